from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "samenverder.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Register rules and log words, and tell the ambition what serves it."""
        from samenverder.meetings import log_words, rules, work  # noqa: F401

        log_words.register()
        work.register()

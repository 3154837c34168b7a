from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "samenverder.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Register the rules, the log words and the work of this room."""
        from samenverder.commitments import log_words, rules, work  # noqa: F401

        log_words.register()
        work.register()

from django.apps import AppConfig


class AmbitionConfig(AppConfig):
    name = "samenverder.ambition"
    label = "ambition"

    def ready(self) -> None:
        """Register the rules and the log words of this room."""
        from samenverder.ambition import log_words, rules  # noqa: F401

        log_words.register()

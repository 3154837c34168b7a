from django.apps import AppConfig


class AmbitionConfig(AppConfig):
    name = "samenverder.ambition"
    label = "ambition"

    def ready(self) -> None:
        """Register the rules and the log words of this room, and what waits in it."""
        from samenverder.ambition import log_words, rules, waiting  # noqa: F401

        log_words.register()
        waiting.register()

from django.apps import AppConfig


class ReflectionConfig(AppConfig):
    name = "samenverder.reflection"
    label = "reflection"

    def ready(self) -> None:
        """Register the rules of this room and its words for the log."""
        from samenverder.reflection import log_words, rules  # noqa: F401

        log_words.register()

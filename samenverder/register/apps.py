from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "samenverder.register"
    label = "register"

    def ready(self) -> None:
        """Register the rules and the log words of this room."""
        from samenverder.register import log_words, rules  # noqa: F401

        log_words.register()

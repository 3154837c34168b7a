from django.apps import AppConfig


class AnswersConfig(AppConfig):
    name = "samenverder.answers"
    label = "answers"

    def ready(self) -> None:
        """Register the rules and the log words of this room."""
        from samenverder.answers import log_words, rules  # noqa: F401

        log_words.register()

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    name = "samenverder.answers"
    label = "answers"

    def ready(self) -> None:
        """Register the rules and the log words of this room."""
        from samenverder.answers import (  # noqa: F401
            around,
            log_words,
            rules,
            waiting,
        )

        log_words.register()
        around.register()
        waiting.register()

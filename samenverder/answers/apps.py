from django.apps import AppConfig


class AnswersConfig(AppConfig):
    name = "samenverder.answers"
    label = "answers"

    def ready(self) -> None:
        """Register the rules and the log words of this room."""
        from samenverder.answers import (  # noqa: F401
            around,
            around_together,
            log_words,
            on_track,
            rules,
            waiting,
            waiting_together,
        )

        log_words.register()
        around.register()
        on_track.register()
        waiting.register()
        around_together.register()
        waiting_together.register()

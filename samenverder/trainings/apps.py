from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "samenverder.trainings"
    label = "trainings"

    def ready(self) -> None:
        """Register rules and log words."""
        from samenverder.trainings import around, log_words, rules  # noqa: F401

        log_words.register()
        around.register()

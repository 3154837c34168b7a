from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "samenverder.trainings"
    label = "trainings"

    def ready(self) -> None:
        """Register rules."""
        from samenverder.trainings import rules  # noqa: F401

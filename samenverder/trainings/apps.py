from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "samenverder.trainings"
    label = "trainings"

    def ready(self) -> None:
        """Register rules and log words, and tell others what this room has."""
        from samenverder.commitments import held
        from samenverder.trainings import around, log_words, rules, sight, waiting  # noqa: F401
        from samenverder.trainings.operations.leaving import PLACES

        log_words.register()
        waiting.register()
        sight.register()
        held.register_ending(PLACES)
        around.register()

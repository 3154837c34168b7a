from django.apps import AppConfig


class PitchDaysConfig(AppConfig):
    name = "samenverder.pitchdays"
    label = "pitchdays"

    def ready(self) -> None:
        """Register the rules, the log words and what this room shows elsewhere."""
        from samenverder.commitments import held
        from samenverder.pitchdays import around, log_words, on_track, rules, waiting  # noqa: F401
        from samenverder.pitchdays.operations.leaving import GUESTS

        log_words.register()
        around.register()
        on_track.register()
        waiting.register()
        held.register_ending(GUESTS)

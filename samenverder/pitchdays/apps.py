from django.apps import AppConfig


class PitchDaysConfig(AppConfig):
    name = "samenverder.pitchdays"
    label = "pitchdays"

    def ready(self) -> None:
        """Register the rules, the log words and what this room shows elsewhere."""
        from samenverder.pitchdays import around, log_words, on_track, rules  # noqa: F401

        log_words.register()
        around.register()
        on_track.register()

from django.apps import AppConfig


class PitchDaysConfig(AppConfig):
    name = "samenverder.pitchdays"
    label = "pitchdays"

    def ready(self) -> None:
        """Register the rules and the log words of this room."""
        from samenverder.pitchdays import log_words, rules  # noqa: F401

        log_words.register()

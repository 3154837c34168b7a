from django.apps import AppConfig


class PitchesConfig(AppConfig):
    name = "samenverder.pitches"
    label = "pitches"

    def ready(self) -> None:
        """Register the rules and the log words of this room."""
        from samenverder.pitches import log_words, rules  # noqa: F401

        log_words.register()

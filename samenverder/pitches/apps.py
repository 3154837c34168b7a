from django.apps import AppConfig


class PitchesConfig(AppConfig):
    name = "samenverder.pitches"
    label = "pitches"

    def ready(self) -> None:
        """Register the rules and the log words, and show the pitch on the page of its plan."""
        from samenverder.pitches import log_words, on_plan, rules  # noqa: F401

        log_words.register()
        on_plan.register()

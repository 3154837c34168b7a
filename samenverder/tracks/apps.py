from django.apps import AppConfig


class TracksConfig(AppConfig):
    name = "samenverder.tracks"
    label = "tracks"

    def ready(self) -> None:
        """Register rules and log words, and tell others what this room has."""
        from samenverder.commitments import held
        from samenverder.tracks import log_words, on_plan, rules, sight, waiting, work  # noqa: F401
        from samenverder.tracks.operations.leaving import SCHOOLS, TRACKS

        log_words.register()
        waiting.register()
        work.register()
        sight.register()
        on_plan.register()
        held.register(TRACKS)
        held.register(SCHOOLS)

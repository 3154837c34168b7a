from django.apps import AppConfig


class TracksConfig(AppConfig):
    name = "samenverder.tracks"
    label = "tracks"

    def ready(self) -> None:
        """Register the rules of this room."""
        from samenverder.tracks import rules  # noqa: F401

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "samenverder.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Register the rules of this room."""
        from samenverder.meetings import rules  # noqa: F401

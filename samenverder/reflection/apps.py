from django.apps import AppConfig


class ReflectionConfig(AppConfig):
    name = "samenverder.reflection"
    label = "reflection"

    def ready(self) -> None:
        """Register the rules of this room."""
        from samenverder.reflection import rules  # noqa: F401

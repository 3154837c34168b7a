from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "samenverder.plans"
    label = "plans"

    def ready(self) -> None:
        """Register the rules of this room."""
        from samenverder.plans import rules  # noqa: F401

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "samenverder.register"
    label = "register"

    def ready(self) -> None:
        """Register the rules of this room."""
        from samenverder.register import rules  # noqa: F401

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "samenverder.library"
    label = "library"

    def ready(self) -> None:
        """Register rules."""
        from samenverder.library import rules  # noqa: F401

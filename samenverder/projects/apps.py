from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "samenverder.projects"
    label = "projects"

    def ready(self) -> None:
        """Register the rules of this room."""
        from samenverder.projects import rules  # noqa: F401

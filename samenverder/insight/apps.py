from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "samenverder.insight"
    label = "insight"

    def ready(self) -> None:
        """Register the rules of this room."""
        from samenverder.insight import rules  # noqa: F401
        from samenverder.insight.tie_sources import register as register_ties

        register_ties()

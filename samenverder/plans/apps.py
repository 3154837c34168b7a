from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "samenverder.plans"
    label = "plans"

    def ready(self) -> None:
        """Register the rules and the log words, and tell the ambition what serves it."""
        from samenverder.plans import log_words, rules, sources, waiting, work  # noqa: F401

        log_words.register()
        work.register()
        waiting.register()
        sources.register()

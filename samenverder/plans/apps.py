from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "samenverder.plans"
    label = "plans"

    def ready(self) -> None:
        """Register the rules and the log words, and tell the ambition what serves it."""
        from samenverder.commitments import held
        from samenverder.plans import beside, log_words, rules, sight, sources, waiting, work  # noqa: F401
        from samenverder.plans.operations.leaving import PLANS

        log_words.register()
        work.register()
        sight.register()
        waiting.register()
        beside.register_own()
        sources.register()
        held.register(PLANS)

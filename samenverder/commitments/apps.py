from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "samenverder.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Register the rules, the log words and the work of this room."""
        from django.utils.translation import gettext_lazy as _

        from samenverder.commitments import (  # noqa: F401
            held,
            log_words,
            rules,
            sources,
            waiting,
            work,
        )
        from samenverder.commitments.operations import holdings
        from samenverder.commitments.operations.leaving import give_back_all
        from samenverder.network.operations.leaving import when_somebody_is_back

        log_words.register()
        work.register()
        waiting.register()
        for holding in (holdings.ACTIONS, holdings.FOCUS_AREAS, holdings.GROUPS):
            held.register(holding)
        held.register_ending(holdings.CONFIRMATIONS)
        when_somebody_is_back(give_back_all)
        held.register_sight()
        sources.register("commitments", _("Follows from"))

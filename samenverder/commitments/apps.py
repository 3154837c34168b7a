from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "samenverder.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Register the rules, the log words and the work of this room."""
        from samenverder.commitments import held, log_words, rules, waiting, work  # noqa: F401
        from samenverder.commitments.operations.leaving import ACTIONS, give_back_all
        from samenverder.network.operations.leaving import when_somebody_is_back

        log_words.register()
        work.register()
        waiting.register()
        held.register(ACTIONS)
        when_somebody_is_back(give_back_all)
        held.register_sight()

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "samenverder.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Register rules and log words, and tell other rooms what they must know."""
        from samenverder.commitments import held
        from samenverder.meetings import log_words, rules, sight, work  # noqa: F401
        from samenverder.meetings.operations.leaving import AGENDA_ITEMS, SEATS

        log_words.register()
        work.register()
        sight.register()
        held.register(AGENDA_ITEMS)
        held.register_ending(SEATS)

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save


class DialoguesConfig(AppConfig):
    name = "samenverder.dialogues"
    label = "dialogues"

    def ready(self) -> None:
        """Register rules and log words, and say where our join codes lead."""
        from samenverder.dialogues import (  # noqa: F401
            around_afterwards,
            around_over_time,
            coming,
            log_words,
            rules,
            waiting,
            waiting_asked,
        )
        from samenverder.dialogues.queries.participation import address_of_code
        from samenverder.reflection import joining

        log_words.register()
        around_afterwards.register()
        around_over_time.register()
        waiting.register()
        waiting_asked.register()
        coming.register()
        joining.register(address_of_code)
        post_save.connect(_follow, sender="meetings.Meeting", dispatch_uid="dialogues")


def _follow(instance: Any, raw: bool = False, **_more: Any) -> None:
    """A meeting was saved: its dialogue takes over when and where it is."""
    if not raw:
        from samenverder.dialogues.operations.gathering import follow

        follow(instance)

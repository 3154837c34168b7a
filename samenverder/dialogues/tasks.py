"""What this room does in the background, and from time to time."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from samenverder.dialogues.models import Dialogue, DialoguePhase
from samenverder.dialogues.operations import (
    afterwards_addresses,
    afterwards_mailing,
    asked,
    leading,
    picturing,
)
from samenverder.network.operations.problems import Refused

FORGOTTEN_AFTER = timedelta(hours=12)


@task
def carry_on(pk: int) -> None:
    """Write the mails of one mailing."""
    afterwards_mailing.carry_out(pk)


def carry_on_all() -> None:
    """Every minute: mailings that were interrupted."""
    afterwards_mailing.carry_on_all()


def close_forgotten_dialogues() -> int:
    """Every five minutes: close meetings left open twelve hours past their end; how many."""
    limit = timezone.now() - FORGOTTEN_AFTER
    running = Dialogue.objects.filter(
        phase=DialoguePhase.OPEN, removed_at=None, starts_at__lt=limit, opened_at__lt=limit
    )
    closed = 0
    for dialogue in running:
        if max(dialogue.ends_at, dialogue.round_ends_at or dialogue.ends_at) > limit:
            continue
        try:
            leading.close_dialogue(dialogue=dialogue, by=None, itself=True)
        except Refused:  # somebody ended it meanwhile
            continue
        closed += 1
    return closed


def forget_addresses() -> None:
    """Every day: addresses that were kept long enough."""
    afterwards_addresses.forget_addresses()
    asked.forget_parties()


def wipe_photos() -> None:
    """Every day: photos that nobody sees any more."""
    picturing.wipe_photos()

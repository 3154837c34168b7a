"""What this room does in the background, and from time to time."""

from django_tasks import task

from samenverder.dialogues.operations import afterwards_addresses, afterwards_mailing, picturing


@task
def carry_on(pk: int) -> None:
    """Write the mails of one mailing."""
    afterwards_mailing.carry_out(pk)


def carry_on_all() -> None:
    """Every minute: mailings that were interrupted."""
    afterwards_mailing.carry_on_all()


def forget_addresses() -> None:
    """Every day: addresses that were kept long enough."""
    afterwards_addresses.forget_addresses()


def wipe_photos() -> None:
    """Every day: photos that nobody sees any more."""
    picturing.wipe_photos()

"""What the network does in the background, and from time to time."""

from django_tasks import task

from samenverder.network.operations import mail, tidying


@task
def deliver_mail(pk: int) -> None:
    """Send one mail that was just written; a failure is tried again by `send_waiting_mail`."""
    mail.deliver(pk)


def send_waiting_mail() -> None:
    """Every minute: mail that could not be sent before."""
    mail.deliver_waiting()


def tidy_sign_in() -> None:
    """Every day: ended sessions, stale invitations, old mail."""
    tidying.end_old_sessions()
    tidying.forget_invitations()
    tidying.forget_roles_of_leavers()
    mail.forget_old()

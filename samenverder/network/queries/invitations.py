"""Invitations, by the secret in the mail."""

from samenverder.network.models import Invitation, User
from samenverder.network.models.access import hash_key


def invitation_with(key: str) -> Invitation | None:
    """The invitation this secret belongs to, used and stale ones too."""
    rows = Invitation.objects.select_related("partnership", "person", "invited_by")
    return rows.filter(key_hash=hash_key(key)).first()


def has_account(email: str) -> bool:
    """Somebody signs in with this address already."""
    return User.objects.filter(email__iexact=email).exists()

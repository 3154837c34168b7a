"""Who may do what in a partnership, and invitations to it."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models.partnership import Partnership
from samenverder.network.models.person import Person

INVITATION_LASTS = timedelta(days=14)


class Role(models.TextChoices):
    """What somebody may do in a partnership, from most to least."""

    COORDINATOR = "coordinator", _("Coordinator")
    FACILITATOR = "facilitator", _("Facilitator")
    MEMBER = "member", _("Member")
    READER = "reader", _("Reader")


class Access(models.Model):
    """A user's role in a partnership."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="access"
    )
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="access")
    role = models.CharField(_("role"), max_length=12, choices=Role)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("access")
        verbose_name_plural = _("access")
        constraints = [
            models.UniqueConstraint(fields=["user", "partnership"], name="one_role_each")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


def new_invitation_key() -> tuple[str, str]:
    """A secret for the mail, and the hash we keep."""
    key = secrets.token_urlsafe(24)
    return key, hash_key(key)


def hash_key(key: str) -> str:
    """What is kept of a secret: enough to recognise it, not to use it."""
    return hashlib.sha256(key.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by what became of them."""

    def open(self) -> "InvitationQuerySet":
        """Not used yet, whether or not too old by now."""
        return self.filter(accepted_at__isnull=True)


class Invitation(models.Model):
    """A mail that lets somebody make an account and join a partnership."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="invitations"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.MEMBER)
    key_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at", "pk"]

    def __str__(self) -> str:
        return self.email

    @property
    def is_open(self) -> bool:
        """Not used yet and not too old."""
        return self.accepted_at is None and timezone.now() < self.ends_at

    @property
    def ends_at(self) -> datetime:
        """Until when the link in the mail works."""
        return self.sent_at + INVITATION_LASTS

"""A secret address with which another partnership of this installation can be let in."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.trainings.models.training import Training, TrainingGuest


def new_salt() -> str:
    """Goes into a secret address; another one makes the old address useless."""
    return secrets.token_hex(8)


class GuestCode(models.Model):
    """An invitation to one partnership whose name nobody has to know before it accepts.

    The address is kept nowhere (`keys.guest_key`). It is used up once a partnership accepted
    (`guest`), and opens nothing after `ended_at`.
    """

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="guest_codes")
    label = models.CharField(_("for whom?"), max_length=120)
    salt = models.CharField(max_length=16, default=new_salt, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    guest = models.OneToOneField(
        TrainingGuest, on_delete=models.SET_NULL, null=True, blank=True, related_name="code"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation of another region")
        verbose_name_plural = _("invitations of other regions")
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.training} · {self.label}"

"""Which weekly mails were made: one row for each person and week, written with the mail itself."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import OutgoingMail, Person


class WeeklyDigest(models.Model):
    """This person was looked at for the week that begins on `week` (a Monday).

    `mail` is empty when there was nothing to tell. Row and mail are one transaction: whoever is
    killed halfway leaves neither, and whoever comes second finds the row.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="digests")
    week = models.DateField()
    mail = models.ForeignKey(
        OutgoingMail, on_delete=models.SET_NULL, null=True, related_name="digests"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("weekly mail")
        verbose_name_plural = _("weekly mails")
        constraints = [models.UniqueConstraint(fields=["person", "week"], name="one_digest_a_week")]

    def __str__(self) -> str:
        return f"{self.person} {self.week}"

"""What was written down at a meeting, and what was corrected afterwards."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.meetings.models.agenda import AgendaItem


class MinutesNote(models.Model):
    """The notes at one agenda item. `version` goes up at every save: nobody writes over another."""

    item = models.OneToOneField(
        AgendaItem, on_delete=models.CASCADE, primary_key=True, related_name="note"
    )
    text = models.TextField(_("notes at the item"), max_length=20_000, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("notes at an agenda item")
        verbose_name_plural = _("notes at agenda items")

    def __str__(self) -> str:
        return self.text[:60]


class MinutesCorrection(models.Model):
    """A change of minutes that had been sent round: what it said, what it says, and why."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="corrections")
    before = models.TextField(max_length=20_000, blank=True)
    after = models.TextField(max_length=20_000, blank=True)
    reason = models.CharField(_("what was wrong?"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("correction of minutes")
        verbose_name_plural = _("corrections of minutes")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.reason

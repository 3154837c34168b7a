"""One part of a pitch day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.pitchdays.models.day import PitchDay
from samenverder.plans.models import SchoolPlan


class PitchSlot(models.Model):
    """A plan that is pitched; without a plan a part with a title: opening, break, closing.

    `minutes` empty: as long as a pitch takes on this day. `began_at` and `ended_at` say what
    really happened.
    """

    pitch_day = models.ForeignKey(PitchDay, on_delete=models.CASCADE, related_name="slots")
    plan = models.ForeignKey(
        SchoolPlan, on_delete=models.CASCADE, null=True, blank=True, related_name="pitch_slots"
    )
    title = models.CharField(_("title"), max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("part of a pitch day")
        verbose_name_plural = _("parts of a pitch day")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title or str(self.plan)

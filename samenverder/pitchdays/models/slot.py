"""One part of a pitch day."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenverder.network.models import Organisation
from samenverder.pitchdays.models.day import PitchDay
from samenverder.plans.models import SchoolPlan


class SlotKind(models.TextChoices):
    """What a part of the day is for."""

    OPENING = "opening", pgettext_lazy("part of a day", "Opening")
    PITCH = "pitch", _("Pitch")
    BREAK = "break", pgettext_lazy("part of a day", "Break")
    CLOSING = "closing", pgettext_lazy("part of a day", "Closing")
    OTHER = "other", _("Something else")


class PitchSlot(models.Model):
    """A school that pitches, or a part with a title: opening, break, closing.

    `plan` empty: the plan the school has in the learning track of the day, as soon as there is one.
    `minutes` empty: as long as a pitch with questions takes on this day. `began_at`, `ended_at` and
    `skipped_at` say what really happened; the newest of them is what can be taken back.
    `noted_pitch`: beginning this part noted its plan as pitched.
    """

    pitch_day = models.ForeignKey(PitchDay, on_delete=models.CASCADE, related_name="slots")
    kind = models.CharField(
        _("kind of part"), max_length=8, choices=SlotKind, default=SlotKind.PITCH
    )
    school = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="pitch_slots"
    )
    plan = models.ForeignKey(
        SchoolPlan, on_delete=models.SET_NULL, null=True, blank=True, related_name="pitch_slots"
    )
    title = models.CharField(_("title"), max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    skipped_at = models.DateTimeField(null=True, blank=True)
    noted_pitch = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("part of a pitch day")
        verbose_name_plural = _("parts of a pitch day")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The school, or the title of another part; never the title of a plan."""
        if self.school_id and self.school:
            return self.school.name
        return self.title or str(self.get_kind_display())

    @property
    def is_pitch(self) -> bool:
        """A school pitches here."""
        return self.kind == SlotKind.PITCH

    @property
    def is_on(self) -> bool:
        """It began and did not end."""
        return self.began_at is not None and self.ended_at is None

    @property
    def is_coming(self) -> bool:
        """It is still to be done."""
        return self.began_at is None and self.skipped_at is None

    @property
    def last_act_at(self) -> dt.datetime | None:
        """When something was last done with it on the day itself."""
        acts = [at for at in (self.began_at, self.ended_at, self.skipped_at) if at is not None]
        return max(acts, default=None)

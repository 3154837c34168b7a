"""A pitch day of a partnership, mostly of a learning track."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import ZONE
from samenverder.meetings.models import Meeting
from samenverder.network.models import Organisation, Partnership
from samenverder.tracks.models import LearningTrack, ProgrammeItem


class PitchDay(models.Model):
    """When and where schools pitch. With `meeting` it stands in calendars, and that has its day.

    `minutes` a pitch, then `questions` minutes for the boards, then `between` minutes to change;
    the time of each slot follows from its order. `ends` is when everybody must be able to leave.
    `item` is the part of the programme of its track, `led_by` who leads the day itself.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="pitch_days"
    )
    track = models.ForeignKey(
        LearningTrack, on_delete=models.SET_NULL, null=True, blank=True, related_name="pitch_days"
    )
    item = models.ForeignKey(
        ProgrammeItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="pitch_days"
    )
    meeting = models.OneToOneField(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="pitch_day"
    )
    title = models.CharField(_("title"), max_length=120)
    day = models.DateField(_("day"))
    starts = models.TimeField(_("begins at"))
    ends = models.TimeField(_("ends at the latest"), null=True, blank=True)
    host = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="pitch_days"
    )
    place = models.CharField(_("place"), max_length=160, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes per pitch"), default=5)
    questions = models.PositiveSmallIntegerField(_("minutes for questions"), default=10)
    between = models.PositiveSmallIntegerField(_("minutes to change"), default=5)
    led_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("pitch day")
        verbose_name_plural = _("pitch days")
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("pitchdays:detail", args=[self.partnership.slug, self.pk])

    @property
    def topic(self) -> str:
        """The live topic of everything that changes on this day."""
        return f"pitchday:{self.pk}"

    @property
    def begins_at(self) -> dt.datetime:
        """When it begins: as its meeting says, when there is one."""
        if self.meeting_id and self.meeting:
            return self.meeting.starts_at.astimezone(ZONE)
        return dt.datetime.combine(self.day, self.starts, ZONE)

    @property
    def on(self) -> dt.date:
        """The day it is held."""
        return self.begins_at.date()

    @property
    def must_end_at(self) -> dt.datetime | None:
        """When it must be over: as its meeting says, when there is one."""
        if self.meeting_id and self.meeting:
            return self.meeting.ends_at.astimezone(ZONE)
        return dt.datetime.combine(self.day, self.ends, ZONE) if self.ends else None

    @property
    def where(self) -> str:
        """Partner and place in one line: as its meeting says, when there is one."""
        source = self.meeting if self.meeting_id and self.meeting else self
        host = source.host.name if source.host_id and source.host else ""
        return ", ".join(part for part in (host, source.place) if part)

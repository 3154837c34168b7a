"""A meeting of partners, on its own or in a series."""

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation, Partnership, WorkingGroup


class MeetingKind(models.TextChoices):
    """Which kind of meeting."""

    BOARD = "board", _("Board consultation")
    MANAGEMENT = "management", _("Management consultation")
    GROUP = "group", _("Working group")
    VISIT = "visit", _("Visit")
    INSPIRATION = "inspiration", _("Inspiration")
    INFORMAL = "informal", _("Informal")


INSPIRING = (MeetingKind.VISIT, MeetingKind.INSPIRATION)


class MeetingState(models.TextChoices):
    """How far a meeting has come."""

    PROPOSED = "proposed", _("Date not chosen yet")
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Going on now")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class MinutesState(models.TextChoices):
    """How far the minutes of a meeting have come."""

    DRAFT = "draft", _("Being written")
    SENT = "sent", _("Sent round, not approved yet")
    APPROVED = "approved", _("Approved")


def new_uid() -> str:
    """Names a meeting in every calendar, for ever."""
    return f"{secrets.token_hex(12)}@samenverder"


class MeetingSeries(models.Model):
    """Meetings that come back. Each is an event of its own: one can move without the others."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="meeting_series"
    )
    title = models.CharField(_("title"), max_length=120)
    uid = models.CharField(max_length=60, unique=True, default=new_uid, editable=False)

    class Meta:
        verbose_name = _("series of meetings")
        verbose_name_plural = _("series of meetings")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class Meeting(models.Model):
    """One meeting.

    `uid` and `sequence` are what calendars know it by: the sequence goes up when time, place or
    title changes after the invitations went out. `version` goes up at every change by a form.
    `minutes_item` is where the next meeting approves these minutes.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="meetings")
    series = models.ForeignKey(
        MeetingSeries, on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings"
    )
    group = models.ForeignKey(
        WorkingGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings"
    )
    kind = models.CharField(_("kind of meeting"), max_length=12, choices=MeetingKind)
    title = models.CharField(_("title"), max_length=120)
    purpose = models.TextField(_("what it is about"), max_length=2000, blank=True)
    preparation = models.TextField(_("note for who prepares"), max_length=2000, blank=True)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    host = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings"
    )
    place = models.CharField(_("place"), max_length=160, blank=True)
    online_url = models.URLField(_("link to join online"), max_length=300, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState, default=MeetingState.PLANNED
    )
    cancel_reason = models.CharField(_("why it is cancelled"), max_length=300, blank=True)
    uid = models.CharField(max_length=60, unique=True, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    invited_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    current_item = models.ForeignKey(
        "meetings.AgendaItem", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    current_since = models.DateTimeField(null=True, blank=True)
    minutes_state = models.CharField(
        max_length=10, choices=MinutesState, default=MinutesState.DRAFT
    )
    minutes_sent_at = models.DateTimeField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["partnership", "starts_at"], name="meeting_when"),
            models.Index(fields=["partnership", "kind", "starts_at"], name="meeting_kind"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:detail", args=[self.partnership.slug, self.pk])

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def is_past(self) -> bool:
        """Its time is over."""
        return self.ends_at < timezone.now()

    @property
    def is_open(self) -> bool:
        """It is still to be held: agenda and guests can change."""
        return self.state in {MeetingState.PROPOSED, MeetingState.PLANNED, MeetingState.RUNNING}

    @property
    def has_date(self) -> bool:
        """A date is chosen: it stands in calendars."""
        return self.state != MeetingState.PROPOSED

    @property
    def is_for_all_layers(self) -> bool:
        """That a layer is absent is worth saying; at a consultation of one layer it is not."""
        return self.kind not in {MeetingKind.BOARD, MeetingKind.MANAGEMENT}

    @property
    def is_inspiring(self) -> bool:
        """A visit, a bus tour or an open workshop: one looks round, and decides nothing."""
        return self.kind in INSPIRING

    @property
    def has_come(self) -> bool:
        """It is the day of the meeting, or later."""
        return timezone.localdate(self.starts_at) <= timezone.localdate()

    @property
    def where(self) -> str:
        """Organisation and place in one line; empty when neither is known."""
        host = self.host.name if self.host_id and self.host else ""
        return ", ".join(part for part in (host, self.place) if part)

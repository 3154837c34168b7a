"""The programme of a track: what happens when, with what, and what schools took from it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.meetings.models import Meeting
from samenverder.network.models import Organisation
from samenverder.tracks.models.school import TrackSchool
from samenverder.tracks.models.track import LearningTrack

IN_ORDER: list[Any] = [F("day").asc(nulls_last=True), F("starts").asc(nulls_last=True), "pk"]


class ProgrammeKind(models.TextChoices):
    """What an item of the programme is for."""

    START = "start", _("Start")
    SCAN = "scan", _("Looking into one’s own organisation")
    MASTERCLASS = "masterclass", _("Masterclass")
    THEORY = "theory", _("Theory")
    PLAN = "plan", _("Working on the plan")
    PITCH = "pitch", _("Pitch")
    AGREEMENTS = "agreements", _("Agreements")
    FOLLOW_UP = "follow_up", _("Follow-up")
    OUTCOME = "outcome", _("Outcome day")
    OTHER = "other", _("Something else")


class ProgrammeItem(models.Model):
    """One item. With `meeting` it stands in calendars; that has its own day and place from then."""

    track = models.ForeignKey(LearningTrack, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(_("kind of part"), max_length=12, choices=ProgrammeKind)
    title = models.CharField(_("title"), max_length=120)
    day = models.DateField(_("day"), null=True, blank=True)
    starts = models.TimeField(_("begins at"), null=True, blank=True)
    ends = models.TimeField(_("ends at"), null=True, blank=True)
    host = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="track_items"
    )
    place = models.CharField(_("place"), max_length=160, blank=True)
    text = models.TextField(_("what happens"), max_length=4000, blank=True)
    preparation = models.TextField(_("preparation"), max_length=2000, blank=True)
    question = models.CharField(_("question to look back with"), max_length=400, blank=True)
    meeting = models.OneToOneField(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="track_item"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("item of a programme")
        verbose_name_plural = _("items of a programme")
        ordering = IN_ORDER

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        track = self.track
        return reverse("tracks:item", args=[track.partnership.slug, track.pk, self.pk])

    @property
    def is_past(self) -> bool:
        """Its day has come: schools can look back on it."""
        return self.day is not None and self.day <= timezone.localdate()

    @property
    def where(self) -> str:
        """Partner and place in one line; empty when neither is known."""
        host = self.host.name if self.host_id and self.host else ""
        return ", ".join(part for part in (host, self.place) if part)


class Material(models.Model):
    """A link or a file with an item. `extension` is what its content was found to be."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="materials")
    name = models.CharField(_("name"), max_length=160)
    url = models.URLField(_("link"), max_length=400, blank=True)
    extension = models.CharField(max_length=8, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("material of a learning track")
        verbose_name_plural = _("material of a learning track")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class MaterialContent(models.Model):
    """What is in the file. In the database: all or nothing with its row, and in every backup."""

    material = models.OneToOneField(
        Material, on_delete=models.CASCADE, primary_key=True, related_name="content"
    )
    content = models.BinaryField()

    class Meta:
        verbose_name = _("content of material")
        verbose_name_plural = _("contents of material")

    def __str__(self) -> str:
        return str(self.material_id)


class LookingBack(models.Model):
    """What a school answers to the question after an item; everybody in the track reads it."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="answers")
    school = models.ForeignKey(TrackSchool, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(_("answer"), max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("answer of a school")
        verbose_name_plural = _("answers of schools")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "school"], name="one_answer_of_a_school")
        ]

    def __str__(self) -> str:
        return self.text[:80]

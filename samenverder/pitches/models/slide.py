"""One slide of a pitch."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.pitches.models.pitch import BoardPitch


class SlideKind(models.TextChoices):
    """What a slide shows; all but OWN are made from a section of the plan."""

    ASK = "ask", _("What we ask")
    WHY = "why", _("Why")
    GOALS = "goals", _("What we want to reach")
    APPROACH = "approach", _("What we are going to do")
    PLANNING = "planning", _("Planning")
    NEEDS = "needs", _("What we need")
    BENEFIT = "benefit", _("What it brings everybody")
    OWN = "own", _("A slide of your own")


class PitchSlide(models.Model):
    """A title and at most a handful of lines; `notes` are for whoever speaks, never on screen.

    `made` is what the plan gave for this slide the last time the school looked at it: what is
    different from it are the school's own words, and those are never replaced unasked. `before` is
    what stood here before the words of a newer version were taken over.
    """

    pitch = models.ForeignKey(BoardPitch, on_delete=models.CASCADE, related_name="slides")
    kind = models.CharField(_("kind of slide"), max_length=10, choices=SlideKind)
    title = models.CharField(_("title"), max_length=160)
    lines = models.TextField(_("lines on the slide"), max_length=1200, blank=True)
    notes = models.TextField(_("what you say"), blank=True)
    made = models.JSONField(default=dict, blank=True, editable=False)
    before = models.JSONField(null=True, blank=True, editable=False)
    order = models.PositiveSmallIntegerField(default=0)
    shown = models.BooleanField(_("show this slide"), default=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("slide")
        verbose_name_plural = _("slides")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title


class PitchScreen(models.Model):
    """What the projector shows now, and the clock of whoever speaks; every device reads this.

    `slide` empty: the first. The clock ran `spent` seconds before `began_at`; it stands still
    when that is empty.
    """

    pitch = models.OneToOneField(BoardPitch, on_delete=models.CASCADE, related_name="screen")
    slide = models.ForeignKey(
        PitchSlide, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_blank = models.BooleanField(default=False)
    began_at = models.DateTimeField(null=True, blank=True)
    spent = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("projector of a pitch")
        verbose_name_plural = _("projectors of pitches")

    def __str__(self) -> str:
        return str(self.pitch)

    def seconds(self, now: dt.datetime) -> int:
        """How long the clock ran, up to `now`."""
        running = int((now - self.began_at).total_seconds()) if self.began_at else 0
        return self.spent + max(0, running)

"""One slide of a pitch."""

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
    """A title and at most a handful of lines; `notes` are for whoever speaks, never on screen."""

    pitch = models.ForeignKey(BoardPitch, on_delete=models.CASCADE, related_name="slides")
    kind = models.CharField(_("kind of slide"), max_length=10, choices=SlideKind)
    title = models.CharField(_("title"), max_length=160)
    lines = models.TextField(_("lines on the slide"), max_length=1200, blank=True)
    notes = models.TextField(_("what you say"), max_length=4000, blank=True)
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

"""A learning track: schools that learn together around one theme."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea, RegionalQuestion
from samenverder.network.models import Partnership, Person


class TrackState(models.TextChoices):
    """How far a learning track has come."""

    PREPARING = "preparing", _("Being prepared")
    RUNNING = "running", _("Under way")
    FINISHED = "finished", _("Finished")


class LearningTrack(models.Model):
    """Schools that learn together around one theme, from a start to an outcome day.

    `conditions` is what every school agrees to: time, people, a board that comes to the pitch.
    Removed tracks keep their row, and so does everything that hangs on them.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="learning_tracks"
    )
    title = models.CharField(_("name of the learning track"), max_length=120)
    theme = models.CharField(_("theme"), max_length=160)
    question = models.TextField(_("question"), max_length=400)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("up to and including"))
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="tracks"
    )
    regional_question = models.ForeignKey(
        RegionalQuestion, on_delete=models.SET_NULL, null=True, blank=True, related_name="tracks"
    )
    conditions = models.TextField(_("conditions"), max_length=2000, blank=True)
    led_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="tracks_led"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=TrackState, default=TrackState.PREPARING
    )
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("learning track")
        verbose_name_plural = _("learning tracks")
        ordering = ["-starts_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("tracks:detail", args=[self.partnership.slug, self.pk])

    @property
    def topic(self) -> str:
        """The live topic of everything that changes in this track."""
        return f"track:{self.pk}"


class TrackTemplate(models.Model):
    """A track to begin with: the programme without a single person or date.

    `lines` holds kind, title, `day` (days after the start), times, text, preparation, question
    and links of each item; `days` how long the track lasts.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="track_templates"
    )
    title = models.CharField(_("name of the template"), max_length=120)
    question = models.TextField(_("question"), max_length=400, blank=True)
    conditions = models.TextField(_("conditions"), max_length=2000, blank=True)
    days = models.PositiveSmallIntegerField(default=300)
    lines = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("template of a learning track")
        verbose_name_plural = _("templates of learning tracks")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

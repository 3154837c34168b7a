"""Which schools take part in a track, and who pulls there."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation, Partnership, Person
from samenverder.plans.models import SchoolPlan
from samenverder.reflection.models import ReflectionSession
from samenverder.tracks.models.track import LearningTrack


class SchoolState(models.TextChoices):
    """Whether a school takes part."""

    INVITED = "invited", _("Invited")
    JOINED = "joined", _("Takes part")
    LEFT = "left", _("Stopped")


class TrackSchool(models.Model):
    """A school in a track. `scan` is its look into its own organisation, `plan` what it will do."""

    track = models.ForeignKey(LearningTrack, on_delete=models.CASCADE, related_name="schools")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="track_schools"
    )
    state = models.CharField(
        _("state"), max_length=8, choices=SchoolState, default=SchoolState.INVITED
    )
    invited_on = models.DateField(_("invited on"), default=timezone.localdate)
    joined_on = models.DateField(_("takes part since"), null=True, blank=True)
    left_on = models.DateField(_("stopped on"), null=True, blank=True)
    scan = models.ForeignKey(
        ReflectionSession, on_delete=models.SET_NULL, null=True, blank=True, related_name="scan_of"
    )
    plan = models.ForeignKey(
        SchoolPlan, on_delete=models.SET_NULL, null=True, blank=True, related_name="track_schools"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("school in a learning track")
        verbose_name_plural = _("schools in a learning track")
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["track", "organisation"], name="once_in_a_track")
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        track = self.track
        return reverse("tracks:school", args=[track.partnership.slug, track.pk, self.pk])

    @property
    def partnership(self) -> Partnership:
        """The partnership of its track."""
        return self.track.partnership

    @property
    def takes_part(self) -> bool:
        """The school said yes and did not stop."""
        return self.state == SchoolState.JOINED


class ChangeLead(models.Model):
    """Somebody who pulls the change at their school."""

    school = models.ForeignKey(TrackSchool, on_delete=models.CASCADE, related_name="leads")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="change_leads")
    since = models.DateField(_("since"), default=timezone.localdate)

    class Meta:
        verbose_name = _("change lead")
        verbose_name_plural = _("change leads")
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "person"], name="one_change_lead_each")
        ]

    def __str__(self) -> str:
        return str(self.person)

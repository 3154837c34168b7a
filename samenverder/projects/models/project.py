"""A project of the region: for what, by whom, when, and how far it is."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea, RegionalQuestion
from samenverder.network.models import Partnership, Person


class ProjectState(models.TextChoices):
    """How far a project is. What may follow what stands in steps.py."""

    IDEA = "idea", _("Idea")
    PROPOSED = "proposed", _("Proposed")
    RUNNING = "running", _("Running")
    FINISHED = "finished", _("Finished")
    STOPPED = "stopped", _("Stopped")


CLOSED = (ProjectState.FINISHED, ProjectState.STOPPED)


class Project(models.Model):
    """What some partners carry out so that all partners gain by it.

    `ends_on` is the last day. `handover` names the step in which the lead was handed over when
    somebody left; it is emptied as soon as the lead changes otherwise.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="projects")
    title = models.CharField(_("title"), max_length=160)
    purpose = models.TextField(_("what do you want to reach?"), max_length=2000)
    question = models.ForeignKey(
        RegionalQuestion,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="projects",
    )
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="projects"
    )
    leader = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="led_projects"
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("up to and including"), null=True, blank=True)
    neighbours = models.CharField(_("neighbouring regions"), max_length=300, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=ProjectState, default=ProjectState.IDEA
    )
    state_since = models.DateField(_("since"), default=timezone.localdate)
    state_reason = models.CharField(_("why"), max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    handover = models.CharField(max_length=16, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["starts_on", "pk"]
        indexes = [models.Index(fields=["partnership", "state"], name="project_state")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("projects:detail", args=[self.partnership.slug, self.pk])

    @property
    def is_closed(self) -> bool:
        """Finished or stopped."""
        return self.state in CLOSED

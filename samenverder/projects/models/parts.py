"""What a project consists of. What was removed keeps its row, so that it can be put back."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.meetings.models import Meeting
from samenverder.network.models import Organisation, Person
from samenverder.projects.models.project import Project
from samenverder.reflection.models import ReflectionSession


class ProjectPart(models.Model):
    """One line of a project. `kind` is its word in the log and in the code."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="%(class)ss")
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    kind: ClassVar[str] = ""

    class Meta:
        abstract = True


class ProjectPartner(ProjectPart):
    """An organisation that takes part, and what it does in the project."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="project_roles"
    )
    role = models.CharField(_("role"), max_length=200)
    kind = "partner"

    class Meta:
        verbose_name = _("participating organisation")
        verbose_name_plural = _("participating organisations")
        ordering = ["organisation__name", "pk"]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.role}"


class ProjectPhase(ProjectPart):
    """A stretch of the project with a first and a last day."""

    title = models.CharField(_("phase"), max_length=120)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("up to and including"))
    kind = "phase"

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["starts_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Milestone(ProjectPart):
    """What must be there on a day. Nobody named: the project leader sees to it."""

    text = models.CharField(_("milestone"), max_length=200)
    phase = models.ForeignKey(
        ProjectPhase, on_delete=models.SET_NULL, null=True, blank=True, related_name="milestones"
    )
    owner = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="milestones"
    )
    due_on = models.DateField(_("due on"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    handover = models.CharField(max_length=16, blank=True, editable=False)
    kind = "milestone"

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def days_late(self) -> int:
        """Whole days past its day; 0 when it is done or still to come."""
        if self.done_on:
            return 0
        return max(0, (timezone.localdate() - self.due_on).days)


class ProjectConsultation(ProjectPart):
    """Who was asked or heard: in words, with the meeting or reflection session when it is here."""

    text = models.CharField(_("consultation"), max_length=300)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="projects"
    )
    session = models.ForeignKey(
        ReflectionSession, on_delete=models.SET_NULL, null=True, blank=True, related_name="projects"
    )
    kind = "consultation"

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class Outcome(ProjectPart):
    """What came of the project, and how we know."""

    text = models.CharField(_("outcome"), max_length=300)
    known_by = models.CharField(_("how do you know?"), max_length=300)
    seen_on = models.DateField(_("seen on"), default=timezone.localdate)
    kind = "outcome"

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["seen_on", "pk"]

    def __str__(self) -> str:
        return self.text

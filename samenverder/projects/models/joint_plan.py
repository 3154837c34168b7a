"""A plan the project makes together with an outside party."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation, Partnership
from samenverder.projects.models.project import Project


class JointPlan(models.Model):
    """One text that people of the project and of the other party both write."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="joint_plans")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="joint_plans"
    )
    text = models.TextField(_("the plan"), max_length=20_000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("joint plan")
        verbose_name_plural = _("joint plans")
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation"], name="one_joint_plan_each")
        ]

    def __str__(self) -> str:
        return f"{self.project} · {self.organisation}"

    def get_absolute_url(self) -> str:
        slug = self.project.partnership.slug
        return reverse("projects:joint_plan", args=[slug, self.project_id, self.pk])

    @property
    def partnership(self) -> Partnership:
        """For who may do what."""
        return self.project.partnership

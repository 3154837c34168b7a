"""Which needs of several schools a project began from."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.plans.models import PlanNeed
from samenverder.projects.models import Project


class NeedInProject(models.Model):
    """A need that is met together with those of other schools, in a project."""

    need = models.ForeignKey(PlanNeed, on_delete=models.CASCADE, related_name="in_projects")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="needs")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("need in a project")
        verbose_name_plural = _("needs in projects")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["need", "project"], name="need_once_in_a_project")
        ]

    def __str__(self) -> str:
        return f"{self.need} · {self.project}"

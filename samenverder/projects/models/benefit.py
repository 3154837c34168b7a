"""What each member of the partnership gets out of a project, also who does not take part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation
from samenverder.projects.models.project import Project


class Benefit(models.Model):
    """One line per partner: what you get out of it, and how you get it."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="benefits")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="project_benefits"
    )
    what = models.CharField(_("what do you get out of it?"), max_length=300)
    how = models.CharField(_("how do you get it?"), max_length=300)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("benefit")
        verbose_name_plural = _("benefits")
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation"], name="one_benefit_each")
        ]

    def __str__(self) -> str:
        return self.what

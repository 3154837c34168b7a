"""What was changed in a project, by whom and when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.projects.models.project import Project


class ProjectChange(models.Model):
    """One thing somebody did in a project. Never changed afterwards.

    `verb` is the word of the log, `thing` the model it was done to ("milestone"), `about` how
    that was called then. `values` holds [field, before, after] as text that can be read back: a
    day as 2026-11-24, an amount as 500.00, a choice as its code, a row as its name.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    verb = models.CharField(max_length=60)
    thing = models.CharField(max_length=30)
    about = models.CharField(max_length=200, blank=True)
    values = models.JSONField(default=list)

    class Meta:
        verbose_name = _("change of a project")
        verbose_name_plural = _("changes of projects")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.about}"

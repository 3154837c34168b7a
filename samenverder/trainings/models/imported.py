"""What came in with a list of trainings, so that it can be taken back."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership


class CatalogueImport(models.Model):
    """One list that was brought in.

    `made` holds the numbers of what it added, `before` what it changed as it was:
    {"trainings": [12], "dates": [3, 4]} and [{"kind", "pk", "version", "values"}], in which
    `version` is the one after the change. Undone while nothing of it was used or changed since.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="training_imports"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made = models.JSONField(default=dict, editable=False)
    before = models.JSONField(default=list, editable=False)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("list of trainings that was brought in")
        verbose_name_plural = _("lists of trainings that were brought in")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.partnership} · {timezone.localtime(self.at):%d-%m-%Y}"

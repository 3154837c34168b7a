"""The shared ambition and its focus areas."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership


class Ambition(models.Model):
    """The ambition of one partnership in one sentence. Versions and endorsement grow on it."""

    partnership = models.OneToOneField(
        Partnership, on_delete=models.CASCADE, related_name="ambition"
    )
    sentence = models.CharField(_("ambition in one sentence"), max_length=300)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("ambition")
        verbose_name_plural = _("ambitions")

    def __str__(self) -> str:
        return self.sentence


class FocusArea(models.Model):
    """What the partnership works on first.

    A removed focus area keeps its row: actions that served it still say so, and removing can be
    undone.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="focus_areas"
    )
    title = models.CharField(_("focus area"), max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("focus area")
        verbose_name_plural = _("focus areas")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title

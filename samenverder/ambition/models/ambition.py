"""The shared ambition and its focus areas."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership, Person


class Ambition(models.Model):
    """The sentence that stands: that of the adopted version, kept at hand for every page."""

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
    description = models.TextField(_("what we want to reach"), max_length=2000, blank=True)
    owner = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="focus_areas"
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("up to and including"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("focus area")
        verbose_name_plural = _("focus areas")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("ambition:focus_detail", args=[self.partnership.slug, self.pk])

"""What a published practice is found by: one row beside it, so that a long list stays quick."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.library.models.practice import EffectBasis, Practice
from samenverder.network.models import Organisation, Partnership
from samenverder.reflection.models import Theme


class ListedPractice(models.Model):
    """By what the text as it was published is narrowed down and sorted.

    Written again whenever the practice changes; nothing stands here that is not in `published` or
    counted. `stems` (of its name), `sectors` and `layers` are words with a blank on both sides;
    `used` is how many organisations use it now.
    """

    practice = models.OneToOneField(
        Practice, on_delete=models.CASCADE, primary_key=True, related_name="listed"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="listed_practices"
    )
    title = models.CharField(_("name of the practice"), max_length=120)
    stems = models.CharField(max_length=400, blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, related_name="+")
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    effect_basis = models.CharField(max_length=12, choices=EffectBasis, blank=True)
    sectors = models.CharField(max_length=400, blank=True)
    layers = models.CharField(max_length=60, blank=True)
    hours = models.DecimalField(max_digits=7, decimal_places=1, null=True)
    euros = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    published_at = models.DateTimeField()
    first_published_at = models.DateTimeField()
    used = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("practice in the list")
        verbose_name_plural = _("practices in the list")
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["partnership", "-published_at"], name="listed_newest"),
            models.Index(fields=["partnership", "title"], name="listed_by_name"),
        ]

    def __str__(self) -> str:
        return self.title

"""Practices somebody put together for a purpose."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.library.models.practice import Practice
from samenverder.network.models import Partnership


class PracticeCollection(models.Model):
    """A named row of practices with a few words why they stand together."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="practice_collections"
    )
    title = models.CharField(_("name of the collection"), max_length=120)
    text = models.TextField(_("what is it for?"), max_length=1000, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("collection of practices")
        verbose_name_plural = _("collections of practices")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("library:collection", args=[self.partnership.slug, self.pk])


class CollectedPractice(models.Model):
    """A practice in a collection, at its place."""

    collection = models.ForeignKey(
        PracticeCollection, on_delete=models.CASCADE, related_name="lines"
    )
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="collected")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("practice in a collection")
        verbose_name_plural = _("practices in collections")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "practice"], name="a_practice_once_in_a_collection"
            )
        ]

    def __str__(self) -> str:
        return f"{self.collection_id} · {self.practice_id}"

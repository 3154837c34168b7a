"""The index of search. It holds nothing that is not elsewhere, and can be rebuilt at any time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership


class SearchEntry(models.Model):
    """One thing that can be found in one partnership (in all of them, when that is empty).

    `level` is the smallest role that may open it: 0 reader, 1 member, 2 facilitator, 3
    coordinator. `url` holds "-" in the place of the partnership. The words themselves stand in the
    table `insight_searchtext`, in the way the database searches best.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, null=True, related_name="search_entries"
    )
    kind = models.CharField(max_length=16)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=700)
    body = models.TextField(blank=True)
    meta = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=300)
    day = models.DateField(null=True)
    level = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("entry of the search index")
        verbose_name_plural = _("entries of the search index")
        indexes = [models.Index(fields=["kind", "object_id"], name="search_thing")]

    def __str__(self) -> str:
        return self.title


class SearchTodo(models.Model):
    """A thing that changed since the index was made; written by the database itself."""

    thing = models.CharField(max_length=16)
    object_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("change to take into the search index")
        verbose_name_plural = _("changes to take into the search index")

    def __str__(self) -> str:
        return f"{self.thing}:{self.object_id}"

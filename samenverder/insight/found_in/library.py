"""Practices as they were published: never a draft, never what its writers change meanwhile."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.insight.documents import Document, Source, day_of, join, path_of, register
from samenverder.library.models import ListedPractice, Practice

KIND = "practice"
TEXTS = ("what", "context", "steps", "effect", "conditions")


def _practice(row: Practice) -> Iterable[Document]:
    if not row.is_found or not row.published or row.removed_at is not None:
        return
    text = row.published
    yield Document(
        row.partnership_id,
        str(text.get("title") or ""),
        path_of("library:detail", row.pk),
        body=join(*(text.get(name) for name in TEXTS)),
        meta=join(row.organisation.name if row.organisation else "", text.get("for_whom")),
        day=day_of(row.published_at),
    )


def _still(ids: list[int]) -> Iterable[int]:
    """Those in the list at this moment: what was withdrawn a second ago is gone."""
    return ListedPractice.objects.filter(pk__in=ids).values_list("pk", flat=True)


KINDS = (
    Source(
        KIND,
        _("Practices"),
        Practice.objects.select_related("organisation").all,
        _practice,
        (("library_practice", "id"),),
        still=_still,
    ),
)


def register_kinds() -> None:
    """Let these be found."""
    for source in KINDS:
        register(source)

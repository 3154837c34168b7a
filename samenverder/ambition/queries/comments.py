"""What partners said about a text, by paragraph and in figures."""

from dataclasses import dataclass

from django.db.models import QuerySet

from samenverder.ambition.models import (
    AmbitionComment,
    AmbitionParagraph,
    AmbitionVersion,
    CommentOutcome,
)


@dataclass(frozen=True)
class Block:
    """A paragraph and what was said about it; `paragraph` is None for the whole text."""

    paragraph: AmbitionParagraph | None
    comments: tuple[AmbitionComment, ...]


@dataclass(frozen=True)
class CommentTally:
    """How many comments there are, of how many partners, and how many wait for an answer."""

    comments: int
    partners: int
    waiting: int
    taken_over: int


def comments_of(version: AmbitionVersion) -> QuerySet[AmbitionComment]:
    """Every comment on a version that was not taken back, the oldest first."""
    rows = AmbitionComment.objects.filter(version_of_text=version, removed_at__isnull=True)
    return rows.select_related("organisation", "paragraph", "person").order_by("at", "pk")


def blocks_of(
    version: AmbitionVersion, comments: list[AmbitionComment] | None = None
) -> list[Block]:
    """The text in paragraphs with its comments; the whole text comes first."""
    rows = list(comments_of(version)) if comments is None else comments
    by_paragraph: dict[int | None, list[AmbitionComment]] = {}
    for row in rows:
        by_paragraph.setdefault(row.paragraph_id, []).append(row)
    whole = Block(None, tuple(by_paragraph.get(None, [])))
    return [
        whole,
        *(Block(row, tuple(by_paragraph.get(row.pk, []))) for row in version.paragraphs.all()),
    ]


def tally_of(comments: list[AmbitionComment]) -> CommentTally:
    """Figures about these comments."""
    return CommentTally(
        comments=len(comments),
        partners=len({row.organisation_id for row in comments}),
        waiting=sum(not row.is_answered for row in comments),
        taken_over=sum(row.outcome == CommentOutcome.TAKEN_OVER for row in comments),
    )


def said_before(version: AmbitionVersion) -> dict[object, list[AmbitionComment]]:
    """{key of a paragraph: comments} on the version this one was made from.

    With these a coordinator who rewrites a text sees what was said about each paragraph. The key
    None stands for the whole text.
    """
    if version.based_on_id is None:
        return {}
    found: dict[object, list[AmbitionComment]] = {}
    rows = AmbitionComment.objects.filter(
        version_of_text_id=version.based_on_id, removed_at__isnull=True
    )
    for row in rows.select_related("organisation", "paragraph").order_by("at", "pk"):
        key = row.paragraph.key if row.paragraph else None
        found.setdefault(key, []).append(row)
    return found

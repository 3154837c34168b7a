"""The texts of the ambition, what partners said about them, focus areas and regional questions."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import (
    AmbitionComment,
    AmbitionVersion,
    FocusArea,
    RegionalQuestion,
    VersionState,
)
from samenverder.commitments.models import ActionItem, Agreement, Decision
from samenverder.insight.documents import (
    COORDINATOR,
    READER,
    Document,
    Source,
    join,
    path_of,
    register,
)


def _level(version: AmbitionVersion) -> int:
    """What was never laid before the partners is for who writes it."""
    is_withdrawn = version.state == VersionState.WITHDRAWN
    unseen = version.is_draft or (is_withdrawn and version.proposed_on is None)
    return COORDINATOR if unseen else READER


def _version(row: AmbitionVersion) -> Iterable[Document]:
    stands = row.state == VersionState.ADOPTED
    yield Document(
        row.partnership_id,
        row.sentence,
        path_of("ambition:detail") if stands else path_of("ambition:version_detail", row.pk),
        body=join(*(part.text for part in row.paragraphs.all())),
        meta=row.note,
        day=row.adopted_on or row.proposed_on,
        level=_level(row),
    )


def _comment(row: AmbitionComment) -> Iterable[Document]:
    version = row.version_of_text
    if row.removed_at is None:
        page = path_of("ambition:version_detail", version.pk)
        yield Document(
            version.partnership_id,
            row.text,
            f"{page}#reactie-{row.pk}",
            body=row.answer,
            meta=row.organisation.name,
            level=_level(version),
        )


def _focus_area(row: FocusArea) -> Iterable[Document]:
    if row.removed_at is None:
        owner = row.owner.name if row.owner else ""
        yield Document(
            row.partnership_id,
            row.title,
            path_of("ambition:focus_detail", row.pk),
            body=join(row.description, owner),
            meta=owner,
        )


def _question(row: RegionalQuestion) -> Iterable[Document]:
    if row.removed_at is None:
        yield Document(
            row.partnership_id,
            row.text,
            f"{path_of('ambition:question_list')}#vraag-{row.pk}",
            body=join(row.answer, row.asker),
            meta=row.asker,
            day=row.asked_on,
        )


def _comments(versions: list[int]) -> Iterable[int]:
    rows = AmbitionComment.objects.filter(version_of_text__in=versions)
    return rows.values_list("pk", flat=True)


def _serving(
    model: type[ActionItem | Agreement | Decision],
) -> Callable[[list[int]], Iterable[int]]:
    return lambda ids: model._default_manager.filter(focus_area__in=ids).values_list(
        "pk", flat=True
    )


_VERSIONS = AmbitionVersion.objects.prefetch_related("paragraphs")
_COMMENTS = AmbitionComment.objects.select_related("version_of_text", "organisation")
_AREAS = FocusArea.objects.select_related("owner")
_QUESTIONS = RegionalQuestion.objects.select_related("asked_by")
_PARTS = (("ambition_ambitionversion", "id"), ("ambition_ambitionparagraph", "version_id"))
_SERVING = {
    "action": _serving(ActionItem),
    "decision": _serving(Decision),
    "agreement": _serving(Agreement),
}
KINDS = (
    Source(
        "ambition",
        _("Ambition"),
        _VERSIONS.all,
        _version,
        _PARTS,
        {"ambition_comment": _comments},
    ),
    Source(
        "ambition_comment",
        _("Comments on the ambition"),
        _COMMENTS.all,
        _comment,
        (("ambition_ambitioncomment", "id"),),
    ),
    Source(
        "focus_area",
        _("Focus areas"),
        _AREAS.all,
        _focus_area,
        (("ambition_focusarea", "id"),),
        _SERVING,
    ),
    Source(
        "question",
        _("Questions of the region"),
        _QUESTIONS.all,
        _question,
        (("ambition_regionalquestion", "id"),),
    ),
)


def register_kinds() -> None:
    """Let these be found."""
    for source in KINDS:
        register(source)

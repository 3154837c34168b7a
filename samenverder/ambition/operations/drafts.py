"""Writing a text: one draft at a time, in which two people do not undo each other."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import (
    SHARED,
    AmbitionParagraph,
    AmbitionVersion,
    VersionState,
)
from samenverder.ambition.operations.telling import tell
from samenverder.ambition.operations.text import merged, paragraphs_of, text_of, with_keys
from samenverder.network.models import Partnership
from samenverder.network.operations.problems import EditedMeanwhile, Refused, claim


@dataclass(frozen=True)
class Written:
    """What somebody has on screen: one sentence, the vision, and what is different."""

    sentence: str
    text: str = ""
    note: str = ""

    @property
    def parts(self) -> list[str]:
        """The paragraphs of the text."""
        return paragraphs_of(self.text)


def written_of(version: AmbitionVersion) -> Written:
    """A version as somebody types it."""
    texts = [row.text for row in version.paragraphs.all()]
    return Written(version.sentence, text_of(texts), version.note)


@transaction.atomic
def save_draft(
    *,
    partnership: Partnership,
    by: Any,
    written: Written,
    expected: int = 0,
    seen: Written | None = None,
) -> tuple[AmbitionVersion, bool]:
    """Write the draft; `expected` is the version this person opened, 0 when there was none.

    `seen` is what they opened. When somebody else saved meanwhile, changes in different parts are
    put together; returns the draft and whether that happened. Raises EditedMeanwhile when both
    changed the same part, Refused without a sentence.
    """
    written = _tidy(written)
    lock(partnership)
    draft = draft_of(partnership)
    if draft is None:
        if expected:
            raise Refused(_("This draft was shared or withdrawn by somebody else meanwhile."))
        return _begin(partnership, by, written), False
    try:
        claim(draft, expected)
    except EditedMeanwhile:
        together = _together(written, seen, written_of(draft))
        if together is None:
            raise
        claim(draft, draft.version)
        _write(draft, by, together)
        return draft, True
    if written != written_of(draft):
        _write(draft, by, written)
    return draft, False


@transaction.atomic
def revise(*, version: AmbitionVersion, by: Any) -> AmbitionVersion:
    """A new draft that begins as this version; its paragraphs keep their keys."""
    lock(version.partnership)
    if draft_of(version.partnership):
        raise Refused(_("There is a draft already. Finish or withdraw that one first."))
    return _begin(version.partnership, by, written_of(version), based_on=version)


def lock(partnership: Partnership) -> None:
    """Nobody else changes versions of this partnership until the transaction ends."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)


def draft_of(partnership: Partnership) -> AmbitionVersion | None:
    """The text that is being written."""
    rows = AmbitionVersion.objects.filter(partnership=partnership, state=VersionState.DRAFT)
    return rows.select_related("partnership").prefetch_related("paragraphs").first()


def new_version(partnership: Partnership, by: Any, **fields: Any) -> AmbitionVersion:
    """The next number; call it with the partnership locked."""
    rows = AmbitionVersion.objects.filter(partnership=partnership)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    return AmbitionVersion.objects.create(
        partnership=partnership, number=last + 1, created_by=by, changed_by=by, **fields
    )


def put_paragraphs(version: AmbitionVersion, before: AmbitionVersion | None, text: str) -> None:
    """The paragraphs of a version, with the keys of those before it."""
    old = [(row.key, row.text) for row in before.paragraphs.all()] if before else []
    keyed = with_keys(old, paragraphs_of(text))
    known = {row.key: row for row in version.paragraphs.all()}
    kept = {key for key, _text in keyed}
    version.paragraphs.exclude(key__in=kept).delete()
    for order, (key, part) in enumerate(keyed):
        row = known.get(key) or AmbitionParagraph(version=version, key=key)
        row.order, row.text = order, part
        row.save()
    version._prefetched_objects_cache = {}  # type: ignore[attr-defined]


def _tidy(written: Written) -> Written:
    sentence = " ".join(written.sentence.split())
    if not sentence:
        raise Refused(_("Write the ambition in one sentence."), "sentence")
    text = text_of(paragraphs_of(written.text))
    return Written(sentence, text, " ".join(written.note.split()))


def _begin(
    partnership: Partnership, by: Any, written: Written, based_on: AmbitionVersion | None = None
) -> AmbitionVersion:
    before = based_on or latest(partnership)
    note = "" if based_on else written.note
    draft = new_version(partnership, by, sentence=written.sentence, note=note, based_on=before)
    put_paragraphs(draft, before, written.text)
    tell(partnership.pk, by, "version_begun", draft, number=draft.number)
    return draft


def latest(partnership: Partnership) -> AmbitionVersion | None:
    """The text the next one follows: what lies before the partners, else what stands."""
    states = [*SHARED, VersionState.ADOPTED]
    rows = AmbitionVersion.objects.filter(partnership=partnership, state__in=states)
    return rows.prefetch_related("paragraphs").order_by("-number").first()


def _write(draft: AmbitionVersion, by: Any, written: Written) -> None:
    draft.sentence, draft.note = written.sentence, written.note
    draft.changed_at, draft.changed_by = timezone.now(), by
    draft.save(update_fields=["sentence", "note", "changed_at", "changed_by"])
    put_paragraphs(draft, draft, written.text)
    tell(draft.partnership_id, by, "version_written", draft, number=draft.number)


def _together(mine: Written, seen: Written | None, theirs: Written) -> Written | None:
    """Both people's changes, when they changed different parts."""
    if seen is None:
        return None
    if mine == theirs:
        return mine
    sentence = merged([seen.sentence], [mine.sentence], [theirs.sentence])
    note = merged([seen.note], [mine.note], [theirs.note])
    parts = merged(seen.parts, mine.parts, theirs.parts)
    if sentence is None or note is None or parts is None:
        return None
    return Written(sentence[0], text_of(parts), note[0])

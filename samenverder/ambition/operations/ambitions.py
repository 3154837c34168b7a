"""Writing down an ambition that stands already, without a round past the partners."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samenverder.ambition.models import Ambition, AmbitionVersion, VersionState
from samenverder.ambition.operations.drafts import lock, new_version, put_paragraphs
from samenverder.ambition.operations.telling import tell
from samenverder.ambition.operations.versions import make_stand
from samenverder.network.models import Partnership


class AmbitionChanged(Exception):
    """Somebody else changed the ambition after it was opened for editing; nothing was saved."""

    def __init__(self, ambition: Ambition) -> None:
        super().__init__("The ambition was changed by somebody else meanwhile.")
        self.ambition = ambition


@transaction.atomic
def set_ambition(
    *,
    partnership: Partnership,
    by: Any,
    sentence: str,
    adopted_on: date | None = None,
    expected_version: int = 0,
    text: str = "",
) -> Ambition:
    """Give the partnership an ambition that stands at once: a new adopted version.

    `expected_version` is that of the Ambition, 0 for the first. Its paragraphs stay as they were
    unless `text` is given. Raises ValidationError for an empty sentence, AmbitionChanged when the
    ambition is no longer the one this person had in front of them.
    """
    sentence = " ".join(sentence.split())
    if not sentence:
        raise ValidationError({"sentence": _("Write the ambition in one sentence.")})
    lock(partnership)  # one first ambition, not two
    ambition = Ambition.objects.select_for_update().filter(partnership=partnership).first()
    same = ambition and (ambition.sentence, ambition.adopted_on) == (sentence, adopted_on)
    if ambition and same and not text:
        return ambition
    if (ambition.version if ambition else 0) != expected_version:
        assert ambition is not None  # noqa: S101  without one nobody can have seen another
        raise AmbitionChanged(ambition)
    made = make_stand(_next(partnership, by, sentence, text), adopted_on=adopted_on)
    tell(
        partnership.pk, by, "ambition_set", made,
        before=ambition.sentence if ambition else "", after=sentence, adopted_on=adopted_on,
    )  # fmt: skip
    return made


def _next(partnership: Partnership, by: Any, sentence: str, text: str) -> AmbitionVersion:
    rows = AmbitionVersion.objects.filter(partnership=partnership, state=VersionState.ADOPTED)
    before = rows.prefetch_related("paragraphs").first()
    kept = "\n\n".join(row.text for row in before.paragraphs.all()) if before else ""
    version = new_version(
        partnership, by, sentence=sentence, based_on=before, state=VersionState.REPLACED
    )
    put_paragraphs(version, before, text or kept)
    return version

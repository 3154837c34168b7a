"""Writing the ambition down."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.ambition.models import Ambition
from samenverder.audit.operations import record
from samenverder.live.operations import publish
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
) -> Ambition:
    """Give the partnership its ambition, or change it. `expected_version` is 0 for the first.

    Raises ValidationError for an empty sentence, AmbitionChanged when the ambition is no longer
    the one this person had in front of them.
    """
    sentence = " ".join(sentence.split())
    if not sentence:
        raise ValidationError({"sentence": _("Write the ambition in one sentence.")})
    Partnership.objects.select_for_update().get(pk=partnership.pk)  # one first ambition, not two
    ambition = Ambition.objects.select_for_update().filter(partnership=partnership).first()
    if ambition is None:
        ambition = Ambition(partnership=partnership, version=0)
    if (ambition.sentence, ambition.adopted_on) == (sentence, adopted_on):
        return ambition
    if ambition.version != expected_version:
        raise AmbitionChanged(ambition)
    before = ambition.sentence
    ambition.sentence, ambition.adopted_on = sentence, adopted_on
    ambition.version, ambition.changed_at = ambition.version + 1, timezone.now()
    ambition.save()
    record(
        partnership_id=partnership.pk,
        actor=by,
        verb="ambition_set",
        subject=f"ambition:{ambition.pk}",
        before=before,
        after=sentence,
        adopted_on=adopted_on,
    )
    publish(f"ambition:{partnership.pk}")
    return ambition

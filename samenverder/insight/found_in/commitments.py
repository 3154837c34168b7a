"""Actions, decisions and agreements."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import ActionItem, Agreement, Decision
from samenverder.insight.documents import Document, Source, join, path_of, register


def _area(row: Any) -> str:
    return row.focus_area.title if row.focus_area else ""


def _action(row: ActionItem) -> Iterable[Document]:
    if row.deleted_at is None:
        yield Document(
            row.partnership_id,
            row.text,
            path_of("commitments:action_detail", row.pk),
            body=join(row.owner_label, row.source_label, _area(row)),
            meta=join(row.owner_label, row.source_label),
            day=row.due_on,
        )


def _decision(row: Decision) -> Iterable[Document]:
    if row.deleted_at is None:
        yield Document(
            row.partnership_id,
            row.text,
            path_of("commitments:decision_detail", row.pk),
            body=join(row.mandate_label, row.source_label, row.reason, _area(row)),
            meta=join(row.mandate_label, row.source_label),
            day=row.decided_on,
        )


def _agreement(row: Agreement) -> Iterable[Document]:
    if row.deleted_at is None:
        yield Document(
            row.partnership_id,
            row.text,
            path_of("commitments:agreement_detail", row.pk),
            body=join(row.parties_label, row.source_label, row.reason, _area(row)),
            meta=join(row.parties_label, row.source_label)[:300],
            day=row.until,
        )


def register_kinds() -> None:
    """Let these be found."""
    with_owner = ActionItem.objects.select_related("owner", "focus_area")
    register(
        Source("action", _("Actions"), with_owner.all, _action, (("commitments_actionitem", "id"),))
    )
    decisions = Decision.objects.select_related("focus_area")
    register(
        Source(
            "decision", _("Decisions"), decisions.all, _decision, (("commitments_decision", "id"),)
        )
    )
    agreements = Agreement.objects.select_related("focus_area")
    register(
        Source(
            "agreement",
            _("Agreements"),
            agreements.all,
            _agreement,
            (("commitments_agreement", "id"),),
        )
    )

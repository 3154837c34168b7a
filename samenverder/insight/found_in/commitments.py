"""Actions, decisions, agreements, and what they serve."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import Ambition, FocusArea, RegionalQuestion
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


def _ambition(row: Ambition) -> Iterable[Document]:
    yield Document(row.partnership_id, row.sentence, path_of("ambition:detail"), day=row.adopted_on)


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


def _serving(model: Any) -> Any:
    return lambda ids: model.objects.filter(focus_area__in=ids).values_list("pk", flat=True)


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
    register(
        Source(
            "ambition",
            _("Ambition"),
            Ambition.objects.all,
            _ambition,
            (("ambition_ambition", "id"),),
        )
    )
    register(
        Source(
            "focus_area",
            _("Focus areas"),
            FocusArea.objects.select_related("owner").all,
            _focus_area,
            (("ambition_focusarea", "id"),),
            {
                "action": _serving(ActionItem),
                "decision": _serving(Decision),
                "agreement": _serving(Agreement),
            },
        )
    )
    register(
        Source(
            "question",
            _("Questions of the region"),
            RegionalQuestion.objects.select_related("asked_by").all,
            _question,
            (("ambition_regionalquestion", "id"),),
        )
    )

"""One agreement or one project for needs of several schools."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samenverder.answers.models import AnswerKind, NeedAnswer, NeedInProject
from samenverder.answers.operations.answering import answer_need, take_back
from samenverder.answers.operations.twice import check_not_there
from samenverder.answers.queries.side_by_side import NeedRow
from samenverder.commitments.models import Agreement
from samenverder.commitments.operations import Party, record_agreement
from samenverder.network.models import Organisation, Partnership, Person
from samenverder.network.operations.problems import Refused
from samenverder.plans.models import PlanNeed
from samenverder.projects.models import FundingSource, Project
from samenverder.projects.operations.beginning import Line, begin_project_with
from samenverder.projects.operations.telling import locked, tell

FROM_NEEDS = "project_from_needs"


@dataclass(frozen=True)
class Share:
    """What one need gets of the agreement, and who agrees; `seen` is the answer they saw."""

    need: PlanNeed
    person: Person
    seen: int = 0
    euros: Decimal | None = None
    hours: Decimal | None = None


@transaction.atomic
def agree_together(
    *,
    partnership: Partnership,
    by: Any,
    kind: str,
    text: str,
    shares: Sequence[Share],
    starts_on: date,
    until: date | None = None,
    follow_up_on: date | None = None,
    condition: str = "",
) -> Agreement:
    """One agreement for all these needs, each answered with yes on the mandate of its person.

    All of them or none: raises Refused with the sentence of the first that cannot be.
    """
    if not shares:
        raise Refused(_("Choose for at least one need who agrees to it."))
    agreement = record_agreement(
        by=by,
        partnership=partnership,
        kind=kind,
        text=text,
        parties=_parties(shares),
        starts_on=starts_on,
        until=until,
        amount=_total(share.euros for share in shares),
        hours=_total(share.hours for share in shares),
        source_label=_("Needs of schools"),
        source_url=reverse("answers:needs", args=[partnership.slug]),
    )
    for share in shares:
        _answer(share, by, agreement, condition, starts_on, until, follow_up_on)
    return agreement


def _answer(
    share: Share, by: Any, agreement: Agreement, condition: str,
    starts_on: date, until: date | None, follow_up_on: date | None,
) -> None:  # fmt: skip
    try:
        answer_need(
            need=share.need,
            by=by,
            person=share.person,
            seen=share.seen,
            agreement=agreement,
            kind=AnswerKind.CONDITION if condition else AnswerKind.AGREED,
            text=condition,
            euros=share.euros,
            hours=share.hours,
            starts_on=starts_on,
            until=until,
            follow_up_on=follow_up_on,
        )
    except Refused as refused:
        what = (share.need.shared or {}).get("text", "")
        words = _("%(school)s, “%(need)s”: %(why)s")
        told = {"school": share.need.plan.school, "need": what, "why": refused.sentence}
        raise Refused(words % told) from refused


def _parties(shares: Sequence[Share]) -> list[Party]:
    """The schools, and for whom was agreed with the person who did."""
    found: dict[int, Party] = {}
    for share in shares:
        plan = share.need.plan
        found.setdefault(plan.school_id, Party(plan.school))
        board = plan.board or plan.school
        if board.pk not in found or found[board.pk].person is None:
            found[board.pk] = Party(board, share.person)
    return list(found.values())


def _total(amounts: Any) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


@transaction.atomic
def undo_together(*, agreement: Agreement, by: Any) -> None:
    """Take the answers on a shared agreement back; with the last one the agreement goes."""
    rows = NeedAnswer.objects.standing().filter(agreement=agreement)
    if not rows:
        raise Refused(_("The answers on this agreement were taken back already."))
    for answer in rows.select_related("need__plan__partnership").order_by("pk"):
        take_back(answer=answer, by=by, to_earlier=True)


@transaction.atomic
def begin_together(
    *, partnership: Partnership, by: Any, needs: Sequence[NeedRow], **values: Any
) -> Project:
    """A project that begins from these needs: its partners, its budget, and the way back.

    `values` are those of `projects.operations.begin_project`, such as its title and purpose.
    Raises AlreadyThere when a project of this title was made of these needs before.
    """
    if not needs:
        raise Refused(_("Choose at least one need."))
    ties = NeedInProject.objects.filter(project__partnership=partnership)
    check_not_there(ties, "project", title=values["title"], needs=[need.pk for need in needs])
    project = begin_project_with(
        partnership=partnership,
        by=by,
        partners=_roles(needs),
        lines=[_line(need) for need in needs if need.cents],
        **values,
    )
    rows = [NeedInProject(need_id=need.pk, project=project) for need in needs]
    NeedInProject.objects.bulk_create(rows)
    tell(project, by, FROM_NEEDS, number=len(needs))
    return project


@transaction.atomic
def undo_project(*, project: Project, by: Any) -> None:
    """Take a project that began from needs away whole, as long as nobody went on with it.

    Its partners, its budget and its ties to the needs go with it; the needs are free again.
    Raises Refused when anything in it was changed since.
    """
    current = locked(project)
    newest = current.changes.order_by("-pk").values_list("verb", flat=True).first()
    if newest != FROM_NEEDS:
        words = _("Somebody went on with this project meanwhile. Stop it with a reason instead.")
        raise Refused(words)
    tell(current, by, "project_from_needs_undone")
    current.delete()


def _roles(needs: Sequence[NeedRow]) -> list[tuple[Organisation, str]]:
    """Each school with what it asks, each board that is not itself a school here."""
    asks: dict[int, list[str]] = {}
    for need in needs:
        asks.setdefault(need.school, []).append(need.text)
    boards = {need.board for need in needs} - set(asks)
    names = Organisation.objects.in_bulk({*asks, *boards})
    roles = [
        (names[pk], Truncator(_("Asks: %(what)s") % {"what": "; ".join(texts)}).chars(200))
        for pk, texts in asks.items()
    ]
    return roles + [(names[pk], _("Decides about the means")) for pk in sorted(boards)]


def _line(need: NeedRow) -> Line:
    return Line(
        text=Truncator(f"{need.school_name}: {need.text}").chars(160),
        amount=need.cents_as_euros or Decimal(0),
        source=FundingSource.OWN,
        funder=Truncator(need.board_name).chars(120),
    )


@transaction.atomic
def take_out_of_project(*, row: NeedInProject, by: Any) -> None:
    """The project no longer meets this need; the project itself stays as it is."""
    project = row.project
    row.delete()
    tell(project, by, "need_out_of_project")


@transaction.atomic
def put_in_project(*, need: PlanNeed, project: Project, by: Any) -> None:
    """The project meets this need too, or again; twice changes nothing."""
    _row, made = NeedInProject.objects.get_or_create(need=need, project=project)
    if made:
        tell(project, by, "need_in_project")

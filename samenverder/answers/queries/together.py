"""Which of several needs can be agreed to now, by whom, and what else begins from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from samenverder.answers.models import NeedAnswer, NeedInProject
from samenverder.answers.operations.telling import NOT_YET
from samenverder.answers.queries.asked import ANSWERABLE
from samenverder.answers.queries.deciders import Deciders, in_order, person_of
from samenverder.answers.queries.side_by_side import NeedRow
from samenverder.lib.text import join_words
from samenverder.network.models import Mandate, Partnership
from samenverder.plans.models import PlanState, SchoolPlan
from samenverder.projects.models import Project

NOTE = "answers.note_answer"


@dataclass
class Candidate:
    """A need that was picked. `who` are (person, words) who may agree; empty with `why_not`.

    `own` is the person who looks, when they may agree themselves.
    """

    need: NeedRow
    plan: SchoolPlan
    seen: int = 0
    who: list[tuple[int, str]] = field(default_factory=list)
    why_not: str = ""
    own: int | None = None

    @property
    def can(self) -> bool:
        """Somebody may agree to it now."""
        return bool(self.who)


def candidates(partnership: Partnership, needs: Sequence[NeedRow], user: Any) -> list[Candidate]:
    """Each need with who may agree to it here: this user, for who notes for others anybody with
    the mandate. Four queries."""
    plans = SchoolPlan.objects.select_related("partnership", "school", "board")
    known = plans.in_bulk({need.plan for need in needs})
    answers = NeedAnswer.objects.standing().filter(need__in=[need.pk for need in needs])
    seen = dict(answers.values_list("need", "pk"))
    held = Mandate.objects.filter(
        partnership=partnership,
        organisation__in={pk for need in needs for pk in (need.board, need.school)},
    )
    mandates = list(held.current().select_related("person", "organisation"))
    person = person_of(user, partnership)
    notes = user.has_perm(NOTE, partnership)
    own = person.pk if person else None
    rows = [Candidate(need, known[need.plan], seen.get(need.pk, 0)) for need in needs]
    for row in rows:
        _fill(row, mandates, own, notes)
    return rows


def _fill(row: Candidate, mandates: list[Mandate], own: int | None, notes: bool) -> None:
    need = row.need
    places = (row.plan.board_id, row.plan.school_id)
    here = [mandate for mandate in mandates if mandate.organisation_id in places]
    able = _able(in_order(row.plan, here), need)
    if row.plan.state not in ANSWERABLE:
        row.why_not = str(NOT_YET[PlanState(row.plan.state)])
    elif need.answer and not need.is_open:
        row.why_not = _("This need has an answer already.")
    else:
        row.who = [
            (mandate.person_id, f"{mandate.person.name}, {mandate.organisation.name}")
            for mandate in able
            if notes or mandate.person_id == own
        ]
        row.own = own if any(pk == own for pk, _words in row.who) else None
        if not row.who:
            row.why_not = _who_may(able)


def _able(deciders: Deciders, need: NeedRow) -> list[Mandate]:
    """The mandates that cover it, one for each person."""
    found = deciders.of(need.kind, need.cents_as_euros)
    return list({mandate.person_id: mandate for mandate in reversed(found)}.values())[::-1]


def _who_may(able: Sequence[Mandate]) -> str:
    if not able:
        return _("Nobody in the network has a mandate for it yet. A coordinator can note one.")
    names = join_words([mandate.person.name for mandate in able], _("and"))
    words = _("This is not within your mandate. Who may decide it: %(names)s.")
    return words % {"names": names}


def needs_in(project: Project) -> list[NeedInProject]:
    """The needs a project began from, by school; one query."""
    rows = NeedInProject.objects.filter(project=project)
    rows = rows.select_related("need__plan__school").exclude(need__plan__state=PlanState.DRAFT)
    found = list(rows.order_by("need__plan__school__name", "pk"))
    for row in found:
        row.said = (row.need.shared or {}).get("text") or row.need.text  # type: ignore[attr-defined]
    return found

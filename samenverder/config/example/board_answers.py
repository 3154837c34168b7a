"""What two boards answered to the plans of the example region, in two school years.

The same every time: fixed days, fixed words. What was asked on the pitch day of December has no
answer yet.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import translation

from samenverder.answers.models import YES, NeedAnswer, Received
from samenverder.answers.operations.settling import agreement_text
from samenverder.answers.queries import address_of
from samenverder.answers.queries.asked import euros_in, hours_in
from samenverder.commitments.models import (
    ActionItem,
    Agreement,
    AgreementParty,
    AgreementState,
    Change,
    about,
)
from samenverder.commitments.operations.mandates import mandate_words
from samenverder.commitments.sources import source_in
from samenverder.lib.text import ZONE
from samenverder.network.models import Mandate, Partnership, Person, User
from samenverder.plans.models import PlanNeed, SchoolPlan

LINDE, STREEK = "Hanneke Bruin", "Evert Hamming"


@dataclass(frozen=True)
class Said:
    """The answer to one need, in the order of the plan; without amounts what is asked is given.

    `longer` is the day on which the agreement was extended and its new last day; `over` the day
    on which it ended and why.
    """

    kind: str
    text: str = ""
    euros: int | None = None
    hours: int | None = None
    until: date | None = None
    again_on: date | None = None
    back: date | None = None
    got: tuple[str, str, date] | None = None
    longer: tuple[date, date] | None = None
    over: tuple[date, str] | None = None


SUMMER_26, SUMMER_27 = date(2026, 7, 17), date(2027, 7, 16)
ANSWERS: dict[str, tuple[str, list[Said]]] = {
    "De jobcoach in de klas": (LINDE, [
        Said("agreed", until=SUMMER_26, longer=(date(2026, 7, 8), SUMMER_27),
             got=("all", "De jobcoach was er elke week.", date(2026, 7, 6))),
        Said("condition", "De school vraagt eerst of ouders kunnen rijden.", euros=400,
             until=SUMMER_26,
             got=("part", "Voor vijf van de acht plekken was er vervoer.", date(2026, 7, 6)),
             over=(SUMMER_26, "De nieuwe plekken zijn op de fiets te bereiken.")),
        Said("agreed", got=("all", "Het stond in de nieuwsbrief van mei.", date(2026, 6, 1))),
    ]),
    "Elk half jaar een gesprek": (LINDE, [
        Said("agreed", until=SUMMER_26, got=("all", "", date(2026, 7, 9))),
    ]),
    "Loopbaangesprek met ouders erbij": (LINDE, [
        Said("agreed", until=SUMMER_27, back=date(2027, 1, 26),
             got=("all", "Acht mentoren deden mee, alle drie de middagen.", date(2026, 11, 3))),
        Said("condition", "Eerst de tolken die de gemeente al betaalt.", euros=600,
             until=SUMMER_27, back=date(2027, 2, 2),
             got=("not_yet", "Er is nog geen tolk gevonden.", date(2026, 11, 9))),
        Said("not_now", "Een brief van ons samen past beter als alle scholen ermee beginnen."),
    ]),
    "Na school niet alleen": (LINDE, [
        Said("agreed", hours=20, until=SUMMER_27,
             got=("part", "Tot nu toe veertien uur.", date(2026, 11, 6))),
        Said("later", "Onze jurist kijkt eerst naar het formulier.", again_on=date(2027, 1, 18)),
    ]),
    "Elke week een half uur later": (LINDE, [
        Said("agreed", until=SUMMER_27, back=date(2027, 6, 15)),
    ]),
    "Ouders kennen het bedrijf": (STREEK, [
        Said("agreed", until=SUMMER_27, got=("all", "", date(2026, 10, 5))),
        Said("condition", "De school schrijft de tekst, wij versturen haar.",
             got=("all", "Verstuurd aan 61 gezinnen.", date(2026, 9, 14))),
    ]),
    "Een gespreksblad dat blijft": (STREEK, [
        Said("agreed", until=SUMMER_27, back=date(2027, 5, 20)),
        Said("later", "Dit gaat mee in de begroting van 2027.", again_on=date(2027, 2, 15)),
    ]),
    "Elke mentor een loopbaangesprek": (LINDE, [
        Said("agreed", until=date(2027, 12, 31), back=date(2027, 6, 8)),
        Said("condition", "Twaalf mentoren dit jaar, acht volgend jaar. Samen met De Werf.",
             euros=3200, hours=36, until=SUMMER_27, back=date(2027, 6, 8)),
        Said("agreed"),
        Said("not_now", "De roosters voor dit jaar liggen vast. Vraag het in april opnieuw."),
    ]),
}  # fmt: skip


def add_board_answers(
    partnership: Partnership, people: dict[str, Person], users: dict[str, User]
) -> None:
    """All four kinds of answers, with their agreements, and what schools say they got."""
    by = users["Marloes Dekker"]
    with translation.override("nl"):
        for title, (who, said) in ANSWERS.items():
            plans = SchoolPlan.objects.select_related("partnership", "school", "focus_area")
            plan = plans.get(partnership=partnership, title=title)
            mandate = Mandate.objects.select_related("person", "organisation").get(
                partnership=partnership, person__name=who, organisation=plan.board
            )
            needs = plan.planneeds.order_by("order", "pk")
            for need, answer in zip(needs, said, strict=True):
                need.plan = plan
                _answer(need, answer, mandate, users.get(who, by), by)


def _answer(need: PlanNeed, said: Said, mandate: Mandate, user: User, by: User) -> None:
    plan, asked = need.plan, need.shared or {}
    day = plan.agreed_on or plan.changed_at.date()
    row = NeedAnswer(
        need=need, organisation=mandate.organisation, person=mandate.person, mandate=mandate,
        person_name=mandate.person.name, mandate_label=mandate_words(mandate), asked=asked,
        kind=said.kind, text=said.text, again_on=said.again_on, at=_at(day), by=user,
        noted_by="" if mandate.person.user_id else by.name,
    )  # fmt: skip
    if said.kind in YES:
        row.euros = euros_in(asked) if said.euros is None else Decimal(said.euros)
        row.hours = hours_in(asked) if said.hours is None else Decimal(said.hours)
        row.starts_on, row.until, row.follow_up_on = day + timedelta(days=7), said.until, said.back
        row.agreement = _agreement(row, plan, user, day)
        _afterwards(row.agreement, said, user)
        row.follow_up = _look_back(row, plan, user, said.back) if said.back else None
    row.save()
    if said.got:
        stand, text, told = said.got
        lead = plan.people.filter(part="leads").select_related("person").first()
        Received.objects.create(
            answer=row, stand=stand, text=text, at=_at(told), by=by,
            by_name=lead.person.name if lead else by.name,
        )  # fmt: skip


def _agreement(row: NeedAnswer, plan: SchoolPlan, by: User, day: date) -> Agreement:
    parties = {row.organisation, plan.school}
    agreement = Agreement.objects.create(
        partnership=plan.partnership, kind_of=row.asked["kind"], amount=row.euros, hours=row.hours,
        text=agreement_text(row.asked, row.text), starts_on=day + timedelta(days=7),
        until=row.until, focus_area=plan.focus_area, created_by=by, created_at=_at(day),
        parties_label=", ".join(sorted(str(one) for one in parties)),
        source_label=f"{plan.title}, {plan.school}", source_url=address_of(row.need, plan),
    )  # fmt: skip
    AgreementParty.objects.create(
        agreement=agreement, organisation=row.organisation, person=row.person,
        mandate=row.mandate, mandate_label=row.mandate_label,
    )  # fmt: skip
    AgreementParty.objects.create(agreement=agreement, organisation=plan.school)
    _first_line(agreement, by, day)
    return agreement


def _afterwards(agreement: Agreement, said: Said, by: User) -> None:
    """What the board decided when the last day came near: longer, or over."""
    if said.longer:
        told, until = said.longer
        _line(agreement, by, told, "until", said.until, until)
        agreement.until = until
    if said.over:
        told, agreement.reason = said.over
        _line(agreement, by, told, "state", agreement.state, AgreementState.ENDED)
        _line(agreement, by, told, "reason", "", agreement.reason)
        agreement.state, agreement.ended_on = AgreementState.ENDED, told
    if said.longer or said.over:
        agreement.version = 2
        agreement.save()


def _line(agreement: Agreement, by: User, day: date, field: str, before: Any, after: Any) -> None:
    Change.objects.create(
        **about(agreement), by=by, field=field, before=str(before), after=str(after),
        at=_at(day), version=2,
    )  # fmt: skip


def _look_back(row: NeedAnswer, plan: SchoolPlan, by: User, back: date) -> ActionItem:
    lead: Any = plan.people.filter(part="leads").select_related("person").first()
    action = ActionItem.objects.create(
        partnership=plan.partnership, created_by=by, created_at=row.at, owner=lead.person,
        text=f"Terugkijken op wat het bestuur gaf: {row.asked['text']}",
        owner_name=lead.person.name, due_on=back, focus_area=plan.focus_area,
        **source_in(row.agreement),
    )  # fmt: skip
    _first_line(action, by, row.at.date())
    return action


def _first_line(row: Any, by: User, day: date) -> None:
    Change.objects.create(**about(row), by=by, field="created", after=row.text, at=_at(day))


def _at(day: date) -> datetime:
    return datetime.combine(day, time(16, 30), ZONE)

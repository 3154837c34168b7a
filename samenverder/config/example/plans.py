"""School plans of the example region: one that came all the way, two on their way, one draft.

The same every time: fixed days, fixed words.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import ActionItem
from samenverder.network.models import Organisation, Partnership, Person, User
from samenverder.plans.content import content_of
from samenverder.plans.models import (
    PlanBorrowing,
    PlanComment,
    PlanGoal,
    PlanNeed,
    PlanPerson,
    PlanRisk,
    PlanSection,
    PlanState,
    PlanStep,
    PlanVersion,
    SchoolPlan,
    SectionKind,
)

WENDING = {
    "why": "Van de 24 leerlingen die vorige zomer van school gingen, koos meer dan een derde een opleiding waarmee zij voor de kerst al gestopt waren. In de gesprekken daarna zeiden zeven van hen: ik wist niet hoe het werk was.\n\nIn de reflectie van dit najaar kwam hetzelfde naar voren: leren in de praktijk staat in onze plannen, maar leerlingen merken er te weinig van.",
    "target_group": "De 26 leerlingen van klas 3, in twee groepen. Niet voor klas 4: zij hebben hun plek al gevonden.",
    "goals": "We willen twee dingen. Elke leerling heeft in een echt bedrijf meegewerkt voor hij of zij kiest. En minder leerlingen stoppen voor de kerst met hun opleiding.",
    "approach": "Elke leerling van klas 3 loopt vanaf februari één dag per week mee bij een bedrijf dat bij hem of haar past.\n\nMentoren praten eerst met de leerling en de ouders. De uitstroomcoördinator zoekt de plekken, samen met De Werf. Zo wordt een bedrijf maar één keer gevraagd.",
    "who": "Noor Timmer leidt het plan. Bas Hoekman past het rooster aan. Lotte Sanders en drie andere mentoren voeren de gesprekken. Zij hebben allemaal ja gezegd.",
    "planning": "We beginnen met twaalf bedrijven en één groep. In april kijken we terug. Na de meivakantie volgt de tweede groep.",
    "challenges": "Ons rooster heeft geen hele dag vrij. Twee eerdere pogingen stopten, omdat niemand er uren voor had. Collega's zijn bang dat leerlingen lessen missen die zij nodig hebben.",
    "needs": "Met deze drie besluiten kunnen we op 1 februari beginnen. Zonder de uren doen we het met één groep. Zonder de vaste dag kunnen we niet beginnen.",
    "risks": "Het grootste risico is dat er te weinig bedrijven meedoen. Daarom vragen we er meer dan we nodig hebben.",
    "following": "In april en juni tellen we hoeveel leerlingen ten minste acht dagen hebben meegewerkt. Met zes van hen praten we door. In december vragen we het mbo wie er nog zit.",
    "benefit": "Bedrijven leren leerlingen kennen vóór zij een contract tekenen. Het mbo krijgt studenten die weten wat zij kiezen. Andere scholen kunnen onze lijst met bedrijven en ons gespreksblad gebruiken. Het jeugdteam hoort eerder wie hulp nodig heeft.",
}
WERF = {
    "why": "Ouders horen van ons pas in het laatste jaar wat er na school kan. Dan is de keuze al half gemaakt.",
    "target_group": "De 58 leerlingen van klas 2 en 3 en hun ouders.",
    "goals": "Elke leerling voert twee keer per jaar een loopbaangesprek, met een ouder erbij.",
    "approach": "De mentor voert het gesprek aan de hand van wat de leerling zelf meeneemt: een foto, een werkstuk, een verhaal van de stage.\n\nWe oefenen de gesprekken eerst met elkaar, in drie middagen.",
    "challenges": "Mentoren vinden gesprekken met ouders spannend. Voor zes gezinnen is een tolk nodig.",
    "needs": "We vragen drie middagen scholing en een tolk waar dat nodig is.",
    "following": "De mentor noteert in het dossier dat het gesprek gevoerd is. Na elke ronde vragen we tien ouders wat zij eraan hadden.",
    "benefit": "Het mbo krijgt een gesprekverslag dat de leerling zelf meebrengt. Andere scholen kunnen onze scholing volgen.",
}
BAKEN = {
    "why": "Het mbo vraagt elk jaar opnieuw naar dingen die wij al weten.",
    "target_group": "De 112 leerlingen van klas 4.",
    "approach": "We schrijven de overdracht samen met de leerling, en brengen haar persoonlijk naar het mbo.",
    "following": "Het mbo laat in oktober weten bij wie er iets ontbrak.",
    "benefit": "Het mbo hoeft niets dubbel te vragen. Het Doorstroompunt weet wie er niet verscheen.",
}
BRUG = {
    "why": "Onze leerlingen kiezen wat zij kennen: het beroep van hun ouders, of dat van hun vrienden.",
    "approach": "We bezoeken met elke klas drie werkgevers.",
}


def add_plans(partnership: Partnership, people: dict[str, Person], users: dict[str, User]) -> None:
    """Four schools with a plan; the one of De Wending lies before its board."""
    by = users["Marloes Dekker"]
    wending = _plan(
        partnership, by, "Vso De Wending", "Stage vanaf klas 3", PlanState.PITCHED, WENDING,
        "Elke leerling van klas 3 loopt vanaf februari één dag per week mee bij een bedrijf dat bij hem of haar past.",
        area="Leren in de praktijk", decide_on=date(2026, 12, 10), begun=datetime(2026, 9, 28, 10),
    )  # fmt: skip
    _rows_of_wending(wending)
    _named(wending, people, "Noor Timmer", "Bas Hoekman", writes="Marloes Dekker")
    _versions(wending, by)
    werf = _plan(
        partnership, by, "Praktijkschool De Werf", "Loopbaangesprek met ouders erbij", PlanState.IN_PROGRESS, WERF,
        "Elke leerling van klas 2 en 3 voert twee keer per jaar een loopbaangesprek, met een ouder erbij.",
        area="Loopbaangesprek in elke klas", begun=datetime(2025, 10, 6, 10),
    )  # fmt: skip
    _rows_of_werf(werf)
    _named(werf, people, "Fatima Aydin")
    _freeze(werf, by, 1, "De eerste versie, voor de pitch.", 14)
    baken = _plan(
        partnership, by, "Vmbo Het Baken", "De overdracht gaat mee", PlanState.SHARED, BAKEN,
        "Elke leerling brengt een eigen overdracht mee naar het mbo.",
        area="Warme overdracht naar het mbo", begun=datetime(2026, 10, 12, 10),
    )  # fmt: skip
    _named(baken, people, "Amira Haddad")
    section = PlanSection.objects.get(plan=baken, kind=SectionKind.BENEFIT)
    source = PlanVersion.objects.get(plan=werf)
    PlanBorrowing.objects.create(section=section, source=source, by=by)
    _freeze(baken, by, 1, "", 20)
    brug = _plan(
        partnership, by, "Scholengemeenschap De Brug", "Drie werkgevers per klas", PlanState.DRAFT, BRUG,
        "Elke klas bezoekt in een jaar drie werkgevers.", begun=datetime(2026, 11, 3, 10),
    )  # fmt: skip
    _named(brug, people, "Roos Terpstra", writes="Marloes Dekker")


def _plan(
    partnership: Partnership,
    by: User,
    school: str,
    title: str,
    state: str,
    texts: dict[str, str],
    sentence: str,
    *,
    begun: datetime,
    area: str = "",
    decide_on: date | None = None,
) -> SchoolPlan:
    at = timezone.make_aware(begun)
    schools = Organisation.objects.filter(partnerships=partnership)
    action = ActionItem.objects.filter(partnership=partnership, theme_code="partners").first()
    plan = SchoolPlan.objects.create(
        partnership=partnership,
        school=schools.get(name=school),
        board=schools.filter(name="Stichting Onderwijs aan de Linde").first(),
        title=title,
        sentence=sentence,
        state=state,
        decide_on=decide_on,
        focus_area=FocusArea.objects.filter(partnership=partnership, title=area).first(),
        action=action if school == "Vso De Wending" else None,
        created_at=at,
        created_by=by,
        changed_at=at + timedelta(days=30),
        changed_by=by,
    )
    PlanSection.objects.bulk_create(
        PlanSection(
            plan=plan, kind=kind, text=text, revision=1, changed_by=by,
            changed_at=at + timedelta(days=at_day),
        )
        for at_day, (kind, text) in enumerate(texts.items())
    )  # fmt: skip
    return plan


def _rows_of_wending(plan: SchoolPlan) -> None:
    goals = [
        ("Leerlingen hebben meegewerkt voor zij kiezen", "9 van de 26 leerlingen", "alle 26 leerlingen", date(2027, 6, 25), "Telling van dagen in het stagedossier"),
        ("Minder leerlingen stoppen voor de kerst", "9 van de 24 leerlingen", "hoogstens 3 leerlingen", date(2027, 12, 17), "Vraag aan het mbo in december"),
    ]  # fmt: skip
    steps = [
        ("Twaalf bedrijven vragen, samen met De Werf", "Noor Timmer", date(2026, 12, 18)),
        ("Loopbaangesprek met iedere leerling en ouder", "mentoren", date(2027, 1, 22)),
        ("Rooster van klas 3 aanpassen", "Bas Hoekman", date(2027, 1, 29)),
    ]
    needs: list[Any] = [
        ("means", "Voor de uitstroomcoördinator, tot de zomer", None, Decimal(120), date(2027, 1, 15), "Maakt u 120 uur vrij voor de begeleiding?"),
        ("means", "Vervoer voor acht leerlingen", Decimal(4800), None, date(2027, 2, 1), "Betaalt u het vervoer tot de zomer?"),
        ("other", "Eén vaste dag zonder lessen voor klas 3", None, None, date(2027, 1, 15), "Stemt u in met een vaste stagedag?"),
    ]  # fmt: skip
    risks = [
        ("Te weinig bedrijven doen mee", "We vragen er twaalf voor acht plekken, en houden drie eigen werkplaatsen achter de hand."),
        ("Leerlingen missen lessen", "De stagedag valt op de dag met de minste theorie."),
    ]  # fmt: skip
    for at, (text, now, then, by_when, known_by) in enumerate(goals):
        PlanGoal.objects.create(
            plan=plan, order=at, text=text, now=now, then=then, by_when=by_when, known_by=known_by
        )
    _steps(plan, steps)
    for at, (kind_of, text, euros, hours, needed_by, decision) in enumerate(needs):
        PlanNeed.objects.create(
            plan=plan, order=at, kind_of=kind_of, text=text, euros=euros, hours=hours,
            needed_by=needed_by, decision=decision,
        )  # fmt: skip
    for at, (text, answer) in enumerate(risks):
        PlanRisk.objects.create(plan=plan, order=at, text=text, answer=answer)


def _rows_of_werf(plan: SchoolPlan) -> None:
    PlanGoal.objects.create(
        plan=plan, text="Gesprekken met een ouder erbij", now="21 van de 58 leerlingen",
        then="alle 58 leerlingen", by_when=date(2027, 6, 25), known_by="Aantekening van de mentor in het dossier",
    )  # fmt: skip
    _steps(
        plan,
        [
            ("Drie middagen oefenen", "Fatima Aydin", date(2026, 10, 30)),
            ("Eerste ronde gesprekken", "mentoren", date(2026, 12, 11)),
        ],
    )
    PlanNeed.objects.create(
        plan=plan, kind_of="training", text="Drie middagen scholing voor acht mentoren", euros=Decimal(3600),
        hours=Decimal(72), needed_by=date(2026, 9, 1), decision="Stemt u in met de scholing?",
    )  # fmt: skip


def _steps(plan: SchoolPlan, steps: list[tuple[str, str, date]]) -> None:
    for at, (text, who, by_when) in enumerate(steps):
        PlanStep.objects.create(plan=plan, order=at, text=text, who=who, by_when=by_when)


def _named(
    plan: SchoolPlan, people: dict[str, Person], lead: str, *others: str, writes: str = ""
) -> None:
    rows = [(lead, "leads"), *((name, "writes") for name in others)]
    rows += [(writes, "writes")] if writes else []
    for name, part in rows:
        PlanPerson.objects.create(plan=plan, person=people[name], part=part)


def _versions(plan: SchoolPlan, by: User) -> None:
    """Shared twice: after comments of another school the benefit was written again."""
    benefit = PlanSection.objects.get(plan=plan, kind=SectionKind.BENEFIT)
    whole, benefit.text = (
        benefit.text,
        "Bedrijven leren leerlingen kennen. Het mbo krijgt studenten die weten wat zij kiezen.",
    )
    benefit.save()
    _freeze(plan, by, 1, "", 21)
    benefit.text = whole
    benefit.save()
    _freeze(plan, by, 2, "Wat het andere scholen en het jeugdteam oplevert, staat er nu bij.", 28)
    at = plan.created_at + timedelta(days=24)
    PlanComment.objects.create(
        plan=plan, section=SectionKind.BENEFIT, person_name="Ilse Rademaker", at=at,
        text="Kunnen wij de lijst met bedrijven ook gebruiken?", state="done",
        answer="Ja, dat staat nu in het plan.",
    )  # fmt: skip
    PlanComment.objects.create(
        plan=plan, section=SectionKind.APPROACH, person_name="Fatima Aydin", at=at + timedelta(days=5),
        text="Zo spreken wij het ook af met onze bedrijven.",
        passage="één dag per week", proposal="een vaste dag per week",
    )  # fmt: skip


def _freeze(plan: SchoolPlan, by: User, number: int, note: str, days: int) -> None:
    PlanVersion.objects.create(
        plan=plan, number=number, note=note, content=content_of(plan), by=by,
        at=plan.created_at + timedelta(days=days),
    )  # fmt: skip

"""The ambition of the example region: two adopted versions, and a proposal in consultation.

The same every time: fixed days, fixed words. What stands is endorsed by all partners but one.
"""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from samenverder.ambition.models import (
    Ambition,
    AmbitionComment,
    AmbitionVersion,
    CommentOutcome,
    Endorsement,
    FocusArea,
    QuestionState,
    RegionalQuestion,
    Stand,
    VersionState,
)
from samenverder.ambition.operations.drafts import put_paragraphs
from samenverder.config.example import cast
from samenverder.network.models import (
    DecisionSubject,
    Mandate,
    Organisation,
    Partnership,
    Person,
    User,
)

FIRST = "Elke jongere in Lindemeer maakt een goede overstap na het vmbo, het praktijkonderwijs of het vso."
THIRD = (
    "Geen jongere in Lindemeer raakt tussen twee scholen of na school zoek. Iedereen vindt een plek "
    "die past: op school, op het werk of allebei."
)
FIRST_TEXT = [
    "Een overstap is meer dan een inschrijving",
    "Elk jaar stappen ongeveer negenhonderd jongeren in onze regio over naar een andere school of naar "
    "werk. Met de meesten gaat het goed. Een deel raken we kwijt: zij staan in de zomer ingeschreven, "
    "maar verschijnen in september niet.",
    "Wij willen dat elke jongere na de zomer op een plek zit die past. Dat kan niemand alleen. De school "
    "die een leerling loslaat en de school die een leerling ontvangt, kennen elkaar bij naam.",
    "Over drie jaar is de overdracht naar het mbo overal op dezelfde manier geregeld.",
]
SECOND_TEXT = [
    FIRST_TEXT[0],
    "Elk jaar stappen ongeveer negenhonderd jongeren in onze regio over naar een andere school of naar "
    "werk. Met de meesten gaat het goed. Een deel raken we kwijt: zij staan in de zomer ingeschreven, "
    "maar verschijnen in september niet.",
    "Wij willen dat elke jongere na de zomer op een plek zit die past: op school, op het werk of "
    "allebei. Dat kan niemand alleen. De school die een leerling loslaat, de school die een leerling "
    "ontvangt en de werkgever kennen elkaar bij naam.",
    "Leren in de praktijk telt",
    "Voor veel jongeren begint leren op de werkvloer. Wie in de praktijk leert, krijgt daar een "
    "praktijkverklaring voor die elke werkgever in de regio herkent.",
    "Over drie jaar is de overdracht naar het mbo overal op dezelfde manier geregeld, en weten we van "
    "elke jongere van 16 tot 23 jaar waar hij of zij is.",
]
THIRD_TEXT = [
    FIRST_TEXT[0],
    SECOND_TEXT[1],
    "Wij willen dat elke jongere na de zomer op een plek zit die past: op school, op het werk of "
    "allebei. Ook daarna laten we niet los: twee jaar lang vraagt iemand hoe het gaat. Dat kan niemand "
    "alleen. De school die een leerling loslaat, de school die een leerling ontvangt en de werkgever "
    "kennen elkaar bij naam.",
    SECOND_TEXT[3],
    "Voor veel jongeren begint leren op de werkvloer. Wie in de praktijk leert, krijgt daar een "
    "praktijkverklaring voor die elke werkgever in de regio herkent.",
    "Ouders doen mee",
    "Ouders horen op tijd wat er kan, in gewone taal. Elke school nodigt hen uit voor het "
    "loopbaangesprek, en belt wie er niet was.",
    SECOND_TEXT[5],
]
WHO = [
    "Joris Wolters", "Daan Postma", "Karin Voskuil", "Wouter Drost", "Peter Zandvliet",
    "Yvonne Kamp", "Anke Reinders", "Hanneke Bruin", "Carla Wiegers", "Frits Molenaar",
    "Olga Versteeg", "Ineke Scholte", "Linda Evers", "Jan van Eiken",
]  # fmt: skip
NOT_YET, WHY = 9, "de gemeenteraad bespreekt de ambitie op 28 januari; daarna kunnen wij ja zeggen"
# paragraph of the proposal (None: the whole), who, organisation, text, outcome, answer
COMMENTS: list[tuple[int | None, str, int, str, str, str]] = [
    (2, "Petra Loman", 6, "Twee jaar is mooi. Wie belt er dan? Bij ons is de mentor na een jaar een "
     "ander.", CommentOutcome.WAITING, ""),
    (2, "Dewi Santosa", 8, "Graag erbij dat leerplicht en Doorstroompunt dit samen doen, anders bellen "
     "we allebei.", CommentOutcome.TAKEN_OVER, "We noemen leerplicht en Doorstroompunt met naam."),
    (6, "Els Haverkamp", 0, "Bij ons spreken veel ouders thuis een andere taal. “In gewone taal” is dan "
     "niet genoeg.", CommentOutcome.WAITING, ""),
    (6, "Wouter Drost", 3, "Elke ouder bellen die er niet was: dat zijn bij ons 140 gesprekken per jaar. "
     "Kan er “zoekt contact met” staan?", CommentOutcome.NOT_TAKEN_OVER,
     "In het overleg van 5 november koos iedereen bewust voor bellen. Een school mag klein beginnen."),
    (4, "Linda Evers", 12, "Wij herkennen de praktijkverklaring al. Zet er gerust bij dat werkgevers "
     "haar mee ontwikkelen.", CommentOutcome.WAITING, ""),
    (None, "Olga Versteeg", 10, "Sterke tekst. Voor jeugdhulp is het fijn dat “na school” nu in de zin "
     "staat.", CommentOutcome.TAKEN_OVER, "Dank u wel; dit blijft zo staan."),
]  # fmt: skip
AREAS: list[tuple[str, str, date, date]] = [
    ("Van elke leerling die overstapt, heeft de nieuwe school voor 1 juli een gesprek gehad met de "
     "oude school.", "Petra Loman", date(2024, 8, 1), date(2027, 7, 31)),
    ("In 2027 leren driehonderd jongeren een deel van de week bij een werkgever in de regio.",
     "Fatima Aydin", date(2024, 8, 1), date(2027, 7, 31)),
    ("Elke leerling voert twee keer per jaar een gesprek over de toekomst, met de ouders erbij.",
     "Ilse Rademaker", date(2025, 8, 1), date(2028, 7, 31)),
]  # fmt: skip
QUESTIONS: list[tuple[str, str, date, str, int | None, str]] = [
    ("Wie belt een jongere die op 1 september nergens staat ingeschreven?", "Dewi Santosa",
     date(2026, 9, 8), QuestionState.TAKEN_UP, 0,
     "Leerplicht en Doorstroompunt bellen samen; in december kijken we of het werkt."),
    ("Hoe houden we contact met jongeren die na hun examen gaan werken?", "Rik Damen",
     date(2026, 10, 6), QuestionState.OPEN, 0, ""),
    ("Waar kan een leerling terecht die in februari vastloopt op het mbo?", "Samir Benali",
     date(2026, 2, 3), QuestionState.OPEN, None, ""),
    ("Welke werkgevers willen een eerste werkdag geven aan leerlingen van het vso?", "Tarik Yilmaz",
     date(2025, 11, 18), QuestionState.TAKEN_UP, 1,
     "Het Werkgeversservicepunt vraagt het aan dertig werkgevers."),
    ("Herkennen werkgevers in onze regio de praktijkverklaring?", "Fatima Aydin",
     date(2024, 11, 19), QuestionState.ANSWERED, 1,
     "Ja, sinds het voorjaar van 2025: 41 werkgevers hebben het toegezegd."),
]  # fmt: skip


def fill_ambition(
    partnership: Partnership,
    organisations: list[Organisation],
    people: dict[str, Person],
    by: User,
) -> None:
    """Versions, comments, endorsements, focus areas and questions."""
    areas = _areas(partnership, people)
    first = _version(partnership, by, 1, FIRST, FIRST_TEXT, None, datetime(2024, 1, 22, 10))
    _adopted(first, date(2024, 3, 12), "Bestuurlijk overleg in het stadhuis van Lindemeer")
    second = _version(
        partnership, by, 2, cast.AMBITION, SECOND_TEXT, first, datetime(2025, 8, 28, 9),
        note="Werkgevers horen er nu bij, en leren in de praktijk heeft een eigen plaats.",
    )  # fmt: skip
    first.state, first.replaced_at = VersionState.REPLACED, _at(datetime(2025, 10, 7, 16))
    first.save()
    _adopted(second, date(2025, 10, 7), "Bestuurlijk overleg op Praktijkschool De Werf, besluit 3")
    _endorsements(second, organisations, people, by)
    third = _version(
        partnership, by, 3, THIRD, THIRD_TEXT, second, datetime(2026, 10, 29, 13),
        note="Wij laten jongeren ook na school niet los, en ouders krijgen een eigen alinea.",
    )  # fmt: skip
    third.state, third.proposed_on = VersionState.CONSULTATION, date(2026, 11, 10)
    third.consultation_until = date(2027, 1, 15)
    third.save()
    _comments(third, organisations, people)
    Ambition.objects.create(
        partnership=partnership, sentence=cast.AMBITION, adopted_on=second.adopted_on, version=2
    )
    _questions(partnership, people, areas)


def _at(moment: datetime) -> datetime:
    return timezone.make_aware(moment)


def _version(
    partnership: Partnership,
    by: User,
    number: int,
    sentence: str,
    text: list[str],
    before: AmbitionVersion | None,
    made: datetime,
    note: str = "",
) -> AmbitionVersion:
    version = AmbitionVersion.objects.create(
        partnership=partnership,
        number=number,
        sentence=sentence,
        note=note,
        based_on=before,
        state=VersionState.REPLACED,
        created_by=by,
        changed_by=by,
        created_at=_at(made),
        changed_at=_at(made),
    )
    put_paragraphs(version, before, "\n\n".join(text))
    return version


def _adopted(version: AmbitionVersion, day: date, where: str) -> None:
    version.state, version.adopted_on, version.adopted_where = VersionState.ADOPTED, day, where
    version.adopted_at = _at(datetime(day.year, day.month, day.day, 16))
    version.proposed_on = version.created_at.date()
    version.save()


def mandate_of(partnership: Partnership, organisation: Organisation, person: Person) -> Mandate:
    """The mandate for the ambition that is there already, else one given by the board."""
    rows = Mandate.objects.filter(partnership=partnership, organisation=organisation)
    known = [row for row in rows if DecisionSubject.AMBITION in row.subjects]
    if known:
        return next((row for row in known if row.person_id == person.pk), known[0])
    return Mandate.objects.create(
        partnership=partnership,
        organisation=organisation,
        person=person,
        subjects=[DecisionSubject.AMBITION],
        given_by="bestuur van de organisatie",
        since=date(2024, 8, 1),
    )


def _endorsements(
    version: AmbitionVersion,
    organisations: list[Organisation],
    people: dict[str, Person],
    by: User,
) -> None:
    for at, (organisation, name) in enumerate(zip(organisations, WHO, strict=True)):
        mandate = mandate_of(version.partnership, organisation, people[name])
        day = date(2025, 10, 9 + at)
        Endorsement.objects.create(
            version_of_text=version,
            organisation=organisation,
            person=mandate.person,
            person_name=mandate.person.name,
            mandate=mandate,
            given_by=mandate.given_by,
            stand=Stand.NOT_YET if at == NOT_YET else Stand.ENDORSES,
            why=WHY if at == NOT_YET else "",
            said_on=day,
            on_paper=at in {12, 13},
            recorded_at=_at(datetime(day.year, day.month, day.day, 11)),
            recorded_by=by,
        )


def _comments(
    version: AmbitionVersion, organisations: list[Organisation], people: dict[str, Person]
) -> None:
    paragraphs = list(version.paragraphs.all())
    for at, (place, name, organisation, text, outcome, answer) in enumerate(COMMENTS):
        AmbitionComment.objects.create(
            version_of_text=version,
            paragraph=None if place is None else paragraphs[place],
            person=people[name],
            person_name=name,
            organisation=organisations[organisation],
            text=text,
            at=_at(datetime(2026, 11, 11 + at, 9, 10 * (at % 6))),
            by=people[name].user,
            outcome=outcome,
            answer=answer,
            answered_at=None if outcome == "waiting" else _at(datetime(2026, 11, 19, 15)),
        )


def _areas(partnership: Partnership, people: dict[str, Person]) -> list[FocusArea]:
    rows = zip(cast.FOCUS_AREAS, AREAS, strict=True)
    return [
        FocusArea.objects.create(
            partnership=partnership,
            title=title,
            description=text,
            owner=people[name],
            starts_on=start,
            ends_on=end,
            order=order,
        )
        for order, (title, (text, name, start, end)) in enumerate(rows)
    ]


def _questions(partnership: Partnership, people: dict[str, Person], areas: list[FocusArea]) -> None:
    for text, name, day, state, area, answer in QUESTIONS:
        fields: dict[str, Any] = {"state": state, "answer": answer, "asked_on": day}
        RegionalQuestion.objects.create(
            partnership=partnership,
            text=text,
            asked_by=people[name],
            asked_by_name=name,
            focus_area=None if area is None else areas[area],
            **fields,
        )

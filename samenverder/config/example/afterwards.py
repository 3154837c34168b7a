"""What came of the dialogue evenings: all of the first, most of the second, half of the third.

Of the first everybody heard what came of it; of the second the report was mailed; for the third
people wait for theirs.
"""

from datetime import date, timedelta

from django.utils import timezone

from samenverder.commitments.models import ActionState
from samenverder.commitments.operations import set_state
from samenverder.dialogues.models import (
    Destination,
    DestinationKind,
    Dialogue,
    DialogueAddress,
    DialogueMailing,
    PartyQuestion,
)
from samenverder.dialogues.operations.afterwards import Step, decide
from samenverder.dialogues.operations.afterwards_addresses import email_hash
from samenverder.dialogues.queries.afterwards import Thing, things_of
from samenverder.dialogues.queries.afterwards_message import drafted
from samenverder.meetings.models import Meeting, MeetingState
from samenverder.network.models import Person, User

LATER = date(2027, 3, 26)
MADE: dict[str, tuple[str, str]] = {
    "Wie belt er in augustus?": (
        DestinationKind.ACTION, "Een rooster maken: wie belt in welke week van de zomer",
    ),
    "Wie betaalt het vervoer?": (DestinationKind.PROJECT, "Eén busje op maandag"),
    "Wachtlijst bij techniek is onzichtbaar": (
        DestinationKind.QUESTION, "Hoe zien scholen op tijd waar bij techniek nog plek is?",
    ),
    "Te weinig plekken in de zorg": (DestinationKind.AGENDA, "Stageplekken in de zorg"),
    "Wanneer mag ik iets delen?": (
        DestinationKind.ACTION, "Eén blad maken over wat u over een leerling mag delen",
    ),
}  # fmt: skip
ASKED = {"Veiligheidspas duurt zes weken": "Kan de pas in twee weken klaar zijn?"}
ANSWER = "Ja, vanaf januari: wie voor de 10e aanvraagt, krijgt de pas binnen twee weken."
PARKED = {
    "Drie systemen, drie keer typen": "De besturen kiezen in 2027 samen een systeem.",
    "Niet elk team kent de methode": "Eerst leert het eerste team ermee werken.",
    "Kleine bedrijven missen tijd": "Dat lossen wij hier niet op.",
}
SHARED = {
    "Samen een les volgen in week 3": "Op de studiedag van het mbo in januari.",
    "Proefdag zonder contract": "In de nieuwsbrief van de werkgevers.",
    "Gesprek van tien minuten per week": "Als voorbeeld in de bibliotheek.",
}
THE_REST = "Daar komen we in het voorjaar op terug."
HEARD = ["anne", "bram", "carlijn", "daan", "esra", "femke", "gijs"]


def add_what_came(evenings: list[Dialogue], people: dict[str, Person], by: User) -> None:
    """Destinations, addresses and mail of the three evenings."""
    owners = list(people.values())
    region = evenings[0].partnership
    meetings = Meeting.objects.filter(partnership=region, state=MeetingState.PLANNED)
    coming = meetings.filter(starts_at__gt=timezone.now()).order_by("starts_at").first()
    for at, evening in enumerate(evenings):
        _decide(evening, by, owners[at + 2], coming, make=at == 0, rest=at < 2)
    _mail(evenings)


def _decide(
    evening: Dialogue, by: User, owner: Person, coming: Meeting | None, *, make: bool, rest: bool
) -> None:
    """What was told on one evening goes somewhere: only the first makes actions and the like."""
    plain = []
    for thing in things_of(evening):
        if make and thing.title in MADE:
            _make(evening, by, owner, coming, thing)
        elif thing.title in ASKED:
            plain.append(_ask(evening, by, thing))
        elif thing.is_pearl and thing.title in SHARED:
            plain.append(_row(thing, by, DestinationKind.SHARE, text=SHARED[thing.title]))
        elif thing.title in PARKED:
            plain.append(_row(thing, by, DestinationKind.PARKED, text=PARKED[thing.title]))
        elif rest and not thing.is_pearl:
            plain.append(_row(thing, by, DestinationKind.PARKED, text=THE_REST))
    Destination.objects.bulk_create(plain)


def _ask(evening: Dialogue, by: User, thing: Thing) -> Destination:
    """Mailed to somebody outside the network, who answered; nobody took that over yet."""
    words = {"text": ASKED[thing.title], "party": "De opleider"}
    at = evening.starts_at + timedelta(days=2)
    question = PartyQuestion.objects.create(
        dialogue=evening, by=by, name="Joris Pot", email="joris@opleider.example", asked_at=at,
        mailed_at=at, answer=ANSWER, answered_at=at + timedelta(days=3), version=2, **words,
    )  # fmt: skip
    row = _row(thing, by, DestinationKind.QUESTION, text=words["text"], asked_of=words["party"])
    row.asked = question
    return row


def _row(thing: Thing, by: User, kind: str, **words: str) -> Destination:
    return Destination(contribution=thing.card.row, group=thing.group, kind=kind, by=by, **words)


def _make(evening: Dialogue, by: User, owner: Person, coming: Meeting | None, thing: Thing) -> None:
    kind, text = MADE[thing.title]
    if kind == DestinationKind.AGENDA and coming is None:
        return
    step = Step(kind, text, owner=owner, due_on=LATER, meeting=coming)
    versions = {thing.key: thing.version}
    (row,) = decide(dialogue=evening, by=by, things=[thing], versions=versions, step=step)
    if kind == DestinationKind.ACTION and thing.title.startswith("Wie belt"):
        assert row.action is not None  # noqa: S101  just made
        set_state(action=row.action, by=by, state=ActionState.DONE)


def _mail(evenings: list[Dialogue]) -> None:
    """Who left an address, and what they got."""
    for at, evening in enumerate(evenings):
        mailed = evening.starts_at + timedelta(days=3) if at < 2 else None
        told = evening.starts_at + timedelta(days=45) if at == 0 else None
        DialogueAddress.objects.bulk_create(
            DialogueAddress(
                dialogue=evening,
                email="" if told else f"{name}@voorbeeld.example",
                email_hash=email_hash(evening, f"{name}@voorbeeld.example"),
                ticket=f"voorbeeld-{evening.pk}-{name}",
                report_sent_at=mailed,
                outcome_sent_at=told,
            )
            for name in HEARD[: 7 - at]
        )
        if mailed:
            DialogueMailing.objects.create(
                dialogue=evening, kind="report", started_at=mailed, finished_at=mailed
            )
        if told:
            text = drafted(evening, things_of(evening))
            DialogueMailing.objects.create(
                dialogue=evening, kind="outcome", text=text, started_at=told, finished_at=told
            )

"""A session for each phase."""

import random
from datetime import timedelta
from typing import Any

LONG = (
    "Spreek met alle scholen, gemeenten en werkgevers van de regio af wie de jongeren belt die op "
    "de eerste schooldag van het nieuwe jaar nog nergens staan ingeschreven, en wie er dan "
    "langsgaat als er niemand opneemt."
)
ARGUMENTS = [
    "Wij horen het pas als het te laat is.",
    "Bij ons staat het elke maand op de agenda, en dat werkt.",
    "De jobcoach belt, maar niemand weet wie er daarna aan zet is. " * 3,
]
PHASES = [
    "planned", "overfull", "opened", "nobody", "before", "themes", "statement", "voting",
    "agreed", "few", "blank", "talk", "named", "week",
]  # fmt: skip


class Sessions:
    """A session for each phase; every method is one, and returns what pages need of it."""

    def __init__(self, region: Any, by: Any, previous: Any, start: Any) -> None:
        self.region, self.by, self.previous, self.start = region, by, previous, start
        self.dice = random.Random(1)

    def plan(self, title: str, **fields: Any) -> Any:
        """A session in which all forty people are invited."""
        from samenverder.network.models import Person
        from samenverder.reflection.operations.instruments import load_regional_instrument
        from samenverder.reflection.operations.sessions import plan_session

        fields = {
            "title": title,
            "instrument": load_regional_instrument(),
            "starts_at": self.start,
            "duration": 60,
            "previous": self.previous,
            "place": "Stadhuis van Lindemeer",
            **fields,
        }
        invited = list(Person.objects.filter(partnership=self.region).values_list("pk", flat=True))
        return plan_session(partnership=self.region, by=self.by, invited=invited, **fields)

    def open(self, title: str, people: int = 21, **fields: Any) -> tuple[Any, list[str]]:
        """An open session in which so many people answered; with their personal codes."""
        from samenverder.network.models import Person
        from samenverder.reflection.operations.answers import GivenAnswer, record_answers
        from samenverder.reflection.operations.phases import open_session
        from samenverder.reflection.operations.seats import take_seat

        session = open_session(session=self.plan(title, **fields), by=self.by)
        codes = []
        for person in Person.objects.filter(partnership=self.region).order_by("pk")[:people]:
            at = person.positions.first()
            seat, code = take_seat(
                session=session, organisation=at.organisation, layer=at.layer, name=person.name
            )
            given = [
                GivenAnswer(row.code, self.dice.choice([1, 2, 2, 3, 3, 4, 4, 4, 5, None]), n)
                for n, row in enumerate(session.instrument.statements.order_by("order"), 1)
            ]
            half = 9 if len(codes) == 1 else len(given)
            record_answers(session=session, participant=seat, answers=given[:half])
            codes.append(code)
        return session, codes

    def reveal(self, title: str, people: int = 21, **fields: Any) -> tuple[Any, list[str]]:
        from samenverder.reflection.operations.reveal import reveal

        session, codes = self.open(title, people, **fields)
        reveal(session=session, by=self.by)
        session.refresh_from_db()
        return session, codes

    def show(self, title: str, code: str = "A3") -> tuple[Any, list[str]]:
        """A statement on screen, with arguments."""
        from samenverder.reflection.operations.answers import record_argument
        from samenverder.reflection.operations.lead import show_statement

        session, codes = self.reveal(title)
        for personal, text in zip(codes[3:], ARGUMENTS, strict=False):
            record_argument(session=session, code=personal, statement=code, text=text)
        statement = session.instrument.statements.get(code=code)
        return show_statement(session=session, by=self.by, statement=statement), codes

    def planned(self) -> dict[str, Any]:
        return known_of(self.plan("Reflectie die nog komt"), [])

    def overfull(self) -> dict[str, Any]:
        """Everything as long as it may be."""
        return known_of(self.plan(LONG[:119] + "?", purpose=LONG * 3, place=LONG[:158]), [])

    def opened(self) -> dict[str, Any]:
        from samenverder.reflection.operations.lead import go_to_part

        session, codes = self.open("Reflectie die loopt")
        return known_of(go_to_part(session=session, by=self.by, part=2), codes)

    def nobody(self) -> dict[str, Any]:
        return known_of(*self.open("Reflectie waar nog niemand is", 0))

    def before(self) -> dict[str, Any]:
        from samenverder.reflection.operations.lead import go_to_part

        session, codes = self.open("Reflectie die terugkijkt", 2)
        return known_of(go_to_part(session=session, by=self.by, part=1), codes)

    def themes(self) -> dict[str, Any]:
        return known_of(*self.reveal("Reflectie met uitkomst", 36))

    def statement(self) -> dict[str, Any]:
        from samenverder.reflection.operations.lead import toggle_arguments, write_note

        session, codes = self.show("Reflectie in gesprek")
        row = session.statement
        write_note(session=session, by=self.by, statement=row, text=LONG, version=0)
        return known_of(toggle_arguments(session=session, by=self.by), codes)

    def voting(self) -> dict[str, Any]:
        from samenverder.reflection.operations.lead import open_second_vote

        session, codes = self.show("Reflectie die opnieuw stemt", "P3")
        return known_of(open_second_vote(session=session, by=self.by), codes)

    def agreed(self) -> dict[str, Any]:
        from samenverder.reflection.operations.capture import capture_action
        from samenverder.reflection.operations.phases import go_to_actions
        from samenverder.reflection.operations.sessions import set_next_round

        session, codes = self.show("Reflectie met acties")
        session = go_to_actions(session=session, by=self.by)
        due = (self.start + timedelta(days=60)).date()
        for text in ("Zet de ambitie bovenaan elke agenda.", LONG, "Bel de drie werkgevers."):
            capture_action(
                session=session,
                by=self.by,
                text=text,
                due_on=due,
                owner_name="Fatima Aydin",
                statement=session.statement,
            )
        on = (self.start + timedelta(days=360)).date()
        set_next_round(session=session, by=self.by, on=on)
        return known_of(session, codes)

    def few(self) -> dict[str, Any]:
        return known_of(*self.reveal("Reflectie met vier mensen", 4))

    def blank(self) -> dict[str, Any]:
        from samenverder.reflection.operations.lead import toggle_blank

        session, codes = self.open("Reflectie met leeg scherm", 1)
        return known_of(toggle_blank(session=session, by=self.by), codes)

    def talk(self) -> dict[str, Any]:
        return known_of(*self.open("Open gesprek", 0, mode="conversation"))

    def named(self) -> dict[str, Any]:
        return known_of(*self.reveal("Reflectie met open namen", 8, names="open"))

    def week(self) -> dict[str, Any]:
        until = self.start - timedelta(days=1)
        session, codes = self.open("Reflectie van de week", 6, timing="beforehand")
        session.answers_from, session.answers_until = until - timedelta(days=6), until
        session.save()
        return known_of(session, codes)


def known_of(session: Any, codes: list[str]) -> dict[str, Any]:
    """What a page needs to know of a session."""
    return {
        "pk": session.pk,
        "code": session.code,
        "key": session.screen_key,
        "url": session.get_absolute_url(),
        "seats": codes,
    }

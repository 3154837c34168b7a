"""Filling the example region. The random numbers start from one seed: the same every time."""

import random
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from samenverder.audit.operations import record
from samenverder.config.example import cast
from samenverder.config.example.ambition import fill_ambition
from samenverder.config.example.answers import fill_round
from samenverder.config.example.board_answers import add_board_answers
from samenverder.config.example.commitments import add_commitments
from samenverder.config.example.dialogues import add_dialogues
from samenverder.config.example.library import add_library
from samenverder.config.example.meetings import add_meetings
from samenverder.config.example.network import add_network
from samenverder.config.example.pitch_days import add_pitch_days
from samenverder.config.example.pitches import add_pitches
from samenverder.config.example.plans import add_plans
from samenverder.config.example.projects import add_projects
from samenverder.config.example.register import load_register
from samenverder.config.example.scans import own_instrument
from samenverder.config.example.schools import add_schools
from samenverder.config.example.ties import ask_with_whom
from samenverder.config.example.together import add_together
from samenverder.config.example.tracks import add_tracks
from samenverder.config.example.training_needs import add_training_needs
from samenverder.config.example.trainings import add_trainings
from samenverder.network.models import (
    Access,
    Membership,
    Organisation,
    Partnership,
    Person,
    Position,
    Role,
    User,
)
from samenverder.reflection.agenda import default_agenda
from samenverder.reflection.models import (
    Invitee,
    Phase,
    ReflectionSession,
    SessionFacilitator,
)
from samenverder.reflection.operations.instruments import load_regional_instrument

SLUG = "lindemeer"
PASSWORD = "lindebloesem-in-mei"  # noqa: S105  the example is for trying; it says so
SIGN_INS = [
    ("marloes@lindemeer.example", "Marloes Dekker", Role.COORDINATOR),
    ("sem@lindemeer.example", "Sem Verhagen", Role.FACILITATOR),
    ("hanneke@lindemeer.example", "Hanneke Bruin", Role.MEMBER),
    ("noor@lindemeer.example", "Noor Timmer", Role.MEMBER),
    ("carla@lindemeer.example", "Carla Wiegers", Role.READER),
]
ROUNDS = [
    ("Reflectie najaar 2024", datetime(2024, 11, 19, 14, 0), "Praktijkschool De Werf", 34),
    ("Reflectie najaar 2025", datetime(2025, 11, 18, 14, 0), "Lindecollege", 33),
    ("Reflectie najaar 2026", datetime(2026, 11, 17, 14, 0), "Stadhuis van Lindemeer", 36),
]
NEXT = ("Reflectie voorjaar 2027", datetime(2027, 3, 23, 14, 0), "Mbo Rivierenland Lindemeer")


def example_is_loaded() -> bool:
    """The example region is in the database."""
    return Partnership.objects.filter(slug=SLUG).exists()


def load_example() -> Partnership:
    """Make the example region; a second time it changes nothing."""
    if found := Partnership.objects.filter(slug=SLUG).first():
        return found
    with transaction.atomic():
        load_regional_instrument()
        partnership = Partnership.objects.create(
            name="Regio Lindemeer", slug=SLUG, pairing_salt="example-lindemeer"
        )
        record(partnership_id=partnership.pk, actor="system", verb="example_loaded", subject=SLUG)
        organisations = _organisations(partnership)
        people = _people(partnership, organisations)
        users = _users(partnership, people)
        add_network(partnership, people, users)
        fill_ambition(partnership, organisations, people, users["Marloes Dekker"])
        load_register(partnership, users["Marloes Dekker"])
        _sessions(partnership, people, users)
        add_commitments(partnership, people, users)
        add_meetings(partnership, people, users)
        add_projects(partnership, people, users)
        add_dialogues(partnership, people, users)
        ask_with_whom(partnership)
        add_schools(partnership, people, users)
        scan = own_instrument(partnership)
        add_plans(partnership, people, users, scan)
        add_pitches(partnership, users)
        add_tracks(partnership, people, users, scan)
        add_board_answers(partnership, people, users)
        add_together(partnership)
        add_pitch_days(partnership, users)
        add_library(partnership, people, users)
        add_trainings(partnership, people, users)
        add_training_needs(partnership, users)
    return partnership


def _organisations(partnership: Partnership) -> list[Organisation]:
    made = []
    for name, kind, town in cast.ORGANISATIONS:
        organisation = Organisation.objects.create(name=name, kind=kind, town=town)
        Membership.objects.create(
            partnership=partnership, organisation=organisation, since=date(2023, 8, 1)
        )
        made.append(organisation)
    return made


def _people(partnership: Partnership, organisations: list[Organisation]) -> dict[str, Person]:
    people = {}
    for name, organisation, layer, title in cast.PEOPLE:
        email = f"{name.split()[0].lower()}@lindemeer.example"
        person = Person.objects.create(partnership=partnership, name=name, email=email)
        Position.objects.create(
            person=person, organisation=organisations[organisation], layer=layer, title=title
        )
        people[name] = person
    return people


def _users(partnership: Partnership, people: dict[str, Person]) -> dict[str, User]:
    users = {}
    for email, name, role in SIGN_INS:
        user = User.objects.create_user(email, PASSWORD, name=name)
        Access.objects.create(user=user, partnership=partnership, role=role)
        Person.objects.filter(pk=people[name].pk).update(user=user)
        users[name] = user
    return users


def _sessions(partnership: Partnership, people: dict[str, Person], users: dict[str, User]) -> None:
    dice = random.Random(20241119)  # noqa: S311  not a secret, a seed
    previous = None
    for number, (title, start, place, present) in enumerate(ROUNDS):
        session = _session(partnership, title, start, place, previous, users)
        _invite(session, people)
        fill_round(session, number, present, dice, people, users["Marloes Dekker"])
        previous = session
    title, start, place = NEXT
    upcoming = _session(partnership, title, start, place, previous, users)
    _invite(upcoming, people)


def _session(
    partnership: Partnership,
    title: str,
    start: datetime,
    place: str,
    previous: ReflectionSession | None,
    users: dict[str, User],
) -> ReflectionSession:
    session = ReflectionSession.objects.create(
        partnership=partnership,
        instrument=load_regional_instrument(),
        previous=previous,
        title=title,
        purpose="Terugkijken op onze samenwerking en afspreken wat we er dit jaar aan doen.",
        place=place,
        starts_at=timezone.make_aware(start),
        agenda=default_agenda("scored", "live", 60),
        phase=Phase.PLANNED,
        led_by=users["Marloes Dekker"],
        next_round_on=(start + timedelta(days=364)).date(),
    )
    for name in ("Marloes Dekker", "Sem Verhagen"):
        SessionFacilitator.objects.create(session=session, user=users[name])
    return session


def _invite(session: ReflectionSession, people: dict[str, Person]) -> None:
    rows = []
    for person in people.values():
        position = person.positions.get()
        rows.append(
            Invitee(
                session=session,
                person=person,
                organisation=position.organisation,
                layer=position.layer,
                mailed_at=session.starts_at - timedelta(days=14),
            )
        )
    Invitee.objects.bulk_create(rows)

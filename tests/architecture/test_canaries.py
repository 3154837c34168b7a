"""Nothing of one partnership is seen in another.

Three partnerships, A, B and C, in which every text is a canary. One organisation is in A and B.
Every page, fragment, table, document and search of A is fetched, by each role, by participants
and the big screen, and holds no canary of B or C. Addresses come from the url configuration: a
new one is covered by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from bench.addresses import Address, addresses, requests
from bench.region import Region, Sizes, make_region
from bench.visitors import STAGES, browser, forget, set_stage
from samenverder.network.models import (
    Access,
    Layer,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    Position,
    Role,
    User,
)
from samenverder.reflection.figures import build_figures
from samenverder.reflection.models import Answer, Invitee, Participant, Snapshot
from tests.architecture.canaries import Canaries, shared_fields, text_fields, text_of
from tests.architecture.tenancy import crossings, our_models, rows_of

SIZES = Sizes(
    organisations=3, people=4, sessions=3, participants=6, actions=2, users=4, log=10, others=2
)
SEARCHES = {
    "insight:search": "?q={word}",
    "network:people": "?q={word}",
    "commitments:action_list": "?toon=alle&zoek={word}",
    "reflection:session_list": "?q={word}",
    "web:help_index": "?q={word}",
}
# What must be seen by the coordinator of a partnership, or this test looks at nothing.
SHOWN = {
    "Partnership.name", "Organisation.name", "Organisation.town", "Person.name", "Person.email",
    "Position.title", "User.name", "Invitation.email", "Ambition.sentence", "FocusArea.title",
    "AuditEntry.detail", "ActionItem.text", "ActionItem.dropped_reason", "ActionItem.source_label",
    "ActionChange.before", "ActionChange.after", "ActionComment.text", "Instrument.title_nl",
    "Instrument.scale_nl", "Theme.title_nl", "Theme.why_nl", "Statement.code", "Statement.text_nl",
    "Statement.probe_nl", "Statement.text_en", "ReflectionSession.title", "ReflectionSession.place",
    "ReflectionSession.purpose", "ReflectionSession.code", "ReflectionSession.screen_key",
    "Participant.name", "Note.text", "Argument.text",
}  # fmt: skip


@dataclass
class World:
    """Three partnerships, somebody who coordinates two of them, and the words they hold."""

    a: Region
    b: Region
    c: Region
    shared: Organisation
    both: User
    words: Canaries


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Made once; every test leaves it as it was."""
    forget()
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)
    forget()


def make_world() -> World:
    """Three regions of one make, an organisation and a user in A and B, canaries everywhere."""
    a, b, c = (make_region(slug, SIZES, own_instrument=True) for slug in ("aa", "bb", "cc"))
    shared = Organisation.objects.create(name="s", kind=OrganisationKind.MBO, town="s")
    both = User.objects.create(email="both@example.org", name="s", password="!")
    for region in (a, b):
        _share(region, shared, both)
    words = Canaries()
    for letter, region in zip("abc", (a, b, c), strict=True):
        words.fill(region.partnership, letter, besides={shared, both})
        _refresh(region)
    for row in (shared, both):
        words.fill_row(row, "s", text_fields(type(row)))
    for region in (a, b, c):
        _figures_again(region)
    assert not crossings()
    return World(a, b, c, shared, both, words)


def _share(region: Region, organisation: Organisation, both: User) -> None:
    """The organisation takes part, people of this partnership work there and fill in."""
    partnership = region.partnership
    Membership.objects.create(
        partnership=partnership, organisation=organisation, since=region.today
    )
    Access.objects.create(user=both, partnership=partnership, role=Role.COORDINATOR)
    person = Person.objects.create(partnership=partnership, name="x", user=both)
    for worker in (person, region.people[1]):
        Position.objects.create(person=worker, organisation=organisation, layer=Layer.PRACTICE)
    for session in region.sessions:
        Invitee.objects.create(session=session, person=person, organisation=organisation)
    seats = Participant.objects.filter(session__partnership=partnership, layer=Layer.PRACTICE)
    seats.update(organisation=organisation)


def _refresh(region: Region) -> None:
    rows = [region.partnership, *region.sessions, *region.users, *region.invitations]
    for row in [*rows, *region.organisations, *region.instruments, region.draft]:
        row.refresh_from_db()


def _figures_again(region: Region) -> None:
    """Figures hold names of themes, partners and people: build them from the canaries."""
    Snapshot.objects.filter(session__in=region.sessions).delete()
    Answer.objects.filter(participant__session__in=region.sessions).update(snapshot=None)
    for session in region.sessions:
        session.instrument.refresh_from_db()
        figures = build_figures(session, number=1)
        Snapshot.objects.create(session=session, number=1, figures=figures)


def _read(region: Region, address: Address, client: Client, stages: list[str]) -> Iterator[tuple[str, str]]:
    """Everything this visitor reads at an address: a label and the text, for every session."""
    for session in region.sessions if address.is_of_session else [region.session]:
        here = replace(region, sessions=[session])
        for stage in stages if session is region.session else ["closed"]:
            set_stage(session, stage)
            for request in requests(address, here):
                response = client.get(request.path, headers=request.headers)
                if response.status_code == 405:
                    return
                yield f"{request.label} ({session.pk}, {stage})", text_of(response)
    if address.name in SEARCHES:
        path = requests(address, region)[0].path
        for word in ("zq", "zqa", "zqb", "zqc", "zqs"):
            response = client.get(path + SEARCHES[address.name].format(word=word))
            yield f"{address.name} {word}", text_of(response)


def test_every_model_with_words_is_filled(world: World, db: None) -> None:
    filled = {place.split(".")[0] for place in world.words.places.values()}
    for model in our_models():
        if text_fields(model) and rows_of(model, world.b.partnership) is not None:
            rows = rows_of(model, world.b.partnership)
            assert model.__name__ in filled or not rows.exists(), f"no {model.__name__} was made"


def test_the_words_are_there_to_be_seen(world: World, db: None) -> None:
    seen: set[str] = set()
    client = browser(world.b.coordinator, seat_in=world.b.session)
    for address in addresses():
        for _label, text in _read(world.b, address, client, ["open", "talk", "closed"]):
            seen |= world.words.found_in(text, "b")
    fields = world.words.fields_of(seen)
    assert not SHOWN - fields


@pytest.mark.parametrize("address", addresses(), ids=str)
def test_nothing_of_another_partnership_is_seen(address: Address, world: World, db: None) -> None:
    for who, client in _visitors(world).items():
        if who == "nobody" and address.is_of_region:
            continue
        stages = list(STAGES) if who in {Role.COORDINATOR, "nobody"} else ["open", "talk"]
        allowed = _also_theirs(world) if who == "both" else set()
        for label, text in _read(world.a, address, client, stages):
            leaked = world.words.found_in(text, "bc") - allowed
            assert not leaked, (who, label, world.words.fields_of(leaked))


def test_the_shared_organisation_shows_nothing_but_itself(world: World, db: None) -> None:
    seen: set[str] = set()
    client = browser(world.a.coordinator)
    for address in addresses():
        for _label, text in _read(world.a, address, client, ["talk"]):
            seen |= world.words.found_in(text, "s")
    mine = {place for place in world.words.fields_of(seen) if place.startswith("Organisation.")}
    assert mine == shared_fields()


def test_an_organisation_elsewhere_is_not_seen(world: World, db: None) -> None:
    client = browser(world.c.coordinator, seat_in=world.c.session)
    for address in addresses():
        for label, text in _read(world.c, address, client, ["talk"]):
            assert not world.words.found_in(text, "abs"), label


def _visitors(world: World) -> dict[str, Client]:
    """Somebody of each role in A, somebody who coordinates B as well, and a participant."""
    seat = world.a.session
    visitors = {str(role): browser(world.a.user(role), seat_in=seat) for role in Role.values}
    return visitors | {"both": browser(world.both, seat_in=seat), "nobody": browser(seat_in=seat)}


def _also_theirs(world: World) -> set[str]:
    """What who coordinates both A and B may see of B while in A: its name and its partners."""
    names = {"Partnership.name", "Partnership.slug", *shared_fields()}
    return {word for word, place in world.words.places.items() if word[2] == "b" and place in names}

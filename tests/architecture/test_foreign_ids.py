"""Numbers of another partnership open nothing and change nothing, in addresses and in forms."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from django.db import connection

from bench.addresses import Address, addresses, examples, fill, parameters, paths, requests
from bench.region import Region
from bench.visitors import set_stage
from samenverder.commitments.models import ActionItem
from tests.architecture.page_forms import PageForm, forms_on
from tests.architecture.tenancy import Writes, crossings, everything, everything_of
from tests.architecture.three_regions import World

pytestmark = pytest.mark.slow

ALL = addresses()
OF_REGION = [address for address in ALL if address.is_of_region]
OF_SEAT = [row for row in ALL if row.route.startswith(("meedoen/<", "dialoog/<"))]
NOT_ROWS = {
    "order",
    "region",
    "kind",
    "form",
    "batch",
    "name",
    "step",
    "number",
    "part",
    "section",
    "source",
    "rows",
    "size",
    "what",
}
WITH_ROWS = [address for address in OF_REGION if set(parameters(address)) - NOT_ROWS]


@pytest.fixture(scope="module")
def untouched(world: World) -> dict[str, list[Any]]:
    """Every row as it is before each test."""
    return everything()


@pytest.fixture(scope="module")
def theirs(world: World) -> dict[str, list[Any]]:
    """Every row of the other partnership as it is before each test."""
    return everything_of(world.b.partnership)


def test_what_changes_or_points_elsewhere_is_seen(
    world: World, untouched: Any, theirs: Any, db: None
) -> None:
    """The other tests of this file look with these four."""
    writes = Writes()
    with connection.execute_wrapper(writes):
        assert list(ActionItem.objects.all())
        assert not writes.any
        ActionItem.objects.filter(partnership=world.b.partnership).update(text="changed")
    assert writes.any
    assert everything() != untouched
    assert everything_of(world.b.partnership) != theirs
    assert not crossings()
    ActionItem.objects.filter(partnership=world.a.partnership).update(owner=world.b.people[0])
    assert crossings()


@pytest.mark.parametrize("address", WITH_ROWS, ids=str)
def test_rows_of_another_partnership_are_not_found(
    address: Address, world: World, untouched: Any, db: None
) -> None:
    _assert_not_found(world, _mixed(address, world.a, world.b), untouched)


@pytest.mark.parametrize("address", OF_REGION, ids=str)
def test_another_partnership_is_not_found(
    address: Address, world: World, untouched: Any, db: None
) -> None:
    _assert_not_found(world, paths(address, world.b), untouched)


@pytest.mark.parametrize("address", OF_SEAT, ids=str)
def test_a_seat_opens_no_session_of_another_partnership(
    address: Address, world: World, db: None
) -> None:
    client = world.visitors["nobody"]
    for stage in ["open", "talk", "closed"]:
        set_stage(world.b.session, stage)
        before = everything()
        for path in paths(address, world.b):
            response = client.get(path)
            assert not world.words.found_in(response.content.decode(), "a")
            if address.name not in {
                "reflection:participant_join",
                "dialogues:join",
            }:  # joining is for everybody
                client.post(path, {"value": "3", "text": "x", "statement": "1"})
        assert everything() == before


@pytest.mark.parametrize("address", ALL, ids=str)
def test_forms_do_not_take_rows_of_another_partnership(
    address: Address, world: World, theirs: Any, db: None
) -> None:
    writes = Writes()
    for stage in ["planned", "open", "talk", "discussed"] if address.is_of_session else ["talk"]:
        set_stage(world.a.session, stage)
        with connection.execute_wrapper(writes):
            _send_all(address, world)
    if writes.any:
        assert not crossings()
        assert everything_of(world.b.partnership) == theirs


def _send_all(address: Address, world: World) -> None:
    """Send every form on every page of this address."""
    client = world.visitors["coordinator"]
    for request in requests(address, world.a):
        response = client.get(request.path)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if response.status_code != 200 or not is_page:
            continue
        for form in forms_on(response.content.decode()):
            _send(client, request.path, form, world)


def _assert_not_found(world: World, wanted: Iterable[str], untouched: Any) -> None:
    """404 for what the address takes: looking or sending. The other is refused or leads away."""
    client, writes = world.visitors["coordinator"], Writes()
    with connection.execute_wrapper(writes):
        for path in wanted:
            answers = client.get(path).status_code, client.post(path).status_code
            assert answers in {(404, 404), (404, 405), (405, 404), (302, 404)}, path
    assert not writes.any or everything() == untouched


def _send(client: Any, page: str, form: PageForm, world: World) -> None:
    """Send a form once for each field that chooses a row, with a row of somebody else in it."""
    action = form.action or page
    if action.startswith("/account/"):
        return
    theirs = _numbers(world.b)
    for name in form.choosers:
        kind = re.sub(r"\d+$", "#", name)  # a field for each row has the number of its row
        assert {name, kind} & theirs.keys(), f"Say in _numbers what “{name}” chooses."
        number = theirs[name] if name in theirs else theirs[kind]
        answer = client.post(action, form.data({name: number}))
        assert answer.status_code < 500, action


def _numbers(theirs: Region) -> dict[str, int]:
    """Rows of another partnership, by the name of the field that chooses one."""
    session = theirs.session
    return {
        "owner": theirs.people[0].pk,
        "person": theirs.people[0].pk,
        "people": theirs.people[0].pk,
        "users": theirs.users[0].pk,
        "focus_area": theirs.areas[0].pk,
        "asked_by": theirs.people[0].pk,
        "mandate": theirs.mandates[0].pk,
        "agreed": theirs.mandates[0].pk,
        "organisations": theirs.organisations[0].pk,
        "organisation": theirs.organisations[0].pk,
        "instrument": theirs.instruments[0].pk,
        "theme": theirs.draft.themes.all()[0].pk,
        "previous": session.pk,
        "statement": session.instrument.statements.all()[0].pk,
        "school_year": 1900,  # a year, not a row: no group has it
        "site": theirs.partnership.register_sites.first().pk,
        "gone": theirs.partnership.register_sites.first().pk,
        "group": theirs.meetings.running.group_id,
        "host": theirs.organisations[0].pk,
        "question": theirs.questions[0].pk,
        "leader": theirs.people[0].pk,
        "phase": theirs.projects[0].projectphases.all()[0].pk,
        "line": theirs.projects[0].budgetlines.all()[0].pk,
        "meeting": theirs.meetings.running.pk,
        "gathering": theirs.meetings.running.pk,
        "bijeenkomst": theirs.meetings.running.pk,
        "session": session.pk,
        "actions": session.session_actions.all()[0].action_id,
        "regional_question": theirs.questions[0].pk,
        "led_by": theirs.people[0].pk,
        "reviewer": theirs.people[0].pk,
        "plan": theirs.plans[0].pk,
        "table": theirs.dialogues[-1].tables.first().pk,
        "focus_areas": theirs.areas[0].pk,
        "waarde": theirs.dialogues[-1].tables.first().pk,
        "tafelnummer": 9999,
        "tafel": 9999,
        "seconden": 9999,
        "usable": 9,  # one of five answers, not a row
        "blad": 1,
        "aan": 1,
        "school": theirs.organisations[0].pk,
        "provider": theirs.organisations[0].pk,
        "partners": theirs.organisations[0].pk,
        "contact": theirs.people[0].pk,
        "collection": theirs.partnership.practice_collections.first().pk,
        "track": theirs.tracks[0].pk,
        "training_date": theirs.trainings[0].dates.first().pk,
        "board": theirs.organisations[0].pk,
        "action": session.session_actions.all()[0].action_id,
        "ids": session.session_actions.all()[0].action_id,
        "organiser_#": theirs.organisations[0].pk,
        "school-#": theirs.people[0].pk,
        "partnership": theirs.partnership.pk,
    }


def _mixed(address: Address, mine: Region, theirs: Region) -> list[str]:
    """The address in one's own region, with one or more numbers of another."""
    names = [name for name in parameters(address) if name not in NOT_ROWS]
    own, other = _values(address, mine), _values(address, theirs)
    several = [{name} for name in names] + ([set(names)] if len(names) > 1 else [])
    return [
        "/" + fill(address, {name: (other if name in swapped else own)[name] for name in own})
        for swapped in several
    ]


def _values(address: Address, region: Region) -> dict[str, Any]:
    """Each parameter with its first example."""
    return {name: examples(address, name, region)[0] for name in parameters(address)}

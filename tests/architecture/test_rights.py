"""Every address × role × partnership. A new address without a row in rights.py fails."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from bench.visitors import forget
from samenverder.network.models import Access, Role, User
from tests import cast
from tests.architecture.addresses import World, all_addresses, make_world
from tests.architecture.answer_rights import ANSWERS_NOT_THERE
from tests.architecture.dialogue_rights import DIALOGUES_NOT_THERE
from tests.architecture.library_rights import LIBRARY_NOT_THERE
from tests.architecture.pitch_rights import PITCHES_NOT_THERE
from tests.architecture.pitchday_rights import PITCHDAYS_NOT_THERE
from tests.architecture.plan_rights import PLANS_NOT_THERE
from tests.architecture.rights import (
    ACCOUNT,
    GET,
    KEY,
    PUBLIC,
    RIGHTS,
    ROLES,
    SEAT,
)
from tests.architecture.track_rights import TRACKS_NOT_THERE
from tests.architecture.training_around_rights import TRAINING_AROUND_NOT_THERE
from tests.architecture.training_rights import TRAININGS_NOT_THERE

PATTERNS = dict(all_addresses())
IN_REGION = [name for name, (level, _method) in RIGHTS.items() if level in ROLES]


def test_every_address_has_a_row() -> None:
    assert sorted(set(PATTERNS) - set(RIGHTS)) == []


def test_every_row_has_an_address() -> None:
    assert sorted(set(RIGHTS) - set(PATTERNS)) == []


def test_what_belongs_to_a_region_says_so_in_its_address() -> None:
    for name, pattern in PATTERNS.items():
        assert ("<slug:region>" in pattern) == (RIGHTS[name][0] in ROLES), name


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[World, dict[str, User]]]:
    """A region with something of everything and its people: made once, every test leaves it so."""
    forget()
    with django_db_blocker.unblock(), transaction.atomic():
        region = cast.make_region("Lindemeer", "lindemeer")
        people = cast.make_cast(region)
        yield make_world(region.partnership, people), people
        transaction.set_rollback(True)
    forget()


@pytest.fixture
def world(made) -> World:
    return replace(made[0])  # a copy: a test may look under another region


@pytest.fixture
def people(made) -> dict[str, User]:
    return made[1]


def ask(client: Client, world, name: str):
    """Open the address as the table says; a redirect is not followed."""
    method = RIGHTS[name][1]
    url = world.url(name, PATTERNS[name])
    return client.get(url) if method == GET else client.post(url, {})


def answers(client: Client, world, names: list[str]) -> dict[str, HttpResponse]:
    """The answer of each address; what it changed is taken back before the next."""
    found = {}
    for name in names:
        with transaction.atomic():
            found[name] = ask(client, world, name)
            transaction.set_rollback(True)
    return found


def statuses(client: Client, world, names: list[str]) -> dict[str, int]:
    return {name: answer.status_code for name, answer in answers(client, world, names).items()}


# 404 is an allowed answer where nothing was uploaded, batched or taken away yet.
ALLOWED = {200, 204, 302, 409, 422}
ROOMS_NOT_THERE = PITCHES_NOT_THERE | PITCHDAYS_NOT_THERE | PLANS_NOT_THERE | DIALOGUES_NOT_THERE
LEARNING_NOT_THERE = TRAININGS_NOT_THERE | TRAINING_AROUND_NOT_THERE | LIBRARY_NOT_THERE
NOTHING_THERE = ROOMS_NOT_THERE | LEARNING_NOT_THERE | TRACKS_NOT_THERE | ANSWERS_NOT_THERE | {
    "reflection:paper_errors", "reflection:paper_check", "reflection:instrument_import_errors",
    "commitments:bulk_undo", "network:people_import_errors", "reflection:instrument_restore",
    "reflection:instrument_part_restore", "reflection:console_statement",
    "reflection:console_hide_argument",
    "insight:welcome_start", "commitments:action_restore", "commitments:decision_restore",
    "commitments:agreement_restore", "ambition:focus_restore",
    "ambition:comment_change", "ambition:comment_remove", "ambition:comment_restore",
    "ambition:endorse_ask", "ambition:endorsement_withdraw", "ambition:endorsement_restore",
    "ambition:question_restore", "projects:part_restore",
}  # fmt: skip


@pytest.mark.django_db
class TestInsideTheRegion:
    def test_strangers_get_404(self, world, charlie, client_for):
        found = statuses(client_for(charlie), world, IN_REGION)
        assert {name: code for name, code in found.items() if code != 404} == {}

    def test_visitors_sign_in(self, world, client_for):
        for name, answer in answers(client_for(None), world, IN_REGION).items():
            assert answer.status_code == 302, name
            assert answer.url.startswith("/account/login/"), name

    @pytest.mark.parametrize("role", ROLES)
    def test_each_role_gets_what_the_table_says(self, role, world, people, client_for):
        wrong = {}
        for name, code in statuses(client_for(people[role]), world, IN_REGION).items():
            enough = ROLES.index(role) >= ROLES.index(RIGHTS[name][0])
            allowed = (ALLOWED if enough else {403}) | ({404} if name in NOTHING_THERE else set())
            if code not in allowed:
                wrong[name] = code
        assert wrong == {}

    def test_a_row_of_another_region_does_not_exist_here(
        self, world, people, other_region, client_for
    ):
        """Alice coordinates both regions; the other region's rows are not under this address."""
        alice = people[Role.COORDINATOR]
        Access.objects.create(user=alice, partnership=other_region, role=Role.COORDINATOR)
        world.region = other_region.slug
        names = [name for name in IN_REGION if "<int:pk>" in PATTERNS[name]]
        found = statuses(client_for(alice), world, names)
        assert {name: code for name, code in found.items() if code != 404} == {}


# What a browser may keep, because it asks each time whether it changed.
ASKED_AGAIN = {
    "reflection:participant_worker", "dialogues:worker", "dialogues:picture",
    "dialogues:screen_picture",
}  # fmt: skip


@pytest.mark.django_db
def test_nothing_of_a_page_or_a_file_stays_behind_in_a_browser_or_a_proxy(
    world, people, client_for
):
    names = [name for name, (_level, method) in RIGHTS.items() if method == GET]
    found = answers(client_for(people[Role.COORDINATOR]), world, names)
    files = {a["Content-Type"] for a in found.values() if a.status_code == 200}
    assert {"text/csv; charset=utf-8", "application/pdf"} <= files
    kept = {name for name, answer in found.items() if "no-store" not in answer["Cache-Control"]}
    assert kept - ASKED_AGAIN == set()


@pytest.mark.django_db
class TestOutsideTheRegion:
    def names(self, wanted: str) -> list[str]:
        return [name for name, (level, _method) in RIGHTS.items() if level == wanted]

    def test_an_account_is_needed(self, world, client_for):
        for name, answer in answers(client_for(None), world, self.names(ACCOUNT)).items():
            assert answer.status_code == 302, name
            assert "/account/login/" in answer.url, name

    @pytest.mark.parametrize("role", [None, Role.COORDINATOR])
    def test_a_seat_is_needed(self, role, world, people, client_for):
        client = client_for(people.get(role))
        for name, answer in answers(client, world, self.names(SEAT)).items():
            assert answer.status_code in {302, 401}, name
            if answer.status_code == 302:
                codes = {f"/meedoen/{world.session.code}/", f"/dialoog/{world.dialogue.code}/"}
                assert answer.url.removesuffix("tafel/") in codes, name

    def test_everybody_may_come_in(self, world, client_for):
        found = statuses(client_for(None), world, self.names(PUBLIC))
        assert {name: code for name, code in found.items() if code not in {200, 302}} == {}

    @pytest.mark.parametrize("name", [n for n, (lv, _m) in RIGHTS.items() if lv == KEY])
    def test_a_wrong_key_opens_nothing(self, name, world, client_for):
        pattern = re.sub(r"<\w+:(key|code)>", "VERKEERD", PATTERNS[name])
        url = "/" + re.sub(r"\^|\$|\(\?P<\w+>[^)]*\)", "", pattern).replace("//", "/")
        answer = client_for(None).get(url)
        assert answer.status_code in {200, 404, 302}
        assert world.session.title not in answer.content.decode()

"""No page asks the database more often because there is more in it.

Every address is asked for in a partnership with three of everything and in one with nine, by each
role, and pages of a session at each stage of it by the coordinator. A new address is covered by
itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.addresses import Address, Request, addresses, requests
from bench.region import Region, Sizes, make_region
from bench.visitors import STAGES, browser, forget, set_stage
from samenverder.insight.index import take_in
from samenverder.network.models import Role

pytestmark = pytest.mark.slow

THREE = Sizes(
    organisations=3, people=3, sessions=3, participants=6, actions=3, users=4, log=12, others=3
)
NINE = Sizes(
    organisations=9, people=9, sessions=9, participants=18, actions=9, users=12, log=36, others=9
)
WHO = [Role.COORDINATOR, Role.MEMBER, Role.READER]
Counts = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Place:
    """A partnership and the browsers of who look at it."""

    region: Region
    insiders: dict[str, Client]
    outsiders: dict[str, Client]

    def visitors(self, address: Address, stage: str) -> dict[str, Client]:
        """Who ask for this address: the coordinator always, the others while people talk."""
        browsers = self.insiders if address.is_of_region else self.outsiders
        first = next(iter(browsers))
        return browsers if stage == "talk" else {first: browsers[first]}


@pytest.fixture(scope="module")
def places(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Place]]:
    """Two partnerships in one database, made once."""
    forget()
    with django_db_blocker.unblock(), transaction.atomic():
        both = [_place("drie", THREE), _place("negen", NINE)]
        take_in()  # all of it, once; what a test changes it takes in itself
        yield both
        transaction.set_rollback(True)
    forget()


def _place(slug: str, sizes: Sizes) -> Place:
    region = make_region(slug, sizes)
    insiders = {str(role): browser(region.user(role)) for role in WHO}
    seated = browser(region.coordinator, seat_in=region.session)
    nobody = browser(None, seat_in=region.session)
    return Place(region, insiders, {"coordinator": seated, "nobody": nobody})


@pytest.mark.parametrize("address", addresses(), ids=str)
def test_the_number_of_queries_does_not_grow(
    address: Address, places: list[Place], db: None
) -> None:
    few, many = (_counts(address, place) for place in places)
    assert few.keys() == many.keys()
    differing = {label: (few[label], many[label]) for label in few if few[label] != many[label]}
    assert not differing, "(status, queries) with three of everything, and with nine"


def test_most_addresses_are_pages(places: list[Place], db: None) -> None:
    region, client = places[0].region, places[0].outsiders["coordinator"]
    set_stage(region.session, "talk")
    first = [requests(address, region)[0] for address in addresses()]
    shown = [row for row in first if client.get(row.path).status_code == 200]
    assert len(shown) >= 60


def _counts(address: Address, place: Place) -> Counts:
    """Status and number of queries of every request that shows this address."""
    found: Counts = {}
    for stage in STAGES if address.is_of_session else ["talk"]:
        set_stage(place.region.session, stage)
        take_in()  # what searches would else take in
        for request in requests(address, place.region):
            for who, client in place.visitors(address, stage).items():
                answer = _count(client, request)
                found[f"{request.label} ({stage}, {who})"] = answer
                if answer[0] == 405:
                    return {}  # an address for forms only
    return found


def _count(client: Client, request: Request) -> tuple[int, int]:
    forget()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(request.path, headers=request.headers)
        if response.streaming:
            list(response.streaming_content)
    return response.status_code, len(captured)

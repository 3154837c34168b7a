"""A browser in English, mandates, and texts on their way."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenverder.ambition.models import AmbitionVersion
from samenverder.ambition.operations import Written, adopt, save_draft, share
from samenverder.network.models import Mandate, Person, User
from tests import cast

TEXT = "Een kop\n\nWij zien elke jongere.\n\nWerkgevers doen mee.\n\nOver drie jaar is het zover."


@pytest.fixture
def english() -> Callable[[User | None], Client]:
    def browser(user: User | None) -> Client:
        client = cast.client_for(user)
        client.cookies["sv_language"] = "en"
        return client

    return browser


@pytest.fixture
def draft(region, alice) -> AmbitionVersion:
    return write(region, alice)


def write(region, by, sentence="Nobody gets lost.", text=TEXT, **more) -> AmbitionVersion:
    """The draft, written or changed."""
    given = Written(sentence, text, more.pop("note", ""))
    return save_draft(partnership=region, by=by, written=given, **more)[0]


@pytest.fixture
def consulted(draft, alice) -> AmbitionVersion:
    """A text in consultation for a week."""
    return share(version=draft, by=alice, until=timezone.localdate() + timedelta(days=7))


@pytest.fixture
def adopted(draft, alice) -> AmbitionVersion:
    """A text that stands."""
    return adopt(version=draft, by=alice, adopted_on=timezone.localdate())


@pytest.fixture
def mandates(region_lindemeer, people) -> dict[str, Mandate]:
    """Rita (a reader) decides for the bakery; somebody without an account for the municipality."""
    region = region_lindemeer.partnership
    school, town, bakery = region_lindemeer.organisations
    rita = Person.objects.get(partnership=region, user=people["reader"])
    wim = Person.objects.create(partnership=region, name="Wim Wethouder", email="wim@x.example")

    def give(person: Person, organisation, **more) -> Mandate:
        given = {"subjects": ["ambition"], "given_by": "Bestuur", "since": date(2024, 8, 1)}
        return Mandate.objects.create(
            partnership=region, person=person, organisation=organisation, **(given | more)
        )

    return {"bakery": give(rita, bakery), "town": give(wim, town), "school": school}

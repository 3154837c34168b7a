"""A practice at each stand, written by Mia; Frank is the colleague who reads."""

import pytest

from samenverder.library.models import Practice
from samenverder.library.operations import publishing, reviewing, writing
from samenverder.network.models import Person


def person(user) -> Person:
    return Person.objects.get(user=user)


def write(region, by, title="Een stagemarkt in de gymzaal", **more) -> Practice:
    given = {
        "what": "Werkgevers staan een middag in de gymzaal.",
        "steps": "Bel tien werkgevers\nMaak een rooster",
        "sectors": ["pro"],
        "layers": ["practice"],
    }
    return writing.begin_practice(partnership=region, by=by, title=title, **(given | more))


def asked(region, mia, frank, **more) -> Practice:
    practice = write(region, mia, **more)
    reviewing.ask_to_read(practice=practice, by=mia, reviewer=person(frank))
    return Practice.objects.get(pk=practice.pk)


def approved(region, mia, frank, **more) -> Practice:
    practice = asked(region, mia, frank, **more)
    reviewing.answer_reading(practice=practice, by=frank, seen=practice.version, approved=True)
    return Practice.objects.get(pk=practice.pk)


def publish(region, mia, frank, **more) -> Practice:
    practice = approved(region, mia, frank, **more)
    publishing.publish_practice(practice=practice, by=mia)
    return Practice.objects.get(pk=practice.pk)


@pytest.fixture
def draft(region, mia) -> Practice:
    return write(region, mia)


@pytest.fixture
def practice(region, mia, frank) -> Practice:
    """Published."""
    return publish(region, mia, frank)


@pytest.fixture
def english(client_for):
    def browser(user):
        client = client_for(user)
        client.cookies["sv_language"] = "en"
        return client

    return browser

"""What the tests of the network share."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from samenverder.network.models import Membership, Organisation, Partnership, Person, User
from tests import cast

PASSWORD = cast.PASSWORD


def address(name: str, *args: object) -> str:
    """The address of a page of the network."""
    return reverse(f"network:{name}", args=args)


def links(text: str) -> list[str]:
    """The paths of this site in a mail."""
    return re.findall(r"http://localhost:\d+(/[^\s\"<]+)", text)


def text_of(page) -> str:
    """A page as text with single blanks."""
    return " ".join(page.content.decode().split())


@pytest.fixture(autouse=True)
def _in_english(settings, monkeypatch):
    """The source strings, whatever the translations say; for new users too."""
    settings.LANGUAGE_CODE = "en"
    field = User._meta.get_field("language")
    monkeypatch.setitem(field.__dict__, "_get_default", lambda: "en")
    with translation.override("en"):
        yield


@pytest.fixture
def sent(django_capture_on_commit_callbacks) -> Callable:
    """Run something and give the mails it sent, as if its transaction was committed."""

    def run(action: Callable[[], object]) -> list[mail.EmailMessage]:
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            action()
        return mail.outbox[before:]

    return run


@pytest.fixture
def coordinator(alice: User) -> Client:
    return cast.client_for(alice)


@pytest.fixture
def school(region: Partnership) -> Organisation:
    return region.organisations.get(name="Praktijkschool Lindemeer")


@pytest.fixture
def membership(region: Partnership, school: Organisation) -> Membership:
    return Membership.objects.get(partnership=region, organisation=school)


@pytest.fixture
def nadia(region: Partnership) -> Person:
    """A contact without an account."""
    return Person.objects.create(
        partnership=region, name="Nadia Benali", email="nadia@lindecollege.example"
    )


def person_of(user: User, region: Partnership) -> Person:
    return Person.objects.get(user=user, partnership=region)

"""Stopping mail: by the address at its foot, by one click of a mail program, never by looking."""

import pytest
from django.core import mail
from django.test import Client

from samenverder.network.mail import send_mail
from samenverder.network.mail_choices import stop_address, stopped, wants
from samenverder.network.models import MailSubject, Person
from samenverder.network.operations.mail import deliver

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(mia) -> Person:
    return Person.objects.get(user=mia)


@pytest.fixture
def address(person) -> str:
    return "/post/" + stop_address(person, MailSubject.DIGEST).partition("/post/")[2]


def test_one_click_of_a_mail_program_stops_it_without_asking(address, person):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not wants(person, MailSubject.DIGEST)
    assert wants(person, MailSubject.REMINDER)
    client.post(address, {"List-Unsubscribe": "One-Click"})
    assert stopped(person) == {"digest"}


def test_looking_stops_nothing(address, person):
    """A mail scanner follows every address in a mail."""
    answer = Client().get(address)
    assert answer.status_code == 200
    assert person.name not in answer.text
    assert stopped(person) == set()


def test_choosing_and_choosing_again(address, person):
    client = Client()
    client.post(address, {"wanted": ["reminder"]})
    assert stopped(person) == {"digest", "request", "practices"}
    client.post(address, {"wanted": ["reminder", "digest", "request", "practices"]})
    assert stopped(person) == set()


def test_a_key_that_was_tampered_with_does_not_exist(address):
    assert Client().get(address[:-3] + "x/").status_code == 404
    assert Client().post("/post/abc/", {"List-Unsubscribe": "One-Click"}).status_code == 404


def test_the_headers_a_mail_program_needs(person, address):
    row = send_mail(
        to=person.email,
        subject="Week",
        template="network/mail/address",
        context={"url": "/"},
        unsubscribe=stop_address(person, MailSubject.DIGEST),
    )
    mail.outbox.clear()
    deliver(row.pk)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe"].endswith(f"{address}>")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in mail.outbox[0].body

"""Who becomes the contact of a practice hears it: at publishing, or with a question to answer."""

import pytest
from django.core import mail

from samenverder.library.models import Practice
from samenverder.library.operations import asking, leaving, publishing, writing
from samenverder.network.models import Person
from tests.library.conftest import approved, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def joris(region) -> Person:
    """Without an account."""
    return Person.objects.create(partnership=region, name="Joris Wolters", email="j@werf.example")


def test_the_contact_hears_it_once_when_it_is_published(
    region, mia, frank, joris, django_capture_on_commit_callbacks
):
    row = approved(region, mia, frank, contact=joris, title="Kanariegeel")
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish_practice(practice=row, by=mia)
    [sent] = mail.outbox
    assert sent.to == [joris.email] and "Kanariegeel" in sent.body and "contactpersoon" in sent.body
    assert row.get_absolute_url() not in sent.body, "without an account the page does not open"
    mail.outbox.clear()
    own = approved(region, mia, frank, contact=person(mia), title="Eigen")
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish_practice(practice=own, by=mia)
    assert mail.outbox == []


@pytest.mark.parametrize("way", ["changed", "handed over"])
def test_who_takes_over_gets_one_mail_when_questions_wait(
    practice, mia, frank, rita, joris, way, django_capture_on_commit_callbacks
):
    def take_over(to):
        row = Practice.objects.get(pk=practice.pk)
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            if way == "changed":
                writing.change_practice(practice=row, by=mia, version=row.version, contact=to)
            else:
                leaving.hand_over_practice(mia, row.pk, row.contact, to, "")
        return [sent.to for sent in mail.outbox]

    Practice.objects.filter(pk=practice.pk).update(contact=person(mia))
    assert take_over(joris) == []
    for text in ("Mag het buiten?", "Hoe lang duurt het?"):
        asking.ask(practice=practice, by=frank, text=text)
    assert take_over(person(rita)) == [[person(rita).email]]
    assert take_over(joris) == [[joris.email]]
    assert "/vraag-over-voorbeeld/" in mail.outbox[0].body

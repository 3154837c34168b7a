"""A practice that is withdrawn while its change was being read: nothing of it is lost."""

import pytest

from samenverder.library.models import Practice
from samenverder.library.operations import collecting, publishing, reviewing, writing
from samenverder.library.queries.newest import untold
from samenverder.library.to_do import to_read
from samenverder.library.weekly import new_practices
from tests.library.conftest import person, publish
from tests.library.test_writing import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(practice, mia, frank) -> Practice:
    """Published; its change is with Frank to read."""
    row = writing.change_practice(
        practice=practice, by=mia, version=practice.version, what="Met ouders erbij."
    )
    reviewing.ask_to_read(practice=row, by=mia, reviewer=person(frank), question="Klopt stap 2?")
    return Practice.objects.get(pk=row.pk)


def test_what_a_colleague_was_asked_to_read_waits_and_goes_on(region, english, mia, frank, changed):
    writer, reader = english(mia), english(frank)
    page = writer.post(f"{page_of(changed)}intrekken/", follow=True).content.decode()
    assert "others find it no longer. The change is kept" in page
    assert list(to_read(region, frank)) == []
    assert reader.get(f"{page_of(changed)}lezen/").status_code == 404
    page = writer.post(f"{page_of(changed)}terug-in-de-bibliotheek/", follow=True).content.decode()
    assert "The change is with your colleague to read" in page
    assert len(list(to_read(region, frank))) == 1
    assert "Klopt stap 2?" in reader.get(f"{page_of(changed)}lezen/").content.decode()


def test_what_was_found_right_stays_right_also_when_its_place_changed(mia, frank, english, changed):
    reviewing.answer_reading(practice=changed, by=frank, seen=changed.version, approved=True)
    row = Practice.objects.get(pk=changed.pk)
    row = writing.change_practice(practice=row, by=mia, version=row.version, sectors=["mbo"])
    publishing.withdraw_practice(practice=row, by=mia)
    page = english(mia).post(f"{page_of(row)}terug-in-de-bibliotheek/", follow=True)
    assert "you can publish it" in page.content.decode()
    publishing.publish_practice(practice=Practice.objects.get(pk=row.pk), by=mia)
    assert Practice.objects.get(pk=row.pk).published["what"] == "Met ouders erbij."


def test_a_text_that_was_found_right_before_it_changed_is_read_again(mia, frank, changed):
    reviewing.answer_reading(practice=changed, by=frank, seen=changed.version, approved=True)
    row = Practice.objects.get(pk=changed.pk)
    row = writing.change_practice(practice=row, by=mia, version=row.version, what="Toch anders.")
    publishing.withdraw_practice(practice=row, by=mia)
    assert publishing.put_back(practice=row, by=mia).next_text == "draft"


def test_the_page_says_that_the_change_is_kept_and_shows_it(english, mia, changed):
    publishing.withdraw_practice(practice=changed, by=mia)
    page = english(mia).get(page_of(changed)).content.decode()
    assert "A change is kept too" in page
    assert "Met ouders erbij." not in page
    assert "Met ouders erbij." in english(mia).get(f"{page_of(changed)}?tekst=nu").content.decode()


def test_what_is_withdrawn_after_the_weekly_mail_was_made_is_nowhere_to_be_read(
    region, english, mia, frank, rita, alice
):
    """The mail tells how many, never which: its link shows what is there when it is opened."""
    row = publish(region, mia, frank, title="Kanariegeel", sectors=[], layers=[])
    made = collecting.make_collection(partnership=region, by=alice, title="Start")
    collecting.collect(practice=row, by=alice, collection=made)
    news = list(new_practices(person(rita)))
    assert [one.text for one in news] and "Kanariegeel" not in news[0].text
    news[0].told()
    publishing.withdraw_practice(practice=row, by=mia)
    client = english(rita)
    for url in (news[0].url, made.get_absolute_url(), f"/regio/{region.slug}/bibliotheek/"):
        answer = client.get(url)
        assert answer.status_code == 200
        assert "Kanariegeel" not in answer.content.decode(), url
    publishing.put_back(practice=Practice.objects.get(pk=row.pk), by=mia)
    assert "Kanariegeel" in client.get(made.get_absolute_url()).content.decode()
    assert list(untold(person(rita))) == [], "told once"

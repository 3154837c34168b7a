"""Who uses a practice hears that it no longer holds, and reads on; to strangers it is not there."""

import pytest

from samenverder.library.models import Practice, PracticeQuestion, PracticeUse
from samenverder.library.operations import asking, publishing, using
from samenverder.library.waiting import withdrawn
from tests import cast
from tests.library.conftest import person
from tests.library.test_writing import page_of

pytestmark = pytest.mark.django_db
WHY = "de gymzaal is dicht"


@pytest.fixture
def used(region_lindemeer, region, practice, mia):
    """A practice that somebody of another partner uses and asked about."""
    user = cast.make_user("Ute Uit", region_lindemeer, "member", organisation=2)
    place = person(user).positions.get().organisation
    using.use_practice(practice=practice, by=user, organisation=place)
    asking.ask(practice=practice, by=user, text="Mag het ook buiten?")
    return user, place


def withdraw(client, practice, **more):
    return client.post(f"{page_of(practice)}intrekken/", {"waarom": WHY, **more}, follow=True)


def test_who_uses_it_reads_on_with_the_reason_and_strangers_do_not(
    region_lindemeer, region, practice, english, mia, used
):
    user, place = used
    stranger = cast.make_user("Vera Vreemd", region_lindemeer, "member", organisation=1)
    page = english(mia).get(page_of(practice)).content.decode()
    assert "1 partner uses this and reads your answer" in page
    withdraw(english(mia), practice)
    page = english(user).get(page_of(practice)).content.decode()
    assert f"because: {WHY}" in page and "Mag het ook buiten?" in page
    assert "Ask a question" not in page and "We use this" not in page
    here = f"/regio/{region.slug}/bibliotheek/gebruikt-door/{place.pk}/"
    for address in (here, f"{here}csv/"):
        mine = b"".join(english(user).get(address)).decode()
        theirs = b"".join(english(stranger).get(address)).decode()
        assert practice.title in mine and practice.title not in theirs, address
    use, question = PracticeUse.objects.get(), PracticeQuestion.objects.get()
    for tail in ("", "versies/", "voorbeeld.pdf", f"gebruik/{use.pk}/"):
        assert english(stranger).get(f"{page_of(practice)}{tail}").status_code == 404, tail
        assert english(user).get(f"{page_of(practice)}{tail}").status_code == 200, tail
    assert english(stranger).post(f"{page_of(practice)}gebruik/gezien/").status_code == 404
    assert english(user).get(f"{page_of(practice)}vraag/{question.pk}/").status_code == 404


def test_the_start_page_says_it_until_it_is_put_away_and_again_the_next_time(
    region, practice, english, mia, used
):
    user, place = used
    assert list(withdrawn(region, user)) == []
    withdraw(english(mia), practice)
    (line,) = withdrawn(region, user)
    assert practice.title in line.text and place.name in line.text and line.meta == WHY
    assert practice.title not in line.mail and list(withdrawn(region, mia)) == []
    english(user).post(f"{page_of(practice)}gebruik/gezien/")
    assert list(withdrawn(region, user)) == []
    page = english(mia).post(f"{page_of(practice)}terug-in-de-bibliotheek/", follow=True)
    assert f'value="{WHY}"' in page.content.decode(), "the way back keeps the reason"
    row = Practice.objects.get(pk=practice.pk)
    assert (row.withdrawn_at, row.withdrawn_why) == (None, "")
    publishing.withdraw_practice(practice=row, by=mia)
    assert len(list(withdrawn(region, user))) == 1


def test_who_uses_it_says_that_they_stopped_and_nobody_begins(
    region, practice, english, mia, used, frank
):
    user, _place = used
    withdraw(english(mia), practice)
    page = f"{page_of(practice)}gebruik/{PracticeUse.objects.get().pk}/stoppen/"
    assert english(user).post(page, follow=True).status_code == 200
    assert PracticeUse.objects.get().stand == "stopped"
    assert list(withdrawn(region, user)) == []
    assert english(frank).get(f"{page_of(practice)}gebruiken/").status_code == 404


def test_a_reason_that_is_too_long_is_refused_in_one_sentence(practice, english, mia):
    page = withdraw(english(mia), practice, waarom="x" * 301).content.decode()
    assert "has 301 characters, 300 fit" in page
    assert Practice.objects.get(pk=practice.pk).is_found

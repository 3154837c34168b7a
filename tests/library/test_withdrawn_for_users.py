"""Who uses a practice hears that it no longer holds, and reads on; to strangers it is not there."""

from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from samenverder.lib.text import format_date
from samenverder.library.models import Practice, PracticeQuestion, PracticeUse
from samenverder.library.operations import asking, collecting, publishing, using
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


def pdf_words(answer) -> str:
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def today() -> str:
    return " ".join(format_date(timezone.localdate(), "nl").split())


def test_on_paper_it_says_that_it_is_withdrawn_when_and_why(practice, english, mia, used):
    user, _place = used
    url = f"{page_of(practice)}voorbeeld.pdf"
    assert "Ingetrokken" not in pdf_words(english(user).get(url))
    withdraw(english(mia), practice)
    read = pdf_words(english(user).get(url))
    assert f"Ingetrokken op {today()}, want: {WHY}" in read and "Deel het niet meer uit" in read
    assert "Gepubliceerd op" not in read
    assert f"because: {WHY}" in pdf_words(english(user).get(f"{url}?taal=en"))
    english(mia).post(f"{page_of(practice)}terug-in-de-bibliotheek/")
    assert "Ingetrokken" not in pdf_words(english(user).get(url))


def test_without_a_reason_the_paper_still_says_when(practice, english, mia, used):
    withdraw(english(mia), practice, waarom="")
    read = pdf_words(english(used[0]).get(f"{page_of(practice)}voorbeeld.pdf"))
    assert f"Ingetrokken op {today()}." in read


def test_the_table_of_what_one_uses_says_that_it_is_withdrawn(region, practice, english, mia, used):
    user, place = used
    withdraw(english(mia), practice)
    url = f"/regio/{region.slug}/bibliotheek/gebruikt-door/{place.pk}/csv/"
    lines = b"".join(english(user).get(url)).decode()
    assert WHY in lines and timezone.localdate().isoformat() in lines


def test_a_booklet_for_others_leaves_it_out(region, practice, english, mia, used, alice, rita):
    made = collecting.make_collection(
        partnership=region, by=alice, title="Start", practice=practice
    )
    paper = f"{made.get_absolute_url()}boekje/"
    assert practice.title in pdf_words(english(rita).get(paper))
    withdraw(english(mia), practice)
    for reader in (rita, used[0]):
        read = pdf_words(english(reader).get(paper))
        assert practice.title not in read and "0 voorbeelden" in read


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

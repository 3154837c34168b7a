"""Writing, together: what two people type is put together or shown to both; nothing is lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.html import strip_tags

from samenverder.library.models import Practice, PracticeMaterial
from samenverder.library.operations import publishing, reviewing, writing
from samenverder.library.to_do import to_go_on, to_look_again, to_read
from samenverder.network.models import OutgoingMail
from tests.library.conftest import asked, person, publish

pytestmark = pytest.mark.django_db


def page_of(practice: Practice) -> str:
    return f"/regio/{practice.partnership.slug}/bibliotheek/{practice.pk}/"


def typed(client, practice: Practice, **more) -> dict:
    """What the form sends as it is now, with this typed in it."""
    form = client.get(f"{page_of(practice)}wijzigen/").context["form"]
    return {name: value or "" for name, value in form.as_it_was().items()} | more


def test_what_two_people_change_is_put_together(english, mia, alice, draft):
    """Mia adds a step; Alice, who opened the page before, adds another line and the hours."""
    first, second = english(mia), english(alice)
    hers = typed(second, draft, steps="Vraag de conciërge\nBel tien werkgevers\nMaak een rooster")
    first.post(
        f"{page_of(draft)}wijzigen/",
        typed(first, draft, steps="Bel tien werkgevers\nMaak een rooster\nBel na", hours="2,5"),
    )
    answer = second.post(f"{page_of(draft)}wijzigen/", hers, follow=True)
    assert "both are kept" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.steps.split("\n") == [
        "Vraag de conciërge", "Bel tien werkgevers", "Maak een rooster", "Bel na",
    ]  # fmt: skip
    assert str(draft.hours) == "2.5"


def test_where_both_wrote_something_else_both_texts_are_shown(english, mia, alice, draft):
    first, second = english(mia), english(alice)
    hers = typed(second, draft, title="Markt met werkgevers", euros="100")
    first.post(f"{page_of(draft)}wijzigen/", typed(first, draft, title="Markt in de zaal"))
    answer = second.post(f"{page_of(draft)}wijzigen/", hers)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Markt in de zaal" in text
    assert 'value="Markt met werkgevers"' in text
    again = {name: answer.context["form"][name].value() for name in hers}
    second.post(f"{page_of(draft)}wijzigen/", {k: "" if v is None else v for k, v in again.items()})
    draft.refresh_from_db()
    assert (draft.title, draft.euros) == ("Markt met werkgevers", 100)


def test_others_read_what_is_published_while_it_is_changed(english, mia, rita, practice):
    writing.change_practice(practice=practice, by=mia, version=practice.version, title="Nieuw")
    seen = english(rita).get(page_of(practice)).content.decode()
    assert "Een stagemarkt in de gymzaal" in seen
    assert "Nieuw" not in seen
    own = english(mia).get(f"{page_of(practice)}?tekst=nu").content.decode()
    assert "Nieuw" in own
    practice.refresh_from_db()
    left = publishing.discard_changes(practice=practice, by=mia)
    practice.refresh_from_db()
    assert (left["title"], practice.title, practice.next_text) == (
        "Nieuw", "Een stagemarkt in de gymzaal", "",
    )  # fmt: skip


def test_a_text_that_changed_while_it_was_read_is_read_again(region, english, mia, frank):
    practice = asked(region, mia, frank)
    reader = english(frank)
    seen = {"answer": "yes", "version": practice.version, "words": "Goed zo"}
    writing.change_practice(practice=practice, by=mia, version=practice.version, what="Anders")
    answer = reader.post(f"{page_of(practice)}lezen/", seen)
    assert answer.status_code == 422
    assert "Anders" in answer.content.decode()
    assert "Goed zo" in answer.content.decode()
    answer = reader.post(
        f"{page_of(practice)}lezen/", seen | {"version": answer.context["form"]["version"].value()}
    )
    assert answer.status_code == 302
    assert Practice.objects.get(pk=practice.pk).state == "approved"


def test_material_is_a_link_or_a_file_known_by_its_content(english, mia, rita, practice):
    writer, page = english(mia), page_of(practice)
    disguised = SimpleUploadedFile("rooster.pdf", b"<script>alert(1)</script>")
    answer = writer.post(f"{page}materiaal/", {"file": disguised})
    assert answer.status_code == 422
    writer.post(f"{page}materiaal/", {"file": SimpleUploadedFile("Brief.txt", b"Beste ouders")})
    row = PracticeMaterial.objects.get()
    found = english(rita).get(f"{page}materiaal/{row.pk}/")
    assert found.content == b"Beste ouders"
    assert "attachment" in found["Content-Disposition"]
    writer.post(f"{page}materiaal/{row.pk}/verwijderen/")
    assert english(rita).get(f"{page}materiaal/{row.pk}/").status_code == 404
    writer.post(f"{page}materiaal/{row.pk}/verwijderen/", {"terug": "ja"})
    assert english(rita).get(f"{page}materiaal/{row.pk}/").status_code == 200


def test_the_start_page_says_whose_turn_it_is(region, mia, frank, alice):
    practice = asked(region, mia, frank, contact=person(mia))
    assert [row.url for row in to_read(region, frank)] == [f"{page_of(practice)}lezen/"]
    assert [mail.to for mail in OutgoingMail.objects.all()] == [frank.email]
    published = publish(region, mia, frank, title="Tweede", contact=person(mia))
    today = timezone.localdate()
    assert list(to_look_again(region, mia)) == []
    Practice.objects.filter(pk=published.pk).update(review_by=today - timedelta(days=1))
    assert [row.due_on for row in to_look_again(region, mia)] == [today - timedelta(days=1)]
    assert list(to_look_again(region, alice)) == []
    Practice.objects.filter(pk=published.pk).update(contact=None)
    assert len(list(to_look_again(region, alice))) == 1
    assert list(to_go_on(region, mia)) == []


def test_still_right_in_one_click_and_back(english, mia, practice):
    writer, page = english(mia), page_of(practice)
    due = timezone.localdate() - timedelta(days=3)
    Practice.objects.filter(pk=practice.pk).update(review_by=due)
    writer.post(f"{page}klopt-nog/")
    practice.refresh_from_db()
    assert practice.review_by == timezone.localdate() + timedelta(days=365)
    writer.post(f"{page}klopt-nog/", {"until": due.isoformat()})
    practice.refresh_from_db()
    assert practice.review_by == due


def test_versions_say_word_by_word_what_changed_and_there_is_a_pdf(
    region, english, rita, mia, frank, practice
):
    writing.change_practice(
        practice=practice, by=mia, version=practice.version,
        what="Werkgevers staan een ochtend in de gymzaal.",
    )  # fmt: skip
    practice.refresh_from_db()
    reviewing.ask_to_read(practice=practice, by=mia, reviewer=person(frank))
    practice.refresh_from_db()
    reviewing.answer_reading(practice=practice, by=frank, seen=practice.version, approved=True)
    publishing.publish_practice(practice=practice, by=mia, note="Korter")
    page = f"{page_of(practice)}versies/"
    assert "Korter" in english(rita).get(page).content.decode()
    text = english(rita).get(f"{page}2/verschillen/").content.decode()
    assert "[removed: middag]" in strip_tags(text)
    assert "[added: ochtend]" in strip_tags(text)
    pdf = english(rita).get(f"{page_of(practice)}voorbeeld.pdf?taal=en")
    assert pdf.content.startswith(b"%PDF")

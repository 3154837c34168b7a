"""A practice saves itself as somebody types: nothing is lost, and each conflict is shown."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from samenverder.audit.models import AuditEntry
from samenverder.library.models import Practice
from samenverder.library.operations import reviewing
from tests.library.conftest import person, publish
from tests.library.test_writing import page_of, typed

pytestmark = pytest.mark.django_db
TYPED = {"X-Autosave": "1"}
STEPS = "Bel tien werkgevers\nMaak een rooster"


def send(client, practice: Practice, **more):
    """What the page sends by itself with this typed in it."""
    return client.post(
        f"{page_of(practice)}wijzigen/", typed(client, practice, **more), headers=TYPED
    )


def test_what_is_typed_is_saved_in_other_fields_and_other_lines(english, mia, alice, draft):
    first, second = english(mia), english(alice)
    hers = typed(second, draft, steps=f"Vraag de conciërge\n{STEPS}")
    answer = send(first, draft, steps=f"{STEPS}\nBel na", hours="2,5")
    assert answer.json()["theirs"] == {}
    answer = second.post(f"{page_of(draft)}wijzigen/", hers, headers=TYPED).json()
    assert answer["theirs"]["steps"]["shown"] == [f"Vraag de conciërge\n{STEPS}\nBel na"]
    assert answer["theirs"]["hours"]["shown"] == ["2,5"]
    assert "Mia" in answer["who"]
    draft.refresh_from_db()
    assert (draft.steps, str(draft.hours)) == (f"Vraag de conciërge\n{STEPS}\nBel na", "2.5")


def test_where_both_wrote_nothing_is_saved_and_both_texts_wait(english, mia, alice, draft):
    first, second = english(mia), english(alice)
    hers = typed(second, draft, title="Markt met werkgevers", euros="100")
    send(first, draft, title="Markt in de zaal")
    answer = second.post(f"{page_of(draft)}wijzigen/", hers, headers=TYPED)
    assert answer.status_code == 409
    assert "Mia" in answer.json()["sentence"]
    draft.refresh_from_db()
    assert (draft.title, draft.euros) == ("Markt in de zaal", None)
    page = second.post(f"{page_of(draft)}wijzigen/", hers).content.decode()
    assert "Markt in de zaal" in page and "Markt met werkgevers" in page
    assert "data-settle" in page, "after a clash only the button saves"


def test_an_answer_that_was_lost_is_not_taken_for_somebody_else(english, mia, draft):
    client = english(mia)
    hers = typed(client, draft, what="Werkgevers komen.")
    client.post(f"{page_of(draft)}wijzigen/", hers, headers=TYPED)  # its answer was lost
    again = hers | {
        "what": "Werkgevers komen graag.",
        "maybe": json.dumps({"what": [hers["what"]]}),
    }
    assert client.post(f"{page_of(draft)}wijzigen/", again, headers=TYPED).status_code == 200
    draft.refresh_from_db()
    assert draft.what == "Werkgevers komen graag."


def test_what_cannot_be_read_is_left_and_the_rest_is_saved(english, mia, draft):
    answer = send(english(mia), draft, hours="een paar", effect="Meer stages").json()
    assert "2,5" in answer["left"]
    draft.refresh_from_db()
    assert (draft.hours, draft.effect) == (None, "Meer stages")


def test_a_new_practice_is_a_draft_once_it_has_a_name_and_is_one_however_often_it_is_sent(
    region, english, mia
):
    client, room = english(mia), f"/regio/{region.slug}/bibliotheek/nieuw/"
    given = {"what": "Wij koken samen.", "begun_with": str(uuid4()), "version": "0"}
    answer = client.post(room, given, headers=TYPED)
    assert (answer.status_code, answer.json()["waits"]) == (202, True)
    assert not Practice.objects.exists()
    given["title"] = "Samen koken"
    answer = client.post(room, given, headers=TYPED).json()
    practice = Practice.objects.get()
    assert answer["url"] == f"{page_of(practice)}wijzigen/"
    client.post(room, given | {"what": "Wij koken en eten."}, headers=TYPED)
    assert client.post(room, given | {"title": "Samen eten"}).status_code == 302
    practice.refresh_from_db()
    assert Practice.objects.count() == 1
    assert (practice.title, practice.state) == ("Samen eten", "draft")


def test_a_stretch_of_writing_is_one_line_in_the_log(english, mia, alice, draft):
    def lines() -> int:
        return AuditEntry.objects.filter(verb="practice_changed").count()

    client = english(mia)
    for words in ("a", "ab", "abc"):
        send(client, draft, context=words)
    assert lines() == 0, "it began a moment ago"
    send(english(alice), draft, context="abcd")
    assert lines() == 1
    Practice.objects.update(changed_at=timezone.now() - timedelta(hours=1))
    send(english(alice), draft, context="abcde")
    assert lines() == 2


def test_the_other_page_hears_what_stands_there_now(english, mia, alice, draft):
    send(english(mia), draft, hours="3", sectors=["pro", "vso"])
    now = english(alice).get(f"{page_of(draft)}wijzigen/", headers=TYPED)
    assert now["Cache-Control"] == "no-store"
    assert now.json()["values"]["sectors"] == ["pro", "vso"]
    assert now.json()["values"]["hours"] == ["3"]
    assert "Mia" in now.json()["who"]


def test_what_a_colleague_found_right_is_changed_with_the_button_only(
    region, english, mia, frank, draft
):
    client = english(mia)
    before = typed(client, draft, what="Anders")
    reviewing.ask_to_read(practice=draft, by=mia, reviewer=person(frank))
    reviewing.answer_reading(practice=draft, by=frank, seen=draft.version, approved=True)
    answer = client.post(f"{page_of(draft)}wijzigen/", before, headers=TYPED)
    assert (answer.status_code, answer.json()["stop"]) == (422, True)
    draft.refresh_from_db()
    assert (draft.state, draft.what) == ("approved", "Werkgevers staan een middag in de gymzaal.")
    assert "data-settle" in client.get(f"{page_of(draft)}wijzigen/").content.decode()


def test_nonsense_is_a_sentence_or_saves_what_it_can(english, mia, draft):
    client, url = english(mia), f"{page_of(draft)}wijzigen/"
    for body in ({}, {"seen": "[" * 9999}, {"maybe": '{"what": {"a": 1}}', "version": "x"}):
        answer = client.post(url, body, headers=TYPED)
        assert answer.status_code in (200, 409, 422), body
    draft.refresh_from_db()
    assert draft.title == "Een stagemarkt in de gymzaal"


def test_opening_and_saving_what_is_published_changes_nothing(english, region, mia, frank):
    row = publish(region, mia, frank, hours=6, euros=900, effect_basis="research")
    send(english(mia), row)
    row.refresh_from_db()
    assert (row.state, row.next_text) == ("published", "")

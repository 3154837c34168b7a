"""What is told is safe once, never twice, and nobody can tell whose it is."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from samenverder.audit.models import AuditEntry
from samenverder.dialogues import pace
from samenverder.dialogues.models import Contribution, ContributionMark, DialogueSeat
from samenverder.dialogues.operations import leading, settling
from samenverder.dialogues.views import participant
from tests.architecture.page_forms import forms_on

pytestmark = pytest.mark.django_db


class TestSaving:
    def test_it_is_stored_once_however_often_it_is_sent(self, sits):
        phone = sits()
        answer, item = phone.tell("Vaste maandag voor stagebezoek")
        assert answer.json()["saved"] == [item["key"]]
        assert phone.send([item]).json()["saved"] == [item["key"]]
        row = Contribution.objects.get()
        assert (row.text, row.table.number) == ("Vaste maandag voor stagebezoek", 1)

    def test_what_arrives_late_does_not_undo_a_later_change(self, sits):
        phone = sits()
        _answer, item = phone.tell("Eerst")
        phone.send([item | {"text": "Daarna", "sequence": 2}])
        phone.send([item])
        assert Contribution.objects.get().text == "Daarna"

    def test_nobody_changes_what_another_device_told(self, sits):
        _answer, item = sits().tell("Van mij")
        answer = sits().send([item | {"text": "Van een ander", "sequence": 9}])
        assert answer.json()["saved"] == []
        assert item["key"] in answer.json()["refused"]
        assert Contribution.objects.get().text == "Van mij"

    def test_of_several_the_good_ones_are_kept_and_the_others_say_why(self, sits):
        good = {"key": str(uuid4()), "kind": "pearl", "text": "Goed", "sequence": 1}
        long = {"key": str(uuid4()), "kind": "puzzle", "text": "x" * 201, "sequence": 1}
        empty = {"key": str(uuid4()), "kind": "idea", "text": "  ", "sequence": 1}
        other = {"key": str(uuid4()), "kind": "gem", "text": "?", "sequence": 1}
        answer = sits().send([good, long, empty, other]).json()
        assert answer["saved"] == [good["key"]]
        assert "201" in answer["refused"][long["key"]]
        assert set(answer["refused"]) == {long["key"], empty["key"], other["key"]}

    @pytest.mark.parametrize(
        "body",
        ["", "[]", "{", '{"contributions": 3}', '{"contributions": [{"key": "x"}]}', "[" * 9000],
    )
    def test_nonsense_is_refused_with_a_sentence(self, sits, dialogue, body):
        answer = sits().client.post(
            f"/dialoog/{dialogue.code}/bewaren/", body, content_type="application/json"
        )
        assert answer.status_code == 400
        assert answer.json()["error"]

    def test_without_a_seat_and_after_the_end(self, sits, dialogue, frank):
        phone = sits()
        stranger = Client().post(f"/dialoog/{dialogue.code}/bewaren/", "{}", "application/json")
        assert stranger.status_code == 401
        leading.close_dialogue(dialogue=dialogue, by=frank)
        answer, _item = phone.tell("Te laat")
        assert answer.status_code == 409
        assert not Contribution.objects.exists()

    def test_who_sends_more_than_people_can_tell_waits_and_loses_nothing(self, sits, monkeypatch):
        phone, table, another = sits(), sits(shared=True), sits()

        def many(device, number):
            items = [
                {"key": str(uuid4()), "kind": "pearl", "text": f"Kaart {at}", "sequence": 1}
                for at in range(number)
            ]
            return device.send(items).status_code

        assert [many(phone, 30), many(phone, 30), many(phone, 1)] == [200, 200, 429]
        assert [many(table, 50), many(table, 50), many(another, 1)] == [200, 200, 200]
        assert Contribution.objects.count() == 161
        later = pace.time.monotonic() + pace.WINDOW_SECONDS
        monkeypatch.setattr(pace.time, "monotonic", lambda: later)
        assert many(phone, 1) == 200

    def test_one_address_takes_no_more_seats_than_a_hall_has_people(self, sits, monkeypatch):
        monkeypatch.setattr(participant, "MOST_SEATS", 2)
        assert sits() and sits()
        with pytest.raises(AssertionError, match="tien minuten"):
            sits()

    def test_own_words_are_changed_and_changed_back(self, sits, dialogue):
        phone = sits()
        _answer, item = phone.tell("Eerst", may_quote=True)
        page = f"/dialoog/{dialogue.code}/bijdrage/{item['key']}/"
        changed = {"kind": "pearl", "text": "Daarna", "key": item["key"], "sequence": "2"}
        shown = phone.client.post(page, changed, follow=True).content.decode()
        assert Contribution.objects.get().text == "Daarna"
        back = next(form for form in forms_on(shown) if form.action == page)
        phone.client.post(page, back.data({}))
        assert Contribution.objects.get().text == "Eerst"

    def test_without_a_script_it_is_an_ordinary_form(self, sits, dialogue):
        phone = sits()
        page = phone.client.get(f"/dialoog/{dialogue.code}/tafel/")
        key = page.context["form"]["key"].value()
        given = {"key": key, "sequence": 1, "kind": "puzzle", "text": "Wie belt in augustus?"}
        for _time in range(2):  # the button pressed twice
            answer = phone.client.post(f"/dialoog/{dialogue.code}/tafel/", given)
            assert answer.status_code == 302
        assert Contribution.objects.get().kind == "puzzle"
        wrong = phone.client.post(f"/dialoog/{dialogue.code}/tafel/", given | {"text": "x" * 300})
        assert wrong.status_code == 422
        assert "x" * 300 in wrong.content.decode()

    def test_no_database_chokes_on_half_a_character(self, sits):
        answer, item = sits().tell("Half \ud83d en \x00 nul")
        assert answer.json()["saved"] == [item["key"]]


class TestNobodyIsTraced:
    def test_nothing_ties_a_contribution_to_a_seat(self, sits):
        for number in range(3):
            sits().tell(f"Parel {number}")
        seats = set(DialogueSeat.objects.values_list("seat_hash", flat=True))
        authors = set(Contribution.objects.values_list("author_hash", flat=True))
        assert len(seats) == len(authors) == 3
        assert not seats & authors

    def test_two_of_one_device_cannot_be_tied_together(self, sits, dialogue):
        phone, other = sits(), sits()
        phone.tell("Een")
        phone.tell("Twee")
        for row in Contribution.objects.all():
            url = reverse("dialogues:mark", args=[dialogue.code, row.key])
            other.client.post(url, {"soort": "have_too", "aan": "1"})
        hashes = ContributionMark.objects.values_list("marker_hash", flat=True)
        assert len(set(hashes)) == 2
        assert len(set(Contribution.objects.values_list("author_hash", flat=True))) == 2

    def test_the_log_says_nothing_of_what_is_told(self, sits):
        before = AuditEntry.objects.count()
        sits().tell("Iets wat niemand mag herleiden")
        assert AuditEntry.objects.count() == before

    def test_the_order_on_the_page_is_of_chance(self, sits, dialogue):
        phone = sits()
        for number in range(12):
            phone.tell(f"Parel {number:02}")
        shown = list(dialogue.contributions.values_list("text", flat=True))
        by_chance = list(dialogue.contributions.order_by("shuffle").values_list("text", flat=True))
        assert shown == by_chance


class TestMarks:
    def test_one_tap_counts_once_and_can_be_taken_back(self, sits, dialogue):
        _answer, item = sits().tell("Proefdag zonder contract")
        url = reverse("dialogues:mark", args=[dialogue.code, item["key"]])
        phone = sits()
        for _time in range(2):
            phone.client.post(url, {"soort": "have_too", "aan": "1"})
        assert ContributionMark.objects.count() == 1
        phone.client.post(url, {"soort": "have_too", "aan": "0"})
        assert not ContributionMark.objects.exists()
        assert phone.client.post(url, {"soort": "gek", "aan": "1"}).status_code == 302

    def test_what_is_hidden_reaches_no_phone_and_takes_no_mark(self, sits, dialogue, frank):
        _answer, item = sits().tell("Jansen belt nooit terug")
        phone = sits()
        assert "Jansen" in phone.page()
        row = Contribution.objects.get()
        settling.set_state(contribution=row, by=frank, version=1, state="hidden")
        assert "Jansen" not in phone.page()
        assert (
            "Jansen" not in Client().get(f"/dialoogscherm/{dialogue.screen_key}/").content.decode()
        )
        url = reverse("dialogues:mark", args=[dialogue.code, item["key"]])
        assert phone.client.post(url, {"soort": "helps", "aan": "1"}).status_code == 404


class TestOwn:
    def test_only_the_author_sees_it_as_own_and_takes_it_back(self, sits, dialogue):
        phone = sits()
        _answer, item = phone.tell("Terug te nemen")
        url = reverse("dialogues:change_own", args=[dialogue.code, item["key"]])
        assert sits().client.get(url).status_code == 302
        assert phone.client.get(url).status_code == 200
        phone.client.post(url, {"terug": "1"})
        assert Contribution.objects.get().withdrawn
        assert "Terug te nemen" not in sits().page()
        phone.client.post(url, {"terug": "1"})
        assert "Terug te nemen" in sits().page()

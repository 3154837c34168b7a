"""Who leads makes two cards of one; nothing leads from the second one to anybody."""

from uuid import UUID

import pytest
from django.db import connection

from samenverder.audit.models import AuditEntry
from samenverder.dialogues.models import Contribution, ContributionMark
from samenverder.dialogues.operations import halving, settling
from samenverder.dialogues.operations.contributing import own_contributions
from samenverder.library.models import Practice
from samenverder.network.operations.problems import EditedMeanwhile
from samenverder.web import undo

BOTH = "Niemand neemt op en de bus rijdt niet"
ONE, TWO = "Niemand neemt op", "De bus rijdt niet"


@pytest.fixture
def phone(sits):
    return sits()


@pytest.fixture
def item(phone):
    """What the phone told, as it sent it."""
    _answer, sent = phone.tell(BOTH, "puzzle", more="Bel mij", contact="Jo, 06", may_quote=True)
    return sent


@pytest.fixture
def card(item):
    return lambda: Contribution.objects.get(key=UUID(item["key"]))


@pytest.fixture
def page(dialogue, region, item):
    start = f"/regio/{region.slug}/bijeenkomsten/dialoog/{dialogue.pk}/leiden"
    return f"{start}/kaart/{item['key']}/in-tweeen/"


def form(**more):
    return {"first": ONE, "second": TWO, "version": 1, "seen": BOTH} | more


def halves():
    return sorted(Contribution.objects.values_list("text", flat=True))


def undo_fields(client):
    """What the button of the way back sends."""
    offered = client.session[undo.KEY]
    return offered["url"], offered["fields"]


class TestInTwo:
    def test_the_page_begins_with_the_words_twice_and_makes_two_cards(self, page, leads, card):
        assert leads.get(page).content.decode().count(BOTH) >= 3  # heading and two fields
        before = card()
        assert leads.post(page, form()).status_code == 302
        first, second = card(), Contribution.objects.get(text=TWO)
        assert first.text == ONE and first.pk == before.pk
        for name in ("table_id", "kind", "group_id", "state", "round", "about_id", "may_quote"):
            assert getattr(first, name) == getattr(second, name)
        assert (second.more, second.contact, second.for_whom) == ("", "", "")

    def test_marks_stay_with_the_first(self, page, leads, card, sits, dialogue):
        other = sits(2)
        url = f"/dialoog/{dialogue.code}/bijdrage/{card().key}/ook/"
        other.client.post(url, {"soort": "have_too", "aan": "1"})
        leads.post(page, form())
        assert ContributionMark.objects.get().contribution_id == card().pk

    def test_wall_and_board_show_both(self, page, leads, dialogue, region):
        leads.post(page, form())
        screen = leads.get(f"/dialoogscherm/{dialogue.screen_key}/").content.decode()
        board = f"/regio/{region.slug}/bijeenkomsten/dialoog/{dialogue.pk}/leiden/"
        for shown in (leads.get(board).content.decode(),):
            assert ONE in shown and TWO in shown and BOTH not in shown
        assert BOTH not in screen

    @pytest.mark.parametrize("wrong", [{"first": " "}, {"second": ""}, {"second": "x" * 201}])
    def test_what_is_missing_is_said_and_nothing_typed_is_lost(self, wrong, page, leads):
        answer = leads.post(page, form(**wrong))
        kept = TWO if "first" in wrong else ONE
        assert answer.status_code == 422 and kept in answer.content.decode()
        assert halves() == [BOTH]

    def test_two_who_split_at_once_make_two_cards_not_three(self, page, leads, client_for, alice):
        assert leads.post(page, form()).status_code == 302
        late = client_for(alice).post(page, form(first="Anders"))
        assert late.status_code == 422 and "Anders" in late.content.decode()
        assert halves() == sorted([ONE, TWO])

    def test_what_its_author_changed_meanwhile_is_not_lost(self, page, leads, phone, item):
        phone.send([item | {"text": "Nieuwe woorden", "sequence": 2}])
        late = leads.post(page, form())
        assert late.status_code == 422 and "Nieuwe woorden" in late.content.decode()
        assert halves() == ["Nieuwe woorden"]

    def test_what_stands_with_another_card_is_taken_apart_first(
        self, page, leads, phone, card, frank
    ):
        phone.tell("Hetzelfde", "puzzle")
        into = Contribution.objects.get(text="Hetzelfde")
        settling.merge(contribution=card(), by=frank, version=1, into=into)
        assert leads.post(page, form(version=2)).status_code == 422
        assert len(halves()) == 2

    def test_hiding_the_first_leaves_the_second(self, page, leads, card, frank):
        leads.post(page, form())
        settling.set_state(contribution=card(), by=frank, version=2, state="hidden")
        assert Contribution.objects.get(text=TWO).state == "shown"

    def test_a_reader_and_a_stranger_split_nothing(self, page, client_for, rita, client):
        assert client_for(rita).post(page, form()).status_code == 403
        assert client.post(page, form()).status_code in {302, 403}
        assert halves() == [BOTH]


class TestWayBack:
    def test_one_step_makes_it_one_card_and_one_step_two_again(self, page, leads, card):
        leads.post(page, form())
        url, fields = undo_fields(leads)
        leads.post(url, fields)
        assert halves() == [BOTH] and card().parted == 0
        url, fields = undo_fields(leads)
        leads.post(url, fields)
        assert halves() == sorted([ONE, TWO])

    def test_a_second_card_that_somebody_used_meanwhile_stays(self, page, leads, frank, dialogue):
        leads.post(page, form())
        url, fields = undo_fields(leads)
        table = dialogue.tables.get(number=2)
        second = Contribution.objects.get(text=TWO)
        settling.move(contribution=second, by=frank, version=1, table=table)
        leads.post(url, fields)
        assert halves() == sorted([ONE, TWO])

    def test_a_second_card_that_another_stands_with_stays(self, page, leads, frank, phone):
        phone.tell("Ook bussen", "puzzle")
        leads.post(page, form())
        url, fields = undo_fields(leads)
        other, into = (Contribution.objects.get(text=text) for text in ("Ook bussen", TWO))
        settling.merge(contribution=other, by=frank, version=1, into=into)
        leads.post(url, fields)
        assert halves() == sorted([ONE, "Ook bussen", TWO])


class TestTheAuthor:
    def test_the_first_stays_their_own_and_the_second_is_nobodys(
        self, page, leads, card, dialogue, phone, sits
    ):
        leads.post(page, form())
        assert ONE in phone.page().split('id="told"')[1]
        second = Contribution.objects.get(text=TWO)
        url = f"/dialoog/{dialogue.code}/bijdrage/{second.key}/"
        assert phone.client.get(url).status_code == 302
        item = {"key": str(second.key), "kind": "puzzle", "text": "Van mij", "sequence": 9}
        assert phone.send([item]).json()["refused"]
        assert Contribution.objects.get(pk=second.pk).text == TWO

    def test_no_row_tells_which_card_came_from_which(self, page, leads, card, dialogue):
        leads.post(page, form())
        first, second = card(), Contribution.objects.get(text=TWO)
        assert len(first.author_hash) == len(second.author_hash) == 64
        assert first.author_hash != second.author_hash and second.sequence == first.sequence
        assert abs(first.pk - second.pk) > 1000 and second.version == 1
        with connection.cursor() as cursor:
            cursor.execute("select * from dialogues_contribution")
            rows = cursor.fetchall()
        said = str([row for row in rows if str(row[0]) == str(second.pk)])
        assert str(first.pk) not in said and first.key.hex not in said.replace("-", "")
        lines = str(list(AuditEntry.objects.values("verb", "subject", "detail")))
        assert "contribution_parted" in lines
        for row in (first, second):
            assert str(row.key) not in lines and str(row.pk) not in lines

    def test_words_that_waited_on_the_phone_do_not_undo_it_and_the_phone_says_so(
        self, page, leads, phone, item, card
    ):
        leads.post(page, form())
        again = phone.send([item]).json()  # the same, sent twice
        assert again["saved"] and not again["refused"]
        late = phone.send([item | {"text": BOTH + "!", "sequence": 2}]).json()
        assert list(late["refused"]) == [item["key"]] and card().text == ONE

    def test_other_changes_of_the_author_hold_for_the_first(self, page, leads, phone, item, card):
        leads.post(page, form())
        less = item | {"text": ONE, "may_quote": False, "contact": "", "sequence": 2}
        assert phone.send([less]).json()["saved"]
        assert (card().may_quote, card().contact, card().text) == (False, "", ONE)

    def test_taking_it_back_takes_the_first_and_keeps_its_short_words(
        self, page, leads, phone, item, card, dialogue
    ):
        leads.post(page, form())
        shown = phone.client.get(f"/dialoog/{dialogue.code}/bijdrage/{item['key']}/")
        assert "in-two" in shown.content.decode()
        assert phone.send([item | {"withdrawn": True, "sequence": 2}]).json()["saved"]
        assert card().withdrawn and card().text == ONE
        assert not Contribution.objects.get(text=TWO).withdrawn

    def test_a_change_that_was_read_before_the_split_does_not_overwrite_it(
        self, dialogue, card, frank, item, monkeypatch
    ):
        """The author's change looked at the row, then who leads split it, then it writes."""
        from samenverder.dialogues.operations import contributing

        row = card()
        new = card()
        new.text, new.sequence = "Late woorden", 2
        halving.split_in_two(
            contribution=card(), by=frank, version=1, first=ONE, second=TWO, seen=BOTH
        )
        assert not contributing._change(row, new)
        assert card().text == ONE


def test_the_same_version_splits_once(dialogue, card, frank):
    values = {"contribution": card(), "by": frank, "version": 1, "seen": BOTH}
    halving.split_in_two(first=ONE, second=TWO, **values)
    with pytest.raises(EditedMeanwhile):
        halving.split_in_two(first=ONE, second=TWO, **values)
    assert Contribution.objects.count() == 2
    assert not own_contributions(dialogue, "anders")


def test_one_card_again_only_while_nobody_did_anything_with_the_second(
    page, leads, sits, dialogue, region
):
    leads.post(page, form())
    url, fields = undo_fields(leads)
    second = Contribution.objects.get(text=TWO)
    neighbour = sits(2)
    neighbour.client.post(
        f"/dialoog/{dialogue.code}/bijdrage/{second.key}/ook/", {"soort": "have_too", "aan": "1"}
    )
    assert ContributionMark.objects.count() == 1
    leads.post(url, fields)
    assert halves() == sorted([ONE, TWO]) and ContributionMark.objects.count() == 1


def test_one_card_again_leaves_a_practice_its_pearl(sits, dialogue, leads, region):
    _answer, sent = sits().tell(BOTH, "pearl")
    start = f"/regio/{region.slug}/bijeenkomsten/dialoog/{dialogue.pk}/leiden"
    leads.post(f"{start}/kaart/{sent['key']}/in-tweeen/", form())
    url, fields = undo_fields(leads)
    second = Contribution.objects.get(text=TWO)
    practice = Practice.objects.create(partnership=region, title="De bus", pearl=second)
    leads.post(url, fields)
    practice.refresh_from_db()
    assert practice.pearl_id == second.pk and Contribution.objects.count() == 2

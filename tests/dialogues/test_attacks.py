"""What somebody tries who sits at a table and means no good."""

from uuid import UUID, uuid4

import pytest

from samenverder.dialogues.models import Contribution, ContributionMark, DialogueAddress
from samenverder.dialogues.operations import leading
from samenverder.dialogues.operations.afterwards_addresses import leave_address, stop, take_off
from samenverder.dialogues.operations.contributing import MOST_MARKS_OF_A_TABLE
from samenverder.dialogues.queries.participation import PERSON
from samenverder.network.operations.problems import Refused

SECRET = "Mijn baas liegt over de stages"


def elsewhere_says(text, client_for, rita, phones, region) -> list[str]:
    """Where these words stand outside the table they were told at."""
    told = client_for(rita).get(f"/regio/{region.slug}/bijeenkomsten/dialoog/verteld/")
    pages = {"told": told.content.decode()} | {f"phone {n}": one for n, one in phones.items()}
    return [name for name, page in pages.items() if text in page]


class TestQuoteWithoutAgreement:
    def test_an_idea_for_it_does_not_show_it(self, sits, dialogue, client_for, rita, region):
        phone, other = sits(), sits(2)
        _answer, quote = phone.tell(SECRET, "quote")
        idea = sits().tell("Bel de baas", "idea", about=quote["key"])[1]
        assert Contribution.objects.get(key=UUID(idea["key"])).about is None
        asks = other.client.get(f"/dialoog/{dialogue.code}/tafel/?bij={quote['key']}")
        phones = {1: other.page(), 2: asks.content.decode()}
        assert not elsewhere_says(SECRET, client_for, rita, phones, region)

    def test_a_puzzle_that_becomes_one_is_shown_nowhere_else(
        self, sits, dialogue, client_for, rita, region
    ):
        phone, other = sits(), sits(2)
        _answer, item = phone.tell(SECRET, "puzzle")
        other.tell("Bel de baas", "idea", about=item["key"])
        assert SECRET in other.page()
        phone.send([item | {"kind": "quote", "sequence": 2}])
        assert not elsewhere_says(SECRET, client_for, rita, {1: other.page()}, region)

    def test_another_table_neither_marks_it_nor_sees_its_photo(self, sits, dialogue):
        _answer, quote = sits().tell(SECRET, "quote")
        here = f"/dialoog/{dialogue.code}/bijdrage/{quote['key']}/ook/"
        sent = {"soort": "have_too", "aan": "1"}
        assert sits(2).client.post(here, sent).status_code == 404
        assert sits(1).client.post(here, sent).status_code == 302


class TestSharedTablet:
    def test_who_forgets_their_number_is_not_the_first_one(self, sits, dialogue):
        tablet = sits(shared=True)
        _answer, first = tablet.tell(SECRET)
        own = f"/dialoog/{dialogue.code}/bijdrage/{first['key']}/"
        assert tablet.client.get(own).status_code == 200
        tablet.client.post(f"/dialoog/{dialogue.code}/volgende/")
        assert tablet.client.get(own).status_code == 302
        del tablet.client.cookies[PERSON]
        assert tablet.client.get(own).status_code == 302
        photo = tablet.client.post(
            f"{own}foto/", {"persoon": "", "wat": "weg"}, headers={"Accept": "application/json"}
        )
        assert photo.status_code == 404
        assert not Contribution.objects.get().withdrawn
        tablet.client.get(f"/dialoog/{dialogue.code}/tafel/")
        assert tablet.person  # and from now on somebody, so that what they tell is theirs

    def test_it_marks_a_card_no_more_often_than_people_sit_there(self, sits, dialogue):
        _answer, card = sits().tell("Samen een les", "pearl")
        tablet = sits(shared=True)
        for _turn in range(MOST_MARKS_OF_A_TABLE + 5):
            tablet.client.cookies[PERSON] = str(uuid4())
            tablet.client.post(
                f"/dialoog/{dialogue.code}/bijdrage/{card['key']}/ook/",
                {"soort": "have_too", "aan": "1"},
            )
        assert ContributionMark.objects.count() == MOST_MARKS_OF_A_TABLE


@pytest.mark.parametrize("number", ["9999999999999999999", str(2**63 - 1), "-1", "x"])
def test_a_form_with_a_strange_number_is_refused_in_a_sentence(number, sits, dialogue):
    phone = sits()
    sent = {"key": str(uuid4()), "kind": "pearl", "text": "Dit werkt", "sequence": number}
    assert phone.client.post(f"/dialoog/{dialogue.code}/tafel/", sent).status_code == 422
    assert not Contribution.objects.exists()


class TestStoppedMail:
    @pytest.fixture
    def stopped(self, dialogue) -> DialogueAddress:
        row = leave_address(dialogue=dialogue, email="weg@x.example", language="nl")
        stop(address=row)
        row.refresh_from_db()
        return row

    def test_nobody_else_begins_it_again(self, stopped, sits, dialogue, frank):
        page = f"/dialoog/{dialogue.code}/verslag/"
        answer = sits().client.post(page, {"email": "Weg@x.example"})
        assert answer.status_code == 422 and "Weg@x.example" in answer.content.decode()
        take_off(address=stopped, dialogue=dialogue, by=frank)
        with pytest.raises(Refused):
            leave_address(
                dialogue=dialogue, email="weg@x.example", language="nl", by=frank, for_other=True
            )
        stopped.refresh_from_db()
        assert stopped.stopped_at and not stopped.email

    def test_who_has_the_mail_begins_it_again_with_their_address(self, stopped, client, dialogue):
        page = f"/dialoogpost/{stopped.ticket}/"
        assert client.post(page, {"email": "ander@x.example"}).status_code == 422
        assert client.post(page, {"email": "weg@x.example"}).status_code == 302
        stopped.refresh_from_db()
        assert stopped.email == "weg@x.example" and not stopped.stopped_at

    def test_not_after_the_last_message(self, stopped, client, dialogue, frank):
        leading.close_dialogue(dialogue=dialogue, by=frank)
        dialogue.mailings.create(kind="outcome", started_at=dialogue.starts_at)
        page = f"/dialoogpost/{stopped.ticket}/"
        assert client.post(page, {"email": "weg@x.example"}).status_code == 422

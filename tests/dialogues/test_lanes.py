"""The direct lanes answer as the views do, and leave everything unusual to them."""

import json
import re
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenverder.config import dialogue_lanes
from samenverder.dialogues.models import Contribution, ContributionMark
from samenverder.dialogues.operations import contributing, leading, settling
from samenverder.live.direct import DirectRequest
from samenverder.live.operations import gather_topics
from tests.dialogues.conftest import Device

pytestmark = pytest.mark.django_db
SECRET = "c" * 32
VARIES = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*')


def request_of(phone: Device, body: bytes = b"") -> DirectRequest:
    """What the lane sees of this phone."""
    cookies = {name: morsel.value for name, morsel in phone.client.cookies.items()}
    cookies |= {settings.CSRF_COOKIE_NAME: SECRET, settings.LANGUAGE_COOKIE_NAME: "nl"}
    text = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return DirectRequest("/", {b"cookie": text.encode()}, body)


def through(route, *requests: DirectRequest, code: str):
    match = {"code": code}
    items = [route.read(request, match) for request in requests]
    return [SimpleNamespace(body=a.body.decode()) if a else None for a in route.answer(items)]


def seen(phone: Device) -> str:
    """What the view shows, without what differs each time."""
    url = f"/dialoog/{phone.dialogue.code}/tafel/"
    page = phone.client.get(url, headers={"X-Fragment": "1", "Accept-Language": "nl"})
    return VARIES.sub(r"\1", page.content.decode())


@pytest.fixture
def busy(dialogue, sits, frank):
    """Three phones at two tables, with marks, an idea, a double, and something hidden."""
    one, two, three = sits(1), sits(1), sits(2)
    _answer, first = one.tell("Vaste maandag")
    _answer, puzzle = two.tell("Wie belt er?", "puzzle")
    two.tell("Om de beurt", "idea", about=puzzle["key"])
    one.tell("Jansen belt nooit terug")
    three.tell("Aan de andere tafel", "puzzle")
    one.tell("Wie neemt op?", "puzzle")
    for phone in (two, three):
        url = f"/dialoog/{dialogue.code}/bijdrage/{first['key']}/ook/"
        phone.client.post(url, {"soort": "have_too", "aan": "1"})
    rows = {row.text: row for row in Contribution.objects.all()}
    hidden, same = rows["Jansen belt nooit terug"], rows["Wie neemt op?"]
    settling.set_state(contribution=hidden, by=frank, version=1, state="hidden")
    settling.merge(contribution=same, by=frank, version=1, into=rows["Aan de andere tafel"])
    return one, two, three


class TestLookingAlong:
    def test_every_phone_sees_what_the_view_shows(self, busy, dialogue):
        requests = [request_of(phone) for phone in busy]
        answers = through(dialogue_lanes.looking, *requests, code=dialogue.code)
        assert [VARIES.sub(r"\1", answer.body) for answer in answers] == [seen(p) for p in busy]
        assert all("Jansen" not in answer.body for answer in answers)
        assert ContributionMark.objects.count() == 2

    def test_what_one_told_is_found_where_it_was_moved_and_from_another_table(
        self, busy, dialogue, frank
    ):
        _one, two, _three = busy
        rows = {row.text: row for row in Contribution.objects.all()}
        tables = {table.number: table for table in dialogue.tables.all()}
        settling.move(contribution=rows["Vaste maandag"], by=frank, version=1, table=tables[2])
        two.client.post(
            reverse("dialogues:move_table", args=[dialogue.code]), {"table": tables[2].pk}
        )
        requests = [request_of(phone) for phone in busy]
        answers = through(dialogue_lanes.looking, *requests, code=dialogue.code)
        assert [VARIES.sub(r"\1", answer.body) for answer in answers] == [seen(p) for p in busy]
        own = [
            answer.body.partition("data-own")[2].partition("</section>")[0] for answer in answers
        ]
        assert "Vaste maandag" in own[0]
        assert "Wie belt er?" in own[1]
        assert "Om de beurt" in own[1]
        assert "Vaste maandag" not in own[2]

    def test_the_forms_carry_the_token_of_this_phone(self, busy, dialogue):
        (answer,) = through(dialogue_lanes.looking, request_of(busy[0]), code=dialogue.code)
        tokens = set(re.findall(r'csrfmiddlewaretoken" value="([^"]*)', answer.body))
        assert tokens
        assert all(len(token) == 64 for token in tokens)

    def test_a_stranger_is_for_the_view(self, busy, dialogue):
        empty = DirectRequest("/", {b"cookie": b""})
        assert dialogue_lanes.looking.read(empty, {"code": dialogue.code}) is None
        item = dialogue_lanes.looking.read(request_of(busy[0]), {"code": dialogue.code})
        other = ((dialogue.code, "no such secret"), *item[1:])
        assert dialogue_lanes.looking.answer([other]) == [None]

    def test_as_many_queries_for_one_phone_as_for_thirty(
        self, busy, dialogue, django_assert_num_queries
    ):
        one = dialogue_lanes.looking.read(request_of(busy[1]), {"code": dialogue.code})
        others = [
            dialogue_lanes.looking.read(request_of(phone), {"code": dialogue.code})
            for phone in busy
        ]
        with django_assert_num_queries(8):
            dialogue_lanes.looking.answer([one])
        with django_assert_num_queries(8):
            dialogue_lanes.looking.answer(others * 10)


class TestTelling:
    def body(self, **more):
        item = {"key": str(uuid4()), "kind": "pearl", "text": "Vaste maandag", "sequence": 1}
        return item | more, json.dumps({"contributions": [item | more]}).encode()

    def test_it_is_stored_and_answered_as_the_view_does(self, dialogue, sits):
        phone = sits(2)
        item, body = self.body()
        (answer,) = through(dialogue_lanes.telling, request_of(phone, body), code=dialogue.code)
        assert json.loads(answer.body)["saved"] == [item["key"]]
        row = Contribution.objects.get()
        assert (row.text, row.table.number) == ("Vaste maandag", 2)
        again = json.loads(phone.send([item]).content)
        assert set(again) == set(json.loads(answer.body))
        assert Contribution.objects.count() == 1

    def test_what_cannot_be_kept_says_why(self, dialogue, sits):
        item, body = self.body(text="x" * 201)
        (answer,) = through(dialogue_lanes.telling, request_of(sits(), body), code=dialogue.code)
        assert "201" in json.loads(answer.body)["refused"][item["key"]]

    def test_nonsense_and_a_meeting_that_is_over_are_for_the_view(self, dialogue, sits, frank):
        phone = sits()
        match = {"code": dialogue.code}
        assert dialogue_lanes.telling.read(request_of(phone, b"{"), match) is None
        item = dialogue_lanes.telling.read(request_of(phone, self.body()[1]), match)
        leading.close_dialogue(dialogue=dialogue, by=frank)
        assert dialogue_lanes.telling.answer([item]) == [None]
        assert not Contribution.objects.exists()


class TestManyTellAtOnce:
    """What waits together is stored in a few statements."""

    def item(self, **more):
        return {"key": str(uuid4()), "kind": "pearl", "text": "Maandag", "sequence": 1} | more

    def tell(self, dialogue, *told):
        """[(phone, items)] → for each what is saved and what is refused."""
        requests = [
            request_of(phone, json.dumps({"contributions": items}).encode())
            for phone, items in told
        ]
        with gather_topics() as topics:
            answers = through(dialogue_lanes.telling, *requests, code=dialogue.code)
        self.topics = topics
        return [json.loads(answer.body) for answer in answers]

    def test_as_many_statements_for_twenty_phones_as_for_one(self, dialogue, sits):
        phones = [sits(n % 2 + 1) for n in range(20)]
        with CaptureQueriesContext(connection) as one:
            self.tell(dialogue, (phones[0], [self.item()]))
        with CaptureQueriesContext(connection) as twenty:
            answers = self.tell(dialogue, *((phone, [self.item()]) for phone in phones))
        assert len(one) == len(twenty)
        assert all(len(answer["saved"]) == 1 for answer in answers)
        assert Contribution.objects.count() == 21
        assert len(self.topics) == 3  # the meeting and both tables

    def test_an_idea_that_comes_with_its_puzzle_stands_with_it(self, dialogue, sits):
        puzzle = self.item(kind="puzzle", text="Wie belt er?")
        idea = self.item(kind="idea", text="Om de beurt", about=puzzle["key"])
        elsewhere = self.item(kind="idea", text="Samen bellen", about=puzzle["key"])
        self.tell(dialogue, (sits(2), [elsewhere]), (sits(1), [idea, puzzle]))
        ideas = Contribution.objects.filter(kind="idea")
        assert {row.about.text for row in ideas} == {"Wie belt er?"}

    def test_of_two_versions_sent_at_once_the_newer_stays(self, dialogue, sits):
        phone, first = sits(), self.item()
        newer = first | {"text": "Elke maandag", "sequence": 2}
        saved = self.tell(dialogue, (phone, [newer]), (phone, [first]))
        assert [answer["saved"] for answer in saved] == [[first["key"]]] * 2
        assert Contribution.objects.get().text == "Elke maandag"
        self.tell(dialogue, (phone, [first]), (phone, [newer | {"text": "Soms", "sequence": 3}]))
        assert Contribution.objects.get().text == "Soms"

    def test_the_key_of_somebody_else_is_refused_and_the_rest_is_kept(self, dialogue, sits):
        one, other, item = sits(), sits(), self.item()
        good = self.item(text="Dinsdag")
        mine, theirs = self.tell(
            dialogue, (one, [item]), (other, [item | {"text": "Van mij", "sequence": 9}, good])
        )
        assert mine["saved"] == [item["key"]]
        assert theirs["saved"] == [good["key"]]
        assert list(theirs["refused"]) == [item["key"]]
        texts = set(Contribution.objects.values_list("text", flat=True))
        assert texts == {"Maandag", "Dinsdag"}

    def test_a_device_that_tells_too_much_is_left_to_the_view(self, dialogue, sits, monkeypatch):
        monkeypatch.setitem(contributing.MOST_OF_A_DEVICE, False, 1)
        phone, other = sits(), sits()
        self.tell(dialogue, (phone, [self.item()]))
        body = json.dumps({"contributions": [self.item()]}).encode()
        requests = [request_of(phone, body), request_of(other, body)]
        refused, kept = through(dialogue_lanes.telling, *requests, code=dialogue.code)
        assert refused is None
        assert json.loads(kept.body)["saved"]

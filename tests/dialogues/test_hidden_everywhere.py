"""What who leads hides is gone everywhere: from walls, phones, and what was made of it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from samenverder.dialogues.models import Contribution, Destination
from samenverder.dialogues.operations import leading, settling
from samenverder.dialogues.operations.telling import table_topic
from samenverder.live.models import OutboxMessage
from samenverder.meetings.models import Meeting
from tests.dialogues.test_afterwards import decide, in_weeks

pytestmark = pytest.mark.django_db
SECRET = "Wie belt Jansen in augustus?"


def card(words):
    return Contribution.objects.get(text__contains=words)


def put(state, words, by):
    row = card(words)
    settling.set_state(contribution=row, by=by, version=row.version, state=state)


class TestWhatWasMadeOfIt:
    @pytest.fixture
    def made(self, dialogue, sits, frank, client_for, region):
        """A puzzle that names somebody, with an idea, an action, a project, an item, a question."""
        phone = sits()
        _answer, puzzle = phone.tell(SECRET, "puzzle")
        sits().tell("Om de beurt", "idea", about=puzzle["key"])
        leading.close_dialogue(dialogue=dialogue, by=frank)
        dialogue.refresh_from_db()
        leads = client_for(frank)
        here = f"/regio/{region.slug}/bijeenkomsten/dialoog/{dialogue.pk}/na-afloop/"
        start = timezone.now() + timedelta(days=9)
        meeting = Meeting.objects.create(
            partnership=region, kind="board", title="Bestuurlijk overleg", starts_at=start,
            ends_at=start + timedelta(hours=2),
        )  # fmt: skip
        given = [
            ("action", {"action_text": "Een lijst", "owner_name": "Jo", "due_on": in_weeks()}),
            ("agenda", {"meeting": meeting.pk, "item": "De zomer"}),
            ("project", {"project_title": "Een busje"}),
            ("question", {"question": "Mag dit van de wet?"}),
        ]
        for kind, values in given:
            answer = decide(leads, here, dialogue, "augustus", kind, **values)
            assert answer.status_code == 302, kind
        return dialogue

    def addresses(self, dialogue):
        rows = {row.kind: row for row in Destination.objects.all()}
        region = f"/regio/{dialogue.partnership.slug}"
        return [
            rows["action"].action.get_absolute_url(),
            rows["project"].project.get_absolute_url(),
            rows["agenda"].agenda_item.meeting.get_absolute_url(),
            f"{region}/afspraken/",
            reverse("commitments:export", args=[dialogue.partnership.slug, "csv"]),
            f"{region}/zoeken/?q=augustus",
            f"{region}/zoeken/?q=jansen",
            f"{region}/plannen/projecten/",
            f"{region}/ambitie/vragen/",
            f"{region}/bijeenkomsten/dialoog/{dialogue.pk}/na-afloop/verslag/",
        ]

    def test_nothing_that_was_made_of_it_still_says_its_words(self, made, mia, frank, client_for):
        client = client_for(mia)
        seen = [client.get(address, follow=True) for address in self.addresses(made)]
        assert {answer.status_code for answer in seen} == {200}
        told = [address for address, page in zip(self.addresses(made), seen, strict=True)
                if SECRET in page.content.decode()]  # fmt: skip
        assert len(told) >= 3, "as long as it is on the wall, its words lead back"
        put("hidden", "Jansen", frank)
        after = {
            address: client.get(address, follow=True).content.decode()
            for address in self.addresses(made)
        }
        assert not [address for address, page in after.items() if "Jansen" in page]

    def test_the_phone_of_an_idea_for_it_no_longer_names_it(self, dialogue, sits, frank):
        one, other = sits(1), sits(2)
        _answer, puzzle = one.tell(SECRET, "puzzle")
        other.tell("Om de beurt", "idea", about=puzzle["key"])
        assert "Jansen" in other.page()
        put("hidden", "Jansen", frank)
        assert "Jansen" not in other.page()
        assert "Om de beurt" in other.page()


class TestWhatTellsTheSame:
    @pytest.fixture
    def merged(self, dialogue, sits, frank):
        """A card with a double, told at another table."""
        one, other = sits(1), sits(2)
        one.tell(SECRET, "puzzle")
        other.tell("Jansen neemt nooit op", "puzzle")
        double, main = card("neemt"), card("belt")
        settling.merge(contribution=double, by=frank, version=1, into=main)
        leading.show(dialogue=dialogue, by=frank, screen="wall", table=None, page=0)
        return dialogue

    @pytest.mark.parametrize("state", ["hidden", "parked"])
    def test_it_goes_off_the_wall_and_back_with_it(self, merged, sits, client, frank, state):
        screen, phones = f"/dialoogscherm/{merged.screen_key}/", [sits(1), sits(2)]
        row = card("belt")
        before = settling.place_of(row)
        now = settling.set_state(contribution=row, by=frank, version=row.version, state=state)
        everywhere = client.get(screen).content.decode() + "".join(p.page() for p in phones)
        assert "Jansen" not in everywhere
        settling.put_back(contribution=now, by=frank, version=now.version, place=before)
        assert {row.state for row in Contribution.objects.all()} == {"shown"}
        assert "Jansen" in client.get(screen).content.decode()

    def test_what_its_author_took_back_leaves_the_other_on_the_wall(self, merged, client):
        Contribution.objects.filter(text=SECRET).update(withdrawn=True)
        page = client.get(f"/dialoogscherm/{merged.screen_key}/").content.decode()
        assert "neemt nooit op" in page
        assert SECRET not in page

    def test_what_is_off_the_wall_is_not_merged_with_what_is_on_it(
        self, dialogue, sits, frank, client_for
    ):
        phone = sits()
        phone.tell("Een", "puzzle")
        phone.tell("Twee", "puzzle")
        put("parked", "Twee", frank)
        url = f"/regio/{dialogue.partnership.slug}/bijeenkomsten/dialoog/{dialogue.pk}/leiden/"
        into = card("Twee")
        sent = {"wat": "samen", "waarde": str(into.key), "version": 1}
        page = client_for(frank).post(f"{url}kaart/{card('Een').key}/", sent, follow=True)
        assert "van de muur" in page.content.decode() or "off the wall" in page.content.decode()
        assert card("Een").merged_into is None


class TestPhonesLookAtOnce:
    def urgent(self):
        return set(
            OutboxMessage.objects.filter(topic__endswith="!").values_list("topic", flat=True)
        )

    def test_hiding_and_parking_tell_the_phones_of_both_tables_to_look_now(
        self, dialogue, sits, frank
    ):
        sits(1).tell("Een", "puzzle")
        sits(2).tell("Twee", "puzzle")
        settling.merge(contribution=card("Twee"), by=frank, version=1, into=card("Een"))
        assert not self.urgent()
        put("hidden", "Een", frank)
        tables = dialogue.tables.values_list("pk", flat=True)
        assert self.urgent() == {f"{table_topic(pk)}!" for pk in tables}
        OutboxMessage.objects.all().delete()
        put("shown", "Een", frank)
        assert not self.urgent()

    def test_what_its_author_takes_back_too(self, dialogue, sits):
        phone = sits(1)
        _answer, item = phone.tell("Een", "puzzle")
        assert not self.urgent()
        phone.send([item | {"withdrawn": True, "sequence": 2}])
        row = Contribution.objects.get(key=UUID(item["key"]))
        assert self.urgent() == {f"{table_topic(row.table_id)}!"}

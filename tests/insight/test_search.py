"""Search in one partnership."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenverder.ambition.operations import add_focus_area, set_ambition
from samenverder.commitments.operations import add_action, delete_action
from samenverder.lib.looked_for import words_of
from samenverder.meetings.models import AgendaItemState
from samenverder.meetings.operations.agenda import add_item
from samenverder.meetings.operations.meetings import plan_meeting
from samenverder.network.models import Membership, Organisation, Person, Role
from samenverder.reflection.models import Argument, Note
from samenverder.reflection.operations.sessions import delete_session
from samenverder.web.templatetags.highlight import highlight


@pytest.fixture
def url(region):
    return reverse("insight:search", args=[region.slug])


@pytest.fixture
def action(region, alice):
    return add_action(
        partnership=region,
        by=alice,
        text="Call about internships",
        owner=None,
        owner_name="Anouk de Wit",
        due_on=timezone.localdate() + timedelta(days=9),
    )


def found(client, url, q: str) -> dict[str, list[str]]:
    groups = client.get(url, {"q": q}).context["groups"]
    return {group.label: [hit.title for hit in group.hits] for group in groups}


class TestRights:
    def test_every_role_may_search(self, english, people, url):
        for role in Role.values:
            assert english(people[role]).get(url, {"q": "x y"}).status_code == 200

    def test_a_stranger_learns_nothing(self, english, charlie, region, url):
        assert english(charlie).get(url, {"q": "Alice"}).status_code == 404

    def test_nobody_is_sent_to_the_sign_in_page(self, english, region, url):
        assert english(None).get(url)["Location"].startswith("/account/login/")

    def test_readers_find_no_people(self, english, alice, rita, mia, url):
        assert found(english(alice), url, "mulder") == {"People": ["Mia Mulder"]}
        assert found(english(rita), url, "mulder") == {}

    def test_nothing_of_another_region_is_found(self, english, charlie, other_region, action, mia):
        client = english(charlie)
        there = reverse("insight:search", args=[other_region.slug])
        for word in ("internships", "mulder", "Lindemeer"):
            assert found(client, there, word) == {}


class TestFinding:
    def test_things_of_every_kind(self, english, alice, region, action, make_session, url):
        session = make_session("Session on internships", place="Town hall")
        set_ambition(partnership=region, by=alice, sentence="Everybody an internship.")
        add_focus_area(partnership=region, by=alice, title="Internships")
        house = Organisation.objects.create(name="House of Internships", kind="other")
        Membership.objects.create(
            partnership=region, organisation=house, since=timezone.localdate()
        )
        Person.objects.create(partnership=region, name="Irene Internship")
        hits = found(english(alice), url, "INTERNSHIP")
        assert hits == {
            "Actions": ["Call about internships"],
            "Sessions": ["Session on internships"],
            "People": ["Irene Internship"],
            "Organisations": ["House of Internships"],
            "Ambition": ["Everybody an internship."],
            "Focus areas": ["Internships"],
        }
        assert (
            session.get_absolute_url()
            in english(alice).get(url, {"q": "town hall"}).content.decode()
        )

    @pytest.mark.parametrize("state", [AgendaItemState.ON, AgendaItemState.DONE])
    def test_a_meeting_by_what_was_on_its_agenda(self, english, mia, alice, region, url, state):
        start = timezone.now() + timedelta(days=3)
        meeting = plan_meeting(
            partnership=region,
            by=alice,
            kind="board",
            title="Board meeting",
            starts_at=start,
            ends_at=start + timedelta(hours=2),
        )
        item = add_item(meeting=meeting, by=alice, title="Bus along the colleges")
        item.state = state
        item.save()
        assert found(english(mia), url, "colleges") == {"Meetings": ["Board meeting"]}

    def test_statements_in_both_languages(self, english, mia, instrument, url):
        client = english(mia)
        assert len(found(client, url, "agenda")["Statements"]) >= 1
        assert found(client, url, "A3")["Statements"][0].startswith("A3 ")

    def test_every_word_must_occur(self, english, mia, action, url):
        client = english(mia)
        assert found(client, url, "call anouk") == {"Actions": ["Call about internships"]}
        assert found(client, url, "call mayor") == {}

    def test_signs_have_no_meaning_of_their_own(self, english, mia, action, url):
        for q in ("100%", "c_ll", "ca*l", "call' OR 1=1", "NEAR(call", "title_words:zebra"):
            assert found(english(mia), url, q) == {}
        for q in ("(call", '"call', "-call", "call:*", "call & about"):
            assert found(english(mia), url, q) == {"Actions": ["Call about internships"]}

    def test_what_was_removed_is_not_found(self, english, alice, action, make_session, region, url):
        delete_action(action=action, by=alice)
        delete_session(session=make_session("Session on internships"), by=alice)
        Person.objects.create(
            partnership=region, name="Irene Internship", left_on=timezone.localdate()
        )
        assert found(english(alice), url, "internship") == {}

    def test_what_people_said_in_a_session_is_never_found(
        self, english, alice, make_session, instrument, url
    ):
        session, statement = make_session(), instrument.statements.first()
        given = {"session": session, "statement": statement}
        Argument.objects.create(text="zebrafinch", author_hash="x", shuffle="x", **given)
        Note.objects.create(text="zebrafinch", **given)
        assert found(english(alice), url, "zebrafinch") == {}

    def test_more_than_eight_lead_to_the_rest(self, english, alice, region, action, url):
        for number in range(8):
            action.pk, action.text = None, f"Internship {number}"
            action.save(force_insert=True)
        response = english(alice).get(url, {"q": "internship"})
        group = response.context["groups"][0]
        assert (len(group.hits), group.more) == (8, True)
        assert "“internship” occurs in nine places" in response.context["heading"]
        assert b"?q=internship&amp;soort=action" in response.content
        response = english(alice).get(url, {"q": "internship", "soort": "action"})
        assert len(response.context["groups"][0].hits) == 9


class TestWords:
    def test_the_empty_page_says_what_is_searched(self, english, mia, url):
        for q in ("", "  ", "a", "a b"):
            response = english(mia).get(url, {"q": q})
            assert response.context["heading"] == "Search in Lindemeer"
            assert response.context["groups"] == []
        assert b"Type at least two letters." in response.content

    def test_nothing_found_says_so(self, english, mia, url):
        response = english(mia).get(url, {"q": "zebra"})
        assert response.context["heading"] == "Nothing found for “zebra”"

    def test_what_was_typed_is_escaped(self, english, mia, url):
        content = english(mia).get(url, {"q": '"><script>x'}).content
        assert b"<script>x" not in content

    def test_at_most_six_words_of_a_hundred_letters(self):
        words = words_of("een twee drie vier vijf zes zeven acht")
        assert words.folded == ("twee", "drie", "vier", "vijf", "zes", "zeven")
        assert len(words_of("x" * 5000).folded[0]) == 100

    def test_another_spelling_is_offered(self, english, mia, action, url):
        response = english(mia).get(url, {"q": "internhsips"})
        assert response.context["better"] == ["internships"]

    def test_no_spelling_of_what_one_may_not_see(self, english, rita, mia, url):
        assert english(rita).get(url, {"q": "muldre"}).context["better"] == []
        assert english(mia).get(url, {"q": "muldre"}).context["better"] == ["mulder"]


class TestDutch:
    @pytest.mark.parametrize(
        ("typed", "text"),
        [
            ("scholen", "De school in Lindemeer"),
            ("school", "Alle scholen doen mee"),
            ("afspraken", "Een afspraak over stages"),
            ("coördinatie", "COORDINATIE van het overleg"),
            ("coordinatie", "Coördinatie van het overleg"),
            ("loopbaangespr", "Loopbaangesprekken in klas 3"),
            ("de besluiten", "Het besluit van vrijdag"),
        ],
    )
    def test_forms_accents_and_beginnings(self, english, mia, region, alice, url, typed, text):
        day = timezone.localdate()
        add_action(partnership=region, by=alice, text=text, owner=None, owner_name="x", due_on=day)
        assert found(english(mia), url, typed).get("Actions") == [text]


class TestHighlight:
    def test_it_marks_every_form(self):
        assert highlight("Stage en stages", words_of("stages")) == (
            "<mark>Stage</mark> en <mark>stages</mark>"
        )

    def test_it_escapes_around_and_inside(self):
        assert highlight("<b>a&b</b> stage", words_of("stage")) == (
            "&lt;b&gt;a&amp;b&lt;/b&gt; <mark>stage</mark>"
        )

    def test_without_words_nothing_is_marked(self):
        assert highlight("<a>", words_of("")) == "&lt;a&gt;"


def test_as_many_queries_for_1_3_and_30_hits(english, alice, region, action, make_session, url):
    client, counts = english(alice), []
    client.get(url, {"q": "internship"})
    for number in (1, 2, 27):
        for _ in range(number):
            action.pk = None
            action.save(force_insert=True)
            make_session("Internship")
            Person.objects.create(partnership=region, name="Irene Internship")
            add_focus_area(
                partnership=region, by=alice, title=f"Internship {region.focus_areas.count()}"
            )
        client.get(url, {"q": "internship"})  # takes in what changed
        with CaptureQueriesContext(connection) as queries:
            client.get(url, {"q": "internship"})
        counts.append(len(queries))
    assert counts == [counts[0]] * 3
    assert counts[0] <= 13

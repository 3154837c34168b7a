"""The overview: what matters now, what comes next, how it stands."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenverder.ambition.operations import add_focus_area, set_ambition
from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import add_action, record_decision, set_state
from samenverder.meetings.models import Meeting
from samenverder.meetings.operations.guests import ask_people
from samenverder.meetings.operations.meetings import plan_meeting
from samenverder.network.models import Mandate, Organisation, Person, Position, Role
from samenverder.reflection.operations.phases import open_session
from samenverder.reflection.operations.reveal import undo_reveal
from samenverder.reflection.operations.sessions import delete_session


@pytest.fixture
def url(region):
    return reverse("insight:home", args=[region.slug])


@pytest.fixture
def act(region, alice):
    """An action of somebody, due in so many days."""

    def make(text: str, owner, days: int, **fields) -> ActionItem:
        return add_action(
            partnership=region,
            by=alice,
            text=text,
            owner=Person.objects.get(user=owner),
            due_on=timezone.localdate() + timedelta(days=days),
            **fields,
        )

    return make


def waiting(response) -> list[str]:
    return [line.text for line in response.context["waiting"]]


class TestRights:
    def test_every_role_sees_it(self, english, people, url):
        for role in Role.values:
            assert english(people[role]).get(url).status_code == 200, role

    def test_a_stranger_learns_nothing(self, english, charlie, region, url):
        assert english(charlie).get(url).status_code == 404

    def test_nobody_is_sent_to_the_sign_in_page(self, english, region, url):
        assert english(None).get(url)["Location"].startswith("/account/login/?next=/regio/")

    def test_a_region_that_does_not_exist_is_not_found(self, english, alice):
        assert english(alice).get("/regio/nergens/").status_code == 404


class TestFresh:
    def test_a_coordinator_gets_the_first_three_steps(self, english, alice, url):
        response = english(alice).get(url)
        content = response.content.decode()
        assert "Welcome to Lindemeer" in content
        for step in ("Add partners and people", "Write down your ambition", "Plan the first"):
            assert step in content
        assert content.count('class="btn"') == 1

    def test_others_hear_that_it_is_being_set_up(self, english, mia, url):
        content = english(mia).get(url).content.decode()
        assert "The coordinator is setting up this partnership" in content
        assert "Plan the first" not in content

    def test_steps_that_were_taken_are_ticked_and_go_when_all_are(
        self, english, alice, region, make_session, url
    ):
        set_ambition(partnership=region, by=alice, sentence="Nobody gets lost.")
        client = english(alice)
        steps = client.get(url).context["steps"]
        assert [step.done for step in steps] == [True, True, False]
        make_session()
        response = client.get(url)
        assert b"First steps" not in response.content
        assert b"Nobody gets lost." in response.content


class TestWaiting:
    def test_own_actions_that_are_late_or_due_soon(self, english, mia, frank, act, url):
        act("Late", mia, -3)
        act("Soon", mia, 14)
        act("Far away", mia, 15)
        act("Of Frank", frank, 1)
        set_state(action=act("Finished", mia, 1), by=mia, state="done")
        response = english(mia).get(url)
        assert waiting(response) == ["Late", "Soon"]
        assert response.context["heading"] == "Hello Mia. Two things are waiting for you."
        assert b"3 days late" in response.content

    def test_nothing_is_said_too(self, english, mia, act, url):
        act("Far away", mia, 30)
        response = english(mia).get(url)
        assert response.context["heading"] == "Hello Mia. Nothing is waiting for you."

    def test_facilitators_hear_of_late_actions_of_others(self, english, frank, mia, act, url):
        act("Late", mia, -3)
        act("Late too", mia, -3)
        assert waiting(english(frank).get(url)) == ["2 actions of others are overdue"]
        assert waiting(english(mia).get(url)) == ["Late", "Late too"]

    def test_a_running_session_comes_first(self, english, people, alice, make_session, act, url):
        act("Late", people[Role.MEMBER], -3)
        session = open_session(session=make_session(), by=alice)
        for role, text in {
            Role.FACILITATOR: "Lead “Autumn round”",
            Role.MEMBER: "Take part in “Autumn round”",
            Role.READER: "Take part in “Autumn round”",
        }.items():
            response = english(people[role]).get(url)
            assert waiting(response)[0] == text
        console = reverse("reflection:console", args=[session.partnership.slug, session.pk])
        assert console not in english(people[Role.READER]).get(url).content.decode()

    def test_a_session_soon_without_invited_people(self, english, frank, mia, make_session, url):
        make_session()
        assert waiting(english(frank).get(url)) == ["Invite people for “Autumn round”"]
        assert waiting(english(mia).get(url)) == []

    def test_coordinators_hear_which_partners_miss_a_face(self, english, alice, act, url):
        act("Far away", alice, 30)
        assert waiting(english(alice).get(url)) == ["3 partners miss a face on one of the layers"]


class TestNextSession:
    def test_the_first_that_comes_is_shown(self, english, mia, make_session, url):
        make_session("Later", starts_at=timezone.now() + timedelta(days=30))
        make_session("First", starts_at=timezone.now() + timedelta(days=2))
        make_session("Past", starts_at=timezone.now() - timedelta(days=2))
        assert english(mia).get(url).context["coming"][0].title == "First"

    def test_a_running_one_goes_before_it(self, english, alice, make_session, url):
        make_session("Planned", starts_at=timezone.now() + timedelta(hours=1))
        open_session(
            session=make_session("Running", starts_at=timezone.now() - timedelta(days=3)), by=alice
        )
        assert english(alice).get(url).context["coming"][0].title == "Running"

    def test_a_deleted_one_is_not(self, english, alice, make_session, url):
        delete_session(session=make_session(), by=alice)
        assert english(alice).get(url).context["coming"] == []

    def test_a_meeting_with_a_date_for_who_runs_it_and_who_is_asked(
        self, english, alice, mia, rita, region, url
    ):
        start = timezone.now() + timedelta(days=3)
        for title, state in (("Meeting without a date", "proposed"), ("Board meeting", "planned")):
            meeting = plan_meeting(
                partnership=region,
                by=alice,
                kind="board",
                title=title,
                starts_at=start,
                ends_at=start + timedelta(hours=2),
            )
            Meeting.objects.filter(pk=meeting.pk).update(state=state)
            ask_people(meeting=meeting, by=alice, people=[Person.objects.get(user=mia)])
        for user, expected in ((alice, ["Board meeting"]), (mia, ["Board meeting"]), (rita, [])):
            coming = english(user).get(url).context["coming"]
            assert [one.title for one in coming] == expected, user


class TestPerception:
    def test_the_last_outcome_per_theme_with_words_and_actions(
        self, english, mia, shown_session, act, url
    ):
        session = shown_session()
        act("Call", mia, 5, theme_code="partners")
        set_state(action=act("Done", mia, 5, theme_code="partners"), by=mia, state="done")
        response = english(mia).get(url)
        content = response.content.decode()
        assert len(response.context["perception"].lines) == 6
        assert content.count('<svg class="bar"') == 6
        assert "Mostly true" in content
        assert "<b>1 action</b> open." in content
        assert reverse("reflection:results", args=[session.partnership.slug, session.pk]) in content

    def test_nothing_before_the_reveal_or_after_it_was_undone(
        self, english, alice, make_session, shown_session, url
    ):
        open_session(session=make_session(), by=alice)
        assert english(alice).get(url).context["perception"] is None
        undo_reveal(session=shown_session(), by=alice)
        assert english(alice).get(url).context["perception"] is None

    def test_no_figures_of_fewer_than_five(self, english, alice, shown_session, url):
        shown_session(people=4)
        content = english(alice).get(url).content.decode()
        assert "we show no figures" in content
        assert '<svg class="bar"' not in content

    def test_the_latest_session_counts_and_deleted_ones_do_not(
        self, english, alice, shown_session, url
    ):
        now = timezone.now()
        shown_session(title="Old", starts_at=now - timedelta(days=99))
        newest = shown_session(title="New", starts_at=now - timedelta(days=9))
        perception = english(alice).get(url).context["perception"]
        assert perception.session == newest
        delete_session(session=newest, by=alice)
        assert english(alice).get(url).context["perception"].session.title == "Old"


def test_the_ambition_stands_on_it_with_its_focus_areas(english, rita, region, alice, url):
    set_ambition(
        partnership=region, by=alice, sentence="Nobody <gets> lost.", adopted_on=date(2026, 3, 12)
    )
    add_focus_area(partnership=region, by=alice, title="Practice")
    content = english(rita).get(url).content.decode()
    assert "Nobody &lt;gets&gt; lost." in content
    assert "Practice" in content


def test_as_many_queries_for_1_3_and_30_of_everything(
    english, alice, mia, region, shown_session, make_session, act, url
):
    client, counts = english(alice), []
    shown_session(starts_at=timezone.now() - timedelta(days=3))
    client.get(url)
    for number in (1, 2, 27):
        for _ in range(number):
            act("Call", alice, 3, theme_code="partners")
            act("Late", mia, -3, theme_code="relation")
            make_session()
            add_focus_area(partnership=region, by=alice, title=f"Area {region.focus_areas.count()}")
            someone = Person.objects.create(partnership=region, name="Someone")
            Position.objects.create(
                person=someone, organisation=region.organisations.first(), layer="board"
            )
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts == [counts[0]] * 3
    assert counts[0] <= 66


class TestWhoseItIs:
    def headings(self, response) -> str:
        return response.content.decode()

    def test_somebody_of_a_board_sees_what_was_decided(
        self, english, rita, mia, region, alice, url
    ):
        record_decision(by=alice, partnership=region, text="We pay", subject="means")
        Position.objects.filter(person__user=rita).update(layer="board")
        assert "Decided lately" in self.headings(english(rita).get(url))
        assert "Decided lately" not in self.headings(english(mia).get(url))
        assert "Decided lately" not in self.headings(english(alice).get(url))

    def test_who_does_the_work_sees_that_of_the_own_organisation(
        self, english, mia, alice, act, url
    ):
        act("Of a colleague", alice, 40)  # Alice works at the same school
        page = self.headings(english(mia).get(url))
        assert "Of my organisation" in page
        assert "Of a colleague" in page

    def test_who_has_the_mandate_is_asked_to_confirm(self, english, rita, region, alice, url):
        Mandate.objects.create(
            partnership=region,
            person=Person.objects.get(user=rita),
            organisation=Organisation.objects.filter(partnerships=region).first(),
            subjects=["means"],
            given_by="Bestuur",
            since=timezone.localdate(),
        )
        record_decision(by=alice, partnership=region, text="We pay", subject="means")
        response = english(rita).get(url)
        assert waiting(response) == ["Confirm or reject: We pay"]
        assert waiting(english(alice).get(url))[:1] != ["Confirm or reject: We pay"]

    def test_a_decision_nobody_may_confirm_is_for_the_coordinator(
        self, english, alice, mia, region, url
    ):
        record_decision(by=alice, partnership=region, text="We pay", subject="means")
        line = "1 decision waits for a mandate nobody has"
        assert line in waiting(english(alice).get(url))
        assert line not in waiting(english(mia).get(url))

    def test_what_others_changed_since_the_last_visit(self, english, mia, alice, act, url):
        client = english(mia)
        act("Before", alice, 30)
        assert [one.text for one in client.get(url).context["news"]] == ["Before"]
        session = client.session
        key = next(name for name in list(session.keys()) if name.startswith("seen-"))
        session[key] = {**session[key], "at": 0}
        session.save()
        assert client.get(url).context["news"] == []
        act("Since", alice, 30)
        session[key] = {**client.session[key], "at": 0}
        session.save()
        assert [one.text for one in client.get(url).context["news"]] == ["Since"]
        assert [one.text for one in client.get(url).context["news"]] == ["Since"]

    def test_it_says_how_the_partnership_stands(self, english, mia, alice, act, url):
        act("Late", alice, -3)
        act("Later", alice, 30)
        standing = english(mia).get(url).context["standing"]
        assert standing == "Two actions are open, one of them is late."

"""A dialogue in calendars: its meeting, the start page, and the paper that is taken along."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.audit.models import AuditEntry
from samenverder.dialogues.models import Dialogue
from samenverder.dialogues.operations import gathering, planning
from samenverder.dialogues.operations.planning import Plan
from samenverder.meetings.models import Attendee, Meeting
from samenverder.meetings.operations.meetings import change_meeting, plan_meeting
from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused


def address(dialogue, rest=""):
    return f"/regio/{dialogue.partnership.slug}/bijeenkomsten/dialoog/{dialogue.pk}/{rest}"


@pytest.fixture
def meeting(region, frank):
    """One that is planned for next week."""
    starts = timezone.now().replace(microsecond=0) + timedelta(days=7)
    values = {"starts_at": starts, "ends_at": starts + timedelta(minutes=90), "place": "Aula"}
    return plan_meeting(
        partnership=region, by=frank, kind="inspiration", title="Inspiratieavond", **values
    )


class TestTheMeetingOfADialogue:
    def test_it_is_made_in_one_step_with_the_form(self, region, client_for, frank):
        day = timezone.localdate() + timedelta(days=9)
        given = {"title": "Dialoogavond", "day": day.isoformat(), "starts": "19:30",
                 "duration": "120", "place": "Dorpshuis", "gathering": "nieuw"}  # fmt: skip
        new = f"/regio/{region.slug}/bijeenkomsten/dialoog/nieuw/"
        answer = client_for(frank).post(new, given, follow=True)
        made = Meeting.objects.get()
        assert (made.title, made.place, made.minutes) == ("Dialoogavond", "Dorpshuis", 120)
        assert made.get_absolute_url() in answer.content.decode()

    def test_a_meeting_that_is_there_gives_its_time_and_place(
        self, planned, meeting, client_for, frank
    ):
        client = client_for(frank)
        client.post(address(planned, "agenda/"), {"bijeenkomst": str(meeting.pk)})
        planned.refresh_from_db()
        assert (planned.starts_at, planned.duration, planned.place) == (
            meeting.starts_at,
            90,
            "Aula",
        )
        shown = client.get(meeting.get_absolute_url()).content.decode()
        assert planned.get_absolute_url() in shown

    def test_a_meeting_leads_to_a_form_that_is_filled_in(
        self, region, meeting, client_for, frank, rita
    ):
        link = f"/regio/{region.slug}/bijeenkomsten/dialoog/nieuw/?bijeenkomst={meeting.pk}"
        assert link in client_for(frank).get(meeting.get_absolute_url()).content.decode()
        assert link not in client_for(rita).get(meeting.get_absolute_url()).content.decode()
        assert "Inspiratieavond" in client_for(frank).get(link).content.decode()

    def test_what_changes_on_one_side_changes_on_the_other(self, planned, meeting, frank):
        gathering.gather(dialogue=planned, by=frank, meeting=meeting)
        later = meeting.starts_at + timedelta(days=1)
        change_meeting(meeting=meeting, by=frank, version=1, starts_at=later,
                       ends_at=later + timedelta(minutes=60), place="Kantine")  # fmt: skip
        planned.refresh_from_db()
        assert (planned.starts_at, planned.duration, planned.place) == (later, 60, "Kantine")
        plan = Plan(title="Anders", starts_at=later, duration=75, place="Bibliotheek")
        planning.change_dialogue(dialogue=planned, by=frank, version=planned.version, plan=plan)
        meeting.refresh_from_db()
        assert (meeting.title, meeting.minutes, meeting.place) == ("Anders", 75, "Bibliotheek")

    def test_one_meeting_is_of_one_dialogue(self, planned, meeting, region, frank):
        gathering.gather(dialogue=planned, by=frank, meeting=meeting)
        other = planning.plan_dialogue(
            partnership=region, by=frank, plan=Plan(title="Tweede", starts_at=timezone.now())
        )
        with pytest.raises(Refused):
            gathering.gather(dialogue=other, by=frank, meeting=meeting)

    def test_they_come_apart_and_together_again(self, planned, meeting, client_for, frank):
        client = client_for(frank)
        gathering.gather(dialogue=planned, by=frank, meeting=meeting)
        page = client.post(address(planned, "agenda/los/"), follow=True).content.decode()
        assert Dialogue.objects.get().meeting is None and "ongedaan" in page.lower()
        client.post(address(planned, "agenda/"), {"bijeenkomst": str(meeting.pk)})
        assert Dialogue.objects.get().meeting == meeting
        verbs = AuditEntry.objects.filter(verb__startswith="dialogue_").values_list(
            "verb", flat=True
        )
        assert list(verbs)[-3:] == ["dialogue_gathered", "dialogue_parted", "dialogue_gathered"]


class TestTheStartPage:
    def test_who_leads_sees_what_comes_and_everybody_what_is_going_on(
        self, planned, meeting, client_for, frank, rita, region
    ):
        start = f"/regio/{region.slug}/"
        assert planned.get_absolute_url() in client_for(frank).get(start).content.decode()
        assert planned.get_absolute_url() not in client_for(rita).get(start).content.decode()
        Dialogue.objects.update(phase="open")
        assert f"/dialoog/{planned.code}/" in client_for(rita).get(start).content.decode()

    def test_who_is_asked_to_the_meeting_sees_it(
        self, planned, meeting, client_for, mia, frank, region
    ):
        gathering.gather(dialogue=planned, by=frank, meeting=meeting)
        Attendee.objects.create(meeting=meeting, person=Person.objects.get(user=mia))
        page = client_for(mia).get(f"/regio/{region.slug}/").content.decode()
        assert planned.get_absolute_url() in page


class TestPaper:
    @pytest.mark.parametrize("what", ["tafels", "kaarten"])
    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_it_is_a_pdf_for_who_leads(self, planned, client_for, frank, rita, what, language):
        at = address(planned, f"papier/{what}.pdf?taal={language}")
        answer = client_for(frank).get(at)
        assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF-")
        assert f"-{language}.pdf" in answer["Content-Disposition"]
        assert client_for(rita).get(at).status_code == 403

    def test_another_kind_of_paper_is_not_there(self, planned, client_for, frank):
        assert client_for(frank).get(address(planned, "papier/anders.pdf")).status_code == 404

    def test_the_words_to_invite_with_say_when_where_and_how(self, planned, client_for, frank):
        page = client_for(frank).get(address(planned)).content.decode()
        assert page.count(planned.code) >= 4 and "Dialoogavond Lindemeer" in page

"""The pages of one project: its lines, a joint plan."""

from decimal import Decimal

import pytest

from samenverder.ambition.operations import ask_question
from samenverder.network.models import Position
from samenverder.projects import operations
from samenverder.projects.kinds import KINDS
from samenverder.projects.models import (
    BudgetLine,
    JointPlan,
    Milestone,
    Project,
    ProjectPartner,
)

pytestmark = pytest.mark.django_db


class TestOneProject:
    def test_a_question_becomes_one_in_one_step(self, region, alice, browser, room):
        question = ask_question(partnership=region, by=alice, text="Wie belt de jongere?")
        client = browser(alice)
        listed = client.get(f"/regio/{region.slug}/ambitie/vragen/").content.decode()
        assert f"{room}nieuw/?vraag={question.pk}" in listed
        form = client.get(f"{room}nieuw/?vraag={question.pk}").context["form"]
        assert form["purpose"].value() == "Wie belt de jongere?"
        sent = {"title": "Bellen", "purpose": "Iets", "question": question.pk}
        made = client.post(f"{room}nieuw/", sent, follow=True)
        assert "Wie belt de jongere?" in made.content.decode()
        listed = client.get(f"/regio/{region.slug}/ambitie/vragen/").content.decode()
        assert f"{room}{Project.objects.get().pk}/" in listed

    def test_it_says_for_which_partners_the_benefit_is_missing(self, project, browser, rita, room):
        page = browser(rita).get(f"{room}{project.pk}/").content.decode()
        assert "For 3 partners it is not written yet." in page
        assert "does not take part" in page
        assert "Change the project" not in page

    def test_every_kind_of_line_has_a_form_that_says_what_is_missing(
        self, running, browser, alice, room
    ):
        client = browser(alice)
        for part in KINDS:
            url = f"{room}{running.pk}/{part}/toevoegen/"
            assert client.get(url).status_code == 200
            assert client.post(url, {"text": ""}).status_code == 422, part

    def test_amounts_are_read_in_dutch_and_nonsense_gets_a_sentence(
        self, project, browser, alice, room
    ):
        client, url = browser(alice), f"{room}{project.pk}/begroting/toevoegen/"
        sent = {"text": "Bus", "source": "grant", "amount": "€ 12.500,50"}
        assert client.post(url, sent).status_code == 302
        assert BudgetLine.objects.get().amount == Decimal("12500.50")
        for amount in ("veel", "-5", "0", "1.2.3", "9" * 12):
            answer = client.post(url, sent | {"amount": amount})
            assert answer.status_code == 422, amount
            assert amount in answer.content.decode()

    def test_an_expense_over_the_budget_is_told(self, running, browser, alice, room):
        line = BudgetLine.objects.get()
        sent = {"line": line.pk, "amount": "5.000,50", "spent_on": "2026-11-20"}
        url = f"{room}{running.pk}/uitgaven/toevoegen/"
        page = browser(alice).post(url, sent, follow=True).content.decode()
        assert "“Begeleiding” is now €0.50 over what was planned." in page

    def test_a_change_of_the_project_has_a_way_back(self, project, browser, alice, room):
        client, url = browser(alice), f"{room}{project.pk}/wijzigen/"
        sent = {"title": "Anders", "purpose": "Iets", "version": project.version}
        client.post(url, sent)
        offered = client.get(f"{room}{project.pk}/").context["undo"]
        assert offered["fields"]["title"] == "Praktijkroute"
        sent = offered["fields"] | offered["lists"]
        assert client.post(offered["url"], sent).status_code == 302
        project.refresh_from_db()
        assert (project.title, project.leader is None) == ("Praktijkroute", False)

    def test_a_line_is_taken_off_with_a_way_back(self, running, browser, alice, room):
        milestone = Milestone.objects.get()
        line, client = f"{room}{running.pk}/mijlpalen/{milestone.pk}/", browser(alice)
        page = client.post(f"{line}verwijderen/", follow=True).content.decode()
        assert f"{line}terugzetten/" in page
        client.post(f"{line}terugzetten/")
        assert Milestone.objects.get().removed_at is None

    def test_an_owner_ticks_the_own_milestone_and_nobody_elses(
        self, running, browser, rita, people, person_of, add, today, room
    ):
        own = add(running, Milestone, text="Van Rita", due_on=today, owner=person_of(rita))
        other = Milestone.objects.get(text="Tien werkgevers doen mee")
        client = browser(rita)
        for row, code in ((own, 302), (other, 403)):
            url = f"{room}{running.pk}/mijlpalen/{row.pk}/bereikt/"
            assert client.post(url, {"klaar": "1"}).status_code == code
        own.refresh_from_db()
        assert own.done_on == today

    def test_somebody_else_saved_meanwhile(self, project, browser, alice, room):
        client, url = browser(alice), f"{room}{project.pk}/wijzigen/"
        sent = {"title": "Anders", "purpose": "Iets", "version": project.version}
        client.post(url, sent)
        answer = client.post(url, sent | {"title": "Nog anders"})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Somebody else changed this" in page
        assert "Nog anders" in page

    def test_forms_of_a_project_that_is_over_lead_back(self, project, browser, alice, room):
        Project.objects.update(state="stopped")
        client = browser(alice)
        answer = client.get(f"{room}{project.pk}/mijlpalen/toevoegen/", follow=True)
        assert "This project is over" in answer.content.decode()


class TestJointPlan:
    @pytest.fixture
    def plan(self, project, alice, region) -> JointPlan:
        party = region.organisations.order_by("pk")[2]
        return operations.start_joint_plan(project=project, by=alice, organisation=party)

    def test_people_of_the_other_party_write_in_it(
        self, plan, mia, people, client_for, room, project, person_of, alice
    ):
        project.leader = person_of(alice)
        project.save()
        url = f"{room}{project.pk}/samen/{plan.pk}/"
        client = client_for(mia)
        assert client.get(f"{url}schrijven/").status_code == 403
        Position.objects.create(person=person_of(mia), organisation=plan.organisation)
        assert client.get(f"{url}schrijven/").status_code == 200
        sent = {"text": "Samen.", "version": 1, "seen": ""}
        assert client.post(f"{url}schrijven/", sent).status_code == 302
        assert client.get(f"{room}{project.pk}/wijzigen/").status_code == 403

    def test_both_see_the_text_of_the_other(self, plan, browser, alice, room, project):
        url, client = f"{room}{project.pk}/samen/{plan.pk}/schrijven/", browser(alice)
        client.post(url, {"text": "Wij eerst.", "version": 1, "seen": ""})
        answer = client.post(url, {"text": "Zij eerst.", "version": 1, "seen": ""})
        assert answer.status_code == 409
        page = answer.content.decode()
        assert "Wij eerst." in page
        assert "Zij eerst." in page

    def test_a_promise_stands_on_its_page_and_with_the_agreements(
        self, plan, browser, alice, region, room, project, add, school
    ):
        add(project, ProjectPartner, organisation=school, role="Doet mee")
        url, client = f"{room}{project.pk}/samen/{plan.pk}/", browser(alice)
        sent = {"organisation": plan.organisation_id, "text": "Tien banen", "amount": "1.500"}
        page = client.post(f"{url}toezeggen/", sent, follow=True).content.decode()
        assert "Tien banen" in page
        listed = client.get(f"/regio/{region.slug}/afspraken/?soort=afspraak").content.decode()
        assert "Tien banen" in listed

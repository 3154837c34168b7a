"""Projects: what may be written down, by two people at once, and what is refused."""

from datetime import timedelta
from decimal import Decimal

import pytest

from samenverder.ambition.operations import ask_question
from samenverder.audit.models import AuditEntry
from samenverder.commitments.models import Agreement
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.projects import operations
from samenverder.projects.models import (
    Benefit,
    BudgetLine,
    Expense,
    JointPlan,
    Milestone,
    Outcome,
    Project,
    ProjectPartner,
    ProjectPhase,
)
from samenverder.projects.queries.detail import budget_of, gains_of

pytestmark = pytest.mark.django_db


def test_a_question_becomes_a_project_and_is_taken_up(region, alice):
    question = ask_question(partnership=region, by=alice, text="Wie belt?")
    made = operations.begin_project(
        partnership=region, by=alice, title="Bellen", purpose="Iedereen gebeld", question=question
    )
    question.refresh_from_db()
    assert (made.question, question.state) == (question, "taken_up")
    assert AuditEntry.objects.filter(verb="project_begun", subject=f"project:{made.pk}").exists()


def test_one_begins_with_who_takes_part_and_what_it_costs(region, alice, school):
    line = operations.Line("Bus", Decimal(900), "municipality", "De gemeente")
    common = {"partnership": region, "by": alice, "title": "Bus", "purpose": "Samen"}
    made = operations.begin_project_with(
        **common, partners=[(school, "Had dit nodig")], lines=[line]
    )
    assert made.projectpartners.get().role == "Had dit nodig"
    assert made.budgetlines.get().funder == "De gemeente"
    with pytest.raises(Refused):
        operations.begin_project_with(**common, partners=[(school, "A"), (school, "B")])
    assert Project.objects.count() == 1


def test_two_people_who_change_a_project_do_not_undo_each_other(project, alice):
    values = {"title": "Nieuw", "purpose": "Iets", "leader": project.leader}
    operations.change_project(project=project, by=alice, version=1, **values)
    with pytest.raises(EditedMeanwhile):
        operations.change_project(project=project, by=alice, version=1, **values)


def test_a_line_goes_off_and_comes_back(project, add, alice, today):
    row = add(project, Milestone, text="Af", due_on=today)
    operations.remove_part(row=row, by=alice)
    assert not project.milestones.filter(removed_at=None).exists()
    operations.restore_part(row=row, by=alice)
    assert project.milestones.get(removed_at=None).text == "Af"


def test_a_line_somebody_else_took_off_is_not_changed(project, add, alice, today):
    row = add(project, Milestone, text="Af", due_on=today)
    operations.remove_part(row=Milestone.objects.get(pk=row.pk), by=alice)
    with pytest.raises(Refused, match="took this line off"):
        operations.change_part(row=row, by=alice, version=1, text="Anders", due_on=today)


def test_one_organisation_takes_part_once(project, add, school):
    add(project, ProjectPartner, organisation=school, role="Biedt plekken")
    with pytest.raises(Refused, match="already"):
        add(project, ProjectPartner, organisation=school, role="Nog een keer")


def test_a_phase_does_not_end_before_it_begins(project, add, today):
    with pytest.raises(Refused, match="last day"):
        add(
            project, ProjectPhase, title="Start", starts_on=today, ends_on=today - timedelta(days=1)
        )


def test_sums_are_what_the_lines_say(project, add, today):
    grant = add(
        project, BudgetLine, text="Bus", amount=Decimal("1000.50"), source="grant", funder=""
    )
    add(project, BudgetLine, text="Uren", amount=Decimal(400), source="own", funder="")
    for amount in (Decimal("600.25"), Decimal("500.25")):
        add(project, Expense, line=grant, amount=amount, spent_on=today, note="")
    lines, sources, whole = budget_of(project)
    assert (whole.planned, whole.spent) == (Decimal("1400.50"), Decimal("1100.50"))
    assert [(row.planned, row.spent) for row in sources] == [
        (Decimal("1000.50"), Decimal("1100.50")), (Decimal(400), 0),
    ]  # fmt: skip
    assert lines[0].money.over == Decimal(100)


def test_a_line_on_which_money_was_spent_stays(project, add, alice, today):
    line = add(project, BudgetLine, text="Bus", amount=Decimal(10), source="other", funder="")
    add(project, Expense, line=line, amount=Decimal(5), spent_on=today, note="")
    with pytest.raises(Refused, match="spent"):
        operations.remove_part(row=line, by=alice)


def test_an_expense_stands_on_a_line_of_its_own_project(project, add, region, alice, today):
    other = operations.begin_project(partnership=region, by=alice, title="B", purpose="B")
    line = add(other, BudgetLine, text="Bus", amount=Decimal(10), source="other", funder="")
    with pytest.raises(ValueError, match="own project"):
        add(project, Expense, line=line, amount=Decimal(5), spent_on=today, note="")


def test_after_the_end_only_what_came_of_it_is_written(project, add, today):
    Project.objects.filter(pk=project.pk).update(state="finished")
    add(project, Outcome, text="Gelukt", known_by="Geteld", seen_on=today)
    with pytest.raises(Refused, match="over"):
        add(project, Milestone, text="Te laat", due_on=today)


class TestBenefit:
    def test_every_partner_has_a_line_also_who_does_not_take_part(
        self, project, add, school, region, alice
    ):
        add(project, ProjectPartner, organisation=school, role="Biedt plekken")
        set_(project, alice, school, 0, "Minder uitval", "Elke maand")
        gains = {row.organisation.pk: row for row in gains_of(project)}
        assert len(gains) == region.organisations.count()
        assert gains[school.pk].benefit.what == "Minder uitval"
        assert [row.benefit for pk, row in gains.items() if pk != school.pk] == [None, None]

    def test_half_a_line_is_refused_and_an_empty_one_goes(self, project, school, alice):
        with pytest.raises(Refused, match="how this partner"):
            set_(project, alice, school, 0, "Minder uitval", "")
        set_(project, alice, school, 0, "Minder uitval", "Elke maand")
        set_(project, alice, school, 1, "", "")
        assert not Benefit.objects.exists()

    def test_two_who_write_it_at_once(self, project, school, alice):
        set_(project, alice, school, 0, "Minder uitval", "Elke maand")
        with pytest.raises(EditedMeanwhile):
            set_(project, alice, school, 0, "Anders", "Anders")
        assert Benefit.objects.get().what == "Minder uitval"


def set_(project, by, organisation, version, what, how):
    return operations.set_benefit(
        project=project, by=by, organisation=organisation, version=version, what=what, how=how
    )


class TestJointPlan:
    @pytest.fixture
    def plan(self, project, alice, school) -> JointPlan:
        plan = operations.start_joint_plan(project=project, by=alice, organisation=school)
        return write(plan, alice, 1, "Een.\n\nTwee.\n\nDrie.", "")[0]

    def test_two_parties_in_two_paragraphs_are_put_together(self, plan, alice, frank):
        seen = plan.text
        write(plan, alice, 2, "Een anders.\n\nTwee.\n\nDrie.", seen)
        saved, together = write(plan, frank, 2, "Een.\n\nTwee.\n\nDrie anders.", seen)
        assert together
        assert saved.text == "Een anders.\n\nTwee.\n\nDrie anders."

    def test_two_parties_in_one_paragraph_are_told(self, plan, alice, frank):
        seen = plan.text
        write(plan, alice, 2, "Een.\n\nTwee van ons.\n\nDrie.", seen)
        with pytest.raises(EditedMeanwhile):
            write(plan, frank, 2, "Een.\n\nTwee van hen.\n\nDrie.", seen)
        plan.refresh_from_db()
        assert "Twee van ons." in plan.text

    def test_a_promise_is_an_agreement_that_leads_back(self, plan, alice, school):
        made = operations.promise(
            plan=plan, by=alice, organisation=school, text="Wij bieden tien plekken",
            amount=Decimal(500),
        )  # fmt: skip
        kept = Agreement.objects.get(pk=made.pk)
        assert kept.source_url == plan.get_absolute_url()
        assert kept.parties.get().organisation == school


def write(plan, by, version, text, seen):
    return operations.write_joint_plan(plan=plan, by=by, version=version, text=text, seen=seen)

"""Who changed what in a project, and when."""

from datetime import timedelta
from decimal import Decimal

import pytest

from samenverder.projects import operations
from samenverder.projects.models import BudgetLine, Milestone, Project, ProjectPartner
from samenverder.projects.queries.history import changes_of, event_of

pytestmark = pytest.mark.django_db


def told(project, part=""):
    """[(words, about, parts)], the first first."""
    events = [event_of(row) for row in changes_of(project, part)][::-1]
    return [(event.words, event.about, event.parts) for event in events]


def test_before_and_after_are_told_in_words(project, add, alice, frank, today):
    line = add(project, BudgetLine, text="Bus", amount=Decimal(500), source="grant", funder="")
    operations.change_part(
        row=line, by=frank, version=line.version, text="Bus", amount=Decimal(800), source="own",
        funder="",
    )  # fmt: skip
    (_added, (words, about, parts)) = told(project, "geld")
    assert (words, about) == ("changed a line of a project", "Bus")
    assert parts == ["Planned (€): from €500 to €800", "Who pays: from Grant to Own means"]
    assert event_of(changes_of(project).first()).by == str(frank)


def test_every_kind_of_change_leaves_a_line(filled, alice, school, person_of, frank, today):
    milestone = filled.milestones.get()
    operations.tick_milestone(milestone=milestone, by=alice, done=True)
    operations.tick_milestone(milestone=milestone, by=alice, done=True)  # changes nothing
    operations.set_benefit(
        project=filled, by=alice, organisation=school, version=0, what="Plekken", how="Elke week"
    )
    operations.set_benefit(
        project=filled, by=alice, organisation=school, version=1, what="", how=""
    )
    operations.take_step(project=filled, by=alice, to="proposed")
    partner = filled.projectpartners.get()
    operations.remove_part(row=partner, by=alice)
    words = [row[0] for row in told(filled)]
    assert words[-5:] == [
        "reached a milestone",
        "wrote what a partner gets out of a project",
        "took off what a partner gets out of a project",
        "brought a project a step further",
        "took a line off a project",
    ]
    (_written, gone) = told(filled, "belang")
    assert gone[1] == school.name and "no longer Plekken" in gone[2][0]
    assert told(filled, "project")[-1][2] == ["State: from Idea to Proposed"]


def test_its_page_is_for_readers_and_narrows(filled, room, browser, rita, charlie):
    client = browser(rita)
    page = client.get(f"{room}{filled.pk}/geschiedenis/").content.decode()
    assert "Tien werkgevers doen mee" in page and "Begeleiding" in page
    money = client.get(f"{room}{filled.pk}/geschiedenis/?over=geld").content.decode()
    assert "Tien werkgevers doen mee" not in money and "Begeleiding" in money
    assert "Last changed by" in client.get(f"{room}{filled.pk}/").content.decode()
    assert browser(charlie).get(f"{room}{filled.pk}/geschiedenis/").status_code == 404


def test_a_long_history_goes_in_pages_with_as_many_queries(
    project, add, room, browser, rita, today, django_assert_max_num_queries
):
    for at in range(45):
        add(project, Milestone, text=f"Mijlpaal {at}", due_on=today + timedelta(days=at))
    client = browser(rita)
    first = client.get(f"{room}{project.pk}/geschiedenis/")
    assert len(first.context["events"]) == 40
    assert len(client.get(f"{room}{project.pk}/geschiedenis/?pagina=2").context["events"]) == 6
    assert client.get(f"{room}{project.pk}/geschiedenis/?over=x&pagina=x").status_code == 200


def test_a_word_that_cannot_be_read_back_stands_as_it_was_kept(project, alice):
    row = project.changes.create(
        verb="project_changed", thing="milestone", values=[["due_on", "gisteren", "2026-02-30"]]
    )
    assert event_of(row).parts[0].endswith("from gisteren to 2026-02-30")
    assert Project.objects.get().changes.count() == 2 and ProjectPartner.objects.count() == 0

"""Every step between two states, for every role: one table, made from the rules themselves."""

import pytest

from samenverder.network.models import Role
from samenverder.network.operations.problems import Refused
from samenverder.projects.models import Project, ProjectState
from samenverder.projects.operations import take_step
from samenverder.projects.steps import STEPS, step
from tests.projects.step_table import table_of_steps

pytestmark = pytest.mark.django_db
WHO = [*Role.values, "leader"]


def test_the_guide_prints_the_table_of_the_rules():
    from pathlib import Path

    guide = Path(__file__).resolve().parents[2] / "docs/guide/projecten.md"
    assert table_of_steps() in guide.read_text()


@pytest.mark.parametrize("who", WHO)
def test_each_role_takes_the_steps_of_the_table_and_no_others(
    who, region, people, filled, mia, client_for, room, person_of
):
    member = people[Role.MEMBER]
    if who == Role.MEMBER:  # not the leader
        filled.leader = person_of(people[Role.COORDINATOR])
        filled.save()
    user = member if who == "leader" else people[who]
    client, wrong = client_for(user), {}
    for before in ProjectState.values:
        for after in ProjectState.values:
            rows = Project.objects.filter(pk=filled.pk)
            rows.update(state=before, state_reason="")
            client.post(f"{room}{filled.pk}/stand/", {"naar": after, "reden": "Daarom"})
            taken = rows.get().state == after and before != after
            if taken != may(who, before, after):
                wrong[before, after] = taken
    assert wrong == {}


def may(who: str, before: str, after: str) -> bool:
    """What the table says: coordinators take every step, those who change it most, others none."""
    found = step(before, after)
    if found is None:
        return False
    if found.permission == "projects.decide_project":
        return who == Role.COORDINATOR
    return who in {Role.COORDINATOR, Role.FACILITATOR, "leader"}


def test_what_must_be_there_first(project, alice, today):
    Project.objects.filter(pk=project.pk).update(state="proposed")
    with pytest.raises(Refused, match="organisations"):
        take_step(project=project, by=alice, to="running")
    Project.objects.filter(pk=project.pk).update(state="running")
    with pytest.raises(Refused, match="outcome"):
        take_step(project=project, by=alice, to="finished")


@pytest.mark.parametrize("one", [row for row in STEPS if row.asks_why], ids=str)
def test_a_step_that_asks_why_is_not_taken_without(one, filled, alice):
    Project.objects.filter(pk=filled.pk).update(state=one.before)
    with pytest.raises(Refused, match="why"):
        take_step(project=filled, by=alice, to=one.after, reason="  ")
    assert Project.objects.get(pk=filled.pk).state == one.before

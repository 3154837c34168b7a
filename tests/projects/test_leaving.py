"""Who leaves hands over projects and milestones; who comes back gets them again."""

import pytest

from samenverder.commitments.held import held_by
from samenverder.commitments.operations.leaving import leave_and_hand_over
from samenverder.network.operations.leaving import come_back
from samenverder.network.waiting import everything_waiting
from samenverder.projects import operations
from samenverder.projects.models import Milestone, Project

pytestmark = pytest.mark.django_db


@pytest.fixture
def left(running, add, alice, frank, mia, person_of, today):
    """Mia left; Frank has her project and her milestone."""
    add(running, Milestone, text="Van Mia", due_on=today, owner=person_of(mia))
    person, to = person_of(mia), person_of(frank)
    keys = [row.key for row in held_by(person)]
    leave_and_hand_over(by=alice, person=person, to=dict.fromkeys(keys, to), seen=len(keys))
    person.refresh_from_db()
    return person


def test_the_lead_and_the_milestones_go_to_somebody_else(left, frank, person_of):
    assert Project.objects.get().leader == person_of(frank)
    assert Milestone.objects.get(text="Van Mia").owner == person_of(frank)


def test_who_is_back_gets_them_again(left, alice):
    come_back(by=alice, person=left)
    assert Project.objects.get().leader == left
    assert Milestone.objects.get(text="Van Mia").owner == left


def test_but_not_what_was_given_to_somebody_else_meanwhile(left, alice, person_of):
    project = Project.objects.get()
    operations.change_project(
        project=project, by=alice, version=project.version, title="X", purpose="Y",
        leader=person_of(alice), starts_on=project.starts_on,
    )  # fmt: skip
    come_back(by=alice, person=left)
    assert Project.objects.get().leader == person_of(alice)


def test_a_milestone_waits_for_its_owner_else_for_the_leader(
    running, region, mia, alice, frank, add, person_of, today
):
    add(running, Milestone, text="Van Frank", due_on=today, owner=person_of(frank))

    def waits(user):
        lines = everything_waiting(region, user)
        return {line.text for line in lines if "projecten" in line.url}

    assert waits(mia) == {"Tien werkgevers doen mee"}
    assert waits(frank) == {"Van Frank"}
    Project.objects.update(state="proposed")
    assert waits(mia) == waits(frank) == set()
    assert len(waits(alice)) == 1


def test_a_reached_milestone_waits_for_nobody(running, region, mia, alice):
    milestone = Milestone.objects.get()
    operations.tick_milestone(milestone=milestone, by=mia, done=True)
    lines = everything_waiting(region, mia)
    assert not [line for line in lines if "projecten" in line.url]

"""Projects, from an idea to what came of them."""

import pytest
from django.urls import reverse

from samenverder.projects.models import Benefit, Milestone, Project, ProjectPartner, ProjectState
from tests import cast
from tests.projects.conftest import add, filled, person_of, project, school, today  # noqa: F401
from tests.steps.taking import Step, Table, compare

pytestmark = pytest.mark.django_db


def test_a_project(filled, school, people, mia, region_lindemeer):  # noqa: F811
    other = cast.make_user("Bram Bos", region_lindemeer, "member", organisation=2)

    def put_in(state):
        Project.objects.filter(pk=filled.pk).update(state=state, state_reason="")

    def at(name, *args):
        slug = filled.partnership.slug
        return lambda: reverse(f"projects:{name}", args=[slug, filled.pk, *args])

    def to(state):
        return lambda: {"naar": state, "reden": "Daarom"}

    seats = {
        "coordinator": people["coordinator"],
        "facilitator": people["facilitator"],
        "leader": mia,
        "other member": other,
        "reader": people["reader"],
    }
    milestone = Milestone.objects.filter(project=filled).first()
    steps = [
        *(Step(f"say that it is {state.value}", at("step"), to(state)) for state in ProjectState),
        Step("say what a partner gets out of it", at("benefit", school.pk),
             lambda: {"what": "Een plek", "how": "Bel ons", "version": 0}),
        Step("note that a milestone is reached", at("milestone_tick", milestone.pk),
             lambda: {"klaar": "1"}),
    ]  # fmt: skip
    watched = (Project, ProjectPartner, Benefit, Milestone)
    compare(Table("Project", seats, list(ProjectState.values), put_in, watched, steps))

"""A pitch, in every state of the plan it is made from."""

import pytest
from django.urls import reverse

from samenverder.network.models import Person
from samenverder.pitches.models import BoardPitch, PitchScreen, PitchSlide
from samenverder.pitches.operations import remove_pitch
from samenverder.plans.models import PlanState, SchoolPlan
from samenverder.plans.operations import open_plan_to
from tests import cast
from tests.answers.conftest import mandate
from tests.pitches.conftest import draft, pitch, plan, slide  # noqa: F401
from tests.steps.taking import Step, Table, compare

pytestmark = pytest.mark.django_db


@pytest.fixture
def seats(plan, people, mia, region_lindemeer):  # noqa: F811
    """Lea was asked to read along; Dora decides for the school; Cor coordinates from elsewhere."""
    lea = cast.make_user("Lea Lezer", region_lindemeer, "member", organisation=2)
    dora = cast.make_user("Dora Dekker", region_lindemeer, "reader", organisation=1)
    open_plan_to(plan=plan, by=mia, person=Person.objects.get(user=lea), part="reads")
    mandate(dora, plan.school, ["means"], up_to=5000)
    return {
        "writes the plan": mia,
        "reads along": lea,
        "mandate": dora,
        "coordinator": cast.make_user("Cor Krans", region_lindemeer, "coordinator", organisation=2),
        "facilitator": people["facilitator"],
        "reader": people["reader"],
    }


def test_a_pitch(pitch, seats, mia):  # noqa: F811
    own = slide(pitch, "why")

    def put_in(state: str) -> None:
        SchoolPlan.objects.filter(pk=pitch.plan_id).update(state=state)

    def at(name, *args):
        return lambda: reverse(f"pitches:{name}", args=["lindemeer", pitch.pk, *args])

    def words(row):
        return {"title": "Why now", "lines": "Nine of 24 stop", "notes": "", "version": row.version}

    def told():
        return {"ask": "Say yes", "speaker": "Noor", "occasion": "", "day": "", "minutes": "5",
                "language": "en", "version": pitch.version}  # fmt: skip

    steps = [
        Step("make the slides",
             lambda: reverse("pitches:make", args=["lindemeer", pitch.plan_id]), told,
             before=BoardPitch.objects.all().delete),
        Step("change what is asked and who speaks", at("change"), told),
        Step("change a slide", at("slide_change", own.pk), lambda: words(own)),
        Step("add a slide", at("slide_add"), lambda: words(own)),
        Step("steer the projector", at("steer"), lambda: {"dia": own.pk}),
        Step("take it off the list", at("remove")),
        Step("put it back", at("restore"), before=lambda: remove_pitch(pitch=pitch, by=mia)),
    ]  # fmt: skip
    watched = (BoardPitch, PitchSlide, PitchScreen)
    compare(Table("Pitch", seats, list(PlanState.values), put_in, watched, steps))

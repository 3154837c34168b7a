"""Looking back on a plan: goals as they read then, what came of them, what was learned."""

import io
from datetime import date, timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.plans.models import PlanEvaluation, PlanGoal, PlanState, SchoolPlan
from samenverder.plans.operations import (
    add_row,
    change_evaluation,
    remove_evaluation,
    restore_evaluation,
    share_plan,
    take_step,
)
from samenverder.plans.waiting import to_look_back
from tests.plans.conftest import looked_back

HERE = "/regio/lindemeer/plannen/"
TODAY = timezone.localdate()
ANSWERS = {
    "day": TODAY.isoformat(), "seen": 0, "source": 1, "version": 0,
    "reached_0": "partly", "found_0": "6 of 24", "known_0": "Asked the college",
    "lessons": "Ask companies earlier", "goes_on": "Two classes",
}  # fmt: skip


@pytest.fixture
def running(draft, mia) -> SchoolPlan:
    """A plan with one goal that is carried out, agreed more than a year ago."""
    add_row(
        model=PlanGoal, plan=draft, by=mia, text="Fewer stop", now="9 of 24", then="3 of 24",
        by_when=date(2027, 6, 25), known_by="Ask the college",
    )  # fmt: skip
    share_plan(plan=draft, by=mia)
    SchoolPlan.objects.filter(pk=draft.pk).update(
        state="in_progress", agreed_on=TODAY - timedelta(days=370)
    )
    return SchoolPlan.objects.select_related("partnership", "school").get(pk=draft.pk)


def state_of(plan) -> str:
    return SchoolPlan.objects.get(pk=plan.pk).state


@pytest.mark.django_db
class TestLookingBack:
    def test_it_stands_on_the_page_for_everybody_and_in_the_pdf(self, running, mia, frank, english):
        url = f"{HERE}{running.pk}/terugblik/"
        form = english(mia).get(url).content.decode()
        assert "9 of 24" in form
        assert "3 of 24" in form
        assert english(mia).post(url, ANSWERS | {"ends": "on"}).status_code == 302
        page = english(frank).get(f"{HERE}{running.pk}/").content.decode()
        for words in ("Fewer stop", "6 of 24", "Partly reached", "Ask companies earlier"):
            assert words in page
        assert "terugblik/" not in page.replace("#terugblik", "")  # a partner only reads
        answer = english(frank).get(f"{HERE}{running.pk}/plan.pdf?taal=en")
        pages = PdfReader(io.BytesIO(answer.content)).pages
        text = " ".join(" ".join(page.extract_text().split()) for page in pages)
        assert "6 of 24" in text
        assert "Ask companies earlier" in text
        assert state_of(running) == PlanState.EVALUATED

    def test_the_goal_stays_as_it_read_when_the_plan_changes(self, running, mia):
        row = looked_back(running, mia)
        running.plangoals.update(text="Something else")
        share_plan(plan=running, by=mia, again=True)
        again = looked_back(running, mia)
        assert row.outcomes.get().text == "Fewer stop"
        assert again.outcomes.get().text == "Something else"

    def test_what_is_not_shared_yet_is_not_told(self, running, mia, frank, english):
        running.plangoals.update(text="Secret words of the draft")
        looked_back(running, mia)
        assert "Secret" not in english(frank).get(f"{HERE}{running.pk}/").content.decode()
        assert "Secret" not in english(mia).get(f"{HERE}{running.pk}/terugblik/").content.decode()

    @pytest.mark.parametrize(
        ("sent", "said"),
        [({"reached_0": ""}, "what became of this goal"), ({"found_0": ""}, "how it is now"),
         ({"known_0": " "}, "how you know"), ({"lessons": ""}, "what you learned"),
         ({"day": "31-02-2026"}, "not a date"), ({"day": "2099-01-01"}, "still to come"),
         ({"source": 7}, "shared anew"), ({"seen": 3}, "looked back on this plan meanwhile"),
         ({"source": ""}, "shared anew"), ({"reached_0": "9"}, "")],
    )  # fmt: skip
    def test_what_is_wrong_is_a_sentence_and_nothing_typed_is_lost(
        self, running, mia, english, sent, said
    ):
        page = english(mia).post(f"{HERE}{running.pk}/terugblik/", ANSWERS | sent)
        assert page.status_code == 422
        assert said in page.content.decode()
        assert "Two classes" in page.content.decode()
        assert not PlanEvaluation.objects.exists()

    def test_what_cannot_be_told_yet_needs_no_figure(self, running, mia, english):
        body = ANSWERS | {"reached_0": "unknown", "found_0": "", "known_0": ""}
        assert english(mia).post(f"{HERE}{running.pk}/terugblik/", body).status_code == 302

    def test_the_same_form_twice_is_kept_once(self, running, mia, english):
        url = f"{HERE}{running.pk}/terugblik/"
        assert english(mia).post(url, ANSWERS).status_code == 302
        late = english(mia).post(url, ANSWERS)
        assert late.status_code == 422
        assert "meanwhile" in late.content.decode()
        assert PlanEvaluation.objects.count() == 1

    def test_the_step_asks_for_it(self, running, mia, english):
        with pytest.raises(Refused):
            take_step(plan=running, by=mia, code="evaluate")
        page = english(mia).get(f"{HERE}{running.pk}/").content.decode()
        assert f"{HERE}{running.pk}/terugblik/" in page
        assert "stap/terugblikken/" not in page

    def test_a_draft_has_nothing_to_look_back_on(self, draft, mia, english):
        page = english(mia).get(f"{HERE}{draft.pk}/terugblik/", follow=True).content.decode()
        assert "after its board agreed" in page


@pytest.mark.django_db
class TestTheWayBack:
    def test_taken_away_and_put_back_the_state_goes_along(self, running, mia):
        row = looked_back(running, mia, ends=True)
        assert state_of(running) == PlanState.EVALUATED
        remove_evaluation(evaluation=row, by=mia)
        assert state_of(running) == PlanState.IN_PROGRESS
        restore_evaluation(evaluation=row, by=mia)
        assert state_of(running) == PlanState.EVALUATED

    def test_an_earlier_one_taken_away_changes_no_state(self, running, mia):
        first = looked_back(running, mia, ends=True)
        take_step(plan=running, by=mia, code="reopen")
        looked_back(running, mia, ends=True)
        remove_evaluation(evaluation=first, by=mia)
        assert state_of(running) == PlanState.EVALUATED

    def test_two_people_in_one_see_each_other(self, running, mia):
        row = looked_back(running, mia)
        stale = PlanEvaluation.objects.get(pk=row.pk)
        answer = {"reached": "no", "found": "9", "known": "Counted"}
        new = {"by": mia, "version": 1, "day": TODAY, "outcomes": [answer]}
        change_evaluation(evaluation=row, lessons="Mine", **new)
        with pytest.raises(EditedMeanwhile):
            change_evaluation(evaluation=stale, lessons="Theirs", **new)
        assert PlanEvaluation.objects.get().lessons == "Mine"

    def test_a_change_can_be_undone(self, running, mia, english):
        row = looked_back(running, mia)
        client = english(mia)
        url = f"{HERE}{running.pk}/terugblik/{row.pk}/wijzigen/"
        assert client.post(url, ANSWERS | {"version": 1, "lessons": "Other"}).status_code == 302
        offered = client.session["undo"]
        assert client.post(offered["url"], offered["fields"] | offered["lists"]).status_code == 302
        row.refresh_from_db()
        assert row.lessons == "Begin earlier"
        assert row.outcomes.get().reached == "yes"


@pytest.mark.django_db
class TestTheReminder:
    def asks(self, plan, user) -> list[str]:
        return [line.url for line in to_look_back(plan.partnership, user)]

    def test_a_year_after_it_was_agreed_and_a_year_after_the_last_time(self, running, mia, frank):
        assert self.asks(running, mia) == [f"{HERE}{running.pk}/terugblik/"]
        assert self.asks(running, frank) == []
        row = looked_back(running, mia)
        PlanEvaluation.objects.filter(pk=row.pk).update(day=TODAY - timedelta(days=364))
        assert self.asks(running, mia) == []
        PlanEvaluation.objects.filter(pk=row.pk).update(day=TODAY - timedelta(days=365))
        assert len(self.asks(running, mia)) == 1
        SchoolPlan.objects.filter(pk=running.pk).update(state="evaluated")
        assert self.asks(running, mia) == []

    def test_the_day_of_the_agreement_is_kept(self, running, mia, decider):
        SchoolPlan.objects.filter(pk=running.pk).update(state="pitched", agreed_on=None)
        plan = SchoolPlan.objects.get(pk=running.pk)
        take_step(plan=plan, by=decider, code="agree")
        assert SchoolPlan.objects.get().agreed_on == TODAY
        take_step(plan=plan, by=decider, code="unagree")
        assert SchoolPlan.objects.get().agreed_on is None


@pytest.mark.django_db
class TestWhatWasLearned:
    def test_it_is_found_by_word_but_not_of_a_draft(self, running, mia, frank, english):
        looked_back(running, mia, lessons="Begin earlier with companies")
        client = english(frank)
        assert "Begin earlier" in client.get(f"{HERE}geleerd/").content.decode()
        assert "Begin earlier" in client.get(f"{HERE}geleerd.csv?zoek=companies").content.decode()
        assert "Begin earlier" not in client.get(f"{HERE}geleerd/?zoek=tulips").content.decode()
        looked_for = f"{HERE}geleerd/?zoek=LEERLINGEN+bel"
        assert "Een leerling" not in client.get(looked_for).content.decode()
        PlanEvaluation.objects.update(lessons="Een leerling belt zelf. Begin earlier.")
        assert "Een leerling belt zelf" in client.get(looked_for).content.decode()
        SchoolPlan.objects.update(state="draft")
        assert "Begin earlier" not in client.get(f"{HERE}geleerd/").content.decode()

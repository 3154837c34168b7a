"""Looking back each year: what came true, what happened since, and who is reminded."""

from datetime import timedelta

import pytest

from samenverder.network.waiting import everything_waiting
from samenverder.projects import operations
from samenverder.projects.models import Milestone, Outcome, Project, ProjectReview
from samenverder.projects.operations.reviews import Finding
from samenverder.projects.queries.reviews import since_last

pytestmark = pytest.mark.django_db


@pytest.fixture
def outcome(running) -> Outcome:
    return running.outcomes.get()


@pytest.fixture
def review(running, alice, outcome, today) -> ProjectReview:
    return operations.hold_review(
        project=running, by=alice, went_well="Veel", held_on=today - timedelta(days=30),
        next_year="Nog meer", findings=[Finding(outcome, "yes", "Geteld")],
    )  # fmt: skip


def test_the_form_asks_of_every_line_whether_it_came_true(
    running, outcome, browser, alice, room, school
):
    benefit = operations.set_benefit(
        project=running, by=alice, organisation=school, version=0, what="Plekken", how="Via ons"
    )
    client, url = browser(alice), f"{room}{running.pk}/terugblik/toevoegen/"
    assert f"{school.name}: Plekken" in client.get(url).content.decode()
    sent = {"held_on": "2026-11-20", "went_well": "Veel", f"note_o{outcome.pk}": "Geteld"}
    answer = client.post(url, sent)
    assert answer.status_code == 422
    assert "Choose whether it came true." in answer.content.decode()
    sent |= {f"answer_o{outcome.pk}": "yes", f"answer_b{benefit.pk}": "not_yet"}
    page = client.post(url, sent, follow=True).content.decode()
    assert "Came true" in page
    review = ProjectReview.objects.get()
    assert {row.answer for row in review.findings.all()} == {"yes", "not_yet"}
    change = f"{room}{running.pk}/terugblik/{review.pk}/wijzigen/"
    form = client.get(change).context["form"]
    assert form[f"answer_o{outcome.pk}"].value() == "yes"
    page = client.post(
        change, sent | {"version": review.version, f"answer_o{outcome.pk}": "no"}, follow=True
    )
    assert set(review.findings.values_list("answer", flat=True)) == {"no", "not_yet"}
    assert f'action="{change}"' in page.content.decode()  # the way back


def test_a_finding_keeps_its_words_when_the_line_goes(running, review, outcome, alice):
    Outcome.objects.all().delete()
    operations.change_review(
        row=review, by=alice, version=review.version, went_well="Anders", findings=[]
    )
    assert [row.about for row in review.findings.all()] == ["Tien werkgevers"]


def test_the_next_one_begins_with_what_happened_since(
    running, review, add, alice, browser, room, today
):
    milestone = Milestone.objects.get()
    operations.tick_milestone(milestone=milestone, by=alice, done=True)
    since = since_last(running)
    assert (since.last, since.milestones, since.outcomes) == (review, 1, 1)
    page = browser(alice).get(f"{room}{running.pk}/terugblik/toevoegen/").content.decode()
    for words in ("1 milestone reached", "Nog meer", "Came true"):
        assert words in page


def test_the_leader_is_reminded_a_year_after_the_last_time(region, running, mia, alice, today):
    def reminded(user):
        return [
            row.text for row in everything_waiting(region, user) if "Look back" in str(row.text)
        ]

    assert not reminded(mia)
    Project.objects.update(starts_on=today - timedelta(days=360))
    assert len(reminded(mia)) == 1
    assert not reminded(alice)
    operations.hold_review(project=running, by=alice, went_well="Veel", held_on=today)
    assert not reminded(mia)

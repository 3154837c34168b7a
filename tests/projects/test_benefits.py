"""What every partner gets, written on one page."""

import pytest
from django.urls import reverse

from samenverder.projects import operations
from samenverder.projects.models import Benefit

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(project):
    return reverse("projects:benefits", args=[project.partnership.slug, project.pk])


def line(organisation, what="", how="", version=0, was=("", "")):
    pk = organisation.pk
    return {
        f"what-{pk}": what, f"how-{pk}": how, f"version-{pk}": version,
        f"was_what-{pk}": was[0], f"was_how-{pk}": was[1],
    }  # fmt: skip


def test_many_are_written_at_once_and_taken_back_at_once(project, browser, alice, region, page):
    first, second, third = region.organisations.order_by("pk")[:3]
    client = browser(alice)
    sent = line(first, "Fewer stop", "Noor") | line(second, "New staff", "Visits") | line(third)
    answer = client.post(page, sent, follow=True)
    assert "What 2 partners get is saved." in answer.content.decode()
    assert set(project.benefits.values_list("what", flat=True)) == {"Fewer stop", "New staff"}
    back = answer.context["undo"]
    assert client.post(back["url"], back["fields"]).status_code == 302
    assert not project.benefits.exists()


def test_one_that_is_not_right_leaves_the_others_saved(project, browser, alice, region, page):
    first, second = region.organisations.order_by("pk")[:2]
    sent = line(first, "Fewer stop", "Noor") | line(second, "Only half")
    answer = browser(alice).post(page, sent)
    text = answer.content.decode()
    assert "1 partner is not saved yet" in text
    assert "Write how this partner gets it: by whom, when or where." in text
    assert "Only half" in text
    assert project.benefits.get().organisation == first


def test_what_a_colleague_wrote_is_not_overwritten_unseen(
    project, browser, alice, mia, school, page
):
    client = browser(alice)
    client.get(page)
    operations.set_benefit(
        project=project, by=mia, organisation=school, version=0, what="Of Mia", how="So"
    )
    text = client.post(page, line(school, "Of Alice", "Thus")).content.decode()
    assert "Of Mia" in text and "Of Alice" in text
    assert Benefit.objects.get().what == "Of Mia"
    # who did not touch the line does not take it away either
    assert client.post(page, line(school)).status_code == 302
    assert Benefit.objects.get().what == "Of Mia"
    sent = line(school, "Of Alice", "Thus", Benefit.objects.get().version)
    assert client.post(page, sent).status_code == 302
    assert Benefit.objects.get().what == "Of Alice"


def test_too_long_is_said_at_its_line(project, browser, alice, school, page):
    text = browser(alice).post(page, line(school, "x" * 400, "So")).content.decode()
    assert "300" in text and "x" * 400 in text
    assert not project.benefits.exists()

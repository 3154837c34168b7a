"""Many training needs: some on a page, what looks alike never apart, ticks go along."""

import re

import pytest

from samenverder.answers.queries.alike import Group, groups_of
from samenverder.network.models import Membership, Organisation
from samenverder.plans.models import PlanNeed
from samenverder.plans.operations import add_row, share_plan, start_plan
from samenverder.trainings.models import Training, TrainingForNeed
from samenverder.trainings.queries.needs import sheets_of, training_needs
from tests import cast

pytestmark = pytest.mark.django_db
WORDS = (
    "loopbaan", "veiligheid", "autisme", "begeleiding", "rekenen", "lassen", "koken", "taal",
    "computers", "groen", "techniek", "zorg", "vervoer", "ouders", "netwerken", "gesprekken",
    "gedrag", "beeldvorming", "portfolio", "solliciteren",
)  # fmt: skip


@pytest.fixture
def needs(region, alice):
    """Twenty needs that do not look alike, and a twenty-first like the first one."""
    school = Organisation.objects.create(name="School Tien", kind="vso")
    Membership.objects.create(partnership=region, organisation=school, since="2024-08-01")
    plan = start_plan(partnership=region, by=alice, school=school, title="Plan")
    rows = [
        add_row(model=PlanNeed, plan=plan, by=alice, kind_of="training", text=text)
        for text in (*WORDS, "loopbaan leren")
    ]
    share_plan(plan=plan, by=alice)
    return rows


def ticks(browser, address):
    """Which needs can be ticked on this page."""
    page = browser.get(address).content.decode()
    return page, [int(pk) for pk in re.findall(r'name="behoefte" value="(\d+)"', page)]


def test_twenty_groups_are_two_pages_or_one(alice, needs, room):
    browser = cast.client_for(alice)
    page, first = ticks(browser, f"{room}behoeften/")
    assert "Pagina 1 van 2" in page and "?pagina=alles" in page
    assert {needs[0].pk, needs[20].pk} <= set(first) and len(first) == 16
    _page, second = ticks(browser, f"{room}behoeften/?pagina=2")
    assert len(second) == 5 and not set(first) & set(second)
    page, everything = ticks(browser, f"{room}behoeften/?pagina=alles")
    assert everything == first + second and "Pagina 1" not in page


def test_what_was_ticked_becomes_a_training_and_the_rest_stays(region, alice, needs, room):
    browser = cast.client_for(alice)
    asked = [needs[0].pk, needs[19].pk]  # of the first page and of the second
    page = browser.get(f"{room}behoeften/opleiding/", {"behoefte": asked})
    sent = re.findall(r'type="hidden" name="behoefte" value="(\d+)"', page.content.decode())
    values = {"behoefte": sent, "title": "Samen", "aim": "Leren", "open_to": "nee"}
    browser.post(f"{room}behoeften/opleiding/", values)
    assert Training.objects.count() == 1
    assert set(TrainingForNeed.objects.values_list("need", flat=True)) == set(asked)
    page, left = ticks(browser, f"{room}behoeften/?toon=open&pagina=alles")
    assert set(left) == {need.pk for need in needs} - set(asked)
    _page, first = ticks(browser, f"{room}behoeften/?toon=open")
    _page, second = ticks(browser, f"{room}behoeften/?toon=open&pagina=2")
    assert first + second == left


def test_a_hundred_ticks_all_count(alice, needs, room):
    browser = cast.client_for(alice)
    several = [str(need.pk) for need in needs] + [str(10**8 + at) for at in range(100)]
    page = browser.get(f"{room}behoeften/opleiding/", {"behoefte": several[::-1]})
    assert page.content.decode().count('type="hidden" name="behoefte"') == 21


def test_pages_hold_the_very_groups_and_none_is_divided(region, needs):
    groups = groups_of(training_needs(region))
    assert [group for sheet in sheets_of(groups) for group in sheet] == groups
    many = Group(list(training_needs(region)) * 3)
    assert [len(sheet) for sheet in sheets_of([groups[0], many, *groups])] == [1, 1, 15, 5]
    assert sheets_of([]) == []

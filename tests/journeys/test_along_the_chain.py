"""Somebody who only reads walks from a statement to the follow-up of an agreement, and back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors

pytestmark = [pytest.mark.journey]
HERE = "/regio/lindemeer/"
TITLE = "Reflectie najaar 2025"
PLAN, AGREEMENT = "Elke mentor een loopbaangesprek", "Vier uur per mentor per jaar"
ACTION = "Laat elke school één goed voorbeeld delen op de regiodag."
STATEMENT = "I4 · We delen kennis"
ASK = "Wij vragen u om tijd en scholing"
FOLLOW_UP = "Terugkijken op wat het bestuur gaf: Vier uur per mentor per jaar"


def follow(page: Page, place: str, text: str, arrives: str) -> None:
    """One click on a line of the chain, and the page it leads to."""
    page.locator(place).get_by_role("link", name=text).first.click()
    expect(page.locator("h1")).to_contain_text(arrives)


def test_one_click_each_there_and_back(site: Site, visit: Visitors):
    page = visit.sign_in("carla", f"{HERE}reflectie/")
    session = site.one("SELECT id FROM reflection_reflectionsession WHERE title = ?", TITLE)
    page.goto(f"{HERE}reflectie/sessies/{session}/uitkomst/I4/")
    follow(page, "#hieruit", ACTION, ACTION)
    follow(page, "#hieruit", PLAN, PLAN)
    follow(page, "#hieruit", ASK, ASK)
    follow(page, "#hieruit", AGREEMENT, AGREEMENT)
    follow(page, "#vervolg", FOLLOW_UP, FOLLOW_UP)

    follow(page, "#waaruit", AGREEMENT, PLAN)  # the need stands first, at its place in the plan
    expect(page.locator("#antwoorden")).to_contain_text(AGREEMENT)
    follow(page, "#hieruit", AGREEMENT, AGREEMENT)
    follow(page, "#waaruit", ASK, ASK)
    follow(page, "#waaruit", PLAN, PLAN)
    follow(page, "#waaruit", ACTION, ACTION)
    follow(page, "#waaruit", STATEMENT, "I4")
    follow(page, "#waaruit", TITLE, TITLE)

"""The fourth and the fifth round of the example region: what may be said of the change."""

import random
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import Console, button, session_of, session_url
from tests.journeys.score_files import filled_in, read_in, template_header

pytestmark = [pytest.mark.journey]

FOURTH, FIFTH = "Reflectie voorjaar 2027", "Reflectie najaar 2027"
PEOPLE = 24
FIRST_SCORE = 3
WORDS = ["merel", "anker", "kade", "wilg", "fiets", "brug"]


def round_of_scores(rise: int) -> list[dict[int, str]]:
    """Everyone with a personal code; from I1 to I4 everybody scores `rise` higher."""
    dice = random.Random(20270323)
    people = []
    for n in range(PEOPLE):
        code = f"{WORDS[n % 6]} {WORDS[(n + 1 + n // 6) % 6]} {200 + n}"
        person = {0: ["bestuur", "management", "uitvoering"][n % 3], 2: code}
        for at in range(22):
            higher = rise if 15 <= at < 19 else 0
            person[FIRST_SCORE + at] = str(min(5, dice.choice([2, 3, 3]) + higher))
        people.append(person)
    return people


def begin(page: Page, site: Site, title: str, screen: Page, action: str) -> Console:
    """Open the session; it begins with what became of last time's actions."""
    number, _code, screen_path = session_of(site, title)
    console = Console(page, session_url(number))
    console.says("Last time's actions")
    expect(page.locator(".console")).to_contain_text(action)
    screen.goto(screen_path)
    console.press("Open the session")
    console.press("Next part")
    expect(screen.locator("h1")).to_have_text(nl("What came of last time's actions?"))
    expect(screen.locator("main")).to_contain_text(action)
    return console


def hold(page: Page, console: Console, rise: int) -> str:
    """Read the scores in, show the results and end the session; returns its address."""
    session = console.url
    header = template_header(page, session)
    read_in(page, session, filled_in(header, round_of_scores(rise)))
    page.goto(f"{session}leiden/")
    console.press("Show the results")
    expect(page.locator(".console .items .bar").first).to_be_visible()
    console.press("To the actions")
    later = (date.today() + timedelta(days=20)).isoformat()
    console.add_action("Vier wat er goed ging.", "Noor Timmer", later)
    console.press("End the session")
    console.says("The session is closed.")
    page.goto(f"{session}uitkomst/")
    return session


def test_the_fourth_round_claims_nothing_and_the_fifth_what_it_can(site: Site, visit: Visitors):
    page, screen = visit.sign_in("marloes"), visit()
    mandate = "Bespreek met de besturen wie tot welk bedrag mag tekenen."
    console = begin(page, site, FOURTH, screen, mandate)
    hold(page, console, rise=0)
    change = page.locator(".section", has=page.locator("table.change"))
    expect(change).to_contain_text("november 2026")
    expect(change).to_contain_text(nl("Nothing is claimed"))
    expect(change.locator("tbody tr")).to_have_count(6)

    page.goto("/regio/lindemeer/reflectie/sessies/nieuw/")
    page.fill("[name=title]", FIFTH)
    page.fill("[name=date]", (date.today() + timedelta(days=300)).isoformat())
    page.fill("[name=time]", "14:00")
    page.select_option("[name=previous]", label=FOURTH)
    button(page, "Plan the session")
    console = begin(page, site, FIFTH, screen, "Vier wat er goed ging.")
    session = hold(page, console, rise=2)
    rows = change.locator("tbody tr")
    expect(rows.filter(has_text="Inspiratie")).to_contain_text(nl("Probably improved"))
    expect(rows.filter(has_text=nl("Probably improved"))).to_have_count(1)
    expect(rows.filter(has_text=nl("Cannot tell"))).to_have_count(5)
    page.goto(f"{session}verslag/")
    expect(page.locator("main")).to_contain_text(nl("Probably improved"))

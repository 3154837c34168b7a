"""A pitch day on four devices: two lead, the hall has a screen, a board member a phone."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from samenverder.lib.text import ZONE
from tests.browser import Site, Visitors, nl

pytestmark = [pytest.mark.journey]

HERE = "/regio/lindemeer/plannen/pitchdagen/"
TITLE, TRACK, SCHOOL = "Pitchdag in de aula", "Leren in de praktijk", "Vso De Wending"
OPENING = "Opening"


def plan(page: Page) -> str:
    """A day for today, for every school of a learning track, in one form; its address."""
    page.goto(f"{HERE}nieuw/")
    page.select_option("[name=track]", label=TRACK)
    page.fill("[name=title]", TITLE)
    page.fill("[name=day]", f"{dt.datetime.now(ZONE):%Y-%m-%d}")
    page.get_by_role("button", name=nl("Plan the day")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator(".day-parts")).to_contain_text(SCHOOL)
    return page.url


def leads(page: Page, name: str) -> None:
    """The screen of who leads says that this is on."""
    expect(page.locator(".run-name")).to_have_text(name)


def test_two_lead_and_everybody_follows(site: Site, visit: Visitors) -> None:
    sem = visit.sign_in("sem")
    day = plan(sem)
    sem.get_by_role("link", name=nl("Lead the day")).click()
    marloes = visit.sign_in("marloes", f"{day}leiden/", viewport={"width": 390, "height": 844})
    wall = visit.sign_in("hanneke", f"{day}scherm/", viewport={"width": 1920, "height": 1080})
    board = visit.sign_in("hanneke", f"{day}nu/", viewport={"width": 390, "height": 844})

    sem.locator(".run-now").get_by_role("button", name=nl("Begin")).click()
    leads(sem, OPENING)
    leads(marloes, OPENING)
    expect(wall.locator("h1")).to_have_text(OPENING)
    expect(sem.locator("[data-timer]")).to_have_text(re.compile(r"^\d\d:\d\d$"))

    line = marloes.locator(".run-parts > li", has_text=SCHOOL)
    line.locator("summary").click()
    line.get_by_role("button", name=nl("Begin this now")).click()
    for page in (marloes, sem):
        leads(page, SCHOOL)
    expect(wall.locator("h1")).to_have_text(SCHOOL)
    expect(board.get_by_role("heading", level=1)).to_contain_text(SCHOOL)
    answer = board.locator("h1 ~ .actions").get_by_role("link", name=nl("Answer this plan"))
    expect(answer).to_be_visible()

    sem.get_by_role("button", name=nl("Step back")).click()
    for page in (sem, marloes):
        leads(page, OPENING)
    expect(wall.locator("h1")).to_have_text(OPENING)

    marloes.get_by_role("button", name=nl("Take over")).click()
    told = nl("%(name)s leads this day. Your buttons work too.", name="Marloes Dekker")
    expect(sem.get_by_text(told)).to_be_visible()
    on = "began_at IS NOT NULL AND ended_at IS NULL AND pitch_day_id = ?"
    number = day.split("/")[-2]
    assert site.one(f"SELECT count(*) FROM pitchdays_pitchslot WHERE {on}", number) == 1

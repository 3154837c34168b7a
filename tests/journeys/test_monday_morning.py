"""A coordinator's Monday morning: what waits, new dates, a decision, a word found again."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser import Site, Visitors, nl

pytestmark = [pytest.mark.journey]
HERE = "/regio/lindemeer/"


def test_a_coordinators_monday_morning(site: Site, visit: Visitors):
    visit.forgive("status of 422")
    page = visit.sign_in("marloes", HERE)
    expect(page.locator("h1")).to_contain_text("Marloes")
    expect(page.locator("main .lead")).to_contain_text("staan open")
    expect(page.get_by_role("heading", name=nl("Next meeting"))).to_be_visible()

    # what is late gets a new date, several at once, with a way back
    page.get_by_role("link", name="acties van anderen zijn te laat").click()
    ticks = page.locator("input[name=ids]")
    late = ticks.count()
    assert late >= 2
    for at in range(2):
        ticks.nth(at).check()
    day = date.today() + timedelta(days=21)
    page.fill("[name=to_date]", day.isoformat())
    page.get_by_role("button", name=nl("Give them this date")).click()
    expect(page.locator(".undo")).to_contain_text("2 zijn gewijzigd.")
    expect(page.locator("input[name=ids]")).to_have_count(late - 2)
    page.locator(".undo button").click()
    expect(page.locator("input[name=ids]")).to_have_count(late)

    # a decision of last week, for which nobody present had the mandate
    page.goto(f"{HERE}afspraken/")
    page.get_by_role("link", name=nl("Write down a decision")).click()
    page.fill("[name=text]", "Elke school betaalt het vervoer naar de regiodag.")
    page.check("[name=subject][value=means]")
    page.fill("[name=amount]", "veel")
    page.get_by_role("button", name=nl("Put it on the list")).click()
    expect(page.locator(".errors")).to_be_visible()
    expect(page.locator("[name=text]")).to_have_value(
        "Elke school betaalt het vervoer naar de regiodag."
    )
    page.fill("[name=amount]", "40.000")
    page.get_by_role("button", name=nl("Put it on the list")).click()
    expect(page.locator("main dl.facts")).to_contain_text("Voorlopig")
    expect(page.locator("main dl.facts")).to_contain_text("Carla Wiegers")
    asked = "SELECT COUNT(*) FROM network_outgoingmail WHERE about LIKE 'decision:%'"
    assert site.one(asked) >= 1

    # and it is found at once, in another form of the word
    page.keyboard.press("/")
    page.keyboard.type("scholen regiodag")
    page.keyboard.press("Enter")
    found = page.locator("[data-results] a", has_text="naar de regiodag")
    expect(found.locator("mark").first).to_have_text("school")

"""A board member's two minutes on a phone: what is asked of me, decide it, see what came of it."""

import pytest
from playwright.sync_api import expect

from tests.browser import Site, Visitors, nl
from tests.waiting import soon

pytestmark = [pytest.mark.journey]
HERE = "/regio/lindemeer/"


def test_two_minutes_on_a_phone(site: Site, visit: Visitors):
    page = visit.sign_in("carla", HERE)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(HERE)
    expect(page.locator("h1")).to_contain_text("Carla")
    line = page.get_by_role("link", name="Bevestigen of afwijzen")
    expect(line.first).to_be_in_viewport()
    line.first.click()

    button = page.get_by_role("button", name=nl("Confirm on my mandate"))
    expect(button).to_be_in_viewport()
    pages = page.evaluate("document.documentElement.scrollWidth")
    assert pages <= 390, "nothing sticks out"
    button.click()
    expect(page.locator(".undo")).to_contain_text(nl("The decision is confirmed."))
    expect(page.locator("main dl.facts")).to_contain_text("Carla Wiegers")
    state = "SELECT state FROM commitments_decision WHERE text LIKE 'Het vervoer naar%'"
    assert site.one(state) == "confirmed"

    # by mistake: one tap takes it back, the next page asks it again; now not
    page.locator(".undo button").click()
    assert soon(lambda: site.one(state) == "provisional")
    page.locator("#afwijzen_reason").fill("Eerst de begroting van 2027.")
    page.get_by_role("button", name=nl("Reject the decision")).click()
    expect(page.locator("main dl.facts")).to_contain_text("Eerst de begroting van 2027.")

    page.goto(HERE)
    decided = page.get_by_role("heading", name=nl("Decided lately"))
    expect(decided).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

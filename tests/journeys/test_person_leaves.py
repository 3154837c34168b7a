"""Somebody leaves: the page says what ends, the work goes to others, and it can be undone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl

pytestmark = [pytest.mark.journey]

LEAVER, HEIR, OTHER = "Hanneke Bruin", "Marloes Dekker", "Joris Wolters"
OF = "SELECT COUNT(*) FROM commitments_actionitem WHERE owner_id = ? AND state IN ('open', 'doing')"


def number_of(site: Site, name: str) -> int:
    number: int = site.one("SELECT id FROM network_person WHERE name = ?", name)
    return number


def status_of(page: Page) -> int:
    """What the network answers to whoever is signed in here."""
    answer = page.goto("/regio/lindemeer/netwerk/")
    assert answer
    return answer.status


def hand_over(page: Page) -> None:
    """Send the form."""
    words = nl("Hand over and let %(name)s leave", name=LEAVER)
    page.get_by_role("button", name=words, exact=True).click()


def test_somebody_leaves_and_is_back(site: Site, visit: Visitors):
    visit.forgive("status of 404")
    leaver = number_of(site, LEAVER)
    open_before, heirs_before = site.one(OF, leaver), site.one(OF, number_of(site, HEIR))
    assert open_before >= 2
    theirs = visit.sign_in("hanneke", "/regio/lindemeer/")
    expect(theirs.locator("h1")).to_be_visible()
    page = visit.sign_in("marloes", f"/regio/lindemeer/netwerk/mensen/{leaver}/")
    page.get_by_role("link", name=nl("%(name)s leaves", name=LEAVER)).click()
    expect(page.locator("main")).to_contain_text("Stichting Onderwijs aan de Linde")
    boxes = page.locator("input[name^=to_action_]")
    expect(boxes).to_have_count(open_before)

    boxes.first.fill("Niemand Bekend")
    page.fill("[name=to_all]", HEIR)
    hand_over(page)
    expect(page.locator(".errors")).to_be_visible()
    expect(page.locator("[name=to_all]")).to_have_value(HEIR)
    assert site.one("SELECT left_on FROM network_person WHERE id = ?", leaver) is None

    page.locator("input[name^=to_action_]").first.fill(OTHER)
    hand_over(page)
    expect(page.locator(".undo")).to_contain_text(LEAVER)
    assert site.one(OF, leaver) == 0
    assert site.one(OF, number_of(site, HEIR)) == heirs_before + open_before - 1
    assert status_of(theirs) == 404
    today = site.one("SELECT left_on FROM network_person WHERE id = ?", leaver)
    ends = site.rows("SELECT until FROM network_mandate WHERE person_id = ?", leaver)
    assert ends
    assert all(until <= today for (until,) in ends)

    page.locator(".undo button").click()
    expect(page.locator("main")).to_contain_text(nl("%(name)s is back.", name=LEAVER))
    assert site.one(OF, leaver) == open_before
    assert status_of(theirs) == 200

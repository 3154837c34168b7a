"""One change lead's plan from the school scan to the board, on a laptop and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import PHONE, button, link
from tests.journeys.track_people import PLANS, TRACKS, add_need, in_days, share, write_section

pytestmark = [pytest.mark.journey]

BOARD = "Stichting Onderwijs aan de Linde"
APPROACH = "Elke leerling loopt een week mee bij een bedrijf dat hij zelf belt."
NEED = "Vervoer voor tien leerlingen"
ASK = "Wij vragen u om vervoer, zodat elke leerling een bedrijf ziet."


def begin(page: Page) -> str:
    """From what stood out in the scan to a draft; returns its address."""
    page.goto(TRACKS)
    link(page, "Leren in de praktijk")
    link(page, "Vso De Wending")
    expect(page.locator("#scan")).to_contain_text(nl("What stands out"))
    found = page.locator("#scan .items .t").first.inner_text()
    button(page, "This is not the plan for this learning track")
    button(page, "Begin the plan from the school scan")
    expect(page.locator("main")).to_contain_text(found)
    return page.url.split("delen/")[0]


def give_it_a_board(page: Page, plan: str) -> None:
    """Who decides, and when."""
    page.goto(f"{plan}wijzigen/")
    page.fill("[name=title]", "Een week mee")
    page.select_option("[name=board]", label=BOARD)
    page.fill("[name=decide_on]", in_days(20))
    page.locator("main form .btn").first.click()
    expect(page.locator("h1")).to_have_text("Een week mee")


def pitch(page: Page, plan: str) -> None:
    """Slides from the plan; what is shown and what only the speaker sees."""
    page.goto(plan)
    link(page, "Make a pitch")
    page.fill("[name=ask]", ASK)
    button(page, "Make the slides")
    expect(page.locator("ol.slides")).to_contain_text(APPROACH)
    link(page, "Show on the projector")
    expect(page.locator("body")).to_contain_text(ASK)
    page.goto(plan)
    page.locator("form[action$='/stap/gepitcht/'] button").click()
    expect(page.locator(".plan-meta")).to_contain_text(nl("Pitched"))


def test_from_scan_to_board(site: Site, visit: Visitors):
    laptop = visit.sign_in("noor")
    plan = begin(laptop)
    give_it_a_board(laptop, plan)
    add_need(laptop, plan, NEED, "1.250", "Betaalt u het vervoer?")

    phone = visit.sign_in("noor", plan, **PHONE)  # on the train, with the laptop still open
    write_section(phone, plan, "aanpak", APPROACH)
    laptop.goto(f"{plan}delen/aanpak/")
    expect(laptop.locator("[name=text]")).to_have_value(APPROACH)
    share(laptop, plan)
    pitch(laptop, plan)

    hanneke = visit.sign_in("hanneke", plan, **PHONE)
    hanneke.locator("#antwoorden a.btn, #antwoorden .btn").first.click()
    hanneke.get_by_role("button", name=nl("Agree")).first.click()
    expect(hanneke.locator(".answered")).to_contain_text(NEED)

    phone.goto(plan)
    told = phone.locator("#antwoorden")
    expect(told).to_contain_text("1.250")
    told.locator("a[href*='/afspraken/']").first.click()
    expect(phone.locator("main")).to_contain_text(NEED)
    link(phone, "Een week mee")  # and back to the plan
    expect(phone.locator("h1")).to_have_text("Een week mee")
    phone.goto(PLANS)
    expect(phone.locator("main")).to_contain_text("Een week mee")

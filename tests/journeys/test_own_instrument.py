"""An own instrument: copy the regional one, change it, publish it, and score it on a phone."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import Console, Phone, button, link, session_of, session_url

pytestmark = [pytest.mark.journey]

INSTRUMENT = "Vragen voor de mentoren"
SESSION = "Mentorenreflectie"
NEW = "Elke mentor heeft dit jaar een stagebedrijf bezocht."


def make_own(page: Page) -> None:
    """A copy of the regional instrument, under an own name."""
    page.goto("/regio/lindemeer/reflectie/instrumenten/")
    page.locator("main .item a").first.click()
    button(page, "Make an own version")
    link(page, "Change title and scale")
    page.fill("[name=title_nl]", INSTRUMENT)
    button(page, "Save")
    expect(page.locator("h1")).to_contain_text(INSTRUMENT)


def change_statements(page: Page) -> None:
    """A theme less (and back again), a statement more."""
    themes = page.locator("main > .section[id]")
    expect(themes).to_have_count(6)
    themes.last.locator("form[action$='/verwijderen/'] button").first.click()
    expect(themes).to_have_count(5)
    button(page, "Undo")
    expect(themes).to_have_count(6)
    themes.last.locator("form[action*='/thema/'][action$='/verwijderen/'] button").first.click()
    expect(themes).to_have_count(5)
    themes.first.locator("a[href$='/stelling/']").click()
    page.fill("[name=text_nl]", NEW)
    page.locator("main form .btn:not(.plain)").first.click()
    expect(page.locator("main")).to_contain_text(NEW)


def publish(page: Page) -> None:
    page.locator("form[action$='/publiceren/'] button").click()
    expect(page.locator("h1")).to_contain_text(INSTRUMENT)
    expect(page.locator("main")).to_contain_text(NEW)
    assert page.request.get(page.url.rstrip("/") + ".toml").ok


def test_an_own_instrument(site: Site, visit: Visitors):
    page = visit.sign_in("marloes")
    make_own(page)
    change_statements(page)
    publish(page)

    page.goto("/regio/lindemeer/reflectie/sessies/nieuw/")
    page.fill("[name=title]", SESSION)
    page.fill("[name=date]", date.today().isoformat())
    page.fill("[name=time]", "16:00")
    option = page.locator("[name=instrument] option", has_text=INSTRUMENT)
    page.select_option("[name=instrument]", value=option.get_attribute("value"))
    button(page, "Plan the session")
    number, code, _screen = session_of(site, SESSION)
    statements = site.one(
        "SELECT COUNT(*) FROM reflection_statement s JOIN reflection_instrument i"
        " ON i.id = s.instrument_id WHERE i.title_nl = ?",
        INSTRUMENT,
    )
    console = Console(page, session_url(number))
    console.press("Open the session")
    phone = Phone(visit.phone(), code).join("practice")
    expect(phone.page.locator("#corner")).to_contain_text(str(statements))
    phone.page.goto(f"{phone.base}stelling/5/")
    expect(phone.page.locator("#statement")).to_have_text(NEW)
    phone.page.goto(f"{phone.base}stelling/1/")
    phone.answer([4] * statements)
    invited = site.one("SELECT COUNT(*) FROM reflection_invitee WHERE session_id = ?", number)
    expect(page.locator(".console")).to_contain_text(
        nl("%(done)s of %(expected)s are ready", done=1, expected=invited)
    )
    page.goto("/regio/lindemeer/reflectie/instrumenten/")
    page.locator("main .item a", has_text=INSTRUMENT).click()
    expect(page.locator("main")).not_to_contain_text(nl("Go on with this draft"))

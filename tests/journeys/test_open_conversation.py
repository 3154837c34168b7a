"""An open conversation: no scores, a statement on screen, notes with it, actions, a report."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import Console, button, session_of, session_url

pytestmark = [pytest.mark.journey]

TITLE = "Goed gesprek met de mentoren"
NOTE = "De warme overdracht gaat goed; de stagevergoeding blijft lastig."


def plan(page: Page) -> None:
    page.goto("/regio/lindemeer/reflectie/sessies/nieuw/")
    page.fill("[name=title]", TITLE)
    page.fill("[name=date]", date.today().isoformat())
    page.fill("[name=time]", "15:30")
    page.fill("[name=duration]", "45")
    page.check("[name=mode][value=conversation]")
    page.select_option("[name=previous]", label="Reflectie najaar 2026")
    button(page, "Plan the session")


def choose_statement(console: Console, code: str) -> None:
    """Put a statement of one's own choice in the talk."""
    page = console.page
    page.select_option("#other", value=code)
    button(page, "Add")
    expect(page.locator(".propose")).to_contain_text(code)


def write_note(console: Console) -> None:
    """It is saved while it is typed; a reload shows it."""
    page = console.page
    with page.expect_response("**/leiden/notitie/"):
        page.fill("#note", NOTE)
    page.reload()
    expect(page.locator("#note")).to_have_value(NOTE)


def test_a_conversation_without_scores(site: Site, visit: Visitors):
    page = visit.sign_in("sem")
    visit.forgive("status of 403")
    plan(page)
    number, code, screen_path = session_of(site, TITLE)
    session = session_url(number)
    screen = visit(screen_path, viewport={"width": 1440, "height": 810})
    console = Console(page, session)
    console.press("Open the session")
    console.says("The open conversation has begun.")
    expect(page.locator(".console")).not_to_contain_text(nl("Show the results"))
    phone = visit.phone(f"/meedoen/{code}/")
    expect(phone.locator("h1")).to_have_text(nl("This is an open conversation"))

    choose_statement(console, "R3")
    page.locator(".propose li", has_text="R3").get_by_role("button", name=nl("Now")).click()
    expect(page.locator(".current")).to_contain_text("R3")
    expect(screen.locator("h1.say")).to_be_visible()
    write_note(console)
    page.keyboard.press("n")
    expect(page.locator(".current")).to_contain_text("A1")
    console.press("To the actions")
    later = (date.today() + timedelta(days=14)).isoformat()
    console.add_action("Schrijf één brief over de stagevergoeding.", "Fatima Aydin", later)
    expect(screen.locator(".groups")).to_contain_text("Fatima Aydin")
    console.press("End the session")
    console.says("The session is closed.")

    page.goto(f"{session}uitkomst/")
    expect(page.locator("main")).to_contain_text(NOTE)
    expect(page.locator("main")).to_contain_text("Schrijf één brief over de stagevergoeding.")
    assert page.locator("main .bar").count() == 0
    assert page.request.get(f"{session}verslag.pdf").body().startswith(b"%PDF")

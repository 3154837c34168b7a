"""Without JavaScript: join, answer and be done; open, show and end."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import Console, Phone, answers_in, button, link, session_of, session_url

pytestmark = [pytest.mark.journey]

TITLE = "Reflectie voorjaar 2027"
PLAIN = {"java_script_enabled": False}


def take_part(page: Page, code: str, value: str) -> None:
    """Every statement is a form of its own."""
    page.goto(f"/meedoen/{code}/")
    page.check("[name=layer][value=practice]")
    button(page, "Join")
    for number in range(1, 23):
        page.locator(".target", has=page.locator(f"input[value='{value}']")).click()
        if number == 3:
            page.locator("#why > summary").click()
            page.fill("#argument", "Zonder scripts gaat het ook.")
        page.locator("#next").click()
    page.wait_for_url("**/nu/")
    expect(page.locator("h1").first).to_contain_text(nl("Thank you."))


def test_a_session_without_javascript(site: Site, visit: Visitors):
    number, code, screen_path = session_of(site, TITLE)
    page = visit.sign_in("marloes", **PLAIN)
    console = Console(page, session_url(number))
    console.press("Open the session")
    phone = visit.phone(**PLAIN)
    take_part(phone, code, "unknown")
    for value in (1, 2, 4, 4, 5):
        Phone(visit.phone(), code).join().answer([value] * 22)
    assert len(answers_in(site, number)) == 6 * 22

    link(phone, "Look at your answers")
    expect(phone.locator("h1")).to_have_text(nl("You answered everything"))
    phone.goto(f"/meedoen/{code}/werk/")
    for place in (0, 4, 9):
        phone.locator(".pick").nth(place).check()
    button(phone, "Save my choice")
    phone.wait_for_url("**/nu/")

    page.reload()
    console.press("Show the results")
    screen = visit(screen_path, **PLAIN)
    expect(screen.locator(".six li")).to_have_count(6)
    phone.reload()
    expect(phone.locator("main .bar").first).to_be_visible()
    expect(page.locator(".propose")).to_contain_text(
        nl("Nothing is proposed. Choose a statement yourself.")
    )
    page.select_option("#other", value="R1")
    button(page, "Add")
    console.press("First statement")
    screen.reload()
    expect(screen.locator("h1.say")).to_be_visible()
    page.locator("summary", has_text=nl("Note with this statement")).click()
    page.fill("#note", "Genoteerd zonder scripts.")
    button(page, "Save the note")
    expect(page.locator("#note")).to_have_value("Genoteerd zonder scripts.")
    console.press("To the actions")
    console.press("End the session")
    console.says("The session is closed.")
    button(page, "Open it again")
    expect(page.locator(".console")).to_contain_text(nl("End the session"))

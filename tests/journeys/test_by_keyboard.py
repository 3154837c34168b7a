"""With the keyboard alone: a participant from code to thanks, a facilitator from opening to end."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PASSWORD, Site, Visitors, nl
from tests.journeys.people import answers_in, session_of, session_url

pytestmark = [pytest.mark.journey]

TITLE = "Reflectie voorjaar 2027"
MOST_TABS = 60


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until this has the focus, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("(css) => document.activeElement.matches(css)", selector):
            visible_focus(page)
            return
    raise AssertionError(f"{selector} cannot be reached with Tab on {page.url}")


def visible_focus(page: Page) -> None:
    """Whoever has the focus shows it: an outline on it or on what is around it."""
    shown = page.evaluate(
        """() => { let at = document.activeElement;
        for (let n = 0; n < 3 && at; n += 1, at = at.parentElement) {
          const style = getComputedStyle(at);
          if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) return true; }
        return false }"""
    )
    assert shown, f"no focus ring on {page.evaluate('document.activeElement.outerHTML')[:200]}"


def press(page: Page, selector: str, key: str = "Enter") -> None:
    tab_to(page, selector)
    page.keyboard.press(key)


def join(page: Page, code: str) -> None:
    """Type the code, choose organisation and layer with arrows and blanks, and join."""
    tab_to(page, "[name=code]")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/meedoen/{code}/")
    tab_to(page, "[name=organisation]")
    page.keyboard.type("Lindecollege")
    tab_to(page, "[name=layer]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    press(page, "form .btn.wide")
    page.wait_for_url("**/stelling/1/")


def answer_all(page: Page) -> None:
    """Tab to the answers, arrows to choose, Tab to the next; the focus goes to the next answer."""
    tab_to(page, "[name=value]")
    for number in range(1, 23):
        page.keyboard.press("Space")
        for _ in range(number % 4):
            page.keyboard.press("ArrowDown")
        press(page, "#next")
        if number < 22:
            expect(page.locator("#corner")).to_contain_text(str(number + 1))
            assert page.evaluate("document.activeElement.name") == "value"
    page.wait_for_url("**/nu/")


def lead(page: Page, session: str) -> None:
    """Sign in, open, and come to the results without a mouse."""
    page.goto("/account/login/")
    tab_to(page, "[name=login]")
    page.keyboard.type("sem@lindemeer.example")
    tab_to(page, "[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/regio/lindemeer/")
    page.goto(f"{session}leiden/")
    press(page, "form[action$='/openen/'] button")
    expect(page.locator(".console")).to_contain_text(nl("Filling in"))


def test_a_session_without_a_mouse(site: Site, visit: Visitors):
    number, code, screen_path = session_of(site, TITLE)
    session = session_url(number)
    page = visit()
    lead(page, session)
    participant = visit("/meedoen/")
    join(participant, code)
    answer_all(participant)
    rows = answers_in(site, number)
    assert len(rows) == 22
    assert {value for _seat, _code, value, _count in rows} == {1, 2, 3, 4}

    screen = visit(screen_path)
    press(page, "form[action$='/onthullen/'] button")
    expect(page.locator(".console")).to_contain_text(nl("Another statement"))
    press(page, "form[action$='/naar-acties/'] button")
    press(page, "form[action$='/terug-naar-gesprek/'] button")
    expect(page.locator(".console")).to_contain_text(nl("Another statement"))
    tab_to(page, "#other")
    page.keyboard.type("R1")
    press(page, "button[name=step][value=add]")
    expect(page.locator(".propose")).to_contain_text("R1")
    page.keyboard.press("n")
    expect(screen.locator("h1.say")).to_be_visible()
    page.keyboard.press("b")
    expect(screen.locator("h1")).to_have_class("visually-hidden")
    page.keyboard.press("b")
    expect(screen.locator("h1.say")).to_be_visible()
    press(page, "form[action$='/volgende/'] button")
    press(page, "form[action$='/beeindigen/'] button")
    expect(page.locator(".console")).to_contain_text(nl("The session is closed."))

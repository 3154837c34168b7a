"""What people do in a session, in their own words: take part, lead, look at the big screen."""

import re
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
FILL_IN = """async (values) => {
  const form = document.getElementById('answering');
  for (const value of values) {
    form.querySelector(`input[name=value][value="${value}"]`).click();
    document.getElementById('next').click();
    await new Promise((later) => setTimeout(later));
  }
}"""


def button(page: Page, source: str) -> None:
    """Press the button with these words."""
    page.get_by_role("button", name=nl(source), exact=True).click()


def link(page: Page, source: str) -> None:
    """Follow the link with these words."""
    page.get_by_role("link", name=nl(source), exact=True).first.click()


class Phone:
    """A participant with a phone."""

    def __init__(self, page: Page, code: str) -> None:
        self.page = page
        self.base = f"/meedoen/{code}/"
        self.code = code

    def join(self, layer: str = "", organisation: str = "", earlier: str = "") -> "Phone":
        """Open the link, say where you work, and begin."""
        self.page.goto(self.base)
        if organisation:
            self.page.select_option("[name=organisation]", label=organisation)
        self.page.check(f"[name=layer][value='{layer}']")
        if earlier:
            self.page.locator("details.more > summary").click()
            self.page.fill("[name=earlier_code]", earlier)
        button(self.page, "Join")
        self.page.wait_for_url(f"**{self.base}stelling/1/")
        return self

    def tap(self, value: object) -> None:
        """Tap one of the six targets."""
        self.page.locator(".target", has=self.page.locator(f"input[value='{value}']")).click()

    def next(self) -> None:
        """Go to the next statement."""
        self.page.locator("#next").click()

    def is_saved(self) -> None:
        """The page says that the answer is safe, with the time."""
        words = re.escape(nl("Saved at %(time)s")).replace(re.escape("%(time)s"), r"\d\d[.:]\d\d")
        expect(self.page.locator("#saved")).to_have_text(re.compile(words))

    def answer(self, values: Sequence[object]) -> None:
        """Tap an answer to each next statement; the last one brings to the page of who is done."""
        self.page.evaluate(FILL_IN, list(values[:-1]))
        self.tap(values[-1])
        self.next()
        self.page.wait_for_url(f"**{self.base}nu/")

    def personal_code(self) -> str:
        """The code to go on with, as it stands on the page of who is done."""
        self.page.goto(f"{self.base}nu/")
        return self.page.locator("section b.nowrap").inner_text()


def keeps_its_page(page: Page) -> None:
    """Wait until this phone could show the statement page again without a network."""
    page.wait_for_function(
        """async () => {
          if (!await caches.match(location.pathname.replace(/\\d+\\/$/, ''))) return false;
          const files = performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => name.startsWith(`${location.origin}/static/`));
          const kept = await Promise.all(files.map((name) => caches.match(name)));
          return kept.every(Boolean); }"""
    )


class Console:
    """Somebody who leads a session."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        page.goto(f"{url}leiden/")

    def press(self, source: str) -> None:
        """Press one of the console's buttons."""
        button(self.page, source)

    def says(self, source: str, **values: object) -> None:
        """These words stand in the middle."""
        expect(self.page.locator(".console")).to_contain_text(nl(source, **values))

    def add_action(self, text: str, owner: str, day: str, statement: str = "") -> None:
        """Catch an action: what, who, when."""
        self.page.fill("[name=text]:not(#note)", text)
        self.page.fill("[name=owner]", owner)
        self.page.fill("[name=due_on]", day)
        if statement:
            option = self.page.locator("[name=statement] option", has_text=statement).first
            self.page.select_option("[name=statement]", value=option.get_attribute("value"))
        self.press("Add the action")
        expect(self.page.locator(".console .items b", has_text=text)).to_be_visible()


def session_of(site: Site, title: str) -> tuple[int, str, str]:
    """Number, join code and big screen of the session with this title."""
    sql = "SELECT id, code, screen_key FROM reflection_reflectionsession WHERE title = ?"
    number, code, key = site.rows(sql, title)[0]
    return number, code, f"/scherm/{key}/"


def session_url(number: int, region: str = "lindemeer") -> str:
    """The address of a session."""
    return f"/regio/{region}/reflectie/sessies/{number}/"


def answers_in(site: Site, session: int) -> list[tuple[str, str, int | None, int]]:
    """(seat, statement, value, how often it stands there) of every answer of a session."""
    sql = """SELECT p.code_hash, s.code, MAX(a.value), COUNT(*) FROM reflection_answer a
        JOIN reflection_participant p ON p.id = a.participant_id
        JOIN reflection_statement s ON s.id = a.statement_id
        WHERE p.session_id = ? AND a.vote = 1 GROUP BY p.code_hash, s.code"""
    return site.rows(sql, session)


def open_session(visit: Visitors, site: Site, title: str, who: str = "marloes") -> Console:
    """Sign in, and open the planned session with this title."""
    number, _code, _screen = session_of(site, title)
    console = Console(visit.sign_in(who), session_url(number))
    console.press("Open the session")
    expect(console.page.locator(".console")).to_contain_text(nl("Filling in"))
    return console

"""Somebody without a mouse: everything by Tab, arrows, Space, Enter and typing.

No method touches the page in another way. A control that Tab does not reach within bounds, or that
does not show it has the focus, fails the journey.
"""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Page, TimeoutError, expect

from tests.browser import PASSWORD, nl

MOST_TABS = 150
MOST_STEPS = 60
SHOWS_FOCUS = """() => { let at = document.activeElement;
  for (let n = 0; n < 3 && at; n += 1, at = at.parentElement) {
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      && box.width > 1 && box.height > 1) return true; }
  return false }"""
HAS_FOCUS = "(css) => document.activeElement.matches(css)"
SAYS = """(words) => { const at = document.activeElement;
  return at.matches('a, button, summary, [role=button]')
    && at.innerText.replace(/\\s+/g, ' ').trim() === words }"""
IN_ROW = """([words, row]) => { const at = document.activeElement;
  return at.matches('a, button') && at.innerText.replace(/\\s+/g, ' ').trim().startsWith(words)
    && Boolean(at.closest('li, tr, section')?.textContent.includes(row)) }"""
CHOSEN = """(label) => { const [option] = document.activeElement.selectedOptions;
  return Boolean(option) && option.textContent.trim().includes(label) }"""


class Keys:
    """The keyboard of one person, on one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    # ---- coming to a control --------------------------------------------------------------------
    def to(self, css: str) -> "Keys":
        """Tab until a control that matches has the focus."""
        return self._tab(css, lambda: self.page.evaluate(HAS_FOCUS, css))

    def to_words(self, source: str, row: str = "", **values: object) -> "Keys":
        """Tab to the link or button with these words; with `row`, to the one in that row."""
        words = nl(source, **values)
        if row:
            return self._tab(words, lambda: self.page.evaluate(IN_ROW, [words, row]))
        return self._tab(words, lambda: self.page.evaluate(SAYS, words))

    def _tab(self, what: str, arrived: Callable[[], bool]) -> "Keys":
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if arrived():
                assert self.page.evaluate(SHOWS_FOCUS), f"no focus to see on {what}: {self._at()}"
                return self
        raise AssertionError(f"{what} cannot be reached with Tab on {self.page.url}")

    def _at(self) -> str:
        return str(self.page.evaluate("document.activeElement.outerHTML"))[:300]

    # ---- doing something with it ----------------------------------------------------------------
    def press(self, source: str, row: str = "", **values: object) -> "Keys":
        """Press the button, or follow the link, with these words."""
        self.to_words(source, row, **values)
        self.page.keyboard.press("Enter")
        return self

    def go(self, source: str, row: str = "", **values: object) -> "Keys":
        """Press the button, or follow the link, with these words to another page."""
        self.to_words(source, row, **values)
        return self._away()

    def leave(self, css: str) -> "Keys":
        """Press a button, or follow a link, to another page."""
        self.to(css)
        return self._away()

    def _away(self) -> "Keys":
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def enter(self, css: str, key: str = "Enter") -> "Keys":
        """Come to a control, and press a key there."""
        self.to(css)
        self.page.keyboard.press(key)
        return self

    def write(self, css: str, text: str) -> "Keys":
        """Put this text in a field, in place of what is there."""
        self.to(css)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text) if "\n" in text else self.page.keyboard.type(text)
        return self

    def choose(self, css: str, label: str) -> "Keys":
        """In a list, go down to the option with this label."""
        self.to(css)
        self.page.keyboard.press("Home")
        return self._step(label, lambda: self.page.evaluate(CHOSEN, label))

    def pick(self, name: str, value: str) -> "Keys":
        """Of radio buttons, the one with this value."""
        self.to(f"[type=radio][name={name}]")
        own = f"[name={name}][value='{value}']"
        if not self.page.evaluate(HAS_FOCUS, own):
            self._step(own, lambda: self.page.evaluate(HAS_FOCUS, own))
        if not self.page.evaluate("document.activeElement.checked"):
            self.page.keyboard.press("Space")
        return self

    def tick(self, css: str) -> "Keys":
        """A box to tick."""
        return self.enter(css, "Space")

    def _step(self, what: str, arrived: Callable[[], bool]) -> "Keys":
        for _ in range(MOST_STEPS):
            if arrived():
                return self
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{what} cannot be reached with arrows: {self._at()}")

    def day(self, css: str, day: date) -> "Keys":
        """Type a date, in the order in which this browser shows its parts."""
        for typed in (f"{day:%d%m%Y}", f"{day:%m%d%Y}"):
            self.to(css)
            self.page.keyboard.type(typed)
            if self._value() == day.isoformat():
                return self
            self.page.keyboard.press("Delete")
            self.page.keyboard.press("Shift+Tab")
            self.page.keyboard.press("Shift+Tab")
            self.page.keyboard.press("Shift+Tab")
        raise AssertionError(f"{css} does not take {day}: {self._value()}")

    def hour(self, css: str, at: time) -> "Keys":
        """Type a time."""
        self.to(css)
        self.page.keyboard.type(f"{at:%I%M}{'PM' if at.hour >= 12 else 'AM'}")
        if self._value() != f"{at:%H:%M}":
            for _ in range(3):
                self.page.keyboard.press("Shift+Tab")
            self.to(css)
            self.page.keyboard.type(f"{at:%H%M}")
        assert self._value() == f"{at:%H:%M}", self._value()
        return self

    def _value(self) -> str:
        return str(self.page.evaluate("document.activeElement.value"))

    def file(self, css: str, content: FilePayload | Path | Any) -> "Keys":
        """Open the chooser of a file field, and take a file there.

        Chromium opens it within five seconds of the key or not at all: on a machine that was busy
        for longer a person presses again.
        """
        self.to(css)
        for patience in (20_000, 20_000, 60_000):
            try:
                with self.page.expect_file_chooser(timeout=patience) as chooser:
                    self.page.keyboard.press("Space")
            except TimeoutError:
                continue
            chooser.value.set_files(content)
            return self
        raise AssertionError(f"No chooser opens at {css}")

    # ---- what everybody does --------------------------------------------------------------------
    def sign_in(self, who: str, path: str = "") -> "Keys":
        """Somebody of the example region."""
        self.page.goto("/account/login/")
        self.write("[name=login]", f"{who}@lindemeer.example").write("[name=password]", PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/regio/lindemeer/")
        if path:
            self.page.goto(path)
        return self

    def says(self, css: str, source: str, **values: object) -> "Keys":
        """These words stand there."""
        expect(self.page.locator(css).first).to_contain_text(nl(source, **values))
        return self

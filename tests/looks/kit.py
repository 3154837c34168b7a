"""What a look at a page is, and how to come there."""

import hmac
import json
import struct
import time
from base64 import b32decode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.browser import PASSWORD, Site, Visitors, fill_sign_in

HERE = "/regio/lindemeer/"
Stage = dict[str, Any]
Step = Callable[[Page], None]


@dataclass(frozen=True)
class Look:
    """One page in one state. `steps` are taken at `start` (or `path`) to come to that state."""

    name: str
    path: str
    who: str = "marloes"
    start: str = ""
    steps: Step | None = None
    status: int = 200

    def show(self, page: Page) -> None:
        """Bring the page into this state."""
        answer = page.goto(self.start or self.path)
        if self.steps:
            self.steps(page)
        elif answer and answer.status != self.status:
            raise AssertionError(f"{self.path} answers {answer.status}")


def read_stage(site: Site) -> Stage:
    """What `tests.stage` wrote down."""
    known: Stage = json.loads((site.var / "stage.json").read_text())
    return known


def press(selector: str = "main form:not(.inline-form) .btn:not(.second, .plain)") -> Step:
    """A step that presses a button and waits for the next page."""

    def step(page: Page) -> None:
        page.locator(selector).first.click()
        page.wait_for_load_state()

    return step


def typed(selector: str, text: str) -> Step:
    """A step that fills in one field and sends the form."""

    def step(page: Page) -> None:
        page.fill(selector, text)
        page.press(selector, "Enter")
        page.wait_for_load_state()

    return step


def enter(visit: Visitors, who: str, stage: Stage, **options: Any) -> Page:
    """A browser of nobody, a user, a participant (`phone:<state>:<seat>`) or at a `table`."""
    page = visit(**options)
    if who == "nobody":
        return page
    if who == "table":
        sit_down(page, stage["dialogues"])
        return page
    if who.startswith("phone:"):
        _kind, state, seat = who.split(":")
        page.goto(f"/meedoen/{stage[state]['code']}/verder/")
        typed("[name=code]", stage[state]["seats"][int(seat)])(page)
        return page
    page.goto("/account/login/")
    name, _dash, half = who.partition("-")
    fill_sign_in(page, f"{name}@lindemeer.example", PASSWORD)
    if name == "carla" and not half:
        page.fill("[name=code]", app_code(stage["second_factor"]["secret"]))
        page.press("[name=code]", "Enter")
        page.wait_for_url("**/regio/**")
    return page


def sit_down(page: Page, known: dict[str, Any]) -> None:
    """Choose the first table of the dialogue meeting that is under way."""
    page.goto(f"/dialoog/{known['code']}/")
    page.locator("input[name=table]").first.check()
    page.locator("main form .btn").click()
    page.wait_for_url("**/tafel/")


def app_code(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238, six digits, thirty seconds)."""
    digest = hmac.digest(b32decode(secret), struct.pack(">Q", int(time.time()) // 30), "sha1")
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"

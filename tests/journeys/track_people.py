"""What people of a learning track do: choose schools, write a plan, answer for a board."""

from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.browser import nl
from tests.journeys.people import button, link

PLANS = "/regio/lindemeer/plannen/"
TRACKS = f"{PLANS}leergangen/"


def tick_all(page: Page, name: str) -> int:
    """Tick every box of this name; how many there were."""
    boxes = page.locator(f"input[type=checkbox][name={name}]")
    for box in boxes.all():
        box.check()
    return boxes.count()


def in_days(days: int) -> str:
    """The day after so many days, as a date field takes it."""
    return (date.today() + timedelta(days=days)).isoformat()


def write_section(page: Page, plan: str, section: str, text: str) -> None:
    """Type in a section until the page says that it is kept."""
    page.goto(f"{plan}delen/{section}/")
    page.fill("[name=text]", text)
    expect(page.locator("[data-saved]")).to_be_visible()


def add_need(page: Page, plan: str, what: str, euros: str, ask: str) -> None:
    """What the school asks of its board, with an amount."""
    page.goto(f"{plan}regels/nodig/nieuw/")
    page.check("[name=kind_of][value=means]")
    page.fill("[name=text]", what)
    page.fill("[name=euros]", euros)
    page.fill("[name=decision]", ask)
    page.locator("main form .btn").first.click()
    expect(page.locator("aside.needs")).to_contain_text(what)


def share(page: Page, plan: str) -> None:
    """Everybody in the partnership may read it from now on."""
    page.goto(plan)
    link(page, "Share the plan")
    button(page, "Share the plan")
    expect(page.locator(".plan-meta")).to_contain_text(nl("Shared"))

"""A project from a question of the region to its yearly review, with a benefit for each partner."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import button, link
from tests.journeys.track_people import PLANS, in_days

pytestmark = [pytest.mark.journey]

QUESTION = "Hoe kan een leerling in februari opnieuw beginnen?"
TITLE = "Opnieuw beginnen in februari"


def ask(page: Page) -> None:
    """A question of the region, from which the project begins."""
    page.goto("/regio/lindemeer/ambitie/vragen/")
    link(page, "Ask a question")
    page.fill("[name=text]", QUESTION)
    page.locator("main form .btn").first.click()
    expect(page.locator("main")).to_contain_text(QUESTION)


def begin(page: Page) -> str:
    """Write down the idea; returns the address of the project."""
    page.goto(f"{PLANS}projecten/nieuw/")
    page.fill("[name=title]", TITLE)
    page.fill("[name=purpose]", "Wie vastloopt, kan na twee weken ergens anders verder.")
    page.select_option("[name=question]", label=QUESTION)
    page.fill("[name=starts_on]", (date.today() - timedelta(days=365)).isoformat())
    page.fill("[name=ends_on]", in_days(200))
    button(page, "Write down the idea")
    expect(page.locator("header dl")).to_contain_text(QUESTION)
    return page.url


def line(
    page: Page, project: str, part: str, chosen: dict[str, str] | None = None, **fields: str
) -> None:
    """Add one line to the project."""
    page.goto(f"{project}{part}/toevoegen/")
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    for name, label in (chosen or {}).items():
        page.select_option(f"[name={name}]", label=label)
    button(page, "Save")
    expect(page.locator(f"#{part}")).to_be_visible()


def write_benefits(page: Page, project: str) -> int:
    """One line for every partner, also who does not take part; how many."""
    page.goto(project)
    rows = page.locator("#belang tbody tr")
    count = rows.count()
    for at in range(count):
        rows.nth(at).locator("a.row-tool").click()
        page.fill("[name=what]", "Jongeren die niet thuis zitten")
        page.fill("[name=how]", "Bericht van de projectleider in maart")
        button(page, "Save")
        expect(page.locator("#belang")).to_be_visible()
    return count


def test_from_question_to_yearly_review(site: Site, visit: Visitors):
    page = visit.sign_in("marloes")
    ask(page)
    project = begin(page)
    line(
        page,
        project,
        "deelnemers",
        {"organisation": "Lindecollege"},
        role="Houdt tien plaatsen vrij",
    )
    line(page, project, "mijlpalen", text="Tien leerlingen begonnen", due_on=in_days(60))
    page.goto(f"{project}begroting/toevoegen/")
    page.check("[name=source][value=grant]")
    page.fill("[name=text]", "Coach")
    page.fill("[name=amount]", "8.000")
    button(page, "Save")
    assert write_benefits(page, project) == 20
    expect(page.locator("#belang .lack-cell")).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{project}belang/")
    for box in page.locator(".benefits textarea").all():
        assert (box.bounding_box() or {})["width"] > 300  # as wide as the phone
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(project)

    button(page, "Propose the project")
    button(page, "Start the project")
    expect(page.locator("header dl")).to_contain_text("Loopt")
    line(page, project, "uitgaven", {"line": "Coach"}, amount="3.500,50")
    expect(page.locator("#begroting")).to_contain_text("4.499,50")
    line(
        page,
        project,
        "opbrengsten",
        text="Acht leerlingen begonnen",
        known_by="Telling van het mbo",
    )
    page.goto(project)
    page.locator("#mijlpalen").get_by_role("button", name=nl("Reached")).first.click()
    expect(page.locator("#mijlpalen")).to_contain_text("bereikt")

    page.goto(f"{project}terugblik/toevoegen/")
    page.fill("[name=went_well]", "De coach belde elke week.")
    page.fill("[name=next_year]", "Twintig plaatsen.")
    page.locator("[name^=answer_o]").select_option("yes")
    page.locator("[name^=note_o]").fill("Telling van het mbo")
    button(page, "Save")
    expect(page.locator("#terugblik")).to_contain_text("De coach belde elke week.")
    expect(page.locator("#terugblik")).to_contain_text("Acht leerlingen begonnen")

    visitor = visit.sign_in("hanneke", f"{PLANS}projecten/")
    link(visitor, TITLE)
    expect(visitor.locator("#belang")).to_contain_text("Stichting Onderwijs aan de Linde")
    assert visitor.request.get(f"{project}pdf/").body().startswith(b"%PDF")

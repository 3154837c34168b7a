"""A session over a week: on phones, on paper that is typed in, and in a spreadsheet together."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import Console, Phone, button, session_of, session_url
from tests.journeys.score_files import filled_in, read_in, template_header

pytestmark = [pytest.mark.journey]

TITLE = "Reflectie van de week"
LAYERS = ["bestuur", "management", "uitvoering"]
FIRST_SCORE = 3  # after layer, organisation and personal code


def plan(page: Page) -> None:
    """Filling in from today until six days on; the talk is after that week."""
    page.goto("/regio/lindemeer/reflectie/sessies/nieuw/")
    page.fill("[name=title]", TITLE)
    page.fill("[name=date]", (date.today() + timedelta(days=7)).isoformat())
    page.fill("[name=time]", "14:00")
    page.check("[name=timing][value=beforehand]")
    button(page, "Plan the session")
    expect(page.locator(".errors")).to_contain_text(
        nl("Fill in until which day people can answer.")
    )
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    page.fill("[name=answers_from_date]", date.today().isoformat())
    page.fill("[name=answers_until_date]", (date.today() + timedelta(days=6)).isoformat())
    button(page, "Plan the session")


def type_in_a_sheet(page: Page, session: str) -> None:
    """One sheet of paper, by hand."""
    page.goto(f"{session}papier/overtypen/")
    page.select_option("[name=organisation]", label="Lindecollege")
    page.select_option("[name=layer]", value="management")
    page.locator("[data-score]").first.focus()
    page.keyboard.type("4" * 22)
    expect(page.locator("[data-score]").last).to_have_value("4")
    page.locator("main form .btn:not(.plain, .small)").first.click()
    expect(page.locator("main")).to_contain_text(
        nl("Sheet %(number)d is stored. Take the next one.", number=1)
    )


def eight_people(header: list[str]) -> list[dict[int, str]]:
    """Eight rows of the spreadsheet; the first person skipped the last statement."""
    people = []
    for n in range(8):
        person = {0: LAYERS[n % 3], 1: "Vso De Wending"}
        person |= {FIRST_SCORE + at: str((n + at) % 6) for at in range(22)}
        person[FIRST_SCORE + 22] = "Dit gaat al jaren goed." if n == 1 else ""
        people.append(person)
    del people[0][FIRST_SCORE + 21]
    return people


def test_a_week_on_paper_and_phones(site: Site, visit: Visitors):
    visit.forgive("status of 422")
    page = visit.sign_in("marloes")
    plan(page)
    number, code, screen_path = session_of(site, TITLE)
    session = session_url(number)
    early = visit.phone(f"/meedoen/{code}/")
    expect(early.locator("h1")).to_have_text(nl("The session has not begun yet"))
    console = Console(page, session)
    console.press("Open the session")
    early.wait_for_selector("[name=layer]")

    phones = [Phone(early, code), *[Phone(visit.phone(), code) for _ in range(2)]]
    for n, phone in enumerate(phones):
        phone.join("practice", "Lindecollege").answer([2 + n] * 22)
    type_in_a_sheet(page, session)
    header = template_header(page, session)
    read_in(page, session, filled_in(header, eight_people(header)))
    expect(page.locator("main h1")).to_contain_text("9")
    assert (
        site.one("SELECT COUNT(*) FROM reflection_participant WHERE session_id = ?", number) == 12
    )

    page.goto(f"{session}wijzigen/")
    page.fill("[name=answers_from_date]", (date.today() - timedelta(days=8)).isoformat())
    page.fill("[name=answers_until_date]", (date.today() - timedelta(days=1)).isoformat())
    button(page, "Save")
    late = visit.phone(f"/meedoen/{code}/")
    expect(late.locator("h1")).to_have_text(nl("Answering is not possible at this moment"))

    screen = visit(screen_path, viewport={"width": 1440, "height": 810})
    console = Console(page, session)
    console.press("Show the results")
    expect(screen.locator(".six li")).to_have_count(6)
    page.goto(f"{session}uitkomst/")
    expect(page.locator("main")).to_contain_text("12")
    page.goto(f"{session}uitkomst/A1/")
    expect(page.locator("main")).to_contain_text("Dit gaat al jaren goed.")

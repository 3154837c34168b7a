"""A phone that loses its network twice, and once its browser: every answer arrives once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import (
    Phone,
    answers_in,
    button,
    keeps_its_page,
    link,
    open_session,
    session_of,
)

pytestmark = [pytest.mark.journey]

TITLE = "Reflectie voorjaar 2027"
KEPT = "Waiting for a connection: %(n)s answers are kept on this phone"


def kept_on_phone(page: Page, code: str) -> int:
    """How many answers and arguments wait in the storage of this browser."""
    return page.evaluate(
        """(start) => { const key = Object.keys(localStorage).find((k) => k.startsWith(start));
        const kept = JSON.parse(localStorage.getItem(key) || '{}');
        const count = (part) => Object.keys(part || {}).length;
        return count(kept.answers) + count(kept.arguments) }""",
        f"samenverder:{code}:",
    )


def goes_dark_and_reloads(phone: Phone) -> None:
    """In a cellar: four answers and a reason are kept, and still there after a reload."""
    page = phone.page
    page.context.set_offline(True)
    for value in (5, 4, "unknown", 2):
        phone.tap(value)
        phone.next()
    page.locator("#why > summary").click()
    page.fill("#argument", "Ik zit in een kelder zonder bereik.")
    phone.tap(3)
    expect(page.locator("#saved")).to_have_text(nl(KEPT, n=6))
    page.reload()
    expect(page.locator("#argument")).to_have_value("Ik zit in een kelder zonder bereik.")
    expect(page.locator("[name=value][value='3']")).to_be_checked()
    assert kept_on_phone(page, phone.code) == 6
    page.context.set_offline(False)
    phone.is_saved()
    phone.next()
    assert kept_on_phone(page, phone.code) == 0


def goes_dark_and_comes_back(phone: Phone) -> None:
    """In a lift: the page stays open, an earlier answer is changed, and all goes by itself."""
    page = phone.page
    page.context.set_offline(True)
    for value in (1, 2, 3):
        phone.tap(value)
        phone.next()
    button(page, "Previous statement")
    phone.tap(5)
    expect(page.locator("#saved")).to_have_text(nl(KEPT, n=3))
    assert kept_on_phone(page, phone.code) == 3
    page.context.set_offline(False)
    phone.is_saved()
    assert kept_on_phone(page, phone.code) == 0


def goes_on_elsewhere(visit: Visitors, phone: Phone, personal: str) -> None:
    """In another browser, with the personal code, everything is there and can be changed."""
    other = visit.phone(phone.base)
    link(other, "Go on with your personal code")
    other.fill("[name=code]", personal.upper())
    button(other, "Go on")
    other.wait_for_url(f"**{phone.base}stelling/1/")
    link(other, "All my answers")
    expect(other.locator("h1")).to_have_text(nl("You answered everything"))
    other.goto(f"{phone.base}stelling/1/")
    Phone(other, phone.code).tap(1)
    Phone(other, phone.code).is_saved()


def test_every_answer_arrives_once(site: Site, visit: Visitors):
    visit.forgive("net::ERR_INTERNET_DISCONNECTED")
    open_session(visit, site, TITLE)
    number, code, _screen = session_of(site, TITLE)
    phone = Phone(visit.phone(), code).join("practice", "Praktijkschool De Werf")
    for value in (3, 3, 3):
        phone.tap(value)
        phone.is_saved()
        phone.next()
    keeps_its_page(phone.page)
    goes_dark_and_reloads(phone)
    goes_dark_and_comes_back(phone)
    phone.page.goto(f"{phone.base}stelling/12/")
    phone.answer([4] * 11)
    expect(phone.page.locator("h1").first).to_contain_text(nl("Thank you."))
    goes_on_elsewhere(visit, phone, phone.personal_code())

    rows = sorted(answers_in(site, number), key=lambda row: row[1])
    assert len({seat for seat, *_rest in rows}) == 1
    assert {count for *_rest, count in rows} == {1}
    order = [
        code
        for (code,) in site.rows(
            "SELECT code FROM reflection_statement WHERE instrument_id ="
            " (SELECT instrument_id FROM reflection_reflectionsession WHERE id = ?)"
            ' ORDER BY "order"',
            number,
        )
    ]
    given = {statement: value for _seat, statement, value, _count in rows}
    expected = [1, 3, 3, 5, 4, None, 2, 3, 1, 2, 5, *[4] * 11]
    assert [given[statement] for statement in order] == expected
    assert site.one("SELECT COUNT(*) FROM reflection_argument WHERE session_id = ?", number) == 1

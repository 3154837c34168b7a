"""A member of a board answers five pitches on a phone: agreed, on a condition, later, not now."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import PHONE, button
from tests.journeys.track_people import PLANS, in_days

pytestmark = [pytest.mark.journey]

ANSWERS = f"{PLANS}antwoorden/"


def agree(phone: Page) -> None:
    """Say yes to the need that stands first."""
    phone.get_by_role("button", name=nl("Agree"), exact=False).first.click()
    expect(phone.locator(".answered li")).to_have_count(1)


def agree_to_all(phone: Page) -> None:
    """Say yes to everything this plan asks."""
    phone.locator("form.rest .btn").click()
    expect(phone.locator(".needs-to-answer")).to_have_count(0)


def answer(phone: Page, kind: str, words: str, again: str = "") -> None:
    """Another answer to the need that stands first, in own words."""
    open_now = phone.locator(".needs-to-answer > li").count()
    phone.locator(f".other-answers a[href*='antwoord={kind}']").first.click()
    expect(phone.locator(f"[name=kind][value={kind}]")).to_be_checked()
    phone.fill("[name=text]", words)
    if again:
        phone.fill("[name=again_on]", again)
    button(phone, "Give this answer")
    expect(phone.locator(".needs-to-answer > li")).to_have_count(open_now - 1)


def next_plan(phone: Page) -> None:
    """On to the following school."""
    before = phone.url
    phone.locator(".next-plan a").click()
    phone.wait_for_url(lambda url: url != before and "/antwoorden/" in url)


def test_a_board_member_answers_five_pitches(site: Site, visit: Visitors):
    phone = visit.sign_in("hanneke", ANSWERS, **PHONE)
    expect(phone.locator("h1")).to_have_text("5 plannen wachten op uw antwoord")
    phone.locator("header .btn").first.click()
    first = phone.locator(".crumb a").last.inner_text()
    agree(phone)
    answer(phone, "condition", "Als twee andere scholen meebetalen.")
    answer(phone, "not_now", "Het rooster van dit jaar ligt vast.")
    next_plan(phone)
    answer(phone, "later", "Eerst de begroting van het voorjaar.", in_days(60))
    agree_to_all(phone)
    for _plan in range(3):
        next_plan(phone)
        agree_to_all(phone)
    expect(phone.locator(".next-plan")).to_have_count(0)

    phone.goto(ANSWERS)
    expect(phone.locator("h1")).to_have_text(nl("Answers of the board"))
    expect(phone.locator(".answered li").first).to_be_visible()

    noor = visit.sign_in("noor", PLANS)  # the school reads what its board said
    noor.get_by_role("link", name=first, exact=True).first.click()
    told = noor.locator("#antwoorden")
    expect(told).to_contain_text("Als twee andere scholen meebetalen.")
    expect(told).to_contain_text("Het rooster van dit jaar ligt vast.")
    told.locator("a[href*='/afspraken/']").first.click()
    expect(noor.locator("main")).to_contain_text(first)
    expect(noor.locator("main")).to_contain_text("Stichting Onderwijs aan de Linde")

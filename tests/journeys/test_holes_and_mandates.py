"""A coordinator fills a hole, gives a mandate and asks who can decide; the newcomer begins."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import button

pytestmark = [pytest.mark.journey]

HERE = "/regio/lindemeer/"
SERVICE_POINT = "Werkgeversservicepunt Lindestreek"


def fill_hole(page: Page) -> None:
    """Only who misses somebody; then the first hole of the service point is filled."""
    page.goto(f"{HERE}netwerk/")
    page.select_option("[name=gaten]", "ja")
    page.select_option("[name=laag]", "board")
    button(page, "Show")
    expect(page).to_have_url(re.compile("gaten=ja"))
    page.locator("tr", has_text=SERVICE_POINT).locator("a.hole").click()
    expect(page.locator("[name=organisation] option:checked")).to_have_text(SERVICE_POINT)
    expect(page.locator("[name=layer][value=board]")).to_be_checked()
    page.fill("[name=name]", "Wilma Hagen")
    page.fill("[name=title]", "directeur")
    button(page, "Add person")
    page.goto(f"{HERE}netwerk/?gaten=ja&laag=board")
    expect(page.locator("main")).not_to_contain_text(SERVICE_POINT)


def give_mandate(page: Page) -> None:
    """From the page of the organisation, with an amount as people write it."""
    page.goto(f"{HERE}netwerk/")
    page.get_by_role("link", name=SERVICE_POINT).click()
    page.get_by_role("link", name=nl("Add a mandate")).click()
    page.select_option("[name=person]", label=f"Wilma Hagen, {SERVICE_POINT}")
    page.check("[name=subjects][value=training]")
    page.fill("[name=up_to]", "€ 30.000")
    page.fill("[name=given_by]", "Stuurgroep, 3 november")
    button(page, "Add mandate")
    expect(page.locator("main")).to_contain_text("30.000")


def test_a_hole_is_filled_and_a_mandate_set(site: Site, visit: Visitors):
    page = visit.sign_in("marloes")
    fill_hole(page)
    give_mandate(page)
    page.goto(f"{HERE}netwerk/mandaten/")
    page.select_option("[name=over]", "training")
    page.fill("[name=bedrag]", "29.999,50")
    button(page, "Show who can")
    answer = page.locator("#vraag").locator("xpath=ancestor::section")
    expect(answer).to_contain_text("Wilma Hagen")
    page.fill("[name=bedrag]", "30.000,01")
    button(page, "Show who can")
    expect(answer).not_to_contain_text("Wilma Hagen")

    page.goto(f"{HERE}netwerk/welkom/")
    page.get_by_role("link", name="Wilma Hagen").click()
    left = page.get_by_role("button", name=nl("I did this"))
    expect(left).to_have_count(4)
    left.first.click()
    expect(page.locator("main")).to_contain_text("Marloes Dekker")
    expect(left).to_have_count(3)
    assert site.one("SELECT COUNT(*) FROM network_outgoingmail") == 0

"""From the national file to fourteen partners, and back."""

import pytest
from playwright.sync_api import Page, expect

from bench.school_files import geo_file
from tests.browser import Site, Visitors, nl
from tests.journeys.people import button, link

pytestmark = [pytest.mark.journey]

HERE = "/regio/lindemeer/register/"
WANTED = 14


def choose_file(page: Page, content: bytes) -> None:
    """Choose a file and look at what is in it."""
    page.goto(f"{HERE}inlezen/")
    file = {"name": "scholen.geo.json.gz", "mimeType": "application/gzip", "buffer": content}
    page.set_input_files("[name=file]", file)
    button(page, "Look at what is in it")


def partners(site: Site) -> int:
    sql = """SELECT COUNT(*) FROM network_membership m JOIN network_partnership p
        ON p.id = m.partnership_id WHERE p.slug = 'lindemeer' AND m.until IS NULL"""
    return site.one(sql)


def test_an_area_is_chosen_by_dragging_and_by_typing(site: Site, visit: Visitors):
    page = visit.sign_in("marloes")
    page.goto(f"{HERE}kaart/")
    box = page.locator("svg.map").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    page.wait_for_url("**noord=**")
    found = page.locator("svg.map circle.spot").count()
    assert 0 < found < 39
    page.locator("#kies_noord").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("53")
    page.keyboard.press("Enter")
    page.wait_for_url("**noord=53*")
    expect(page.locator("h1")).to_contain_text(str(found))


def test_from_the_national_file_to_fourteen_partners(site: Site, visit: Visitors):
    page = visit.sign_in("marloes")
    before = partners(site)
    page.goto("/regio/lindemeer/netwerk/")
    link(page, "Register of schools")
    expect(page).to_have_url(f"{site.url}{HERE}")

    choose_file(page, geo_file(2_000))
    expect(page.locator("h1")).to_contain_text("2000")
    assert site.one("SELECT COUNT(*) FROM register_registersite") < 100
    button(page, "Bring in this file")
    expect(page.locator(".undo")).to_contain_text("2000")

    page.goto(f"{HERE}kaart/")
    expect(page.locator("svg.map circle.spot").first).to_be_visible()
    page.get_by_role("link", name="Berg op Zand", exact=True).click()
    expect(page.locator("h1")).to_contain_text("400")

    page.goto(f"{HERE}?gemeente=Berg+op+Zand&soort=vo")
    ticks = page.locator("input[name=site]")
    for at in range(WANTED):
        ticks.nth(at).check()
    button(page, "Make the ticked sites partners")
    expect(page.locator("input[name=site]:checked")).to_have_count(WANTED)
    button(page, "Let the ticked schools take part")
    expect(page.locator(".undo")).to_contain_text(str(WANTED))
    assert partners(site) == before + WANTED

    page.locator(".undo button").click()
    expect(page.locator("main .status").first).to_contain_text(str(WANTED))
    assert partners(site) == before

    choose_file(page, geo_file(2_000))
    expect(page.locator("h1")).to_have_text(
        nl("Everything in this file is in the register already")
    )

"""The drawing in a real browser: along its nodes and to its table with the keyboard, on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, chromium, nl, site, visit

__all__ = ["chromium", "site", "visit"]
pytestmark = [pytest.mark.journey, pytest.mark.sqlite_only]
DRAWING = "/regio/lindemeer/netwerk/tekening/"
HERE = "() => document.activeElement.dataset.node || ''"


def _tab_to(page: Page, css: str, most: int = 90) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(css) => document.activeElement.matches(css)", css):
            return
    raise AssertionError(f"{css} cannot be reached with Tab")


def test_along_the_nodes_and_on_to_the_table(site: Site, visit: Visitors) -> None:
    page = visit.sign_in("marloes", DRAWING)
    _tab_to(page, "[data-node]")
    first = page.evaluate(HERE)
    expect(page.locator("[data-network]")).to_have_class(re.compile(r"\blit\b"))
    lit = page.locator(".edge.on")
    assert lit.count() >= 1
    assert all(first in (line.get_attribute("data-ends") or "").split() for line in lit.all())
    said = page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert "Praktijkschool De Werf" in said or "," in said
    page.keyboard.press("ArrowRight")
    assert page.evaluate(HERE) not in ("", first)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(HERE) == first
    _tab_to(page, ".lines tbody th a")
    expect(page.locator("[data-network]")).not_to_have_class(re.compile(r"\blit\b"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/netwerk/organisaties/**")
    page.go_back()
    _tab_to(page, "[data-node]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/netwerk/organisaties/**")


def test_on_a_phone_the_table_follows_the_drawing_as_with_the_tab_key(
    site: Site, visit: Visitors
) -> None:
    page = visit.sign_in("marloes", DRAWING, viewport={"width": 390, "height": 844})
    table = page.locator(".lines").bounding_box()
    drawing = page.locator(".drawing-of-network").bounding_box()
    assert table
    assert drawing
    assert table["y"] > drawing["y"]
    assert page.locator('a[href="#lijnen"]').is_visible()  # past the drawing with one tap
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


def test_the_question_by_the_keyboard_and_with_a_search(site: Site, visit: Visitors) -> None:
    page = visit.sign_in("marloes", "/regio/lindemeer/netwerk/met-wie/rondes/")
    page.fill("[name=name]", "Voorjaar 2027")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("0 van de")
    page.goto("/regio/lindemeer/netwerk/met-wie/")
    page.fill("[name=zoek]", "wending")
    expect(page.locator("fieldset:visible")).to_have_count(1)
    _tab_to(page, "fieldset .pick")
    page.keyboard.press("ArrowLeft")
    assert page.locator("fieldset:visible .pick:checked").get_attribute("value") == "often"
    page.fill("[name=zoek]", "")
    page.get_by_role("button", name=nl("Done, keep my answers")).press("Enter")
    expect(page.locator("main")).to_contain_text("1 van de 19")


def test_without_scripts_the_drawing_and_the_search_work(site: Site, visit: Visitors) -> None:
    page = visit.sign_in("marloes", DRAWING, java_script_enabled=False)
    page.select_option("[name=soort]", "school")
    page.locator("form.filters .btn").click()
    page.wait_for_url("**soort=school**")
    page.locator("[data-node]").first.click()
    page.wait_for_url("**/netwerk/organisaties/**")

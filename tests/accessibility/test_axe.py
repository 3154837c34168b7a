"""Every page template passes axe: light, dark, forced colours, and 320 px wide."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import Site, Visitors, running
from tests.looks import Look, all_looks, enter, read_stage

pytestmark = [pytest.mark.journey]

AXE = Path(__file__).resolve().parent.parent / "vendor" / "axe.min.js"
RUN_AXE = """async (tags) => {
  const found = await axe.run(document, tags);
  return found.violations.map((rule) => rule.id + ' (' + rule.help + '): ' + rule.nodes.slice(0, 4)
    .map((node) => node.target.join(' ') + ' ' + node.html.slice(0, 160)).join(' | ')); }"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ONLY = {"resultTypes": ["violations"]}  # what passes is not described, which takes time
EVERYTHING = {**ONLY, "runOnly": {"type": "tag", "values": TAGS}}
COLOURS = {**ONLY, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
TOO_WIDE = """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter((part) => !part.closest('.scroll, svg')
    && part.getBoundingClientRect().right > window.innerWidth + 1)
    .map((part) => part.outerHTML.slice(0, 140)).slice(-4)"""

BIG_SCREEN = {"width": 1440, "height": 810}
NORMAL = {"width": 1280, "height": 900}
SMALL = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with a session in every phase."""
    yield from running("stage", tmp_path_factory.mktemp("staged"))


@pytest.fixture
def visitors(chromium: Browser, staged: Site) -> Iterator[Visitors]:
    people = Visitors(chromium, staged.url)
    people.forgive(*(f"status of {code}" for code in (403, 404, 409, 410, 422)))
    yield people
    assert people.unforgiven() == []
    people.close()


def faults_of(page: Page, look: Look) -> list[str]:
    """What axe finds in each appearance, and what sticks out at 320 px."""
    is_screen = look.name.startswith("scherm-")
    page.set_viewport_size(BIG_SCREEN if is_screen else NORMAL)
    look.show(page)
    faults = [f"light: {fault}" for fault in page.evaluate(RUN_AXE, EVERYTHING)]
    page.emulate_media(color_scheme="dark")
    faults += [f"dark: {fault}" for fault in page.evaluate(RUN_AXE, COLOURS)]
    page.emulate_media(color_scheme="light", forced_colors="active")
    faults += [f"forced colours: {fault}" for fault in page.evaluate(RUN_AXE, COLOURS)]
    page.emulate_media(color_scheme="light", forced_colors="none")
    if not is_screen:
        page.set_viewport_size(SMALL)
        faults += [f"320 px: {fault}" for fault in page.evaluate(RUN_AXE, EVERYTHING)]
        faults += [f"sticks out at 320 px: {part}" for part in page.evaluate(TOO_WIDE)]
    return [f"{look.name}: {fault}" for fault in faults]


KINDS = ["nobody", "phone", "table", "marloes", "hanneke", "sem", "carla", "nora", "noor"]


@pytest.mark.parametrize("kind", KINDS)
def test_pages_pass_axe(kind: str, staged: Site, visitors: Visitors):
    stage = read_stage(staged)
    looks = [look for look in all_looks(stage) if look.who.split(":")[0].split("-")[0] == kind]
    assert looks
    faults: list[str] = []
    pages: dict[str, Page] = {}
    for look in looks:
        if look.who not in pages:
            pages[look.who] = enter(visitors, look.who, stage)
            pages[look.who].context.add_init_script(path=AXE)
        faults += faults_of(pages[look.who], look)
    assert faults == [], "\n".join(faults)


def test_the_first_page_of_all_passes_axe(empty_site: Site, visit_empty: Visitors):
    visit_empty.forgive("status of 422")
    page = visit_empty()
    page.context.add_init_script(path=AXE)
    looks = [
        Look("beginnen", "/beginnen/"),
        Look("beginnen-fout", "/beginnen/", steps=lambda page: page.click("main form .btn")),
    ]
    assert [fault for look in looks for fault in faults_of(page, look)] == []

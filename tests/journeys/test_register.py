"""From the national file to fourteen partners, and back."""

import base64
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from bench.school_files import geo_file
from tests.browser import Site, Visitors, nl, running
from tests.journeys.people import button, link
from tests.waiting import soon

pytestmark = [pytest.mark.journey]

HERE = "/regio/lindemeer/register/"
WANTED = 14
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Tiles(BaseHTTPRequestHandler):
    """A background map of our own. When it is not there, it hangs up without an answer."""

    is_there = True
    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if not self.is_there:
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(DOT)

    def log_message(self, *_given: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def tiles() -> Iterator[type[Tiles]]:
    """The host of the background map, at a port the system gives."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    Thread(target=server.serve_forever, daemon=True).start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAP_TILES", "1")
        patch.setenv(
            "MAP_TILES_URL", f"http://127.0.0.1:{server.server_port}/kaart/{{z}}/{{x}}/{{y}}.png"
        )
        yield Tiles
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def site(tiles: type[Tiles], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example region on a server with a background map."""
    yield from running("example", tmp_path_factory.mktemp("site"))


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


def test_the_background_map_comes_from_the_chosen_host_alone(tiles: type[Tiles], visit: Visitors):
    page = visit.sign_in("marloes", f"{HERE}kaart/")
    expect(page.locator(".map-source")).to_be_visible()
    assert page.locator("image.square").count() == page.locator("image.square[href]").count() > 3
    assert all(path.startswith("/kaart/") for path in tiles.asked)


def test_without_the_background_map_the_sites_stand_alone(
    tiles: type[Tiles], visit: Visitors, monkeypatch: pytest.MonkeyPatch
):
    """One question is asked, by the browser itself, and no picture stays behind."""
    monkeypatch.setattr(tiles, "is_there", False)
    monkeypatch.setattr(tiles, "asked", [])
    visit.forgive("net::ERR_EMPTY_RESPONSE")
    page = visit.sign_in("marloes", f"{HERE}kaart/")
    assert soon(lambda: bool(tiles.asked))
    expect(page.locator("image.square[href]")).to_have_count(0)
    expect(page.locator(".map-source")).to_be_hidden()
    expect(page.locator("svg.map circle.spot").first).to_be_visible()
    assert len(set(tiles.asked)) == 1


def test_reading_the_table_shows_where_on_the_map(visit: Visitors):
    page = visit.sign_in("marloes", f"{HERE}kaart/")
    page.locator(".map-duo table a").first.focus()
    expect(page.locator("svg.map circle.spot.on")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()


def test_a_newcomer_finds_the_schools_in_two_clicks_and_knows_where(visit: Visitors):
    page = visit.sign_in("marloes", "/regio/lindemeer/")
    page.locator("nav.places").get_by_role("link", name=nl("Network"), exact=True).click()
    page.get_by_role("link", name=nl("Register of schools"), exact=True).first.click()
    for path in ("", "kaart/", "inlezen/", "partners/"):
        page.goto(f"{HERE}{path}")
        expect(page.locator("nav.places [aria-current=page]")).to_have_text(nl("Network"))


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

"""A pitch in two browsers: the projector in the room and the phone of whoever speaks."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser import Site, Visitors, nl

pytestmark = [pytest.mark.journey]

ASK = "Wij vragen u om één dag per week stage voor heel klas 3."
SAID = "Noem de zeven gesprekken."
LOST = (
    "No connection. The time runs on here; the projector follows again when the connection is back."
)
SIZES = """() => [...document.querySelectorAll("section:not([hidden]) :is(h1, h2, li, b, span, p)")]
  .filter((part) => part.innerText).map((part) => parseFloat(getComputedStyle(part).fontSize))"""


def pitch_at(site: Site) -> str:
    """The address of the pitch of De Wending."""
    number = site.one("SELECT id FROM pitches_boardpitch WHERE ask = ?", ASK)
    return f"/regio/lindemeer/plannen/pitches/{number}/"


def titles(site: Site) -> list[str]:
    rows = site.rows(
        "SELECT title FROM pitches_pitchslide s JOIN pitches_boardpitch p ON p.id = s.pitch_id "
        'WHERE p.ask = ? AND s.shown ORDER BY s."order", s.id', ASK,
    )  # fmt: skip
    return [row[0] for row in rows]


def shows(page: Page, title: str) -> None:
    """This slide is on the projector, as its only heading."""
    expect(page.locator("section:visible h1")).to_have_text(title)


def speaks_at(page: Page, title: str) -> None:
    """This slide is the one of whoever speaks."""
    expect(page.locator("[data-role=now] h2")).to_have_text(title)


def test_the_projector_follows_whoever_speaks(site: Site, visit: Visitors) -> None:
    at, slides = pitch_at(site), titles(site)
    wall = visit.sign_in("hanneke", f"{at}tonen/", viewport={"width": 1920, "height": 1080})
    phone = visit.sign_in("noor", f"{at}spreken/", viewport={"width": 390, "height": 844})
    shows(wall, ASK)
    phone.get_by_role("button", name=nl("Next"), exact=True).click()
    speaks_at(phone, slides[1])
    shows(wall, slides[1])
    expect(wall).to_have_title(re.compile(f"^2. {slides[1]}"))
    assert wall.url.endswith("/tonen/2/")
    expect(phone.get_by_text(SAID)).to_be_visible()
    expect(wall.get_by_text(SAID)).to_have_count(0)

    for key, place in [("PageDown", 2), ("ArrowRight", 3), (" ", 4), ("PageUp", 3), ("End", 6)]:
        phone.locator("main").press(key)
        shows(wall, slides[place])
    phone.locator("main").press("Home")
    phone.locator("main").press("b")
    expect(wall.get_by_text(nl("The screen is blank"))).to_be_attached()
    expect(wall.locator("section:visible")).to_have_count(0)
    phone.get_by_role("button", name=nl("Show the slide")).click()
    shows(wall, ASK)

    phone.get_by_role("button", name=nl("Start the time")).click()
    expect(phone.get_by_role("button", name=nl("Pause"))).to_be_visible()
    laptop = visit.sign_in("noor", f"{at}spreken/")
    expect(laptop.get_by_role("button", name=nl("Pause"))).to_be_visible()
    laptop.locator("main").press("PageDown")
    shows(wall, slides[1])
    speaks_at(phone, slides[1])

    # The network of the phone is gone: it goes on by itself, and the room follows afterwards.
    visit.forgive("ERR_INTERNET_DISCONNECTED", "ERR_NETWORK")
    phone.context.set_offline(True)
    phone.locator("main").press("PageDown")
    phone.locator("main").press("PageDown")
    speaks_at(phone, slides[3])
    expect(phone.get_by_text(nl(LOST))).to_be_visible()
    shows(wall, slides[1])
    phone.context.set_offline(False)
    shows(wall, slides[3])
    speaks_at(laptop, slides[3])

    # The projector was away: when it is back it stands where the speaker is.
    wall.context.set_offline(True)
    laptop.locator("main").press("PageDown")
    speaks_at(phone, slides[4])
    wall.locator("main").press("Home")
    shows(wall, ASK)
    wall.context.set_offline(False)
    shows(wall, slides[4])


def test_the_projector_has_keys_of_its_own(site: Site, visit: Visitors) -> None:
    at, slides = pitch_at(site), titles(site)
    page = visit.sign_in("carla", f"{at}tonen/1/", viewport={"width": 1920, "height": 1080})
    main = page.locator("main")
    for key, place in [("ArrowDown", 1), ("PageDown", 2), ("ArrowLeft", 1), ("End", 6), (" ", 6)]:
        main.press(key)
        shows(page, slides[place])
    assert page.url.endswith("/tonen/7/")
    page.reload()
    shows(page, slides[6])
    main.press("b")
    expect(page.locator("section:visible")).to_have_count(0)
    main.press("Escape")
    shows(page, slides[6])
    # Nothing leaves the screen, and nothing is too small to be read from the back of the room.
    for _ in slides:
        main.press("PageUp")
        sizes = page.evaluate(SIZES)
        assert min(sizes) >= 26
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= 1081
    main.press("Escape")
    expect(page).to_have_url(re.compile(f"{at}$"))


def test_slides_are_printed_one_on_a_page(site: Site, visit: Visitors) -> None:
    at, slides = pitch_at(site), titles(site)
    page = visit.sign_in("carla", f"{at}tonen/3/", viewport={"width": 1280, "height": 720})
    shows(page, slides[2])
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    texts = [" ".join(sheet.extract_text().split()) for sheet in printed]
    assert len(texts) == len(slides)
    for title, text in zip(slides, texts, strict=True):
        assert title.split()[0] in text


def test_without_javascript_and_enlarged_four_times(site: Site, visit: Visitors) -> None:
    at, slides = pitch_at(site), titles(site)
    plain = visit.sign_in("noor", f"{at}tonen/", java_script_enabled=False)
    plain.goto(f"{at}tonen/1/")
    plain.get_by_role("link", name=nl("Next"), exact=True).click()
    shows(plain, slides[1])
    plain.goto(f"{at}spreken/")
    before = plain.locator("[data-role=now] h2").inner_text()
    plain.get_by_role("button", name=nl("Next"), exact=True).click()
    after = slides[slides.index(before) + 1]
    speaks_at(plain, after)
    plain.goto(f"{at}tonen/")
    shows(plain, after)

    # 1920 enlarged four times is 480 wide: one column, letters as large as text, nothing beside.
    narrow = visit.sign_in("carla", f"{at}tonen/1/", viewport={"width": 480, "height": 270})
    for number in range(1, len(slides) + 1):
        narrow.goto(f"{at}tonen/{number}/")
        assert narrow.evaluate("document.documentElement.scrollWidth") <= 480
        sizes = narrow.evaluate(SIZES)
        assert min(sizes) >= 16


def test_slides_are_put_in_order_by_keyboard_and_by_dragging(site: Site, visit: Visitors) -> None:
    at, slides = pitch_at(site), titles(site)
    page = visit.sign_in("noor", at)
    down = page.locator(".slides > li").nth(1).get_by_role("button", name=nl("Down"))
    down.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".slides h2").nth(2)).to_have_text(slides[1])
    page.get_by_role("button", name=nl("Undo")).click()
    expect(page.locator(".slides h2").nth(1)).to_have_text(slides[1])
    boxes = page.locator(".slides .slide")
    boxes.nth(5).scroll_into_view_if_needed()
    start, end = boxes.nth(6).bounding_box(), boxes.nth(5).bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 50, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(end["x"] + 60, end["y"] + 30, steps=8)
    page.mouse.move(end["x"] + 60, end["y"] + 32, steps=3)
    page.mouse.up()
    expect(page.locator(".slides h2").nth(5)).to_have_text(slides[6])
    page.get_by_role("button", name=nl("Undo")).click()
    expect(page.locator(".slides h2").nth(5)).to_have_text(slides[5])

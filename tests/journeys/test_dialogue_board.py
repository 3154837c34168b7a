"""Two who lead move cards by keyboard, finger and mouse while people tell; the wall stays calm."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import Site, Visitors, nl

pytestmark = [pytest.mark.journey]

EVENING = "SELECT pk.id, pk.code, pk.screen_key FROM dialogues_dialogue pk ORDER BY pk.starts_at"
HOLD = """() => document.getElementById('leiden').addEventListener('fragment:placing',
  (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true)"""


def column(page: Page, place: int) -> Locator:
    """A column of the board."""
    return page.locator("[data-column]").nth(place)


def texts(cards: Locator) -> list[str]:
    shown = cards.locator(".board-card .card-text > span").all_inner_texts()
    return [text.splitlines()[-1] for text in shown]  # after the word for screen readers


def voice(page: Page) -> Locator:
    return page.locator("#bord-stem")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def drag_with_finger(page: Page, grip: Locator, target: Locator) -> None:
    """A finger down on the grip, over to another column, and up."""
    page.evaluate("window.scrollTo(0, 0)")
    grip.scroll_into_view_if_needed()
    start, goal = grip.bounding_box(), target.bounding_box()
    assert start is not None
    assert goal is not None
    to = {"x": goal["x"] + 40, "y": start["y"] + 60}
    at = {"x": start["x"] + start["width"] / 2, "y": start["y"] + start["height"] / 2}
    finger = page.context.new_cdp_session(page)
    for kind, point in (("touchStart", at), ("touchMove", {**at, "y": at["y"] + 20})):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [to]})
    expect(page.locator(".board-gap")).to_have_count(1)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def tell(phone: Page, code: str, text: str) -> None:
    phone.locator("input[name=kind][value=pearl]").check()
    phone.fill("textarea[name=text]", text)
    phone.get_by_role("button", name=nl("Put it on the wall")).click()
    expect(phone.locator("#told")).to_contain_text(text)


def test_cards_go_anywhere_and_the_wall_stays_calm(site: Site, visit: Visitors) -> None:
    number, code, key = site.rows(EVENING)[0]
    lead = f"/regio/lindemeer/bijeenkomsten/dialoog/{number}/leiden/"
    sem = visit.sign_in("sem", lead, viewport={"width": 1440, "height": 900})
    sem.get_by_role("button", name=nl("Open it again")).click()
    expect(sem.get_by_role("button", name=nl("The wall, all tables"))).to_have_attribute(
        "aria-pressed", "true"
    )
    marloes = visit.sign_in(
        "marloes", lead, viewport={"width": 1024, "height": 900}, has_touch=True
    )

    # by keyboard: to the next table, announced, and back with the undo
    first = texts(column(sem, 0))[0]
    grip = column(sem, 0).locator("[data-grip]").first
    grip.focus()
    press(sem, "Enter")
    expect(voice(sem)).to_contain_text(first)
    press(sem, "ArrowRight")
    second = column(sem, 1).locator("h3").inner_text().splitlines()[0]
    expect(voice(sem)).to_contain_text(second.rsplit(" ", 1)[0])
    press(sem, "Escape")
    expect(column(sem, 0).locator(".board-card").first).to_contain_text(first)
    press(sem, "Enter", "ArrowRight", "ArrowDown", "Enter")
    expect(sem.locator("#gezegd .undo")).to_be_visible()
    expect(column(sem, 1)).to_contain_text(first)
    expect(sem.locator("[data-grip]:focus")).to_have_count(1)
    expect(column(marloes, 1)).to_contain_text(first)
    place = texts(column(sem, 1)).index(first)
    assert place == 1

    # two at once: the second is told where the card is now
    card = column(marloes, 1).locator(".board-card", has_text=first)
    marloes.evaluate(HOLD)
    sem.locator("#gezegd .undo button").click()
    expect(column(sem, 0)).to_contain_text(first)
    drag_with_finger(marloes, card.locator("[data-grip]"), column(marloes, 2))
    warning = marloes.locator("#gezegd .warn")
    expect(warning).to_contain_text(column(sem, 0).locator("h3").inner_text().splitlines()[0][:12])

    # by finger, on a board that is up to date again
    marloes.reload()
    moved = texts(column(marloes, 0))[0]
    drag_with_finger(marloes, column(marloes, 0).locator("[data-grip]").first, column(marloes, 1))
    expect(marloes.locator("#gezegd .undo")).to_be_visible()
    expect(column(marloes, 1)).to_contain_text(moved)
    expect(column(sem, 1)).to_contain_text(moved)

    # while people tell, nothing on the wall or the board is lost
    wall = visit(f"/dialoogscherm/{key}/", viewport={"width": 1920, "height": 1080})
    kept = wall.locator(".wall li").first
    kept.evaluate("element => { window.kept = element; }")
    sem.locator("#bord").evaluate("e => { e.scrollLeft = 120; }")
    grip = column(sem, 1).locator("[data-grip]").first
    grip.focus()
    held = sem.locator("[data-grip]:focus").get_attribute("id")
    height = sem.evaluate("window.scrollY")
    phone = visit.phone(f"/dialoog/{code}/")
    phone.locator("input[name=table]").first.check()
    phone.get_by_role("button", name=nl("Sit down")).click()
    marloes.locator("#schermtafel").focus()
    tell(phone, code, "Elke vrijdag koken met ouders")
    expect(wall.locator(".wall li.new")).to_contain_text("Elke vrijdag koken met ouders")
    assert wall.evaluate("window.kept.isConnected")
    expect(sem.locator("#bord")).to_contain_text("Elke vrijdag koken met ouders")
    expect(sem.locator("[data-grip]:focus")).to_have_attribute("id", str(held))
    assert sem.evaluate("window.scrollY") == height
    assert sem.locator("#bord").evaluate("e => e.scrollLeft") == 120

    # a choice that has the focus holds nothing up
    expect(marloes.locator("#bord")).to_contain_text("Elke vrijdag koken met ouders")
    expect(marloes.locator("#schermtafel")).to_be_focused()

    # what is hidden leaves wall and phone
    link = sem.locator(".board-card", has_text="Elke vrijdag koken").get_by_role("link")
    link.click()
    sem.get_by_role("button", name=nl("Hide it")).click()
    expect(sem.locator(".undo")).to_be_visible()
    expect(wall.locator(".wall")).not_to_contain_text("Elke vrijdag koken")
    expect(phone.locator("#told")).not_to_contain_text("Elke vrijdag koken")

"""A pearl becomes a practice that two other schools use; a teacher looks for Monday on a phone."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import PHONE, button, link

pytestmark = [pytest.mark.journey]

ROOM = "/regio/lindemeer/bibliotheek/"
LOST = (
    "No connection. What you type stays on this device, and is saved when the connection is back."
)
TITLE = "Elke maandag samen aan tafel"


def write_pearl_down(site: Site, page: Page) -> str:
    """Make a practice of the first pearl that has none yet; its address."""
    evening = site.one(
        "select dialogue_id from dialogues_contribution c where kind = 'pearl' and state = 'shown'"
        " and not withdrawn and not exists (select 1 from library_practice p where p.pearl_id ="
        " c.id) order by dialogue_id limit 1"
    )
    page.goto(f"/regio/lindemeer/bijeenkomsten/dialoog/{evening}/na-afloop/")
    page.get_by_role("button", name=nl("Make a practice of it")).first.click()
    page.fill("[name=title]", TITLE)
    page.fill("[name=what]", "Elke maandag eten de mentor en de nieuwe leerlingen samen.")
    page.fill("[name=steps]", "Kies een vast lokaal\nVraag de kantine om soep")
    button(page, "Save")
    expect(page.locator("h1")).to_have_text(TITLE)
    return page.url


def have_it_read(writer: Page, reader: Page, at: str) -> None:
    """A colleague reads it and finds it right; then it is published."""
    link(writer, "Ask a colleague to read it")
    option = writer.locator("[name=reviewer] option", has_text="Noor Timmer").first
    writer.select_option("[name=reviewer]", value=option.get_attribute("value"))
    button(writer, "Ask")
    reader.goto(f"{at}lezen/")
    reader.check("[name=answer][value=yes]")
    button(reader, "Send")
    writer.goto(f"{at}publiceren/")
    button(writer, "Publish")
    expect(writer.locator("h1")).to_have_text(TITLE)


def use(page: Page, at: str, school: str, adapted: str) -> None:
    """A school uses it."""
    page.goto(at)
    link(page, "We use this")
    page.select_option("[name=organisation]", label=school)
    page.fill("[name=since]", date.today().isoformat())
    page.fill("[name=adapted]", adapted)
    button(page, "Save")
    expect(page.locator("#reist")).to_contain_text(adapted)


def test_a_pearl_becomes_a_practice_that_two_other_schools_use(site: Site, visit: Visitors):
    sem, noor = visit.sign_in("sem"), visit.sign_in("noor")
    at = write_pearl_down(site, sem)
    have_it_read(sem, noor, at)

    marloes = visit.sign_in("marloes")
    use(noor, at, "Vso De Wending", "Bij ons op dinsdag.")
    use(marloes, at, "Lindecollege", "Met de ouders erbij.")
    expect(marloes.locator("#reist")).to_contain_text("2 partners gebruiken dit")

    # a school asks, who wrote it answers, the next reader finds the answer
    link(noor, "Ask a question")
    noor.fill("[name=text]", "Wie betaalt de soep?")
    button(noor, "Ask")
    sem.goto(at)
    sem.locator("#vragen a[href*='/antwoord/']").click()
    sem.fill("[name=text]", "De kantine, uit het potje voor welkom.")
    button(sem, "Save the answer")
    carla = visit.sign_in("carla", at)
    expect(carla.locator("#vragen")).to_contain_text("uit het potje voor welkom")

    # Sem hears of it on the start page, and puts it away
    sem.goto("/regio/lindemeer/")
    news = sem.get_by_role("link", name=f"2 partners gebruiken “{TITLE}”")
    news.click()
    button(sem, "I saw who uses it, take it off my start page")
    sem.goto("/regio/lindemeer/")
    expect(sem.locator("h1")).to_contain_text("Sem")
    expect(news).to_have_count(0)


def test_a_teacher_on_a_phone_finds_an_example_for_monday(site: Site, visit: Visitors):
    page = visit.sign_in("noor", ROOM, **PHONE)
    page.goto(ROOM)
    page.fill("[name=zoek]", "proefdag werkgevers")
    page.keyboard.press("Enter")
    first = page.locator(".practice-list a").first
    expect(first).to_be_in_viewport()
    expect(first).to_have_text("Een proefdag zonder contract")
    first.click()
    expect(page.locator("h1")).to_have_text("Een proefdag zonder contract")
    expect(page.locator("#stappen li")).to_have_count(5)
    call = page.get_by_role("link", name=nl("Mail %(name)s", name="Fatima Aydin"))
    assert (call.get_attribute("href") or "").startswith("mailto:")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(f"{ROOM}?zoek=onvindbaar")
    expect(page.locator("h1")).to_have_text("Niets gevonden: “onvindbaar”")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_is_typed_survives_a_lost_network_a_closed_lid_and_a_colleague(
    site: Site, visit: Visitors
):
    """Nobody presses the button, and everything is there."""
    visit.forgive("net::ERR_")
    sem = visit.sign_in("sem", f"{ROOM}nieuw/")
    sem.fill("[name=what]", "Wij bakken elke vrijdag.")
    expect(sem.locator("[data-saved]")).to_be_visible()
    sem.fill("[name=title]", "Vrijdag bakdag")
    expect(sem).to_have_url(re.compile(r"bibliotheek/\d+/wijzigen/$"))
    at = sem.url
    marloes = visit.sign_in("marloes", at)

    # two people, two fields: each sees what the other wrote
    marloes.fill("[name=conditions]", "Een oven")
    expect(sem.locator("[name=conditions]")).to_have_value("Een oven")
    expect(sem.locator("[data-who]")).to_contain_text("Marloes")

    # no network: what is typed stays on the device, also when the page is closed
    sem.context.set_offline(True)
    sem.fill("[name=steps]", "Deeg maken\nRijzen")
    expect(sem.locator("[data-saved-words]")).to_have_text(nl(LOST))
    marloes.fill("[name=effect]", "Zij komen op tijd")
    expect(marloes.locator("[data-saved]")).to_be_visible()
    sem.goto("about:blank")
    sem.context.set_offline(False)
    sem.goto(at)
    expect(sem.locator("[name=steps]")).to_have_value("Deeg maken\nRijzen")
    expect(sem.locator("[name=effect]")).to_have_value("Zij komen op tijd")
    expect(marloes.locator("[name=steps]")).to_have_value("Deeg maken\nRijzen")
    row = site.rows(
        "select steps, effect, conditions from library_practice where title = 'Vrijdag bakdag'"
    )
    assert [tuple(one) for one in row] == [("Deeg maken\nRijzen", "Zij komen op tijd", "Een oven")]

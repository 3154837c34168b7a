"""An ambition from its first text to endorsement by all partners but one."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import PHONE, button, link
from tests.mailbox import link_in

pytestmark = [pytest.mark.journey]

HERE = "/regio/lindemeer/ambitie/"
SENTENCE = "Elke jongere in Lindemeer heeft over vijf jaar een plek waar hij wil zijn."
VISION = (
    "Waarom nu\n\nTe veel jongeren staan in september nergens ingeschreven.\n\n"
    "Scholen en werkgevers bellen elkaar voor 1 juli."
)
COMMENT = "Wij willen graag dat leerplicht erbij staat."
ANSWER = "Leerplicht staat er nu bij."
WHY = "De ondernemersraad beslist in maart."


def write(page: Page) -> str:
    """A new draft; returns the address of the text."""
    page.goto(f"{HERE}wijzigen/")
    page.fill("[name=sentence]", SENTENCE)
    page.fill("[name=text]", VISION)
    page.fill("[name=note]", "Korter, en met een dag.")
    button(page, "Save the draft")
    expect(page.locator("h1")).to_have_text(SENTENCE)
    return page.url


def lay_before(page: Page) -> None:
    """Open the consultation for two weeks, with mail."""
    link(page, "Lay before the partners")
    page.fill("[name=until]", (date.today() + timedelta(days=14)).isoformat())
    page.check("[name=mail]")
    button(page, "Lay before the partners")
    expect(page.locator("main")).to_contain_text("5 mensen krijgen een mail.")


def comment(phone: Page, path: str) -> None:
    """At the third paragraph, on a phone."""
    phone.goto(path)
    place = phone.locator(".paragraph", has_text="bellen elkaar")
    place.locator("summary").click()
    place.locator("textarea").fill(COMMENT)
    place.get_by_role("button", name=nl("Place comment")).click()
    expect(phone.locator("main")).to_contain_text(nl("Your comment is placed."))
    expect(phone.locator(".paragraph", has_text="bellen elkaar")).to_contain_text(COMMENT)


def answer_and_rewrite(page: Page, text: str) -> str:
    """Take the comment over in a new draft; returns its address."""
    page.goto(f"{text}reacties/")
    page.locator("a.row-tool", has_text=nl("Answer")).first.click()
    page.check("[name=outcome][value=taken_over]")
    page.fill("[name=answer]", ANSWER)
    button(page, "Save the answer")
    expect(page.locator("main")).to_contain_text(ANSWER)
    page.goto(text)
    button(page, "Make a new draft from this text")
    expect(page.locator("aside.aside")).to_contain_text(COMMENT)
    page.fill("[name=text]", VISION.replace("werkgevers bellen", "werkgevers en leerplicht bellen"))
    button(page, "Save the draft")
    draft = page.url
    page.goto(f"{draft}verschillen/")
    expect(page.locator("ins")).to_contain_text(["en leerplicht"])
    return draft


def adopt(page: Page, draft: str) -> None:
    """The board agreed yesterday."""
    page.goto(f"{draft}vaststellen/")
    page.fill("[name=adopted_on]", (date.today() - timedelta(days=1)).isoformat())
    page.fill("[name=where]", "Bestuurlijk overleg, besluit 4")
    button(page, "Adopt this text")
    expect(page.locator("h1")).to_have_text(SENTENCE)


def speak_on_paper(page: Page, text: str, stand: str, count: int) -> None:
    """The coordinator records what the others said in the meeting."""
    for _turn in range(count):
        page.goto(f"{text}partners/")
        page.locator("a.row-tool", has_text=nl("Record")).first.click()
        page.check(f"[name=stand][value={stand}]")
        if stand == "not_yet":
            page.fill("[name=why]", WHY)
        button(page, "Record this")


def test_from_first_text_to_endorsement_by_all_but_one(site: Site, visit: Visitors):
    marloes = visit.sign_in("marloes")
    text = write(marloes)
    lay_before(marloes)
    mail = site.mailbox.wait_for("hanneke@lindemeer.example", SENTENCE)
    comment(visit.sign_in("hanneke", **PHONE), link_in(mail, "/versies/"))
    draft = answer_and_rewrite(marloes, text)
    adopt(marloes, draft)

    phone = visit.sign_in("carla", HERE, **PHONE)  # a reader, with the mandate
    link(phone, "Say so")
    phone.check("[name=stand][value=endorses]")
    button(phone, "Save this")
    expect(phone.locator("h1")).to_have_text("1 van de 20 partners staat erachter.")

    marloes.goto(f"{draft}partners/")
    marloes.locator("form[action$='/herinneren/'] button").click()
    asked = site.mailbox.wait_for("hanneke@lindemeer.example", "/erachter/")
    hanneke = visit.sign_in("hanneke", link_in(asked, "/erachter/"), **PHONE)
    hanneke.check("[name=stand][value=endorses]")
    button(hanneke, "Save this")

    speak_on_paper(marloes, draft, "endorses", 17)
    speak_on_paper(marloes, draft, "not_yet", 1)
    marloes.goto(HERE)
    expect(marloes.locator("main")).to_contain_text("19 van de 20 partners staan erachter.")
    expect(marloes.locator("main")).to_contain_text(WHY)
    expect(marloes.locator("main")).to_contain_text("Bestuurlijk overleg, besluit 4")
    marloes.goto("/regio/lindemeer/")
    expect(marloes.locator("main")).to_contain_text(SENTENCE)
    assert marloes.request.get(f"{draft}ambitie.pdf").body().startswith(b"%PDF")

"""A board meeting: invitation, answer, running, a provisional decision, minutes, approval."""

from datetime import date, timedelta

import pytest
import vobject
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import button
from tests.mailbox import attachments_of, link_in

pytestmark = [pytest.mark.journey]

TITLE = "Extra bestuurlijk overleg"
DECISION = "we huren drie bussen voor de regiodag"
HANNEKE = "hanneke@lindemeer.example"


def plan(page: Page, title: str, days: int) -> str:
    """Plan a consultation; returns its address."""
    page.goto("/regio/lindemeer/bijeenkomsten/nieuw/")
    page.fill("[name=title]", title)
    page.fill("[name=day]", (date.today() + timedelta(days=days)).isoformat())
    page.select_option("[name=kind]", "management")
    assert nl("%(name)s (nobody has been here yet)", name="") in page.content()
    page.fill("[name=place]", "Raadzaal")
    button(page, "Plan the meeting")
    page.wait_for_url("**/bijeenkomsten/*/")
    return page.url


def make_agenda(page: Page, at: str) -> None:
    page.goto(f"{at}agenda/")
    page.fill("#id_title", "Vervoer naar de regiodag")
    page.check("[name=kind][value=decide]")
    page.select_option("[name=subject]", "means")
    button(page, "Put it on the agenda")
    expect(page.locator(".points")).to_contain_text("Vervoer naar de regiodag")


def invite(page: Page, at: str, people: list[str]) -> None:
    for name in people:
        page.goto(f"{at}genodigden/")
        option = page.locator("[name=person] option", has_text=name).first
        page.select_option("[name=person]", value=option.get_attribute("value"))
        button(page, "Put on the list")
    page.locator("header form .btn").click()
    expect(page.locator("main")).to_contain_text("onderweg")


def answer_by_mail(site: Site, visit: Visitors) -> None:
    """Hanneke answers on her phone, from the mail, without signing in."""
    mail = site.mailbox.wait_for(HANNEKE, TITLE)
    (_name, content) = attachments_of(mail)[0]
    text = content if isinstance(content, str) else content.decode()
    event = vobject.readOne(text).vevent
    assert event.summary.value == TITLE
    phone = visit.phone(link_in(mail, "/bijeenkomst/"))
    button(phone, "I come")
    expect(phone.locator("main")).to_contain_text(nl("Thank you. Your answer is kept."))


def lead(page: Page, at: str) -> None:
    """Begin, note, catch an action and a decision that is above everybody's mandate, end."""
    page.goto(f"{at}leiden/")
    button(page, "Begin the meeting")
    expect(page.locator(".run-side")).to_contain_text("Hanneke Bruin")
    with page.expect_response("**/notitie/"):
        page.fill("#note", "Vorig jaar waren de bussen te vol.")
    page.fill("#line", "@Hanneke voor vrijdag: vraagt een prijs")
    button(page, "Catch it")
    expect(page.locator(".catch .items")).to_contain_text("vraagt een prijs")
    page.fill("#line", f"besluit € 30.000: {DECISION}")
    button(page, "Catch it")
    expect(page.locator(".catch .items")).to_contain_text("Carla Wiegers")
    expect(page.locator("#note")).to_have_value("Vorig jaar waren de bussen te vol.")
    button(page, "End the meeting")
    page.wait_for_url("**/verslag/")


def test_from_invitation_to_approved_minutes(site: Site, visit: Visitors):
    page = visit.sign_in("marloes")
    at = plan(page, TITLE, 3)
    make_agenda(page, at)
    invite(page, at, ["Hanneke Bruin", "Joris Wolters"])
    answer_by_mail(site, visit)

    lead(page, at)
    expect(page.locator("main")).to_contain_text("Geen jongere in Lindemeer")
    button(page, "Send the minutes round")
    mail = site.mailbox.wait_for(HANNEKE, DECISION)
    assert attachments_of(mail)[0][1].startswith(b"%PDF")

    carla = visit.sign_in("carla", at + "verslag/")
    expect(carla.locator("main")).not_to_contain_text("Hanneke Bruin, ")
    carla.get_by_role("link", name=DECISION).first.click()
    button(carla, "Confirm on my mandate")
    carla.goto(at + "verslag/")
    expect(carla.locator("main")).to_contain_text("Carla Wiegers")

    following = plan(page, "Overleg daarna", 40)
    page.goto(f"{following}leiden/")
    button(page, "Begin the meeting")
    button(page, "Approve these minutes")
    page.goto(f"{at}verslag/")
    expect(page.locator("main")).to_contain_text(nl("Approved"))
    page.goto("/regio/lindemeer/bijeenkomsten/?toon=geweest")
    expect(page.locator("main")).to_contain_text(TITLE)

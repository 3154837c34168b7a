"""Three evenings in three towns, from planning and invitation to the message about what came."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import PHONE, button, link
from tests.mailbox import attachments_of, link_in, text_of

pytestmark = [pytest.mark.journey]

ROOM = "/regio/lindemeer/bijeenkomsten/dialoog/"
HANNEKE, BAKER = "hanneke@lindemeer.example", "bakker@warmebakker.example"
TOWNS = ["Lindemeer", "Oudewaard", "Vijverhof"]
PUZZLE, PEARL = "Wie belt een leerling in de zomer?", "Elke nieuwe leerling krijgt een maatje"
ASKED, ANSWER = "Mag een school in de zomer bellen?", "Ja, als de ouders het weten."
PARTY = "tess@gemeente.example"
ACTION, MESSAGE = "Een belrooster voor de zomer maken", "Het belrooster hangt er."


def fill_in(page: Page, town: str, weeks: int) -> None:
    """What a meeting is, when and where."""
    page.fill("[name=title]", f"Samen verder in {town}")
    page.fill("[name=day]", (date.today() + timedelta(weeks=weeks)).isoformat())
    page.fill("[name=starts]", "19:30")
    page.fill("[name=place]", f"Dorpshuis {town}")


def plan(page: Page) -> list[str]:
    """Plan the first, and the same in two other towns; their addresses."""
    page.goto(f"{ROOM}nieuw/")
    fill_in(page, TOWNS[0], 3)
    page.locator("[name=focus_areas]").first.check()
    page.select_option("[name=gathering]", "nieuw")
    button(page, "Plan it")
    expect(page.locator("h1")).to_have_text(f"Samen verder in {TOWNS[0]}")
    found = [page.url]
    for weeks, town in enumerate(TOWNS[1:], start=4):
        page.goto(f"{found[0]}herhalen/")
        fill_in(page, town, weeks)
        button(page, "Plan it")
        expect(page.locator("h1")).to_have_text(f"Samen verder in {town}")
        found.append(page.url)
    return found


def invite(page: Page, at: str) -> None:
    """Ask Hanneke, who gets a mail."""
    page.goto(at)
    link(page, "Ask people and send invitations")
    option = page.locator("[name=person] option", has_text="Hanneke Bruin").first
    page.select_option("[name=person]", value=option.get_attribute("value"))
    button(page, "Put on the list")
    page.locator("header form .btn").click()
    expect(page.locator("main")).to_contain_text("onderweg")


def hold(site: Site, visit: Visitors, leader: Page, at: str, address: str = "") -> None:
    """Somebody joins, tells a puzzle and a pearl, perhaps leaves an address; then it is over."""
    leader.goto(f"{at}leiden/")
    button(leader, "Open the meeting")
    expect(leader.locator("#einde")).to_be_visible()
    pk = int(at.rstrip("/").rpartition("/")[2])
    code = site.one("select code from dialogues_dialogue where id = ?", pk)
    phone = visit.phone(f"/dialoog/{code}/", **PHONE)
    phone.locator("[name=table]").first.check()
    button(phone, "Sit down")
    for kind, text in (("puzzle", PUZZLE), ("pearl", PEARL)):
        phone.check(f"[name=kind][value={kind}]")
        phone.fill("#telling [name=text]", text)
        button(phone, "Put it on the wall")
        expect(phone.locator("#told")).to_contain_text(text)
    if address:
        link(phone, "Send me the report")
        phone.fill("[name=email]", address)
        button(phone, "Send me the report")
        expect(phone.locator("main")).to_contain_text(
            nl("You get the report by mail after the meeting.")
        )
    leader.goto(f"{at}leiden/")
    leader.locator("#einde summary").click()
    leader.locator("#einde .btn").first.click()
    expect(leader.locator("main")).to_contain_text(
        nl("This meeting is over. The wall stays as it is.")
    )


def decide(page: Page, at: str, kind: str, **fields: str) -> None:
    """The puzzle that waits gets a destination; then the pearl follows by itself."""
    page.goto(f"{at}na-afloop/")
    link(page, "Give the next one a destination")
    expect(page.locator(".decide-on")).to_contain_text(PUZZLE)
    page.keyboard.press({"action": "1", "question": "4", "parked": "5"}[kind])
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    button(page, "Save and go to the next one")
    expect(page.locator(".decide-on")).to_contain_text(PEARL)


def answer(site: Site, visit: Visitors, leader: Page, at: str) -> None:
    """Another party gets the question by mail and answers without an account."""
    mail = site.mailbox.wait_for(PARTY, ASKED)
    assert PUZZLE not in text_of(mail)
    party = visit.phone(link_in(mail, "/vraag-na-dialoog/"), **PHONE)
    party.fill("[name=text]", ANSWER)
    button(party, "Save the answer")
    expect(party.locator("main")).to_contain_text(nl("Thank you. Your answer is saved."))
    leader.goto(f"{at}na-afloop/")
    button(leader, "This is what came of it")
    expect(leader.locator(".became.done")).to_contain_text(ANSWER)


def test_three_evenings_from_invitation_to_what_came_of_them(site: Site, visit: Visitors):
    sem = visit.sign_in("sem")
    evenings = plan(sem)
    invite(sem, evenings[0])
    site.mailbox.wait_for(HANNEKE, "Samen verder in Lindemeer")
    for at, address in zip(evenings, [BAKER, "", ""], strict=True):
        hold(site, visit, sem, at, address)

    decide(sem, evenings[0], "action", action_text=ACTION, owner_name="De mentor")
    sem.check("[name=kind][value=share]")
    sem.fill("[name=share]", "Op de studiedag")
    button(sem, "Save and go to the next one")
    expect(sem.locator("main")).to_contain_text("1 van 1 puzzels en ideeën hebben een bestemming.")
    decide(
        sem, evenings[1], "question",
        question=ASKED, asked_of="De gemeente", asked_name="Tess", asked_email=PARTY,
    )  # fmt: skip
    answer(site, visit, sem, evenings[1])
    decide(sem, evenings[2], "parked", reason="Eerst kijken hoe het in Lindemeer gaat")

    sem.goto(f"{evenings[0]}na-afloop/post/")
    button(sem, "Put who was invited on the list")
    sem.locator("form[action$='/post/verslag/'] button").click()
    for email in (HANNEKE, BAKER):
        mail = site.mailbox.wait_for(email, "Verslag van “Samen verder in Lindemeer”")
        (name, content) = attachments_of(mail)[0]
        assert name.endswith(".pdf") and content.startswith(b"%PDF")
    stop = visit.phone(link_in(mail, "/dialoogpost/"), **PHONE)
    button(stop, "Stop the mail and delete my address")
    expect(stop.locator("h1")).to_have_text(nl("You no longer get this mail."))

    sem.goto(f"{evenings[0]}na-afloop/")
    sem.get_by_role("link", name=ACTION).first.click()
    expect(sem.locator("main")).to_contain_text(PUZZLE)
    sem.check("[name=state][value=done]")
    button(sem, "Save the state")
    expect(sem.locator(".status").first).to_be_visible()
    expect(sem.locator("[name=state][value=done]")).to_be_checked()

    sem.goto(f"{evenings[0]}na-afloop/post/bericht/")
    proposed = sem.locator("[name=text]").input_value()
    assert PUZZLE in proposed and f"{ACTION} (klaar)" in proposed
    sem.fill("[name=text]", MESSAGE)
    button(sem, "Save and see how it will be")
    expect(sem.locator(".letter")).to_have_text(MESSAGE)
    sem.locator("button[name=versturen]").click()
    told = site.mailbox.wait_for(HANNEKE, MESSAGE)
    assert "Wat er kwam van" in text_of(told)
    expect(sem.locator("#bericht")).to_contain_text("Gemaild naar 1 adres.")
    assert not [mail for mail in site.mailbox.to(BAKER) if MESSAGE in text_of(mail)]
    known = "select count(*) from dialogues_dialogueaddress where email <> '' and dialogue_id = ?"
    assert site.one(known, int(evenings[0].rstrip("/").rpartition("/")[2])) == 0

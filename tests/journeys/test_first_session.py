"""From nothing to the mailed report: set up, invite, twelve phones, two facilitators, a screen."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import Console, Phone, answers_in, button, link, session_of, session_url
from tests.mailbox import attachments_of, link_in

pytestmark = [pytest.mark.journey]

REGION = "regio-zomerveen"
TITLE = "Eerste reflectie"
PASSWORD = "korenbloem-aan-de-dijk"
ORGANISATIONS = ["Praktijkschool De Werf", "Gemeente Zomerveen", "Bakkerij De Korenaar"]
KINDS = ["pro", "gemeente", "werkgever"]
LAYERS = ["board", "management", "practice"]
LAYERS_NL = ["bestuur", "management", "uitvoering"]
SECOND = "begeleider@zomerveen.example"
OWNER = "Deelnemer 3"


def people_table() -> str:
    """Twelve people and a second facilitator, as copied from a spreadsheet."""
    lines = ["Naam\tE-mail\tOrganisatie\tSoort\tLaag\tRol"]
    for n in range(12):
        where = f"{ORGANISATIONS[n % 3]}\t{KINDS[n % 3]}\t{LAYERS_NL[n % 3]}"
        lines.append(f"Deelnemer {n + 1}\tdeelnemer{n + 1}@zomerveen.example\t{where}\tmentor")
    lines.append(f"Bea Geleider\t{SECOND}\t{ORGANISATIONS[1]}\t{KINDS[1]}\tmanagement\tadviseur")
    return "\n".join(lines)


def set_up(page: Page) -> None:
    """The first person makes the partnership and brings in a list of people."""
    page.goto("/")
    page.get_by_label(nl("What is your partnership called?")).fill("Regio Zomerveen")
    page.get_by_label(nl("Your name")).fill("Cora Dinator")
    page.get_by_label(nl("Your e-mail address")).fill("cora@zomerveen.example")
    page.fill("[name=password]", PASSWORD)
    button(page, "Make my partnership")
    page.locator("textarea[name=text]:visible").fill(people_table())
    button(page, "Look at what is added")
    expect(page.locator("main")).to_contain_text("Deelnemer 12")
    button(page, "Bring in this list")
    page.wait_for_url(f"**/regio/{REGION}/")


def write_ambition(page: Page) -> None:
    """One sentence, adopted at the table: from then on it stands above the pages."""
    page.goto(f"/regio/{REGION}/ambitie/wijzigen/")
    page.fill("[name=sentence]", "Elke jongere in Zomerveen vindt een plek die past.")
    button(page, "Save the draft")
    page.wait_for_url(lambda url: "/wijzigen/" not in url)
    page.goto(f"{page.url}vaststellen/")
    page.fill("[name=adopted_on]", (date.today() - timedelta(days=1)).isoformat())
    page.fill("[name=where]", "Bestuurlijk overleg")
    button(page, "Adopt this text")
    page.wait_for_url(lambda url: "/vaststellen/" not in url)
    page.goto(f"/regio/{REGION}/")
    expect(page.locator("main")).to_contain_text("Elke jongere in Zomerveen")


def invite_second_facilitator(site: Site, page: Page, visit: Visitors) -> Page:
    """By mail; she chooses a password and is in. Returns her browser."""
    number = site.one("SELECT id FROM network_person WHERE email = ?", SECOND)
    page.goto(f"/regio/{REGION}/netwerk/mensen/{number}/uitnodigen/")
    page.check("[name=role][value=facilitator]")
    button(page, "Send invitation")
    mail = site.mailbox.wait_for(SECOND)
    theirs = visit(link_in(mail, "/uitnodiging/"))
    theirs.fill("[name=password]", "paardenbloem-in-de-wei")
    theirs.locator("main form .btn").first.click()
    theirs.wait_for_url(f"**/regio/{REGION}/")
    return theirs


def plan_session(site: Site, page: Page) -> tuple[int, str, str]:
    """Plan it an hour from now, let two people lead it, and mail the invitations."""
    page.goto(f"/regio/{REGION}/reflectie/")
    link(page, "Plan the first session")
    page.fill("[name=title]", TITLE)
    page.fill("[name=date]", date.today().isoformat())
    page.fill("[name=time]", "23:00")
    page.fill("[name=place]", "Gemeentehuis van Zomerveen")
    button(page, "Plan the session")
    number, code, screen = session_of(site, TITLE)
    link(page, "Who leads")
    for box in page.locator("[name=users]").all():
        box.check()
    button(page, "Save")
    button(page, "Mail the invitations")
    for n in (1, 12):
        mail = site.mailbox.wait_for(f"deelnemer{n}@zomerveen.example", code)
        assert link_in(mail, "/meedoen/") == f"/meedoen/{code}/"
    return number, code, screen


def twelve_join(visit: Visitors, code: str, screen: Page) -> list[Phone]:
    """Everybody joins; the first types the code that is on the screen."""
    first = visit.phone("/meedoen/")
    first.fill("[name=code]", code.lower())
    button(first, "Go on")
    first.wait_for_url(f"**/meedoen/{code}/")
    pages = [first, *[visit.phone(service_workers="block") for _ in range(11)]]
    phones = [
        Phone(page, code).join(LAYERS[n % 3], ORGANISATIONS[n % 3]) for n, page in enumerate(pages)
    ]
    expect(screen.locator(".count b")).to_have_text("12")
    return phones


def everyone_answers(phones: list[Phone]) -> None:
    """Most people tap fast; the first does it by hand and explains one answer."""
    by_hand = phones[0]
    by_hand.tap(2)
    by_hand.is_saved()
    by_hand.page.locator("#why > summary").click()
    by_hand.page.fill("#argument", "Hij hangt aan de muur, maar niemand leest hem.")
    by_hand.next()
    by_hand.tap("unknown")
    by_hand.is_saved()
    by_hand.next()
    by_hand.answer([3] * 20)
    for n, phone in enumerate(phones[1:]):
        phone.answer([1 + (n + place) % 5 for place in range(22)])


def talk(console: Console, screen: Page, phones: list[Phone]) -> None:
    """One statement on screen, voted on again; the screen goes blank and comes back."""
    console.press("First statement")
    expect(screen.locator("h1.say")).to_be_visible()
    said = screen.locator("h1.say").inner_text()
    expect(phones[5].page.locator("h1.statement")).to_have_text(said)
    phones[4].page.fill("#text", "Wie betaalt, bepaalt.")
    button(phones[4].page, "Send")
    expect(console.page.locator(".console")).to_contain_text("Wie betaalt, bepaalt.")
    console.page.locator("form[action$='/argumenten/'] button").click()
    expect(screen.locator(".screen-arguments")).to_contain_text("Wie betaalt, bepaalt.")
    console.press("Vote again")
    for phone in phones[:6]:
        link(phone.page, "Give your second answer")
        phone.tap(4)
        button(phone.page, "Save my second answer")
    console.press("Show the second vote")
    expect(console.page.locator(".console")).to_contain_text(nl("Second vote"))
    console.page.keyboard.press("b")
    expect(screen.locator("h1")).to_have_class("visually-hidden")
    console.page.keyboard.press("b")
    expect(screen.locator("h1.say")).to_be_visible()


def agree(console: Console, screen: Page, phones: list[Phone]) -> None:
    """Two actions, the date of the next round, and the end."""
    later = date.today() + timedelta(days=30)
    console.press("To the actions")
    console.add_action("Zet de ambitie bovenaan elke agenda.", OWNER, later.isoformat(), "A3")
    console.add_action("Bel de drie werkgevers.", "Mevrouw De Groot", later.isoformat())
    expect(screen.locator(".groups li")).to_have_count(2)
    expect(phones[3].page.locator("main")).to_contain_text("Bel de drie werkgevers.")
    console.page.fill("#next-round", (later + timedelta(days=300)).isoformat())
    console.press("Save the date")
    link(phones[2].page, "Send me the report")
    phones[2].page.fill("[name=email]", "deelnemer3@zomerveen.example")
    button(phones[2].page, "Send me the report")
    console.press("End the session")
    console.says("The session is closed.")


def report(site: Site, page: Page, number: int) -> None:
    """What came out, on screen and by mail to who asked, with the actions and the PDF."""
    link(page, "See what came out")
    expect(page.locator("main")).to_contain_text("12")
    page.goto(f"{session_url(number, REGION)}verslag/")
    expect(page.locator("main")).to_contain_text("Bel de drie werkgevers.")
    page.locator(f"form[action$='/{number}/verslag/mailen/'] button").click()
    mail = site.mailbox.wait_for("deelnemer3@zomerveen.example", "Bel de drie werkgevers.")
    assert TITLE in mail["Subject"]
    [(name, content)] = attachments_of(mail)
    assert name.endswith(".pdf")
    assert content.startswith(b"%PDF")
    page.goto(f"/regio/{REGION}/acties/")
    expect(page.locator("main")).to_contain_text("Zet de ambitie bovenaan elke agenda.")


@pytest.mark.slow
def test_from_nothing_to_a_mailed_report(empty_site: Site, visit_empty: Visitors):
    site, visit = empty_site, visit_empty
    coordinator = visit()
    set_up(coordinator)
    write_ambition(coordinator)
    second = invite_second_facilitator(site, coordinator, visit)
    number, code, screen_path = plan_session(site, coordinator)

    console = Console(coordinator, session_url(number, REGION))
    screen = visit(screen_path, viewport={"width": 1920, "height": 1080})
    expect(screen.locator(".code")).to_have_text(code)
    console.press("Open the session")
    phones = twelve_join(visit, code, screen)
    everyone_answers(phones)
    expect(screen.locator(".count b")).to_have_text("12")
    assert coordinator.locator(".console .bar").count() == 0, "no score before the reveal"
    assert len(answers_in(site, number)) == 12 * 22

    theirs = Console(second, session_url(number, REGION))
    theirs.press("Take over")
    expect(second.locator(".console")).to_contain_text(nl("You lead this session."))
    expect(coordinator.locator(".console")).to_contain_text("Bea Geleider")
    theirs.press("Show the results")
    expect(screen.locator(".six li")).to_have_count(6)
    expect(phones[7].page.locator("main .bar").first).to_be_visible()
    talk(theirs, screen, phones)
    agree(theirs, screen, phones)

    report(site, coordinator, number)

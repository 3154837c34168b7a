"""With the keyboard alone: every journey, from a fresh partnership to an own instrument."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from samenverder.lib.tables import Sheet, write_xlsx
from tests.browser import Site, Visitors, nl
from tests.journeys.keyboard import Keys
from tests.journeys.people import Phone, answers_in, keeps_its_page, session_of, session_url
from tests.journeys.score_files import XLSX
from tests.journeys.test_first_session import PASSWORD, REGION, SECOND, people_table
from tests.journeys.test_lost_network import kept_on_phone
from tests.mailbox import link_in
from tests.waiting import soon

pytestmark = [pytest.mark.journey]

FOURTH = "Reflectie voorjaar 2027"
HOME = "/regio/lindemeer/reflectie/"


# ---- what several journeys do -------------------------------------------------------------------
def plan(keys: Keys, title: str, on: date, **choices: Any) -> None:
    """Fill in the planning form from top to bottom; `choices` are fields further down."""
    keys.write("[name=title]", title).day("[name=date]", on).hour("[name=time]", time(14, 0))
    for name in ("mode", "timing"):
        if name in choices:
            keys.pick(name, choices[name])
    if "until" in choices:
        keys.day("[name=answers_from_date]", choices["since"])
        keys.day("[name=answers_until_date]", choices["until"])
    keys.go("Plan the session")
    assert "/nieuw/" not in keys.page.url, keys.page.locator("main").inner_text()


def lead(keys: Keys) -> None:
    """From the page of a session to its console, and open it."""
    keys.go("Lead the session")
    keys.press("Open the session")


def join(keys: Keys, code: str, organisation: str = "", layer: str = "") -> None:
    """Type the code, say where you work, and join."""
    keys.write("[name=code]", code).page.keyboard.press("Enter")
    keys.page.wait_for_url(f"**/meedoen/{code}/")
    if organisation:
        keys.choose("[name=organisation]", organisation)
    keys.pick("layer", layer).go("Join")


def answer(keys: Keys, count: int, first: int = 1) -> None:
    """Tab to the answers, arrows to choose, on to the next; the focus goes to the next answer."""
    page = keys.page
    keys.to("[name=value]")
    for number in range(first, first + count):
        page.keyboard.press("Space")
        for _ in range(number % 4):
            page.keyboard.press("ArrowDown")
        keys.enter("#next")
        if number < 22:
            expect(page.locator("#corner")).to_contain_text(str(number + 1))
            assert page.evaluate("document.activeElement.name") == "value"


def add_action(keys: Keys, text: str, owner: str, due: date) -> None:
    """Catch an action: what, who, when."""
    keys.write("[name=text]:not(#note)", text).write("[name=owner]", owner)
    keys.day("[name=due_on]", due).go("Add the action")
    expect(keys.page.locator(".console .items b", has_text=text)).to_be_visible()


def end(keys: Keys) -> None:
    """End the session, and go and see what came out."""
    keys.press("End the session").says(".console", "The session is closed.")
    keys.go("See what came out")


def later(days: int) -> date:
    return date.today() + timedelta(days=days)


# ---- from nothing to a report -------------------------------------------------------------------
def set_up(keys: Keys) -> None:
    """The first person makes the partnership, and brings in a list of people."""
    keys.page.goto("/")
    fields = keys.page.locator("main form input:not([type=hidden])")
    names = [fields.nth(n).get_attribute("name") for n in range(fields.count())]
    keys.write(f"[name={names[0]}]", "Regio Zomerveen").write(f"[name={names[1]}]", "Cora Dinator")
    keys.write("[name=email]", "cora@zomerveen.example").write("[name=password]", PASSWORD)
    keys.go("Make my partnership")
    keys.write("textarea[name=text]", people_table()).go("Look at what is added")
    expect(keys.page.locator("main")).to_contain_text("Deelnemer 12")
    keys.go("Bring in this list")


def invited(site: Site, keys: Keys, visit: Visitors) -> Keys:
    """A second facilitator follows the link in her mail, and chooses a password."""
    number = site.one("SELECT id FROM network_person WHERE email = ?", SECOND)
    keys.page.goto(f"/regio/{REGION}/netwerk/mensen/{number}/uitnodigen/")
    keys.pick("role", "facilitator").go("Send invitation")
    mail = site.mailbox.wait_for(SECOND)
    theirs = Keys(visit(link_in(mail, "/uitnodiging/")))
    theirs.write("[name=password]", "paardenbloem-in-de-wei").leave("main form .btn")
    return theirs


@pytest.mark.slow
def test_from_nothing_to_a_report(empty_site: Site, visit_empty: Visitors):
    site, visit = empty_site, visit_empty
    keys = Keys(visit())
    set_up(keys)
    second = invited(site, keys, visit)
    keys.page.goto(f"/regio/{REGION}/reflectie/")
    keys.go("Plan the first session")
    plan(keys, "Eerste reflectie", date.today())
    number, code, screen_path = session_of(site, "Eerste reflectie")
    keys.go("Mail the invitations")
    assert link_in(site.mailbox.wait_for("deelnemer1@zomerveen.example", code), "/meedoen/")
    lead(keys)
    screen = Keys(visit(screen_path, viewport={"width": 1440, "height": 810}))
    participant = Keys(visit("/meedoen/"))
    join(participant, code, "Bakkerij De Korenaar", "practice")
    answer(participant, 22)
    for n in range(5):
        Phone(visit.phone(), code).join().answer([1 + n] * 22)

    second.page.goto(f"{session_url(number, REGION)}leiden/")
    second.press("Take over").says(".console", "You lead this session.")
    expect(keys.page.locator(".console")).to_contain_text("Bea Geleider")
    second.press("Show the results")
    expect(screen.page.locator(".six li")).to_have_count(6)
    screen.press("Show this as a table")
    expect(screen.page.locator(".screen-table tbody tr")).to_have_count(6)
    screen.press("Back to the picture")
    second.press("First statement")
    expect(screen.page.locator("h1.say")).to_be_visible()
    second.press("Vote again").says(".console", "Show the second vote")
    participant.go("Give your second answer")
    participant.pick("value", "5").go("Save my second answer")
    second.press("Show the second vote").press("To the actions")
    add_action(second, "Bel de drie werkgevers.", "Deelnemer 3", later(30))
    second.day("#next-round", later(300)).go("Save the date")
    participant.go("Send me the report").write("[name=email]", "mij@zomerveen.example")
    participant.go("Send me the report")
    end(second)
    second.page.goto(f"{session_url(number, REGION)}verslag/")
    second.leave(f"form[action$='/{number}/verslag/mailen/'] button")
    assert site.mailbox.wait_for("mij@zomerveen.example", "Bel de drie werkgevers.")


# ---- the third round ----------------------------------------------------------------------------
def test_a_session_without_a_mouse(site: Site, visit: Visitors):
    """A round after three others: last time's actions, the talk, the comparison."""
    number, code, screen_path = session_of(site, FOURTH)
    keys = Keys(visit()).sign_in("sem", HOME)
    keys.go(FOURTH)
    lead(keys)
    keys.says(".console", "Filling in").press("Next part")
    keys.says(".console", "Last time's actions")
    page = keys.page
    participant = Keys(visit("/meedoen/"))
    join(participant, code, "Lindecollege", "management")
    answer(participant, 22)
    participant.page.wait_for_url("**/nu/")
    rows = answers_in(site, number)
    assert len(rows) == 22
    assert {value for _seat, _code, value, _count in rows} == {1, 2, 3, 4}
    marks(participant)

    screen = visit(screen_path)
    keys.press("Show the results").says(".console", "Another statement")
    keys.press("To the actions").press("Back to the talk").says(".console", "Another statement")
    keys.choose("#other", "R1").enter("button[name=step][value=add]")
    expect(page.locator(".propose")).to_contain_text("R1")
    page.keyboard.press("n")
    expect(screen.locator("h1.say")).to_be_visible()
    page.keyboard.press("b")
    expect(screen.locator("h1")).to_have_class("visually-hidden")
    page.keyboard.press("b")
    expect(screen.locator("h1.say")).to_be_visible()
    keys.enter("form[action$='/volgende/'] button")
    end(keys)


def marks(keys: Keys) -> None:
    """Choose two statements to work on."""
    keys.go("Choose what you want to work on")
    keys.tick("[name=statement][value=A2]").tick("[name=statement][value=R1]")
    keys.go("Save my choice")


def test_the_comparison_of_a_third_round(site: Site, visit: Visitors):
    """From the list of sessions to what changed, the table, one statement and the report."""
    keys = Keys(visit()).sign_in("hanneke", HOME)
    keys.go("Reflectie najaar 2026")
    keys.go("See what came out")
    keys.to(".scroll:has(table.change)")
    expect(keys.page.locator("table.change")).to_contain_text(nl("Probably improved"))
    keys.leave(".row a[href$='/uitkomst/A1/']")


# ---- a phone without network --------------------------------------------------------------------
def test_a_lost_network(site: Site, visit: Visitors):
    visit.forgive("net::ERR_INTERNET_DISCONNECTED")
    leader = Keys(visit()).sign_in("marloes", f"{HOME}sessies/nieuw/")
    plan(leader, "In de kelder", date.today())
    number, code, _screen = session_of(site, "In de kelder")
    lead(leader)
    leader.says(".console", "Filling in")
    keys = Keys(visit("/meedoen/"))
    page = keys.page
    join(keys, code, layer="practice")
    answer(keys, 2)
    keeps_its_page(page)
    assert soon(lambda: kept_on_phone(page, code) == 0)  # the first two have arrived
    page.context.set_offline(True)
    answer(keys, 3, first=3)
    keys.enter("#why > summary").write("#argument", "Ik zit in een kelder.")
    page.reload()
    expect(page.locator("#argument")).to_have_value("Ik zit in een kelder.")
    assert kept_on_phone(page, code) == 4
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_contain_text("Bewaard")
    answer(keys, 17, first=6)
    page.wait_for_url("**/nu/")
    assert len(answers_in(site, number)) == 22
    personal = page.locator("section b.nowrap").inner_text()
    other = Keys(visit(f"/meedoen/{code}/"))
    other.go("Go on with your personal code").write("[name=code]", personal).go("Go on")
    other.page.wait_for_url("**/stelling/1/")
    other.go("All my answers").says("h1", "You answered everything")


# ---- a week beforehand, and paper ---------------------------------------------------------------
def test_a_week_beforehand_with_paper(site: Site, visit: Visitors):
    keys = Keys(visit()).sign_in("marloes", HOME)
    keys.go("Plan a session")
    title = "Een week vooraf"
    plan(keys, title, later(7), timing="beforehand", since=date.today(), until=later(6))
    number, _code, screen_path = session_of(site, title)
    keys.go("Lead the session")
    keys.press("Open the session").says(".console", "Filling in")
    keys.page.goto(session_url(number))
    keys.go("Paper and files")
    keys.go("Type in a sheet")
    keys.choose("[name=organisation]", "Lindecollege").choose("[name=layer]", "Leidinggeven")
    keys.to("[data-score]").page.keyboard.type("4" * 22)
    keys.leave("main form .btn:not(.plain, .small)")
    keys.says("main", "Sheet %(number)d is stored. Take the next one.", number=1)
    keys.page.goto(f"{session_url(number)}papier/")
    statements = site.rows(
        "SELECT s.code FROM reflection_statement s JOIN reflection_reflectionsession r"
        ' ON r.instrument_id = s.instrument_id WHERE r.id = ? ORDER BY s."order"',
        number,
    )
    header = [code for (code,) in statements]
    rows = [[str(1 + (n + at) % 5) for at in range(22)] for n in range(6)]
    content = write_xlsx([Sheet("Scores", header, rows)])
    keys.file("[name=file]", {"name": "scores.xlsx", "mimeType": XLSX, "buffer": content})
    keys.go("Check this file")
    keys.leave("main form .btn:not(.plain)")
    screen = visit(screen_path)
    keys.page.goto(f"{session_url(number)}leiden/")
    keys.press("Show the results")
    expect(screen.locator(".six li")).to_have_count(6)


# ---- an open conversation -----------------------------------------------------------------------
def test_an_open_conversation(site: Site, visit: Visitors):
    keys = Keys(visit()).sign_in("sem", f"{HOME}sessies/nieuw/")
    plan(keys, "Gesprek zonder muis", date.today(), mode="conversation")
    _number, _code, screen_path = session_of(site, "Gesprek zonder muis")
    screen = visit(screen_path, viewport={"width": 1440, "height": 810})
    lead(keys)
    page = keys.page
    keys.says(".console", "The open conversation has begun.")
    keys.choose("#other", "R3").enter("button[name=step][value=add]")
    expect(page.locator(".propose")).to_contain_text("R3")
    keys.press("Now", row="R3")
    expect(page.locator(".current")).to_contain_text("R3")
    expect(screen.locator("h1.say")).to_be_visible()
    with page.expect_response("**/leiden/notitie/"):
        keys.write("#note", "De overdracht gaat goed.")
    keys.press("Next statement")
    expect(page.locator(".current")).to_contain_text("A1")
    keys.press("To the actions")
    add_action(keys, "Schrijf één brief.", "Fatima Aydin", later(14))
    end(keys)
    expect(page.locator("main")).to_contain_text("De overdracht gaat goed.")


# ---- an own instrument --------------------------------------------------------------------------
def test_an_own_instrument(site: Site, visit: Visitors):
    keys = Keys(visit()).sign_in("marloes", HOME)
    page = keys.page
    keys.go("The statements").leave("main .item a")
    keys.go("Make an own version").go("Change title and scale")
    keys.write("[name=title_nl]", "Vragen zonder muis").go("Save")
    expect(page.locator("h1")).to_contain_text("Vragen zonder muis")
    themes = page.locator("main > .section[id]")
    expect(themes).to_have_count(6)
    keys.leave("form[action*='/thema/'][action$='/verwijderen/'] button")
    expect(themes).to_have_count(5)
    keys.go("Undo")
    expect(themes).to_have_count(6)
    keys.leave("a[href$='/stelling/']")
    keys.write("[name=text_nl]", "Elke mentor bezocht een bedrijf.").leave(
        "main form .btn:not(.plain)"
    )
    expect(page.locator("main")).to_contain_text("Elke mentor bezocht een bedrijf.")
    keys.leave("form[action$='/publiceren/'] button")
    expect(page.locator("main")).not_to_contain_text(nl("not published yet"))
    page.goto(f"{HOME}sessies/nieuw/")
    keys.choose("[name=instrument]", "Vragen zonder muis")


def test_a_control_out_of_reach_is_noticed(visit: Visitors):
    """The check can fail: what Tab does not reach, and what hides that it has the focus."""
    page: Page = visit("/meedoen/")
    with pytest.raises(AssertionError, match="cannot be reached"):
        Keys(page).to("h1")
    page.evaluate("document.querySelector('[name=code]').style.outline = 'none'")
    with pytest.raises(AssertionError, match="no focus to see"):
        Keys(page).to("[name=code]")

"""A learning track of eleven schools, from the invitation to the pitch day and an agreement."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import PHONE, button, link
from tests.journeys.track_people import TRACKS, add_need, share, tick_all, write_section
from tests.mailbox import link_in

pytestmark = [pytest.mark.journey]

TITLE = "Leren met ouders"
BOARD = "Stichting Onderwijs aan de Linde"
SCHOOL = "Vso De Wending"
NEED = "Twee avonden voor ouders, met tolk"


def begin(page: Page) -> str:
    """A track from the ready-made programme; returns its address."""
    page.goto(f"{TRACKS}nieuw/")
    page.check("[name=beginning][value=voorbeeld]")
    page.fill("[name=title]", TITLE)
    page.fill("[name=theme]", "Ouders")
    page.fill("[name=question]", "Hoe komt elke ouder aan tafel?")
    page.fill("[name=starts_on]", (date.today() - timedelta(days=180)).isoformat())
    button(page, "Begin it")
    expect(page.locator(".programme > li")).to_have_count(10)
    return page.url


def invite(page: Page) -> None:
    """Eleven schools on the list; a change lead for one, who gets a mail."""
    link(page, "Invite schools")
    assert tick_all(page, "organisations") == 12
    page.get_by_label("Mbo Rivierenland Lindemeer").uncheck()
    button(page, "Put on the list")
    expect(page.locator("main tbody tr")).to_have_count(11)
    page.get_by_label(nl("Change lead of %(school)s") % {"school": SCHOOL}).select_option(
        label="Noor Timmer"
    )
    button(page, "Note the change leads")
    expect(page.locator("#scholen tbody tr")).to_have_count(11)
    button(page, "Mail the change leads of invited schools")
    expect(page.locator("main")).to_contain_text("krijgt een mail")


def all_say_yes(page: Page, track: str) -> None:
    """The coordinator heard it by telephone, school after school."""
    page.goto(track)
    button(page, "Let it start")
    for left in range(9, -1, -1):
        yes = page.get_by_role("button", name=nl("They take part"))
        yes.first.click()
        expect(yes).to_have_count(left)
    expect(page.locator("#scholen .label")).to_contain_text("11")


def make_plan(page: Page) -> str:
    """The change lead writes a plan with one need, and shares it; returns its address."""
    page.get_by_role("button", name=f"{SCHOOL} doet mee").click()
    button(page, "Begin the plan")
    plan = page.url.split("delen/")[0]
    page.goto(f"{plan}wijzigen/")
    page.select_option("[name=board]", label=BOARD)
    page.locator("main form .btn").first.click()
    write_section(page, plan, "waarom", "De helft van de ouders zagen wij vorig jaar niet.")
    add_need(page, plan, NEED, "1.800", "Betaalt u de avonden?")
    share(page, plan)
    return plan


def plan_the_day(page: Page, track: str) -> str:
    """Today, with a time for every school and with who may decide; returns its address."""
    page.goto(track)
    link(page, "Pitch aan de besturen")
    link(page, "Plan the pitch day")
    page.fill("[name=day]", date.today().isoformat())
    page.fill("[name=starts]", "00:01")
    page.fill("[name=ends]", "")
    button(page, "Plan the day")
    expect(page.locator(".day-parts")).to_contain_text(SCHOOL)
    assert page.locator(".day-parts h3").filter(has_text="school").count() >= 4
    day = page.url
    who = page.locator("#besturen li", has_text=BOARD)
    who.get_by_role("link", name=nl("Who comes")).click()
    page.get_by_label("Hanneke Bruin").check()
    button(page, "Keep who comes")
    expect(page.locator("#besturen")).to_contain_text("Hanneke Bruin")
    return day


def let_it_pitch(page: Page, day: str) -> None:
    """The one school that is ready begins."""
    page.goto(f"{day}leiden/")
    row = page.locator(".run-parts li", has_text=SCHOOL)
    row.locator("summary").click()
    row.get_by_role("button", name=nl("Begin this now")).click()
    expect(page.locator(".run-name")).to_have_text(SCHOOL)


def test_eleven_schools_from_invitation_to_agreement(site: Site, visit: Visitors):
    page = visit.sign_in("marloes")
    track = begin(page)
    invite(page)
    mail = site.mailbox.wait_for("noor@lindemeer.example", TITLE)
    noor = visit.sign_in("noor", link_in(mail, "/leergangen/"))
    plan = make_plan(noor)
    all_say_yes(page, track)
    day = plan_the_day(page, track)
    let_it_pitch(page, day)

    phone = visit.sign_in("hanneke", f"{day}nu/", **PHONE)
    phone.get_by_role("link", name=nl("Answer this plan")).first.click()
    phone.get_by_role("button", name=nl("Agree")).first.click()
    expect(phone.locator(".answered")).to_contain_text(NEED)

    page.goto(track)
    row = page.locator("#scholen tr", has_text=SCHOOL)
    expect(row).to_contain_text(nl("Agreed"))
    expect(row).to_contain_text("1 van 1")
    noor.goto(plan)
    noor.locator("#antwoorden a[href*='/afspraken/']").first.click()
    expect(noor.locator("main")).to_contain_text(BOARD)

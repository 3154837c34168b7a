"""The same learning track copied to another theme: its programme comes along, nobody does."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import button, link
from tests.journeys.track_people import TRACKS, tick_all

pytestmark = [pytest.mark.journey]

QUESTION = "Hoe komt elke ouder aan tafel, ook wie geen Nederlands spreekt?"
ASK = "Vraag drie ouders wat zij zouden veranderen."


def test_the_same_track_for_another_theme(site: Site, visit: Visitors):
    page = visit.sign_in("marloes", TRACKS)
    link(page, "Samen sterker in loopbaanbegeleiding")
    link(page, "Copy it for another theme")
    expect(page.locator("[name=conditions]")).to_have_value(re.compile("^Twee kartrekkers"))
    starts = date.today() + timedelta(days=40)
    page.fill("[name=title]", "Samen met ouders")
    page.fill("[name=theme]", "Ouders erbij")
    page.fill("[name=question]", QUESTION)
    page.fill("[name=starts_on]", starts.isoformat())
    button(page, "Make the copy")

    main = page.locator("main")
    expect(page.locator("h1")).to_have_text("Samen met ouders")
    expect(main).to_contain_text(QUESTION)
    expect(main).to_contain_text(nl("No school is on the list yet."))
    expect(page.locator(".programme > li")).to_have_count(10)
    expect(page.locator(".programme > li a[href*='/bijeenkomsten/']")).to_have_count(0)

    link(page, "Start: wat willen we veranderen?")
    expect(main).to_contain_text(nl("As soon as schools take part, their answers stand here."))
    link(page, "Change")
    page.fill("[name=preparation]", ASK)
    button(page, "Save")
    expect(main).to_contain_text(ASK)

    link(page, "Samen met ouders")
    link(page, "Invite schools")
    assert tick_all(page, "organisations") == 12
    button(page, "Put on the list")
    link(page, "Leave it")
    expect(page.locator("#scholen tbody tr")).to_have_count(12)
    button(page, "Let it start")
    expect(page.locator("header dl")).to_contain_text("Bezig")

    page.goto(TRACKS)
    expect(page.locator("h1")).to_have_text("Er lopen 2 leergangen")

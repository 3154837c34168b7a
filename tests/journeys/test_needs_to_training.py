"""A training need in five plans becomes one training that fills up and has a waiting list."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import button, link
from tests.journeys.track_people import in_days

pytestmark = [pytest.mark.journey]

ROOM = "/regio/lindemeer/opleidingen/"
TITLE = "Vragen stellen op de werkplek"


def tick_five_schools(page: Page) -> list[str]:
    """The first need of each of five schools; returns their names."""
    schools: list[str] = []
    for box in page.locator("input[name=behoefte]").all():
        name = page.locator(f"#van-{box.get_attribute('value')}").inner_text()
        if name not in schools and len(schools) < 5:
            box.check()
            schools.append(name)
    return schools


def make_training(page: Page) -> str:
    """One training with two places, open to everybody, offered at once; returns its address."""
    button(page, "Make one training")
    page.fill("[name=title]", TITLE)
    page.fill("[name=aim]", "U stelt een leerling op de werkplek de goede vraag.")
    page.check("[name=open_to][value=ja]")
    page.fill("[name=day]", in_days(40))
    page.fill("[name=start]", "13:00")
    page.fill("[name=end]", "16:00")
    page.fill("[name=capacity]", "2")
    page.fill("[name=kept]", "0")
    button(page, "Put it in the catalogue")
    expect(page.locator("h1")).to_have_text(TITLE)
    return page.url


def sign_up(page: Page, training: str) -> None:
    """Sign oneself up for the only date: a place, or the waiting list."""
    page.goto(training)
    page.locator("#data form[action$='/aanmelden/'] button").click()
    expect(page.locator("#data .mine")).to_be_visible()


def test_five_needs_one_training_a_waiting_list(site: Site, visit: Visitors):
    desk = visit.sign_in("marloes", ROOM)
    link(desk, "Training needs of schools")
    schools = tick_five_schools(desk)
    assert len(schools) == 5
    training = make_training(desk)
    for school in schools:
        expect(desk.locator("#scholen")).to_contain_text(school)
    about = "training_offer:%"
    assert site.one("SELECT count(*) FROM network_outgoingmail WHERE about LIKE ?", about) >= 5

    first, second, third = (visit.sign_in(who) for who in ("noor", "sem", "hanneke"))
    sign_up(first, training)
    sign_up(second, training)
    sign_up(third, training)
    expect(third.locator("#data .mine")).to_contain_text("1")
    expect(third.locator("#data")).to_contain_text(nl("Full"))
    told = "SELECT count(*) FROM trainings_signup WHERE state = ? AND told = state AND date_id = ?"
    number = site.one("SELECT id FROM trainings_trainingdate ORDER BY id DESC LIMIT 1")
    assert (site.one(told, "in", number), site.one(told, "waiting", number)) == (2, 1)

    second.goto(training)
    second.locator("#data summary", has_text=nl("Sign off")).click()
    button(second, "Sign off, give my place away")
    third.goto(training)
    expect(third.locator("#data .mine")).to_have_text(nl("You have a place."))
    assert (site.one(told, "in", number), site.one(told, "waiting", number)) == (2, 0)

    desk.goto(f"{ROOM}behoeften/")
    expect(desk.get_by_role("link", name=TITLE).first).to_be_visible()

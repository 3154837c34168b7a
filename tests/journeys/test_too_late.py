"""A phone at an evening: the question of each round comes by itself, and the end takes no words."""

import pytest
from playwright.sync_api import expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import button
from tests.journeys.test_shared_tablet import opened, tells

pytestmark = [pytest.mark.journey]
ROUNDS = "SELECT title, question FROM dialogues_dialogueround WHERE dialogue_id = {} ORDER BY id"


def test_the_round_comes_by_itself_and_what_is_too_late_is_not_lost(
    site: Site, visit: Visitors
) -> None:
    code = opened(site, visit)
    number = site.rows(f"SELECT id FROM dialogues_dialogue WHERE code = '{code}'")[0][0]
    sem = visit.sign_in("sem", f"/regio/lindemeer/bijeenkomsten/dialoog/{number}/leiden/")
    phone = visit.phone()
    phone.goto(f"/dialoog/{code}/")
    phone.locator("[name=table]").first.check()
    button(phone, "Sit down")
    title, question = site.rows(ROUNDS.format(number))[0]
    phone.fill("[name=text]", "Nog aan het typen")
    button(sem, nl("Begin “%(title)s”", title=title))
    expect(phone.locator("#ronde")).to_contain_text(question)
    expect(phone.locator("#ronde [data-timer]")).to_contain_text(":")
    expect(phone.locator("[name=text]")).to_have_value("Nog aan het typen")

    sem.locator("#einde > summary").click()
    button(sem, "End the meeting")
    over = nl("The meeting is over. Thank you for what you told.")
    expect(phone.locator("#ronde")).to_contain_text(over)
    visit.forgive("409")
    sent = []
    phone.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    tells(phone, "pearl", "Net te laat verteld")
    expect(phone.locator("#te-laat")).to_contain_text("Net te laat verteld")
    phone.wait_for_timeout(1500)
    assert len(sent) == 1, sent
    phone.reload()
    expect(phone.locator("#te-laat")).to_contain_text("Net te laat verteld")

    button(sem, "Open it again")
    expect(phone.locator("#told [data-own]")).to_contain_text("Net te laat verteld")
    expect(phone.locator("#te-laat")).to_be_hidden()

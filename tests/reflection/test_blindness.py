"""Blind until reveal: no answer to any client holds a score, a mean or a count per option."""

import pytest

from samenverder.reflection.operations.lead import go_to_part
from samenverder.reflection.operations.reveal import reveal, undo_reveal
from tests.reflection.session_world import Phone, make_open_session

pytestmark = pytest.mark.django_db

PAGES = ["leiden/", "leiden/?deel=links", "leiden/?deel=midden", "leiden/?deel=rechts", ""]


def everything(session, client_for, users, phones) -> dict[str, str]:
    """Every page and fragment anybody can get in this session, by who and what."""
    seen = {}
    base = f"/regio/{session.partnership.slug}/reflectie/sessies/{session.pk}/"
    for user in users:
        client = client_for(user)
        for page in PAGES:
            for headers in ({}, {"X-Fragment": "1"}):
                seen[f"{user} {page} {headers}"] = client.get(
                    base + page, headers=headers
                ).content.decode()
    for extra in ("uitkomst/", "uitkomst.csv", "uitkomst.xlsx", "verslag.pdf", "verslag/"):
        response = client_for(users[0]).get(base + extra)
        assert response.status_code in {403, 404}, extra
    screen = f"/scherm/{session.screen_key}/"
    for headers in ({}, {"X-Fragment": "1"}):
        seen[f"screen {headers}"] = client_for(None).get(screen, headers=headers).content.decode()
    watcher = phones[-1]
    for page in ("nu/", "overzicht/", "werk/", "stelling/1/"):
        for headers in ({}, {"X-Fragment": "1"}):
            seen[f"phone {page} {headers}"] = watcher.get(page, headers=headers).content.decode()
    return seen


class TestBlindUntilReveal:
    def test_changing_every_score_changes_nothing_anybody_sees(
        self, region, alice, frank, mia, client_for
    ):
        """Two worlds that differ in the scores alone must look exactly alike before the reveal."""
        session = make_open_session(region, alice)
        phones = [Phone(session, layer="board") for _ in range(6)]
        watcher = Phone(session)
        worlds = []
        for value in (1, 5):
            for phone in phones:
                phone.answer_all(session, value)
            worlds.append(everything(session, client_for, [alice, frank, mia], [*phones, watcher]))
        for place, before in worlds[0].items():
            assert _tidy(before) == _tidy(worlds[1][place]), place

    def test_the_two_worlds_do_differ_after_the_reveal(self, region, alice, client_for):
        """The test above can fail: once shown, the difference is there."""
        session = make_open_session(region, alice)
        for _ in range(6):
            Phone(session).answer_all(session, 5)
        reveal(session=session, by=alice)
        url = f"/regio/{region.slug}/reflectie/sessies/{session.pk}/leiden/?deel=midden"
        assert 'class="s5"' in client_for(alice).get(url).content.decode()

    def test_the_confirmation_of_an_answer_holds_no_score(self, region, alice):
        session = make_open_session(region, alice)
        reply = Phone(session).answer(A1=5).json()
        assert set(reply) == {"saved", "frozen", "refused", "argued", "phase", "at"}

    def test_taking_the_reveal_back_blinds_again(self, region, alice, client_for):
        session = make_open_session(region, alice)
        phones = [Phone(session) for _ in range(6)]
        for phone in phones:
            phone.answer_all(session, 5)
        reveal(session=session, by=alice)
        session.refresh_from_db()
        undo_reveal(session=session, by=alice)
        page = client_for(None).get(f"/scherm/{session.screen_key}/").content.decode()
        assert 'class="s5"' not in page
        assert 'class="s5"' not in phones[0].get(headers={"X-Fragment": "1"}).content.decode()
        results = f"/regio/{region.slug}/reflectie/sessies/{session.pk}/uitkomst/"
        assert client_for(alice).get(results).status_code == 403

    def test_the_agenda_part_called_results_shows_none_before_the_reveal(
        self, region, alice, client_for
    ):
        session = make_open_session(region, alice)
        for _ in range(6):
            Phone(session).answer_all(session, 5)
        go_to_part(session=session, by=alice, part=3)
        page = client_for(None).get(f"/scherm/{session.screen_key}/").content.decode()
        assert 'class="s5"' not in page


def _tidy(page: str) -> str:
    """Leave out what differs between any two answers: form tokens, stream tokens, the clock."""
    import re

    page = re.sub(r'value="[A-Za-z0-9]{64}"', "", page)
    page = re.sub(r'data-token="[^"]*"', "", page)
    page = re.sub(r"/live/[^\" ]+", "", page)
    page = re.sub(r"\b403-[0-9A-F]{4}\b", "", page)
    return re.sub(r'data-(now|ends)="\d+"', "", page)

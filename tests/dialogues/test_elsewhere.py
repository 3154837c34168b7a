"""The puzzles of the other tables on a phone: folded by table when there are many."""

import re

import pytest
from django.urls import reverse

from samenverder.dialogues.models import Contribution
from samenverder.dialogues.operations import planning
from samenverder.dialogues.views.own import FOLD_FROM


@pytest.fixture
def full(dialogue, frank, sits):
    """A phone at the first table; the second told as many as show unfolded, the third one."""
    planning.add_table(dialogue=dialogue, by=frank, title="Roosters")
    for at in range(FOLD_FROM):
        sits(2).tell(f"Puzzel {at}", "puzzle")
    sits(3).tell("Het rooster ligt vast", "puzzle")
    return sits()


def tables(page: str) -> dict[str, bool]:
    """{table: whether it is open}."""
    found = re.findall(r'<details class="more table-fold" id="tafel-(\d+)"( open)?>', page)
    return {number: bool(is_open) for number, is_open in found}


def see(phone, query: str = "") -> str:
    return phone.client.get(f"/dialoog/{phone.dialogue.code}/puzzels/{query}").content.decode()


def test_few_puzzles_are_all_in_sight(full):
    Contribution.objects.get(text="Het rooster ligt vast").delete()
    assert tables(see(full)) == {"2": True}


def test_many_are_folded_by_table_with_their_number(full):
    page = see(full)
    assert tables(page) == {"2": False, "3": False}
    assert f"{FOLD_FROM} puzzels" in page and "1 puzzel<" in page
    assert "Het rooster ligt vast" in page, "what is folded is there without a script"


@pytest.mark.parametrize(
    "query", ["?tafel=x", "?tafel=", "?tafel=99999999999999999999", "?tafel=²"]
)
def test_a_table_that_is_not_there_opens_nothing(full, query):
    assert set(tables(see(full, query)).values()) == {False}


def test_a_mark_comes_back_to_its_card_in_the_table_that_is_open(full):
    row = Contribution.objects.get(text="Het rooster ligt vast")
    code = full.dialogue.code
    sent = {"soort": "have_too", "aan": "1", "vanaf": "puzzels"}
    answer = full.client.post(reverse("dialogues:mark", args=[code, row.key]), sent)
    assert answer.url == f"/dialoog/{code}/puzzels/?tafel=3#k{row.key}"
    page = see(full, "?tafel=3")
    assert tables(page) == {"2": False, "3": True}
    assert f'id="k{row.key}"' in page and 'aria-pressed="true"' in page
    assert not any(tables(see(full)).values()), "nothing remembers it"

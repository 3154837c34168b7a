"""What somebody tells stands there as it was typed, whatever marks the page works with itself."""

import re
import subprocess
import sys

import pytest
from django.urls import reverse

from samenverder.web.form_token import MARK

pytestmark = pytest.mark.django_db
ONCE_A_MARK = "Kijk: the-token-of-this-device en the-token-of-this-phone."


def test_no_text_of_a_participant_becomes_the_token_of_who_looks(dialogue, sits, leads, region):
    one, other = sits(), sits()
    one.tell(ONCE_A_MARK)
    board = reverse("dialogues:console", args=[region.slug, dialogue.pk])
    for page in (one.page(), other.page(), leads.get(board).content.decode()):
        assert ONCE_A_MARK in page
        assert MARK not in page


def test_the_forms_on_the_cards_have_the_token_of_who_looks(dialogue, sits):
    one, other = sits(), sits()
    one.tell("Samen een les in week 3")
    for device in (one, other):
        tokens = re.findall(r'name="csrfmiddlewaretoken" value="([^"]*)"', device.page())
        assert len(tokens) > 1, "the cards have forms"
        assert {len(token) for token in tokens} == {64}


@pytest.mark.sqlite_only
def test_nobody_knows_the_mark_for_each_start_of_the_product_has_another():
    show = "from samenverder.web.form_token import MARK; print(MARK)"
    seen = {
        subprocess.run(
            [sys.executable, "-c", show], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    }
    assert len(seen) == 2

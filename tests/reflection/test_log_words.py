"""The log of the partnership can read everything that happens in this room."""

import re
from pathlib import Path

import pytest

from samenverder.network.log_words import TITLES, VERBS
from samenverder.reflection import log_words, operations
from tests.reflection.session_world import make_session

SOURCES = Path(operations.__file__).parent.glob("*.py")
VERB = re.compile(
    r'"([a-z]+(?:_[a-z]+)*_(?:[a-z]+ed|begun|hidden|in|itself|over|shown|back|undone))"'
)


def test_every_verb_in_the_code_has_words():
    verbs = {verb for path in SOURCES for verb in VERB.findall(path.read_text())}
    assert len(verbs) > 50
    assert verbs == (log_words.SESSION | log_words.INSTRUMENT).keys()
    assert verbs <= VERBS.keys()


@pytest.mark.django_db
def test_things_go_by_their_title(region, alice):
    session = make_session(region, alice)
    assert TITLES["session"]([session.pk]) == {session.pk: session.title}
    instrument = session.instrument
    assert TITLES["instrument"]([instrument.pk]) == {instrument.pk: instrument.title}

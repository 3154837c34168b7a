"""Searching in the library also finds collections: by their name and what they are for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenverder.lib.looked_for import words_of
from samenverder.library.operations import collecting
from samenverder.library.queries.collections import with_words

pytestmark = pytest.mark.django_db


def make(region, by, practice, title, text=""):
    made = collecting.make_collection(partnership=region, by=by, title=title, text=text)
    if practice:
        collecting.collect(practice=practice, by=by, collection=made)
    return made


def titles(region, words):
    return [row.title for row in with_words(region, words_of(words))]


def test_they_stand_above_the_results_also_when_no_practice_has_the_word(
    region, practice, alice, rita, english, other_region, charlie
):
    make(region, alice, practice, "Om maandag mee te beginnen")
    make(other_region, charlie, None, "Maandag elders")
    page = english(rita).get(f"/regio/{region.slug}/bibliotheek/?zoek=maandag").content.decode()
    assert "1 collection with these words" in page and "Om maandag mee te beginnen" in page
    assert "Nothing found" in page and "elders" not in page


def test_every_word_counts_in_any_form_and_names_come_first(region, practice, alice):
    make(region, alice, practice, "Aan de slag", "Voor leerlingen op hun eerste stage")
    make(region, alice, practice, "Leerling en stages")
    make(region, alice, None, "Leerling en stage, leeg")
    assert titles(region, "leerling stage") == ["Leerling en stages", "Aan de slag"]
    assert titles(region, "leerling maandag") == []
    assert titles(region, "") == []


def test_as_many_queries_with_three_as_with_nine(region, practice, alice):
    asked = []
    for upto in (3, 9):
        for at in range(upto):
            make(region, alice, practice, f"Stage {upto} {at}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(titles(region, "stage")) == 3
        asked.append(len(queries))
    assert asked == [2, 2]

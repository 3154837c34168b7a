"""Every step, at every stand, from every seat: what the table says is what happens."""

from pathlib import Path

import pytest
from django.db import transaction

from samenverder.library.models import Practice, content_of
from samenverder.library.operations import material, publishing, reviewing, writing
from samenverder.library.queries.practices import seats_in, visible
from samenverder.library.steps import FOUND, SEATS, STEPS, Stand, put, stand_of
from samenverder.network.operations.problems import Refused
from tests import cast
from tests.library.conftest import person, publish
from tests.library.steps_page import steps_page

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "practice-steps.md"
WATCHED = {"see", "see_text"}  # not an operation: see below
pytestmark = pytest.mark.django_db


@pytest.fixture
def seated(region_lindemeer, mia, alice):
    """{seat: somebody who sits there}; who reads and who only looks work elsewhere."""
    reads = cast.make_user("Lea Lezer", region_lindemeer, "member", organisation=2)
    looks = cast.make_user("Piet Partner", region_lindemeer, "member", organisation=2)
    return {"writer": mia, "keeper": alice, "asked": reads, "partner": looks}


def bring_to(practice: Practice, stand: Stand, seated) -> Practice:
    """The practice as it is at this stand, in the database."""
    row = Practice.objects.select_related("partnership").get(pk=practice.pk)
    row.reviews.all().delete()
    row.title = f"Anders {stand}"
    put(row, stand)
    text = content_of(row)
    row.published = text if stand in {Stand.PUBLISHED, Stand.WITHDRAWN} else row.published
    row.published = None if stand not in {*FOUND, Stand.WITHDRAWN} else row.published
    row.save()
    if stand in {Stand.REVIEW, Stand.CHANGED_REVIEW}:
        row.reviews.create(reviewer=person(seated["asked"]), asked_by=seated["writer"])
    return row


def do(code: str, practice: Practice, by, frank) -> None:
    """Take this step for real."""
    values = {"practice": practice, "by": by}
    if code == "write":
        version = practice.version
        writing.change_practice(**values, version=version, what=f"Nieuw {version}")
    elif code == "place":
        material.add_link(**values, url="https://lindemeer.example/")
    elif code == "ask":
        reviewing.ask_to_read(**values, reviewer=person(frank))
    elif code in {"approve", "remark"}:
        reviewing.answer_reading(
            **values, seen=practice.version, approved=code == "approve", words="Zo."
        )
    else:
        {
            "take_back": reviewing.stop_asking,
            "publish": publishing.publish_practice,
            "discard": publishing.discard_changes,
            "still_right": publishing.say_still_right,
            "withdraw": publishing.withdraw_practice,
            "put_back": publishing.put_back,
            "remove": writing.remove_practice,
        }[code](**values)


@pytest.mark.parametrize("stand", list(Stand))
def test_what_the_table_says_happens(stand, seated, practice, frank, region):
    for seat in SEATS:
        by = seated[seat]
        with transaction.atomic():
            row = bring_to(practice, stand, seated)
            seats = seats_in(row, by)
            seen = any(STEPS[code].allows(stand, one) for code in WATCHED for one in seats)
            assert visible(region, by).filter(pk=row.pk).exists() == seen, (stand, seat)
            transaction.set_rollback(True)
        for code in sorted(STEPS.keys() - WATCHED):
            with transaction.atomic():
                row = bring_to(practice, stand, seated)
                seats = seats_in(row, by)
                expected = any(STEPS[code].allows(stand, one) for one in seats)
                assert _happens(code, row, by, frank) == expected, (code, stand, seat)
                if expected:
                    now = Practice.objects.get(pk=row.pk)
                    assert stand_of(now) == STEPS[code].leads[stand], (code, stand)
                transaction.set_rollback(True)


def _happens(code: str, row: Practice, by, frank) -> bool:
    try:
        do(code, row, by, frank)
    except Refused as refused:
        assert str(refused.sentence)
        return False
    return True


def test_the_page_says_what_the_table_says():
    assert PAGE.read_text() == steps_page()


def test_who_wrote_in_a_text_cannot_approve_it(region, mia, frank, alice, region_lindemeer):
    """Also when they were asked before they wrote, and when they coordinate."""
    practice = publish(region, mia, frank)
    writing.change_practice(practice=practice, by=alice, version=practice.version, what="Beter")
    practice.refresh_from_db()
    with pytest.raises(Refused):
        reviewing.ask_to_read(practice=practice, by=mia, reviewer=person(alice))
    reviewing.ask_to_read(practice=practice, by=alice, reviewer=person(mia))
    practice.refresh_from_db()
    writing.change_practice(practice=practice, by=mia, version=practice.version, what="Best")
    practice.refresh_from_db()
    with pytest.raises(Refused, match=r"wrote|schreef"):
        reviewing.answer_reading(practice=practice, by=mia, seen=practice.version, approved=True)
    with pytest.raises(Refused):
        publishing.publish_practice(practice=practice, by=alice)

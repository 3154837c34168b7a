"""Figures are worked out before the lock, and hold only when nothing changed meanwhile."""

import random

import pytest
from django.db import connection

from samenverder.network.models import Layer
from samenverder.reflection.figures import build, build_figures, figures_ahead
from samenverder.reflection.models import Answer, Mark, Phase, Snapshot
from samenverder.reflection.operations import reveal as revealing
from samenverder.reflection.operations import snapshots
from tests.reflection.results_world import join, make_instrument, make_session, reveal

pytestmark = pytest.mark.django_db
CODES = ("A1", "A2", "R1")


def fill(session, people: int, seed: int, first: int = 0, placed: bool = True) -> None:
    chance = random.Random(seed)
    places = list(session.partnership.organisations.order_by("pk")) if placed else [None]
    for number in range(first, first + people):
        join(
            session,
            {code: chance.choice([1, 2, 3, 4, 4, 5, None]) for code in CODES},
            layer=chance.choice(Layer.values) if placed else "",
            organisation=chance.choice(places),
            name=f"Persoon {number}",
            pair=f"paar-{number}",
            second={"A1": chance.choice([4, 5])},
        )


@pytest.fixture
def session(region):
    """Twenty people, with a round before; nothing shown yet."""
    before = make_session(region, make_instrument())
    fill(before, 20, seed=1)
    reveal(before)
    now = make_session(region, before.instrument, previous=before)
    fill(now, 20, seed=2)
    return now


@pytest.fixture
def computed(monkeypatch):
    """How often figures were worked out."""
    times = []
    real = build._figures
    monkeypatch.setattr(build, "_figures", lambda *a: times.append(1) or real(*a))
    return times


@pytest.mark.parametrize("names", ["anonymous", "open"])
def test_the_figures_are_the_same_as_worked_out_at_once(session, names):
    session.names = names
    session.save()
    for number in (1, 2):
        ahead = figures_ahead(session)
        assert Answer.objects.filter(participant__session=session, snapshot=number).count() == 0
        figures = build_figures(session, number=number)
        assert figures == ahead.figures
        assert figures["change"] is not None
        Snapshot.objects.create(session=session, number=number, figures=figures)
        fill(session, 7, seed=3, first=20)


def test_what_still_holds_is_not_worked_out_again(session, computed):
    ahead = figures_ahead(session)
    assert len(computed) == 1
    assert build_figures(session, number=1, ahead=ahead) is ahead.figures
    assert len(computed) == 1


def one_more(session):
    fill(session, 1, seed=4, first=20)


def another_answer(session):
    row = Answer.objects.filter(participant__session=session, vote=1, value=4).first()
    row.value = 1
    row.save()


def another_layer(session):
    person = session.participants.exclude(layer=Layer.BOARD).first()
    person.layer = Layer.BOARD
    person.save()


def five_marks(session):
    statement = session.instrument.statements.first()
    for person in session.participants.all()[:5]:
        Mark.objects.create(participant=person, statement=statement)


def a_deleted_seat(session):
    session.participants.first().delete()


def an_answer_in_the_round_before(session):
    Answer.objects.filter(participant__session=session.previous, value=4).update(value=5)


@pytest.mark.parametrize(
    "happens",
    [
        one_more,
        another_answer,
        another_layer,
        five_marks,
        a_deleted_seat,
        an_answer_in_the_round_before,
    ],
)
def test_what_changes_meanwhile_is_in_the_figures(session, happens, computed):
    ahead = figures_ahead(session)
    happens(session)
    computed.clear()
    figures = build_figures(session, number=1, ahead=ahead)
    assert len(computed) == 1
    assert figures == figures_of_now(session)


def test_another_round_shown_meanwhile_counts(region, computed):
    before = make_session(region, make_instrument())
    now, sibling = (make_session(region, before.instrument, previous=before) for _ in range(2))
    for seed, session in enumerate((before, now, sibling)):
        fill(session, 20, seed=seed, placed=False)
    reveal(before)
    ahead = figures_ahead(now)
    told = reveal(sibling)["change"]["themes"].values()
    assert any(row["before"] for row in told), "without a shown comparison this says nothing"
    computed.clear()
    assert build_figures(now, number=1, ahead=ahead) == figures_of_now(now)
    assert len(computed) == 2


def figures_of_now(session):
    """Worked out from nothing, with the answers waiting again as they were."""
    Answer.objects.filter(participant__session=session).update(snapshot=None)
    return build_figures(session, number=1)


def test_an_answer_of_the_last_moment_is_in_the_reveal(session, alice, monkeypatch):
    session.phase = Phase.OPEN
    session.save()
    real = snapshots.figures_ahead

    def and_then_somebody_answers(session):
        ahead = real(session)
        one_more(session)
        return ahead

    monkeypatch.setattr(snapshots, "figures_ahead", and_then_somebody_answers)
    snapshot = revealing.reveal(session=session, by=alice)
    assert snapshot.figures["n"] == 21
    assert not Answer.objects.filter(participant__session=session, snapshot=None).exists()


def test_it_is_looked_at_again_while_answers_keep_coming(session, monkeypatch, computed):
    coming = iter([one_more, another_answer])
    real = build._figures

    def figures(session, inputs):
        found = real(session, inputs)
        if happens := next(coming, None):
            happens(session)
        return found

    monkeypatch.setattr(build, "_figures", figures)
    ahead = figures_ahead(session)
    assert len(computed) == 3
    assert build_figures(session, number=1, ahead=ahead) is ahead.figures


@pytest.mark.django_db(transaction=True)
def test_nothing_is_locked_while_the_figures_are_worked_out(session, alice, monkeypatch):
    session.phase = Phase.OPEN
    session.save()
    inside = []
    real = build._figures
    monkeypatch.setattr(
        build, "_figures", lambda *a: inside.append(connection.in_atomic_block) or real(*a)
    )
    revealing.reveal(session=session, by=alice)
    assert inside == [False]

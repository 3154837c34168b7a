"""A session that people answered, and a browser in English."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from bench.visitors import forget
from samenverder.config.example.region import load_example
from samenverder.network.models import Partnership, User
from samenverder.reflection.models import Answer, Instrument, Participant, ReflectionSession
from samenverder.reflection.operations.instruments import load_regional_instrument
from samenverder.reflection.operations.phases import open_session
from samenverder.reflection.operations.reveal import reveal
from samenverder.reflection.operations.sessions import plan_session
from tests import cast


@pytest.fixture(scope="module")
def example(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """The example region, made once; every test leaves it as it was."""
    forget()
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_example()
        transaction.set_rollback(True)
    forget()


@pytest.fixture
def english() -> Callable[[User | None], Client]:
    def browser(user: User | None) -> Client:
        client = cast.client_for(user)
        client.cookies["sv_language"] = "en"
        return client

    return browser


@pytest.fixture
def instrument(db) -> Instrument:
    return load_regional_instrument()


@pytest.fixture
def make_session(
    region: Partnership, alice: User, instrument: Instrument
) -> Callable[..., ReflectionSession]:
    """A planned session, in three days unless told otherwise."""

    def make(title: str = "Autumn round", **fields: Any) -> ReflectionSession:
        given = {"starts_at": timezone.now() + timedelta(days=3), "duration": 60}
        return plan_session(
            partnership=region, by=alice, title=title, instrument=instrument, **(given | fields)
        )

    return make


@pytest.fixture
def shown_session(make_session, alice: User) -> Callable[..., ReflectionSession]:
    """A session of which the results are shown, with so many people who all say "true"."""

    def make(people: int = 6, value: int = 4, **fields: Any) -> ReflectionSession:
        session = open_session(session=make_session(**fields), by=alice)
        ids = list(session.instrument.statements.values_list("pk", flat=True))
        for number in range(people):
            person = Participant.objects.create(session=session, code_hash=f"{number}")
            Answer.objects.bulk_create(
                Answer(participant=person, statement_id=pk, value=value) for pk in ids
            )
        reveal(session=session, by=alice)
        return ReflectionSession.objects.get(pk=session.pk)

    return make

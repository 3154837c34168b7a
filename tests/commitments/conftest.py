"""Actions to play with."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import add_action
from samenverder.network.models import Partnership, Person, User
from tests import cast


@pytest.fixture
def english() -> Callable[[User | None], Client]:
    """A browser with this user, in English: the language of the source texts."""

    def browser(user: User | None) -> Client:
        client = cast.client_for(user)
        client.cookies["sv_language"] = "en"
        return client

    return browser


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def person_of() -> Callable[[User], Person]:
    return lambda user: Person.objects.get(user=user)


@pytest.fixture
def make_action(region: Partnership, alice: User, today: date) -> Callable[..., ActionItem]:
    """An action of Alice's making, due next month unless said otherwise."""

    def make(text: str = "Call the bakery", **fields: Any) -> ActionItem:
        given: dict[str, Any] = {
            "partnership": region,
            "by": alice,
            "text": text,
            "due_on": today + timedelta(days=30),
            "owner": None,
        }
        if "owner" not in fields:
            given["owner_name"] = "Anouk de Wit"
        return add_action(**(given | fields))

    return make

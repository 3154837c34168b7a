"""A world of three partnerships for the tests that look for leaks between them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from bench.visitors import forget
from tests.architecture.three_regions import World, make_world


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Made once; every test leaves it as it was."""
    forget()
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)
    forget()

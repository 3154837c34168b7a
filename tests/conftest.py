"""Fixtures every test may use."""

from collections.abc import Callable
from datetime import date, timedelta

import hypothesis
import pytest
from django.test import Client
from django.utils import timezone

from samenverder.network.models import Partnership, Role, User
from tests import cast

# A busy machine is no fault: no example is too slow. What "ci" changes of its own stays.
hypothesis.settings.register_profile("calm", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("calm")


@pytest.fixture(autouse=True)
def _calm_settings(settings, tmp_path_factory) -> None:
    """Mail in memory, tasks at once, no shared commit inside a test's own transaction."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.GROUP_COMMIT = False
    settings.WHITENOISE_AUTOREFRESH = True  # every test client would read all static files
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    from django.core.cache import cache

    from samenverder.reflection.operations.answers import statement_ids
    from samenverder.reflection.queries.participation import _statements

    cache.clear()
    statement_ids.cache_clear()  # remembered by number, and numbers come back in every test
    _statements.cache_clear()


@pytest.fixture(autouse=True)
def _no_midnight(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that took TODAY when it was read keeps that day, though it be past midnight now."""
    taken = getattr(request.module, "TODAY", None)
    if isinstance(taken, date) and timezone.localdate() == taken + timedelta(days=1):
        now = timezone.now
        monkeypatch.setattr(timezone, "now", lambda: now() - timedelta(days=1))


@pytest.fixture
def region_lindemeer(db) -> cast.Region:
    return cast.make_region("Lindemeer", "lindemeer")


@pytest.fixture
def region(region_lindemeer: cast.Region) -> Partnership:
    """The partnership most tests play in."""
    return region_lindemeer.partnership


@pytest.fixture
def people(region_lindemeer: cast.Region) -> dict[str, User]:
    return cast.make_cast(region_lindemeer)


@pytest.fixture
def alice(people: dict[str, User]) -> User:
    return people[Role.COORDINATOR]


@pytest.fixture
def frank(people: dict[str, User]) -> User:
    return people[Role.FACILITATOR]


@pytest.fixture
def mia(people: dict[str, User]) -> User:
    return people[Role.MEMBER]


@pytest.fixture
def rita(people: dict[str, User]) -> User:
    return people[Role.READER]


@pytest.fixture
def other_region(db) -> Partnership:
    return cast.make_region("Veenrijk", "veenrijk").partnership


@pytest.fixture
def charlie(other_region: Partnership) -> User:
    region = cast.Region(other_region, list(other_region.organisations.order_by("pk")))
    return cast.make_user("Charlie Cramer", region, Role.COORDINATOR)


@pytest.fixture
def client_for() -> Callable[[User | None], Client]:
    return cast.client_for

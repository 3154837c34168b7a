"""Codes of an app: valid at the edge of their half minute, and never twice."""

import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from samenverder.network.models import User
from tests.network.conftest import PASSWORD, address

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PERIOD = 30


class Clock:
    """The time of the machine, stopped; `pass_by` lets seconds go by."""

    def __init__(self, monkeypatch) -> None:
        self.now = float(time.time() // PERIOD * PERIOD)
        monkeypatch.setattr(time, "time", lambda: self.now)

    def pass_by(self, seconds: float) -> None:
        self.now += seconds

    def code(self, periods_ago: int = 0) -> str:
        """What the app showed that many half minutes ago."""
        counter = int(self.now) // PERIOD - periods_ago
        return totp.format_hotp_value(totp.hotp_value(SECRET, counter))


@pytest.fixture
def clock(monkeypatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def mia_with_app(mia) -> User:
    totp.TOTP.activate(mia, SECRET)
    return mia


def let_in(user: User, code: str) -> bool:
    """Whether a browser that nobody used gets in with this code."""
    browser = Client()
    browser.post("/account/login/", {"login": user.email, "password": PASSWORD})
    browser.post("/account/2fa/authenticate/", {"code": code})
    return browser.get(address("me")).status_code == 200


@pytest.mark.parametrize(
    ("periods_ago", "counts"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_code_counts_one_half_minute_around_its_own(mia_with_app, clock, periods_ago, counts):
    assert let_in(mia_with_app, clock.code(periods_ago)) is counts


def test_a_code_counts_at_the_last_and_first_second_of_its_half_minute(mia_with_app, clock):
    clock.pass_by(PERIOD - 1)
    code = clock.code()
    clock.pass_by(1)
    assert let_in(mia_with_app, code)


@pytest.mark.parametrize("later", [0, 29, 31, 59, 89])
def test_a_used_code_does_not_count_again(mia_with_app, clock, later):
    code = clock.code(-1)  # of a clock that is ahead: valid for the longest time
    assert let_in(mia_with_app, code)
    clock.pass_by(later)
    assert not let_in(mia_with_app, code)
    assert not let_in(mia_with_app, f" {code[:3]} {code[3:]}-"), "nor written otherwise"


def test_a_used_code_does_not_confirm_who_one_is_either(mia_with_app, clock):
    code = clock.code(-1)
    browser = Client()
    browser.post("/account/login/", {"login": mia_with_app.email, "password": PASSWORD})
    browser.post("/account/2fa/authenticate/", {"code": code})
    clock.pass_by(45)
    answer = browser.post("/account/2fa/reauthenticate/", {"code": code})
    assert answer.status_code == 200
    assert answer.context["form"].errors["code"]
    fresh = browser.post("/account/2fa/reauthenticate/", {"code": clock.code(-1)})
    assert fresh.status_code == 302


def test_the_next_code_counts_after_a_used_one(mia_with_app, clock):
    assert let_in(mia_with_app, clock.code())
    clock.pass_by(PERIOD)
    assert let_in(mia_with_app, clock.code())


def test_a_code_of_one_person_used_by_another_still_counts(mia_with_app, frank, clock):
    totp.TOTP.activate(frank, SECRET)
    assert let_in(mia_with_app, clock.code())
    assert let_in(frank, clock.code())

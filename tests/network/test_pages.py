"""What pages share: an operation behind a button."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation

from samenverder.lib.tables import Sheet
from samenverder.network.models import Partnership
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.views.pages import attempt, download


@pytest.fixture
def pressed():
    request = RequestFactory().post("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    return request


def told(request) -> list[str]:
    return [str(message) for message in get_messages(request)]


def refusing(problem: Exception):
    def operation(**_values):
        raise problem

    return operation


def test_what_the_operation_gives_comes_back_and_true_for_nothing(pressed):
    assert attempt(pressed, lambda n: n + 1, n=4) == 5
    assert attempt(pressed, lambda: None) is True
    assert attempt(pressed, lambda: 0) == 0
    assert told(pressed) == []


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Refused("Dat kan nu niet."), "Dat kan nu niet."),
        (ValidationError(["Te lang.", "Te laat."]), "Te lang. Te laat."),
        (
            EditedMeanwhile(Partnership()),
            "Iemand anders heeft dit intussen veranderd. "
            "Kijk wat er nu staat en probeer het opnieuw.",
        ),
    ],
)
def test_what_stands_in_its_way_is_said_in_the_language_of_the_reader(pressed, problem, sentence):
    with translation.override("nl"):
        assert attempt(pressed, refusing(problem)) is None
        assert told(pressed) == [sentence]


def test_a_table_of_another_kind_is_not_there():
    with pytest.raises(Http404):
        download("exe", "lijst", Sheet("a", ["b"], []), Partnership(slug="x"))

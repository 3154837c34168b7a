"""A browser in English: the language of the source texts."""

from collections.abc import Callable

import pytest
from django.test import Client

from samenverder.network.models import User
from tests import cast


@pytest.fixture
def english() -> Callable[[User | None], Client]:
    def browser(user: User | None) -> Client:
        client = cast.client_for(user)
        client.cookies["sv_language"] = "en"
        return client

    return browser

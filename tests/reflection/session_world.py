"""A session with the regional instrument, and people who join and answer through the real pages."""

import json
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from samenverder.network.models import Partnership, User
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.operations.instruments import load_regional_instrument
from samenverder.reflection.operations.phases import open_session
from samenverder.reflection.operations.sessions import plan_session


def make_session(partnership: Partnership, by: User, **fields: object) -> ReflectionSession:
    """A planned session, an hour from now."""
    defaults = {
        "title": "Reflectie najaar",
        "instrument": load_regional_instrument(),
        "starts_at": timezone.now() + timedelta(hours=1),
        "duration": 60,
    }
    return plan_session(partnership=partnership, by=by, **{**defaults, **fields})


def make_open_session(partnership: Partnership, by: User, **fields: object) -> ReflectionSession:
    """A session that takes answers."""
    return open_session(session=make_session(partnership, by, **fields), by=by)


class Phone:
    """One participant with an own browser."""

    def __init__(self, session: ReflectionSession, **join: object) -> None:
        self.client = Client()
        self.base = f"/meedoen/{session.code}/"
        self.joined = self.client.post(self.base, {"layer": "", "organisation": "", **join})
        self.sequence = 0

    def answer(self, **values: int | None):
        """Send answers as the page does; returns the response."""
        taps = []
        for code, value in values.items():
            self.sequence += 1
            taps.append({"statement": code, "value": value, "seq": self.sequence})
        return self.send({"answers": taps})

    def send(self, message: object):
        body = message if isinstance(message, (str, bytes)) else json.dumps(message)
        return self.client.post(self.base + "antwoorden/", body, content_type="application/json")

    def answer_all(self, session: ReflectionSession, value: int | None = 3):
        codes = session.instrument.statements.values_list("code", flat=True)
        return self.answer(**dict.fromkeys(codes, value))

    def get(self, path: str = "nu/", **kw: object):
        return self.client.get(self.base + path, **kw)

"""Who asks for pages, and where the session stands when they do."""

import functools
import sys
import time
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from bench.rounds import PERSONAL_CODE
from samenverder.dialogues.models import Dialogue
from samenverder.dialogues.queries import participation as dialogues
from samenverder.network.models import User
from samenverder.reflection.models import Mode, Phase, ReflectionSession
from samenverder.reflection.queries.participation import COOKIE

# Every picture a session can give: phase, part of the hour, what is on screen.
STAGES: dict[str, dict[str, Any]] = {
    "planned": {"phase": Phase.PLANNED, "part": 0},
    "last time's actions": {"phase": Phase.OPEN, "part": 1},
    "open": {"phase": Phase.OPEN, "part": 2},
    "conversation": {"phase": Phase.OPEN, "part": 2, "mode": Mode.CONVERSATION, "shown": True},
    "revealed": {"phase": Phase.REVEALED, "part": 3},
    "talk": {
        "phase": Phase.REVEALED,
        "part": 4,
        "shown": True,
        "second_vote_open": True,
        "show_arguments": True,
    },
    "discussed": {"phase": Phase.DISCUSSED, "part": 5},
    "closed": {"phase": Phase.CLOSED, "part": 6},
}
PLAIN = {"mode": Mode.SCORED, "second_vote_open": False, "show_arguments": False}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def browser(user: User | None = None, seat_in: ReflectionSession | None = None) -> Client:
    """A browser in which this user just signed in, with a participant's seat if asked for."""
    client = Client()
    if user is not None:
        client.force_login(user, backend=BACKEND)
        session = client.session
        session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
        session.save()
    if seat_in is not None:
        take_seat(client, seat_in)
    return client


def take_seat(client: Client, session: ReflectionSession) -> None:
    """Give this browser the first seat of a made-up session, and of the last dialogue meeting."""
    _sign(client, COOKIE, f"seat:{session.code}")
    dialogue = Dialogue.objects.filter(partnership=session.partnership_id).order_by("pk").last()
    if dialogue is not None:
        _sign(client, dialogues.COOKIE, f"dialogue:{dialogue.code}")


def _sign(client: Client, name: str, salt: str) -> None:
    """The cookie as a phone gets it when it sits down."""
    answer = HttpResponse()
    answer.set_signed_cookie(name, PERSONAL_CODE, salt=salt)
    client.cookies[name] = answer.cookies[name].value


def set_stage(session: ReflectionSession, stage: str) -> None:
    """Put a session in the database in one of the STAGES."""
    fields = PLAIN | STAGES[stage]
    shown = fields.pop("shown", False)
    statement = session.instrument.statements.order_by("order").first() if shown else None
    is_shown = fields["phase"] in {Phase.REVEALED, Phase.DISCUSSED, Phase.CLOSED}
    now = timezone.now()
    ReflectionSession.objects.filter(pk=session.pk).update(
        **fields,
        statement=statement,
        opened_at=None if fields["phase"] == Phase.PLANNED else now,
        revealed_at=now if is_shown else None,
        closed_at=now if fields["phase"] == Phase.CLOSED else None,
    )


def forget() -> None:
    """Empty what the product remembers between requests, so that every query is counted."""
    for thing in _remembering(len(sys.modules)):
        thing.cache_clear()


@functools.lru_cache(maxsize=1)
def _remembering(modules: int) -> list[Any]:
    """Every function of the product that remembers; looked for again with more modules."""
    ours = [module for name, module in list(sys.modules.items()) if name.startswith("samenverder")]
    things = (thing for module in ours for thing in list(vars(module).values()))
    found = [thing for thing in things if isinstance(thing, functools._lru_cache_wrapper)]
    return list({id(thing): thing for thing in found}.values())

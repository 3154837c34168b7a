"""Every form on every page is sent as a browser would, and every way back that is offered taken."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from bench.addresses import addresses, requests
from bench.visitors import set_stage
from samenverder.web import undo
from tests.architecture.page_forms import PageForm, forms_on
from tests.architecture.three_regions import World

pytestmark = pytest.mark.slow
LEFT_OUT = re.compile(
    r"^/account/"  # signing out, and with which address one signs in
    r"|/instrumenten/\d+/verwijderen/"  # no draft has the codes of these statements
)


def forms_to_send(client: Any, world: World) -> Iterator[tuple[str, PageForm]]:
    """Every form once, with the address it is sent to."""
    seen = set()
    for address in addresses():
        for request in requests(address, world.a):
            page = client.get(request.path)
            if page.status_code != 200 or not page.get("Content-Type", "").startswith("text/html"):
                continue
            for form in forms_on(page.content.decode()):
                to = form.action or request.path
                kind = (to, tuple(row.name for row in form.controls))
                if kind not in seen and not LEFT_OUT.search(to):
                    seen.add(kind)
                    yield to, form


def _sent(client: Any, to: str, data: Any) -> list[str]:
    """Send it and take the way back; what the server could not do."""
    faults = [to] if client.post(to, data).status_code >= 500 else []
    back = client.session.get(undo.KEY)
    if back and client.post(back["url"], back["fields"] | back["lists"]).status_code >= 500:
        faults.append(f"{to}, and back with {back['url']}")
    return faults


def test_every_form_can_be_sent_and_every_way_back_taken(world: World, db: None) -> None:
    client, faults, number = world.visitors["coordinator"], [], 0
    client.raise_request_exception = False
    set_stage(world.a.session, "talk")
    for to, form in forms_to_send(client, world):
        with transaction.atomic():
            faults += _sent(client, to, form.data({}))
            transaction.set_rollback(True)
        number += 1
    assert not faults
    assert number > 300

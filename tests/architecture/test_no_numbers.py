"""Where a number of a row or a version is expected, anything may arrive; no page breaks on it."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils.http import urlencode

import samenverder
from bench.addresses import addresses, requests
from bench.visitors import set_stage
from tests.architecture.page_forms import PageForm
from tests.architecture.test_every_form import forms_to_send
from tests.architecture.three_regions import World

pytestmark = pytest.mark.slow
NO_NUMBERS = {"a digit to Python": "²", "more than it reads": "9" * 5000, "large": "9" * 18}
ASKED = re.compile(r'GET\.get(?:list)?\("(\w+)"')
FIGURES = re.compile(r"\d+")


def names_asked() -> list[str]:
    """Every name the product reads from the part of an address behind "?"."""
    sources = Path(samenverder.__file__).parent.rglob("*.py")
    return sorted({name for path in sources for name in ASKED.findall(path.read_text())})


@pytest.mark.parametrize("value", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_no_address_breaks_on_what_is_no_number(world: World, db: None, value: str) -> None:
    client, names = world.visitors["coordinator"], names_asked()
    client.raise_request_exception = False
    assert len(names) > 40
    words = urlencode([(name, value) for name in names])
    asked = [row for address in addresses() for row in requests(address, world.a)]
    faults = [
        row.path for row in asked if client.get(f"{row.path}?{words}").status_code >= 500
    ]  # fmt: skip
    assert not faults
    assert len(asked) > 200


def _breaking(client: Any, to: str, form: PageForm) -> list[str]:
    faults = []
    for name in {row.name for row in form.controls if row.kind not in {"text", "textarea"}}:
        for value in NO_NUMBERS.values():
            with transaction.atomic():
                if client.post(to, form.data({name: value})).status_code >= 500:
                    faults.append(f"{to} {name}={value[:3]}")
                transaction.set_rollback(True)
    return faults


def test_no_form_breaks_on_what_is_no_number(world: World, db: None) -> None:
    client, faults, seen = world.visitors["coordinator"], [], set()
    client.raise_request_exception = False
    set_stage(world.a.session, "talk")
    for to, form in forms_to_send(client, world):
        kind = (FIGURES.sub("0", to), tuple(sorted({row.name for row in form.controls})))
        if kind not in seen:
            seen.add(kind)
            faults += _breaking(client, to, form)
    assert not faults
    assert len(seen) > 200

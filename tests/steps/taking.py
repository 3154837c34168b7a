"""One table of steps: every seat takes every step in every state, and the table says who could.

docs/steps.md is what comes out. A test takes every step again and compares, so that a change in
who may do what is a change in that page; `WRITE_STEPS=1 pytest tests/steps` writes it anew.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model

from samenverder.network.models import User
from tests import cast

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "steps.md"
HEAD = """# What can be done when, and by whom
Made by `tests/steps`: somebody from every seat takes every step in every state through the page
itself, and the cell names the seats for whom something changed. A dash: it cannot be done by
anybody then. What can be done with a school plan stands in [plan-steps.md](plan-steps.md).
"""


@dataclass(frozen=True)
class Step:
    """A step: what it is called, the address it is sent to, and what is sent."""

    words: str
    url: Callable[[], str]
    data: Callable[[], dict[str, Any]] = dict
    before: Callable[[], Any] = lambda: None  # what must be there, made as somebody who may


@dataclass(frozen=True)
class Table:
    """Steps of one kind of thing. `watched` are the tables in which a step leaves something."""

    title: str
    seats: dict[str, User]
    states: list[str]
    put_in: Callable[[str], Any]
    watched: Iterable[type[Model]]
    steps: list[Step] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The table as it comes out of taking every step."""
        clients = {seat: cast.client_for(user) for seat, user in self.seats.items()}
        lines = [
            f"## {self.title}",
            f"| step | {' | '.join(self.states)} |",
            "|---" * (len(self.states) + 1) + "|",
        ]
        for step in self.steps:
            cells = [self._cell(step, state, clients) for state in self.states]
            lines.append(f"| {step.words} | {' | '.join(cells)} |")
        return [*lines, ""]

    def _cell(self, step: Step, state: str, clients: dict[str, Any]) -> str:
        with transaction.atomic():
            self.put_in(state)
            step.before()
            able = [seat for seat, client in clients.items() if self._takes(step, client)]
            transaction.set_rollback(True)
        return ", ".join(able) or "–"

    def _takes(self, step: Step, client: Any) -> bool:
        point = transaction.savepoint()
        before = self._seen()
        answer = client.post(step.url(), step.data())
        assert answer.status_code < 500, (step.words, answer.status_code)
        after = self._seen()
        transaction.savepoint_rollback(point)
        return before != after

    def _seen(self) -> list[Any]:
        return [list(model._default_manager.order_by("pk").values_list()) for model in self.watched]


def compare(table: Table) -> None:
    """The page holds this table; or is written anew when asked for."""
    text, lines = PAGE.read_text() if PAGE.exists() else HEAD, table.lines()
    new = "\n".join(lines).strip()
    parts = text.split("\n## ")
    found = [n for n, part in enumerate(parts) if part.startswith(f"{table.title}\n")]
    if os.environ.get("WRITE_STEPS"):
        body = new.removeprefix("## ")
        parts = [*parts[: found[0]], body, *parts[found[0] + 1 :]] if found else [*parts, body]
        PAGE.write_text("\n\n## ".join(part.strip() for part in parts) + "\n")
        return
    assert found, f"docs/steps.md has no table “{table.title}”."
    assert f"## {parts[found[0]].strip()}" == new

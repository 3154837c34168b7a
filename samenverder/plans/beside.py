"""What stands beside a section of a plan besides its own text: figures, what a scan found.

A room says once, in its `AppConfig.ready`, what it has beside which section:

    beside.register("tracks.scan", SectionKind.WHY, scan_of)

It is read when the page or the document is made; it is no part of a frozen version.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date
from samenverder.plans.models import SchoolPlan, SectionKind
from samenverder.reflection.queries.rounds import statement_rounds


@dataclass(frozen=True)
class Fact:
    """One line: when or what, in words, and where it can be read. `bar` is a drawing of it."""

    label: str
    words: str
    url: str = ""
    bar: SafeString | None = None


@dataclass(frozen=True)
class Beside:
    """Facts under a heading of their own."""

    heading: str
    facts: list[Fact]


Provider = Callable[[SchoolPlan], Beside | None]
_PROVIDERS: dict[str, tuple[SectionKind, Provider]] = {}


def register(name: str, kind: SectionKind, provider: Provider) -> None:
    """Show this beside a section; the same name again takes its own place."""
    _PROVIDERS[name] = (kind, provider)


def beside(plan: SchoolPlan, *only: str) -> dict[str, list[Beside]]:
    """{section: what stands beside it}; of these sections only when they are named."""
    found: dict[str, list[Beside]] = {}
    for kind, provider in _PROVIDERS.values():
        told = provider(plan) if not only or kind in only else None
        if told is not None:
            found.setdefault(kind.value, []).append(told)
    return found


def figures_of_statement(plan: SchoolPlan) -> Beside | None:
    """What the region said of the statement a plan follows from, round after round."""
    if plan.statement is None:
        return None
    facts = [
        Fact(
            format_date(row.day, get_language() or "nl"),
            row.words,
            reverse(
                "reflection:results_statement",
                args=[plan.partnership.slug, row.session.pk, plan.statement.code],
            ),
            row.bar,
        )
        for row in statement_rounds(plan.partnership, plan.statement)
    ]
    heading = _("What the region said of “%(text)s”") % {"text": plan.statement.text}
    return Beside(heading, facts) if facts else None


def register_own() -> None:
    """The figures of this room."""
    register("plans.statement", SectionKind.WHY, figures_of_statement)

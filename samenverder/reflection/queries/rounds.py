"""What people said of one statement, round after round: only what may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samenverder.lib.charts import shared_domain
from samenverder.network.models import Partnership
from samenverder.reflection import words
from samenverder.reflection.apart import rounds_in
from samenverder.reflection.models import Phase, ReflectionSession, Snapshot, Statement
from samenverder.reflection.queries.results import THEME_HEIGHT, draw

SHOWN = (Phase.REVEALED, Phase.DISCUSSED, Phase.CLOSED)
MOST = 4


@dataclass(frozen=True)
class StatementRound:
    """One round: when, what was said in words with N, and the bar when that may be shown."""

    session: ReflectionSession
    day: date
    words: str
    bar: SafeString | None


def statement_rounds(partnership: Partnership, statement: Statement) -> list[StatementRound]:
    """The last rounds with this statement of which the results were shown; the oldest first.

    Reads frozen figures alone, in which the rules of disclosure were applied. One query.
    """
    sessions = rounds_in(partnership).filter(
        instrument=statement.instrument_id, phase__in=SHOWN, revealed_at__isnull=False
    )
    newest = Snapshot.objects.filter(session=OuterRef("session"), withdrawn=False)
    rows = Snapshot.objects.filter(
        session__in=sessions.values("pk"), pk=Subquery(newest.order_by("-number").values("pk")[:1])
    )
    rows = rows.select_related("session__instrument").order_by("-session__starts_at", "-pk")[:MOST]
    found = [(row.session, _entry(row.figures, statement.code)) for row in reversed(rows)]
    counts = [entry["counts"] for _session, entry in found if entry and entry["counts"]]
    domain = shared_domain(counts)
    return [
        StatementRound(
            session=session,
            day=timezone.localdate(session.starts_at),
            words=words.statement_words(entry) if entry else _("Too few people: not shown"),
            bar=draw(entry["counts"], domain, session.instrument.scale, THEME_HEIGHT)
            if entry and entry["counts"]
            else None,
        )
        for session, entry in found
    ]


def _entry(figures: Mapping[str, Any], code: str) -> Mapping[str, Any] | None:
    """The figures of one statement; None when too few people took part to show anything."""
    return figures["statements"].get(code) if figures.get("enough") else None

"""How many people want to work on a statement."""

from typing import Any

from django.db.models import Count

from samenverder.reflection.figures.material import MINIMUM
from samenverder.reflection.models import Mark, ReflectionSession

Figures = dict[str, Any]


def marks_of(
    session: ReflectionSession, seen: Figures | None
) -> tuple[int | None, dict[str, int] | None]:
    """(people who marked something, statement code → people); None while fewer than five did.

    After marks were shown they change only when at least five more people marked something, so
    that no two snapshots tell what one person chose.
    """
    marks = Mark.objects.filter(participant__session=session)
    people = marks.values("participant").distinct().count()
    shown = seen["marked_by"] if seen else None
    if session.is_anonymous and shown is not None and people < shown + MINIMUM:
        return shown, {code: row["marks"] for code, row in seen["statements"].items()}  # type: ignore[index]
    if people < (MINIMUM if session.is_anonymous else 1):
        return None, None
    rows = marks.values_list("statement__code").annotate(people=Count("pk")).order_by()
    return people, dict(rows)

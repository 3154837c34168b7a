"""The figures of one snapshot, put together."""

from typing import Any

from django.db import transaction

from samenverder.reflection.figures.agenda import proposals
from samenverder.reflection.figures.batches import assign_batches
from samenverder.reflection.figures.change import change_since
from samenverder.reflection.figures.groups import mark_differences
from samenverder.reflection.figures.marks import marks_of
from samenverder.reflection.figures.material import MINIMUM, Material, load
from samenverder.reflection.figures.response import response_of
from samenverder.reflection.figures.statements import statement_figures
from samenverder.reflection.figures.themes import theme_figures
from samenverder.reflection.models import ReflectionSession, Snapshot

Figures = dict[str, Any]
VERSION = 1


def build_figures(session: ReflectionSession, *, number: int) -> Figures:
    """The figures of snapshot `number`: plain JSON data, only what may be shown.

    Sets `Answer.snapshot` of the answers that enter. The shape and the promises stand at the
    top of this package. Call it once per snapshot, in the transaction that stores it.
    """
    with transaction.atomic():
        before = _seen_before(session, number)
        assign_batches(session, number=number, before=before)
        return _figures(session, load(session), before, number)


def _seen_before(session: ReflectionSession, number: int) -> Figures | None:
    """What people have seen already; a snapshot that was taken back was seen as well."""
    snapshots = Snapshot.objects.filter(session=session, number__lt=number)
    found: Figures | None = snapshots.order_by("-number").values_list("figures", flat=True).first()
    return found


def _figures(
    session: ReflectionSession, material: Material, before: Figures | None, number: int
) -> Figures:
    people = material.counted
    enough = session.is_scored and (
        len(people) >= MINIMUM or (not session.is_anonymous and bool(people))
    )
    figures: Figures = {
        "version": VERSION,
        "number": number,
        "mode": session.mode,
        "n": len(people),
        "enough": enough,
        "open_names": not session.is_anonymous,
        "statements": {},
        "themes": {},
        "change": None,
        "proposals": [],
        "response": response_of(session, people),
        "marked_by": None,
        "names": None,
    }
    return _with_answers(session, material, before, figures) if enough else figures


def _with_answers(
    session: ReflectionSession, material: Material, before: Figures | None, figures: Figures
) -> Figures:
    seen = before if before and before["enough"] else None
    shown = statement_figures(session, material, seen, figures["number"])
    figures["marked_by"], marks = marks_of(session, seen)
    for code, entry in shown.items():
        entry["marks"] = None if marks is None else marks.get(code, 0)
    figures["statements"] = shown
    tests = mark_differences(shown)
    figures["themes"] = theme_figures(material.statements, shown)
    figures["change"] = seen["change"] if seen else change_since(session, material, figures)
    figures["proposals"] = proposals(session, figures, tests)
    if not session.is_anonymous:
        figures["names"] = _names(material)
    return figures


def _names(material: Material) -> dict[str, dict[str, list[str]]]:
    """Per statement and option who chose it; only for sessions with open names."""
    named: dict[str, dict[str, list[str]]] = {}
    for code, answers in material.first.items():
        options: dict[str, list[str]] = {key: [] for key in ("1", "2", "3", "4", "5", "unknown")}
        for participant, given in answers.items():
            key = "unknown" if given.value is None else str(given.value)
            options[key].append(material.people[participant].name or "–")
        named[code] = {key: sorted(names, key=str.casefold) for key, names in options.items()}
    return named

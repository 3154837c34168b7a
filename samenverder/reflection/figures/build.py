"""The figures of one snapshot, put together."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from samenverder.reflection.agenda import minutes_for_talk
from samenverder.reflection.figures.agenda import proposals
from samenverder.reflection.figures.batches import assign_batches, entering
from samenverder.reflection.figures.change import change_since
from samenverder.reflection.figures.earlier import Earlier, earlier_of
from samenverder.reflection.figures.groups import mark_differences
from samenverder.reflection.figures.marks import marks_of
from samenverder.reflection.figures.material import MINIMUM, Material, load
from samenverder.reflection.figures.response import response_of
from samenverder.reflection.figures.statements import statement_figures
from samenverder.reflection.figures.themes import theme_figures
from samenverder.reflection.models import ReflectionSession, Snapshot

Figures = dict[str, Any]
VERSION = 1
LOOKS = 3  # at most, when answers keep coming while figures are worked out ahead


@dataclass(frozen=True)
class Inputs:
    """Everything the figures follow from, as it was read at one moment."""

    number: int
    before: Figures | None  # what people have seen already, taken back or not
    material: Material
    response: Figures
    marks: tuple[int | None, dict[str, int] | None]
    earlier: Earlier | None
    minutes: int  # for the talk

    @property
    def seen(self) -> Figures | None:
        """What was seen before, when there were figures in it."""
        return self.before if self.before and self.before["enough"] else None


@dataclass(frozen=True)
class Ahead:
    """Figures worked out before the lock, and from what."""

    inputs: Inputs
    figures: Figures


def figures_ahead(session: ReflectionSession) -> Ahead:
    """What the next snapshot would be now. Reads only; promises nothing, see `build_figures`.

    Looks again afterwards: what came in meanwhile costs less time, most is remembered.
    """
    inputs = _next_inputs(session)
    figures = _figures(session, inputs)
    for _turn in range(LOOKS):
        now = _next_inputs(session)
        if now == inputs:
            break
        inputs, figures = now, _figures(session, now)
    return Ahead(inputs, figures)


def _next_inputs(session: ReflectionSession) -> Inputs:
    """The inputs of the next snapshot, as if the answers that enter were set to it already."""
    number = Snapshot.objects.filter(session=session).count() + 1
    before = _seen_before(session, number)
    enters = entering(session, before=before)
    return _read(session, number, before, load(session, number=number, entering=enters))


def build_figures(
    session: ReflectionSession, *, number: int, ahead: Ahead | None = None
) -> Figures:
    """The figures of snapshot `number`: plain JSON data, only what may be shown.

    Sets `Answer.snapshot` of the answers that enter. The shape and the promises stand at the
    top of this package. Call it once per snapshot, in the transaction that stores it, with the
    session locked. Figures worked out `ahead` are taken only when everything they follow from
    still stands here exactly so.
    """
    with transaction.atomic():
        before = _seen_before(session, number)
        assign_batches(session, number=number, before=before)
        inputs = _read(session, number, before, load(session))
        if ahead is not None and ahead.inputs == inputs:
            return ahead.figures
        return _figures(session, inputs)


def _read(
    session: ReflectionSession, number: int, before: Figures | None, material: Material
) -> Inputs:
    seen = before if before and before["enough"] else None
    return Inputs(
        number=number,
        before=before,
        material=material,
        response=response_of(session, material.counted),
        marks=marks_of(session, seen),
        earlier=None if seen else earlier_of(session),
        minutes=minutes_for_talk(session),
    )


def _seen_before(session: ReflectionSession, number: int) -> Figures | None:
    """What people have seen already; a snapshot that was taken back was seen as well."""
    snapshots = Snapshot.objects.filter(session=session, number__lt=number)
    found: Figures | None = snapshots.order_by("-number").values_list("figures", flat=True).first()
    return found


def _figures(session: ReflectionSession, inputs: Inputs) -> Figures:
    people = inputs.material.counted
    enough = session.is_scored and (
        len(people) >= MINIMUM or (not session.is_anonymous and bool(people))
    )
    figures: Figures = {
        "version": VERSION,
        "number": inputs.number,
        "mode": session.mode,
        "n": len(people),
        "enough": enough,
        "open_names": not session.is_anonymous,
        "statements": {},
        "themes": {},
        "change": None,
        "proposals": [],
        "response": inputs.response,
        "marked_by": None,
        "names": None,
    }
    return _with_answers(session, inputs, figures) if enough else figures


def _with_answers(session: ReflectionSession, inputs: Inputs, figures: Figures) -> Figures:
    seen, material = inputs.seen, inputs.material
    shown = statement_figures(session, material, seen, inputs.number)
    figures["marked_by"], marks = inputs.marks
    for code, entry in shown.items():
        entry["marks"] = None if marks is None else marks.get(code, 0)
    figures["statements"] = shown
    tests = mark_differences(shown)
    figures["themes"] = theme_figures(material.statements, shown)
    figures["change"] = (
        seen["change"] if seen else change_since(session, material, figures, inputs.earlier)
    )
    figures["proposals"] = proposals(inputs.minutes, figures, tests)
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

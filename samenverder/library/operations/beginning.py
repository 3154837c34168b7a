"""From a pearl or a lesson to a practice in one step: its words taken over, a link both ways."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.queries.people import person_of
from samenverder.dialogues.models import Contribution
from samenverder.lib.text import truncate
from samenverder.library.models import Practice
from samenverder.library.operations.writing import begin_practice
from samenverder.library.queries.lessons import FIELDS, PLAN, PROJECT, TRACK
from samenverder.library.queries.practices import of
from samenverder.network.models import Partnership
from samenverder.network.operations.problems import Refused

LONGEST = 2000
TITLE = 120
THERE = _("There is a practice of this already, or somebody is writing it.")


@transaction.atomic
def begin_from_pearl(*, partnership: Partnership, by: Any, pearl: Contribution) -> Practice:
    """A draft with what the pearl tells. Raises Refused when there is one already.

    Whoever writes it is its contact, unless the pearl names somebody: then nobody is yet.
    """
    Contribution.objects.select_for_update(of=("self",)).get(pk=pearl.pk)
    if of(partnership).filter(pearl=pearl).exists():
        raise Refused(THERE)
    what = "\n".join(part for part in (pearl.text, pearl.more) if part)
    return begin_practice(
        partnership=partnership, by=by, title=_title(pearl.text), what=what, pearl=pearl,
        for_whom=pearl.for_whom, contact=None if pearl.contact else person_of(by, partnership),
        focus_area=pearl.table.focus_area if pearl.table else None,
    )  # fmt: skip


@transaction.atomic
def begin_from_lesson(*, partnership: Partnership, by: Any, kind: str, row: Any) -> Practice:
    """A draft with what was learned. Raises Refused when there is one already."""
    type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    if of(partnership).filter(**{FIELDS[kind]: row.pk}).exists():
        raise Refused(THERE)
    taken = {TRACK: _from_track, PLAN: _from_plan, PROJECT: _from_project}[kind](row)
    fields = {"contact": person_of(by, partnership), FIELDS[kind]: row, **taken}
    return begin_practice(partnership=partnership, by=by, **fields)


def _from_track(row: Any) -> dict[str, Any]:
    track = row.item.track
    return {
        "title": _title(row.text), "what": row.text, "track": track,
        "organisation": row.school.organisation, "focus_area": track.focus_area,
    }  # fmt: skip


def _from_plan(row: Any) -> dict[str, Any]:
    plan = row.plan
    what, more = _in_two(row.lessons)
    return {
        "title": _title(row.lessons), "what": what, "context": more, "plan": plan,
        "organisation": plan.school, "focus_area": plan.focus_area,
    }  # fmt: skip


def _from_project(row: Any) -> dict[str, Any]:
    return {
        "title": _title(row.went_well), "what": row.went_well, "context": row.to_change,
        "project": row.project,
    }  # fmt: skip


def _title(text: str) -> str:
    """The first sentence of a text, as short as a name has to be."""
    first = text.strip().split("\n")[0].split(". ")[0].rstrip(".")
    return truncate(" ".join(first.split()), TITLE)


def _in_two(text: str) -> tuple[str, str]:
    """A text of at most twice the longest in two parts, cut where a word ends."""
    if len(text) <= LONGEST:
        return text, ""
    cut = max(text.rfind("\n", 0, LONGEST), text.rfind(" ", LONGEST // 2, LONGEST), LONGEST // 2)
    return text[:cut].rstrip(), text[cut:].strip()[:LONGEST]

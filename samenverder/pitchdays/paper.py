"""The programme to hand out and what came of the day, as tagged PDFs on A4."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date, format_time
from samenverder.lib.typst import compile_pdf
from samenverder.pitchdays.models import PitchDay
from samenverder.pitchdays.queries.deciding import Deciding, Need
from samenverder.pitchdays.queries.overview import SchoolStand, stands_of, whole
from samenverder.pitchdays.queries.times import Part

FOLDER = Path(__file__).parent


def pdf_name(day: PitchDay, kind: str, language: str) -> str:
    """The file name: "pitchdag-programma-lindemeer-2026-12-03.pdf"."""
    words = {
        ("programme", "nl"): "pitchdag-programma",
        ("programme", "en"): "pitch-day-programme",
        ("overview", "nl"): "pitchdag-overzicht",
        ("overview", "en"): "pitch-day-overview",
    }
    return f"{words[kind, language]}-{day.partnership.slug}-{day.on:%Y-%m-%d}.pdf"


def programme_pdf(
    day: PitchDay, parts: Sequence[Part], boards: Sequence[Any], language: str
) -> bytes:
    """When which school pitches, and who listens; in "nl" or "en"."""
    with translation.override(language):
        data = _head(day, parts, language) | {
            "header": [_("Time"), _("What"), _("Plan")],
            "rows": [_programme_row(part, language) for part in parts],
            "boards": [
                {
                    "name": board.organisation.name,
                    "who": ", ".join(guest.person.name for guest in board.listeners),
                }
                for board in boards
            ],
            "texts": {
                "boards": _("Who listens"),
                "empty": _("Nothing is in the programme yet."),
                "nobody": _("not known yet who comes"),
            },
        }
        return compile_pdf(FOLDER / "programme.typ", data)


def _head(day: PitchDay, parts: Sequence[Part], language: str) -> dict[str, Any]:
    when = format_date(day.on, language)
    if parts:
        times = {
            "from": format_time(parts[0].planned_from, language),
            "to": format_time(parts[-1].planned_to, language),
        }
        when += ", " + _("%(from)s to %(to)s") % times
    facts = [when, day.where, day.track.title if day.track else ""]
    return {
        "lang": language,
        "title": day.title,
        "partnership": day.partnership.name,
        "note": f"{day.title} · {format_date(day.on, language)}",
        "facts": [fact for fact in facts if fact],
    }


def _programme_row(part: Part, language: str) -> list[str]:
    plan = part.plan.title if part.plan else ""
    times = f"{part.planned_from:%H.%M} – {part.planned_to:%H.%M}"
    if language == "en":
        times = times.replace(".", ":")
    return [times, part.slot.name, plan or (part.missing if part.slot.is_pitch else "")]


def overview_pdf(day: PitchDay, parts: Sequence[Part], deciding: Deciding, language: str) -> bytes:
    """What each school was answered, what it adds up to, and what waits; in "nl" or "en"."""
    with translation.override(language):
        stand = whole(deciding)
        data = _head(day, parts, language) | {
            "lead": _lead(stand),
            "schools": [_school(row) for row in stands_of(parts, deciding)],
            "texts": {
                "header": [_("What for"), _("Asked"), _("Answer")],
            },
        }
        return compile_pdf(FOLDER / "overview.typ", data)


def _lead(stand: Any) -> str:
    words = {
        "answered": stand.answered,
        "all": len(stand.needs),
        "asked": stand.asked,
        "given": stand.given,
    }
    return (
        _("%(answered)s of %(all)s needs have an answer. Asked: %(asked)s. Agreed: %(given)s.")
        % words
    )


def _school(row: SchoolStand) -> dict[str, Any]:
    plan = row.part.plan
    sums = {"asked": row.stand.asked, "given": row.stand.given}
    return {
        "name": row.part.slot.name,
        "plan": plan.title if plan else row.part.missing,
        "sums": _("Asked: %(asked)s. Agreed: %(given)s.") % sums if row.stand.needs else "",
        "rows": [
            [need.asked.text, f"{need.asked.about}: {need.asked.how_much}", answer_words(need)]
            for need in row.stand.needs
        ],
    }


def answer_words(need: Need) -> str:
    """The answer with who gave it, or for whom it waits."""
    answer = need.answer
    if answer is None:
        if need.who or need.who_could:
            return _("Waits for %(who)s") % {"who": need.who or need.who_could}
        return _("Waits; nobody has a mandate for it yet")
    said = [f"{answer.get_kind_display()} ({answer.who})"]
    if answer.text:
        said.append(answer.text)
    return ": ".join(said)

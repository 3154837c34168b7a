"""What returns over places and years, as a tagged PDF on A4. Names and words only, no sentences:
what somebody told is quoted in the report of a meeting, when they agreed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenverder.dialogues.forms.finding import ToldFilter
from samenverder.dialogues.queries.took_part import Sat
from samenverder.dialogues.sheets_over_time import done_words, kind_of_topic, sat_words
from samenverder.lib.text import format_date
from samenverder.lib.typst import compile_pdf
from samenverder.network.models import Partnership

TEMPLATE = Path(__file__).with_name("returning.typ")


def paper_name(partnership: Partnership, language: str) -> str:
    """The file name: "wat-terugkomt-lindemeer-2026-11-24.pdf"."""
    word = "what-returns" if language == "en" else "wat-terugkomt"
    return f"{word}-{partnership.slug}-{timezone.localdate():%Y-%m-%d}.pdf"


def returning_pdf(
    partnership: Partnership,
    filters: ToldFilter,
    rows: Sequence[Any],
    sat: Sat,
    more: int,
    language: str,
) -> bytes:
    """The document in "nl" or "en"; `more` is how many subjects did not fit."""
    with translation.override(language):
        day = format_date(timezone.localdate(), language)
        data = {
            "lang": language,
            "title": _("What returns over places and years"),
            "partnership": partnership.name,
            "note": _("As it stood on %(day)s") % {"day": day},
            "facts": [*_chosen(filters), *_sat(sat)],
            "header": [_("Subject"), _("Told"), _("Where and when"), _("What was done with it")],
            "rows": [_row(row, sat) for row in rows],
            "empty": _("Nothing returns yet"),
            "more": _("There are %(n)d more; see the page or the spreadsheet.") % {"n": more}
            if more
            else "",
        }
        return compile_pdf(TEMPLATE, data)


def _chosen(filters: ToldFilter) -> list[str]:
    """What it was narrowed to, in words."""
    found = []
    for name in ("soort", "speerpunt", "reeks", "plaats", "jaar"):
        value = filters.cleaned_data.get(name)
        field: Any = filters.fields[name]
        if value:
            found.append(f"{field.label}: {dict(field.choices).get(value, value)}")
    return found


def _sat(sat: Sat) -> list[str]:
    words = sat_words(sat)
    return [_("Who took part: %(who)s.") % {"who": words}] if words else []


def _row(row: Any, everybody: Sat) -> list[str]:
    topic = row.topic
    told = _("%(told)d times in %(n)d meetings") % {"told": topic.told, "n": len(topic.evenings)}
    parts = _("%(pearls)d pearls, %(puzzles)d puzzles, %(ideas)d ideas") % {
        "pearls": topic.pearls,
        "puzzles": topic.puzzles,
        "ideas": topic.ideas,
    }
    done = "\n".join(map(done_words, row.done)) or "–"
    name = f"{topic.label}\n{kind_of_topic(topic.form)}"
    who = sat_words(row.sat) if row.sat.people != everybody.people else ""
    where = ", ".join(topic.places)
    return [name, f"{told}\n{parts}", f"{where}\n{who}" if who else where, done]

"""What returns over places and years, as a tagged PDF on A4. Names and words only, no sentences:
what somebody told is quoted in the report of a meeting, when they agreed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenverder.dialogues.forms.finding import ToldFilter
from samenverder.dialogues.queries.overview import Row, Shown
from samenverder.dialogues.sheets_over_time import done_words, kind_of_topic, sat_sentence
from samenverder.lib.text import format_date
from samenverder.lib.typst import compile_pdf
from samenverder.network.models import Partnership

TEMPLATE = Path(__file__).with_name("returning.typ")


def paper_name(partnership: Partnership, language: str) -> str:
    """The file name: "wat-terugkomt-lindemeer-2026-11-24.pdf"."""
    word = "what-returns" if language == "en" else "wat-terugkomt"
    return f"{word}-{partnership.slug}-{timezone.localdate():%Y-%m-%d}.pdf"


def returning_pdf(
    partnership: Partnership, filters: ToldFilter, sections: Sequence[Shown], language: str
) -> bytes:
    """The document in "nl" or "en"."""
    with translation.override(language):
        day = format_date(timezone.localdate(), language)
        data = {
            "lang": language,
            "title": _("What returns over places and years"),
            "partnership": partnership.name,
            "note": _("As it stood on %(day)s") % {"day": day},
            "facts": _chosen(filters),
            "header": [_("Subject"), _("Told"), _("Where and when"), _("What was done with it")],
            "sections": [_section(one) for one in sections],
            "empty": _("Nothing returns yet"),
        }
        return compile_pdf(TEMPLATE, data)


def _section(one: Shown) -> dict[str, Any]:
    more = _("There are %(n)d more; see the page or the spreadsheet.") % {"n": one.more}
    return {
        "title": one.section.title,
        "who": sat_sentence(one.sat, one.tables, whole=bool(one.section.key)),
        "rows": [_row(row) for row in one.rows],
        "more": more if one.more else "",
    }


def _chosen(filters: ToldFilter) -> list[str]:
    """What it was narrowed to, in words."""
    found = []
    for name in ("soort", "speerpunt", "reeks", "plaats", "jaar"):
        value = filters.cleaned_data.get(name)
        field: Any = filters.fields[name]
        if value:
            found.append(f"{field.label}: {dict(field.choices).get(value, value)}")
    return found


def _row(row: Row) -> list[str]:
    topic = row.topic
    told = _("%(told)d times in %(n)d meetings") % {"told": topic.told, "n": len(topic.evenings)}
    parts = _("%(pearls)d pearls, %(puzzles)d puzzles, %(ideas)d ideas") % {
        "pearls": topic.pearls,
        "puzzles": topic.puzzles,
        "ideas": topic.ideas,
    }
    done = "\n".join(map(done_words, row.done)) or "–"
    name = f"{topic.label}\n{kind_of_topic(topic.form)}"
    who = sat_sentence(row.sat, row.tables) if row.is_apart else ""
    where = ", ".join(topic.places)
    return [name, f"{told}\n{parts}", f"{where}\n{who}" if who else where, done]

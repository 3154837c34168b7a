"""Sentences that several pages and mails of this room share."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import ngettext

from samenverder.lib.text import format_date, format_moment, format_time


def when_words(row: Any, language: str) -> str:
    """From when until when: "di 8 dec 2026, 15.00–17.00 uur"; both days when they differ."""
    start, end = row.starts_at, row.ends_at
    if format_date(start, language) != format_date(end, language):
        return f"{format_moment(start, language)} – {format_moment(end, language)}"
    clock = format_time(start, language).split("\u00a0")[0]
    return f"{format_date(start, language)}, {clock}–{format_time(end, language)}"


def coming_words(counts: Mapping[str, int]) -> str:
    """How many come, perhaps, do not, and are silent, as far as there are any: one sentence."""
    words = [
        (counts["yes"], ngettext("%(n)d person comes", "%(n)d people come", counts["yes"])),
        (counts["maybe"], ngettext("%(n)d perhaps", "%(n)d perhaps", counts["maybe"])),
        (counts["no"], ngettext("%(n)d does not come", "%(n)d do not come", counts["no"])),
        (counts["silent"], ngettext("%(n)d has not answered", "%(n)d have not answered",
                                    counts["silent"])),
    ]  # fmt: skip
    said = [text % {"n": number} for number, text in words if number]
    return f"{', '.join(said)}." if said else ""

"""What the documents on A4 of this room share: a head, facts, parts with text and tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date
from samenverder.lib.typst import compile_pdf
from samenverder.network.models import Partnership

TEMPLATE = Path(__file__).with_name("document.typ")


def document(
    partnership: Partnership,
    language: str,
    *,
    title: str,
    over: str = "",
    lead: Sequence[str] = (),
    facts: Sequence[tuple[str, str]] = (),
    parts: Sequence[dict[str, Any] | None] = (),
    signatures: Sequence[str] = (),
) -> bytes:
    """The PDF, in the active language. `over` stands above the title; empty facts fall away."""
    day = {"day": format_date(timezone.localdate(), language)}
    data = {
        "lang": language,
        "title": title,
        "over": over,
        "partnership": partnership.name,
        "note": f"{title[:70]} · " + _("as it stood on %(day)s") % day,
        "lead": list(lead),
        "facts": [list(row) for row in facts if row[1]],
        "parts": [part for part in parts if part is not None],
        "signatures": list(signatures),
        "texts": {
            "sign": _("Signed by"),
            "lines": [_("Name"), _("Day and place"), _("Signature")],
        },
    }
    return compile_pdf(TEMPLATE, data)


def part(
    label: str,
    *,
    columns: Sequence[str] = (),
    rows: Sequence[Sequence[str]] = (),
    widths: Sequence[float] = (),
    numbers: Sequence[int] = (),
    sums: Sequence[int] = (),
    paragraphs: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> dict[str, Any]:
    """One part. `numbers`: columns with figures; `sums`: rows that stand out, both from 0."""
    return {
        "label": label,
        "columns": list(columns),
        "rows": [list(row) for row in rows],
        "widths": list(widths),
        "numbers": list(numbers),
        "sums": list(sums),
        "paragraphs": list(paragraphs),
        "notes": [note for note in notes if note],
    }

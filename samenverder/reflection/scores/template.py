"""The spreadsheet to fill in: one row per person, a column per statement."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.tables import Sheet, write_xlsx
from samenverder.network.models import Layer
from samenverder.reflection.models import ReflectionSession, Statement
from samenverder.reflection.queries.participation import organisations_to_choose
from samenverder.reflection.scores.columns import (
    LAYER,
    MARK_TITLE,
    NAME,
    ORGANISATION,
    PERSONAL,
    REASON_TITLE,
    TITLES,
)


def score_template(session: ReflectionSession) -> bytes:
    """An empty workbook in the reader's language; filled in, it can be read at once."""
    statements = list(
        Statement.objects.filter(instrument_id=session.instrument_id).order_by("order", "pk")
    )
    english = (get_language() or "nl").startswith("en")
    kinds = [kind for kind in TITLES if kind != NAME or not session.is_anonymous]
    people = [TITLES[kind][english] for kind in kinds]
    codes = [row.code for row in statements]
    reasons = [f"{code} {REASON_TITLE[english]}" for code in codes]
    header = [*people, *codes, *reasons, MARK_TITLE[english]]
    widths = [18.0] * len(people) + [6.0] * len(codes) + [24.0] * len(codes) + [18.0]
    return write_xlsx(
        [
            Sheet(_("Scores"), header, [], widths=widths),
            Sheet(
                _("How to fill in"),
                [_("Column"), _("What it is")],
                _help(session, statements, english),
            ),
        ]
    )


def _help(
    session: ReflectionSession, statements: list[Statement], english: bool
) -> list[list[str]]:
    scale = session.instrument.scale
    score = ", ".join(f"{number} = {label}" for number, label in enumerate(scale, start=1))
    partners = "; ".join(row.name for row in organisations_to_choose(session))
    rows = [
        [_("One row"), _("is one person. Leave a cell empty when the person skipped it.")],
        [_("Score"), f"{score}, 0 = {session.instrument.unknown}"],
        [TITLES[LAYER][english], ", ".join(str(label) for _value, label in Layer.choices)],
        [TITLES[ORGANISATION][english], partners],
        [TITLES[PERSONAL][english], _("Only if it is on the sheet, such as: merel anker 482.")],
        [REASON_TITLE[english], _("These columns may be removed.")],
        [MARK_TITLE[english], _("Codes of three statements at most, such as: A3, R1.")],
    ]
    return rows + [[row.code, row.text] for row in statements]

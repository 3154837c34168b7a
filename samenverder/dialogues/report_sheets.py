"""The report of a dialogue meeting as a spreadsheet: what was told with where it goes, and more."""

from django.utils.translation import gettext as _

from samenverder.dialogues.queries.afterwards_report import Report
from samenverder.dialogues.report import became_words, count_sentences, progress_sentence
from samenverder.lib.tables import Sheet
from samenverder.lib.tables.writing import Cell


def sheets_of(report: Report) -> list[Sheet]:
    """The contributions first (that sheet is the CSV), then tables, quotes and numbers."""
    quotes = [[str(row.table or ""), row.text] for row in report.quotes]
    return [
        _told(report),
        Sheet(
            _("Tables"),
            [_("At table"), _("Focus area")],
            [[str(row), row.focus_area.title if row.focus_area else ""] for row in report.tables],
            [40, 50],
        ),
        Sheet(
            _("Quotes"),
            [_("At table"), _("Quote")],
            quotes,
            [40, 90],
            _("Only words whose author agreed to be quoted. No names."),
        ),
        Sheet(_("Numbers"), [""], [[line] for line in _numbers(report)], [90]),
    ]


def _numbers(report: Report) -> list[str]:
    lines = count_sentences(report.counts)
    return [*lines, progress_sentence(report)] if report.puzzles else lines


def _told(report: Report) -> Sheet:
    header = [
        _("Kind"), _("At table"), _("Focus area"), _("Group"), _("In one sentence"), _("Idea for"),
        _("For whom?"), _("More about it"), _("Tell the same"), _("Have this too"), _("This helps"),
        _("Destination"), _("What became of it"),
    ]  # fmt: skip
    areas = {row.pk: row.focus_area.title for row in report.tables if row.focus_area}
    rows: list[list[Cell]] = []
    for thing in report.things:
        destinations = "\n".join(became_words(row, names=True) for row in thing.became)
        if thing.along:
            destinations = _("It goes along with its puzzle.")
        outcomes = "\n".join(row.outcome for row in thing.became if row.outcome)
        for card in thing.cards:
            row = card.row
            rows.append(
                [
                    row.get_kind_display(), str(row.table or ""), areas.get(row.table_id or 0, ""),
                    thing.group_name, row.text,
                    card.puzzle.text if card.puzzle else "", row.for_whom, row.more,
                    len(card.same), card.have_too, card.helps, destinations, outcomes,
                ]
            )  # fmt: skip
    return Sheet(
        _("What was told"), header, rows, [10, 24, 24, 20, 50, 40, 24, 40, 10, 10, 10, 60, 40]
    )

"""Every figure that may be shown, as tables for CSV and Excel. From the snapshot, nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samenverder.lib.tables import Sheet
from samenverder.reflection import words
from samenverder.reflection.queries.outcome import Outcome

Row = list[Any]
DIMENSIONS = ("layer", "kind", "organisation")


@dataclass(frozen=True)
class Exported:
    """One table; `key` is its name in the address of the CSV file."""

    key: str
    title: str
    header: Sequence[str]
    rows: Sequence[Row]

    @property
    def sheet(self) -> Sheet:
        """The same as a sheet of a workbook."""
        return Sheet(self.title, self.header, self.rows)


def tables_of(outcome: Outcome) -> list[Exported]:
    """All tables of a session, in a fixed order; those without figures only when there are some."""
    makers: list[Callable[[Outcome], Exported]] = [_actions]
    if outcome.enough:
        makers = [_statements, _groups, _themes, _change, _response, _arguments, *makers]
        if outcome.figures["names"]:
            makers.append(_names)
        makers.append(_method)
    return [make(outcome) for make in makers]


def _options(outcome: Outcome) -> list[str]:
    return list(outcome.session.instrument.scale)


def _statements(outcome: Outcome) -> Exported:
    header = [
        _("Statement"),
        _("Theme"),
        _("Text"),
        *_options(outcome),
        outcome.session.instrument.unknown,
        "N",
        _("Do we agree?"),
        _("How true?"),
        _("Agreement A"),
        _("Consensus"),
        _("Median"),
        _("Mean"),
        _("Mean, from"),
        _("Mean, to"),
        _("Want to work on it"),
        *[_("Second vote: %(option)s") % {"option": option} for option in _options(outcome)],
        _("Second vote: N"),
        _("Voted again"),
    ]
    rows = [_statement(outcome, row) for row in outcome.statements if row.code in _shown(outcome)]
    return Exported("stellingen", _("Statements"), header, rows)


def _shown(outcome: Outcome) -> dict[str, Any]:
    found: dict[str, Any] = outcome.figures["statements"]
    return found


def _statement(outcome: Outcome, statement: Any) -> Row:
    entry = _shown(outcome)[statement.code]
    second = entry["second"] or {"counts": None, "n": None, "voted": None}
    return [
        statement.code,
        statement.theme.title,
        statement.text,
        *(entry["counts"] or [None] * 5),
        entry["unknown"],
        entry["n"],
        words.agreement_text(entry["agreement"]) or _("not shown"),
        words.level_text(entry["level"]) or _("not shown"),
        entry["a"],
        entry["consensus"],
        entry["median"],
        entry["mean"],
        *(entry["interval"] or [None, None]),
        entry["marks"],
        *(second["counts"] or [None] * 5),
        second["n"],
        second["voted"],
    ]


def _kinds() -> dict[str, str]:
    return {
        "layer": _("Layer"),
        "kind": _("Kind of partner"),
        "organisation": _("Organisation"),
    }


def _group_rows(owner: str, groups: dict[str, list[dict[str, Any]]]) -> list[Row]:
    return [
        [
            owner,
            _kinds()[dimension],
            words.label_of(group),
            *(group["counts"] or [None] * 5),
            group["n"],
            group["of"],
            "" if group["counts"] else _("not shown"),
        ]
        for dimension in DIMENSIONS
        for group in groups[dimension]
    ]


def _groups(outcome: Outcome) -> Exported:
    header = [
        _("Statement"),
        _("Split by"),
        _("Group"),
        *_options(outcome),
        "N",
        _("People"),
        _("Remark"),
    ]
    rows = [
        row for code, entry in _shown(outcome).items() for row in _group_rows(code, entry["groups"])
    ]
    return Exported("groepen", _("Groups"), header, rows)


def _themes(outcome: Outcome) -> Exported:
    header = [
        _("Theme"),
        _("Split by"),
        _("Group"),
        *_options(outcome),
        _("Answers"),
        _("People"),
        _("Remark"),
    ]
    rows: list[Row] = []
    for theme in outcome.figures["themes"].values():
        title = words.label_of(theme)
        level = words.level_text(theme["level"]) or _("not shown")
        counts = theme["counts"] or [None] * 5
        rows.append([title, _("Everyone"), "", *counts, theme["n"], outcome.figures["n"], level])
        rows += _group_rows(title, theme["groups"])
    return Exported("themas", _("Themes"), header, rows)


def _change(outcome: Outcome) -> Exported:
    options = _options(outcome)
    header = [
        _("Theme"),
        _("People in both rounds"),
        _("Higher"),
        _("Lower"),
        _("The same"),
        _("What can we say?"),
        *[_("Before: %(option)s") % {"option": option} for option in options],
        *[_("Now: %(option)s") % {"option": option} for option in options],
    ]
    change = outcome.figures["change"] or {"themes": {}}
    rows = [
        [
            words.label_of(outcome.figures["themes"][code]),
            row["paired_n"],
            row["higher"],
            row["lower"],
            row["equal"],
            words.verdict_text(row["verdict"]) or _("too few people"),
            *(row["before"] or [None] * 5),
            *(row["after"] or [None] * 5),
        ]
        for code, row in change["themes"].items()
    ]
    return Exported("verandering", pgettext("since last time", "Change"), header, rows)


def _response(outcome: Outcome) -> Exported:
    response = outcome.figures["response"]
    header = [_("Split by"), _("Group"), _("Filled in"), _("Invited")]
    rows: list[Row] = [[_("Everyone"), "", response["joined"], response["invited"]]]
    rows += [
        [_kinds()[dimension], words.label_of(row), row["joined"], row["invited"]]
        for dimension in DIMENSIONS
        for row in response[dimension]
    ]
    return Exported("respons", _("Response"), header, rows)


def _arguments(outcome: Outcome) -> Exported:
    rows = [
        [statement.code, argument.text]
        for statement in outcome.with_arguments()
        for argument in outcome.arguments[statement.code]
    ]
    return Exported("argumenten", _("Arguments"), [_("Statement"), _("Argument")], rows)


def _actions(outcome: Outcome) -> Exported:
    header = [_("Action"), _("Who"), _("Done by"), _("How it stands"), _("Statement")]
    rows = [
        [
            row.action.text,
            row.action.owner_name,
            row.action.due_on,
            str(row.action.get_state_display()),
            row.statement.code if row.statement else "",
        ]
        for row in outcome.actions
    ]
    return Exported("acties", _("Actions"), header, rows)


def _names(outcome: Outcome) -> Exported:
    labels = [*_options(outcome), outcome.session.instrument.unknown]
    keys = ["1", "2", "3", "4", "5", "unknown"]
    rows = [
        [code, label, ", ".join(options[key])]
        for code, options in outcome.figures["names"].items()
        for key, label in zip(keys, labels, strict=True)
        if options[key]
    ]
    return Exported("namen", _("Names"), [_("Statement"), _("Answer"), _("Who")], rows)


def _method(outcome: Outcome) -> Exported:
    rows = [[line] for line in method_lines(outcome.figures["open_names"])]
    return Exported("methode", _("Method"), [_("How to read this")], rows)


def method_lines(open_names: bool) -> list[str]:
    """The method in plain words, a paragraph each."""
    shown = (
        _("This session was held with open names. Everyone was told before the first statement.")
        if open_names
        else _(
            "Groups of fewer than five people are never shown, nor tables from which somebody "
            "among fewer than five people could be worked out. Later answers are added five or "
            "more at a time."
        )
    )
    return [
        _(
            "Agreement says how much the answers are alike: unanimous, fairly agreed, spread, or "
            "two camps. It is measured with van der Eijk's agreement A. “I don't know” is counted "
            "apart and never averaged."
        ),
        _(
            "The words never say more than the number of people allows. We only say that groups "
            "differ, or that a theme changed, when chance would seldom make a difference this "
            "large."
        ),
        shown,
        _("Whoever had the code of the session could take part; nobody checked who somebody was."),
        _(
            "Change between two rounds is judged for the themes, among people who took part both "
            "times. With eight people only a large change can show."
        ),
    ]

"""What returns and what was told, as tables to take along. Never a name, a number or a time of
somebody who told something."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.dialogues.queries.became import Became
from samenverder.dialogues.queries.overview import Row, Shown
from samenverder.dialogues.queries.returning import GROUP
from samenverder.dialogues.queries.took_part import Sat
from samenverder.lib.tables import Sheet


def returning_sheet(sections: Iterable[Shown]) -> Sheet:
    """One row for each name of a group and each word of a focus area."""
    header = [
        _("Focus area"), _("Subject"), _("Is"), _("Meetings"), _("Told"), _("Pearls"), _("Puzzles"),
        _("Ideas"), _("Where and when"), _("People who took part there"),
        _("Of them at least, by kind of partner"), _("Of them at least, by layer"),
        _("People at the tables of this focus area"),
        _("At those tables at least, by kind of partner"), _("At those tables at least, by layer"),
        _("Destinations"),
    ]  # fmt: skip
    rows = [[one.section.title, *_returning_cells(row)] for one in sections for row in one.rows]
    return Sheet(_("What returns"), header, rows)


def _returning_cells(row: Row) -> list[Any]:
    topic = row.topic
    return [
        topic.label,
        kind_of_topic(topic.form),
        len(topic.evenings),
        topic.told,
        topic.pearls,
        topic.puzzles,
        topic.ideas,
        "; ".join(topic.places),
        row.sat.people or None,
        groups_words(row.sat.kinds),
        groups_words(row.sat.layers),
        row.tables.people or None,
        groups_words(row.tables.kinds),
        groups_words(row.tables.layers),
        "; ".join(map(done_words, row.done)),
    ]


def kind_of_topic(form: str) -> str:
    """What a subject is: a name or a word."""
    return _("name of a group") if form == GROUP else _("word")


def groups_words(groups: list[tuple[str, int]]) -> str:
    """ "Vo 12; gemeente 6"."""
    return "; ".join(f"{name} {number}" for name, number in groups)


def sat_sentence(sat: Sat, tables: Sat, *, whole: bool = False) -> str:
    """Who sat at the tables where that may be told, else who took part (with `whole` that too);
    empty for too few."""
    words = {"n": tables.meetings, "all": sat.meetings, "people": _people(tables)}
    said = _("At these tables: %(people)s.")
    if tables.meetings != sat.meetings:
        said = _("At these tables, in %(n)d of %(all)d meetings: %(people)s.")
    parts = [said % words] if tables.groups else []
    if sat.people and (whole or not parts):
        parts.append(_("Who took part: %(who)s.") % {"who": _people(sat)})
    if whole and sat.people and not tables.groups:
        parts.append(_("Too few people of one group sat at these tables to name it."))
    return " ".join(parts)


def _people(sat: Sat) -> str:
    people = ngettext("%(n)d person", "%(n)d people", sat.people) % {"n": sat.people}
    words = {"people": people, "groups": sat.words}
    return _("%(people)s, among them at least %(groups)s") % words if words["groups"] else people


def done_words(one: Became) -> str:
    """ "Action: call the school (done)"."""
    said = f"{one.how}: {one.text}" if one.text else one.how
    return f"{said} ({one.told})" if one.told else said


def told_sheet(rows: Iterable[dict[str, Any]]) -> Sheet:
    """One row for each contribution."""
    header = [
        _("Kind"), _("In one sentence"), _("For whom?"), _("More about it"), _("Group"),
        _("Focus area"), _("Meeting"), _("Place"), _("Year"), _("Recognised by"), _("Destinations"),
    ]  # fmt: skip
    return Sheet(_("What was told"), header, [_told_cells(**row) for row in rows])


def _told_cells(*, row: Any, evening: Any, done: list[Became]) -> list[Any]:
    area = row.table.focus_area if row.table else None
    return [
        row.get_kind_display(),
        row.text,
        row.for_whom,
        row.more,
        row.group.name if row.group else "",
        area.title if area else "",
        evening.title,
        evening.place,
        evening.year,
        row.recognised,
        "; ".join(map(done_words, done)),
    ]

"""The example to fill in: rows that show every column, what may stand there, and lists."""

from typing import Any

from django.utils.translation import gettext as _

from samenverder.commitments.themes import TITLES, theme_choices
from samenverder.lib.tables import Sheet
from samenverder.network.models import Layer, OrganisationKind, Partnership
from samenverder.network.queries.organisations import organisations_of
from samenverder.trainings.operations.import_reading import COLUMNS, column_name

# fmt: off
TALK = {
    "title": "Loopbaangesprekken voeren", "given_by": "Mbo Rivierenland Lindemeer",
    "aim": "U voert met een leerling een gesprek over wat die wil en kan.", "audience": "mentoren",
    "hours": "7,5", "euros": "120", "conditions": "Neem een vraag uit de praktijk mee.",
    "url": "https://opleiding.example/loopbaan", "start": "13:00", "end": "16:30",
    "place": "Stationsplein 4, Lindemeer", "capacity": "20", "sign_up_by": "10-03-2027",
}
SUMS = {
    "title": "Rekenen op de werkplek", "given_by": "Bureau Rekenwerk",
    "aim": "U maakt van werk een rekenles.", "audience": "leraren", "hours": "6", "euros": "0",
}
# fmt: on


def example_sheets(partnership: Partnership) -> list[Sheet]:
    """One training with two dates, one without; then the columns in words, and the lists."""
    partners = list(organisations_of(partnership).order_by("name").values_list("name", flat=True))
    lists = _lists(partners)
    who = {
        "partners": "; ".join(partners[:2]) or str(_("All partners")),
        "theme": str(TITLES["relation"]),
        "sectors": f"{OrganisationKind.VO.label}; {OrganisationKind.PRO.label}",
        "layers": str(Layer.PRACTICE.label),
    }
    rows = [TALK | who | {"day": day} for day in ("24-03-2027", "31-03-2027")] + [SUMS]
    names = [column_name(what) for what in COLUMNS]
    explained = [[name, what, example] for name, what, example in columns_in_words()]
    return [
        Sheet(
            _("Trainings"), names, [[row.get(what, "") for what in COLUMNS] for row in rows],
            pick_from=_pick_from(lists),
        ),
        Sheet(_("What to fill in"), [_("Column"), _("What may stand there"), _("Such as")],
              explained, widths=[26, 90, 40]),
        _lists_sheet(lists),
    ]  # fmt: skip


def _lists(partners: list[str]) -> dict[str, list[str]]:
    return {
        "partners": [_("All partners"), *partners],
        "theme": [str(label) for _code, label in theme_choices()[1:]],
        "sectors": [str(label) for _code, label in OrganisationKind.choices],
        "layers": [str(label) for _code, label in Layer.choices],
    }


def _pick_from(lists: dict[str, list[str]]) -> dict[int, str]:
    """{column of the example: where its list stands on the sheet of lists}."""
    columns, found = list(COLUMNS), {}
    for letter, (what, values) in zip("ABCD", lists.items(), strict=True):
        found[columns.index(what)] = f"='{_('Lists')}'!${letter}$2:${letter}${len(values) + 1}"
    return found


def _lists_sheet(lists: dict[str, list[str]]) -> Sheet:
    longest = max(len(values) for values in lists.values())
    rows: list[list[Any]] = [
        [values[at] if at < len(values) else None for values in lists.values()]
        for at in range(longest)
    ]
    return Sheet(_("Lists"), [column_name(what) for what in lists], rows)


def columns_in_words() -> list[tuple[str, str, str]]:
    """(column, what may stand there, an example) for every column of a list of trainings."""
    several = _("Several with ; between them.") + " "
    empty = _("Leave empty for everybody.")
    words = {
        "title": _("Needed. With the time it begins the name says what is known already. "
                   "At most 120 characters."),
        "given_by": _("The name of a partner, or of somebody from outside."),
        "aim": _("Needed for a training that is new."),
        "audience": _("In your own words."),
        "hours": _("A number."),
        "euros": _("For each person. 0 is free of charge, empty is not known yet."),
        "conditions": _("In your own words."),
        "url": _("An address that begins with https://."),
        "day": _("Empty for a training that has no date yet."),
        "start": _("Needed with a day."),
        "end": _("Needed with a day. Later than it begins."),
        "place": _("In your own words."),
        "capacity": _("A number from 1 to 2000; 20 when empty."),
        "sign_up_by": _("A day up to and including that of the training."),
        "partners": _("“All partners”, or names of partners as under Network.") + " " + several
        + _("Empty keeps who may come; for a new training that is everybody."),
        "theme": _("One theme: %(known)s.") % {"known": _labels(theme_choices()[1:])},
        "sectors": several + empty + " " + _labels(OrganisationKind.choices) + ".",
        "layers": several + empty + " " + _labels(Layer.choices) + ".",
    }  # fmt: skip
    such = TALK | {
        "day": "24-03-2027", "partners": "Praktijkschool De Werf; Lindecollege",
        "theme": str(TITLES["relation"]),
        "sectors": f"{OrganisationKind.VO.label}; {OrganisationKind.PRO.label}",
        "layers": str(Layer.PRACTICE.label),
    }  # fmt: skip
    return [(column_name(what), words[what], such[what]) for what in COLUMNS]


def _labels(choices: Any) -> str:
    return ", ".join(str(label) for _code, label in choices)

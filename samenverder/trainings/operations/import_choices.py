"""Cells of a list that choose from what there is: who may come, theme, sector and layer.

Names stand with ; between them. A name that is not there is a problem of its own: who may come
must never become everybody because a name was not understood.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samenverder.commitments.themes import theme_choices
from samenverder.network.models import Layer, Organisation, OrganisationKind
from samenverder.trainings.models import Training
from samenverder.trainings.operations.import_reading import Line, Reading

KEPT = {
    "provider": "given_by", "provider_name": "given_by", "open_to": "partners",
    "theme_code": "theme", "sectors": "sectors", "layers": "layers",
}  # fmt: skip
EVERYBODY = ("alle partners", "iedereen", "alle", "all partners", "everybody", "all")


@dataclass(frozen=True)
class Names:
    """What can be chosen, each by its name in small letters."""

    partners: dict[str, Organisation]
    themes: dict[str, str]
    sectors: dict[str, str]
    layers: dict[str, str]

    @classmethod
    def of(cls, partners: Iterable[Organisation], themes: set[str]) -> "Names":
        """The partners of here, the themes there are and those that trainings here have."""
        return cls(
            {row.name.casefold(): row for row in partners},
            _by_name(theme_choices(themes)[1:]),
            _by_name(OrganisationKind.choices),
            _by_name(Layer.choices),
        )


def _by_name(choices: Iterable[tuple[str, Any]]) -> dict[str, str]:
    rows = list(choices)
    return {code.casefold(): code for code, _label in rows} | {
        str(label).casefold(): code for code, label in rows
    }


def open_to_of(training: Training) -> tuple[Organisation, ...]:
    """The partners that may come to a training as it is, by name; none when all may."""
    return () if training.for_all_partners else _in_order(training.partners.all())


def _in_order(rows: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return tuple(sorted(set(rows), key=lambda row: (row.name.casefold(), row.pk)))


def chosen(reading: Reading, line: Line, names: Names) -> dict[str, Any]:
    """The fields a row chooses. `open_to`: None where it does not say, () for all partners."""
    found: dict[str, Any] = {}
    texts = line.facts
    if "partners" in texts:
        found["open_to"] = _open_to(reading, line, names)
    if "theme" in texts:
        themes = _named(reading, line, "theme", names.themes)
        if len(themes) > 1:
            reading.wrong(line.row, "theme", _("A training has one theme. Choose one."))
        found["theme_code"] = themes[0] if themes else ""
    for what, known in (("sectors", names.sectors), ("layers", names.layers)):
        if what in texts:
            # in the order of the choices, as the form keeps them
            there = _named(reading, line, what, known)
            found[what] = [code for code in dict.fromkeys(known.values()) if code in there]
    return found


def _open_to(reading: Reading, line: Line, names: Names) -> tuple[Organisation, ...] | None:
    text = re.sub(r"^(alleen|only)\s+", "", line.facts["partners"], flags=re.IGNORECASE)
    if not text:
        return None
    if text.casefold() in EVERYBODY:
        return ()
    if not _parts(text):
        sentence = _("Fill in names of partners with ; between them, or “all partners”.")
        reading.wrong(line.row, "partners", sentence)
    return _in_order(_named(reading, line, "partners", names.partners, text)) or None


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _named(
    reading: Reading, line: Line, what: str, known: dict[str, Any], text: str | None = None
) -> list[Any]:
    """What the names in a cell stand for; a sentence for each that is not there."""
    sentences = {
        "partners": _("“%(name)s” is not a partner here. Write the name as it stands under "
                      "Network; several with ; between them."),
        "theme": _("“%(name)s” is not a theme. Choose from: %(known)s."),
        "sectors": _("“%(name)s” is not a sector. Choose from: %(known)s."),
        "layers": _("“%(name)s” is not a layer. Choose from: %(known)s."),
    }  # fmt: skip
    found = []
    for part in _parts(line.facts[what] if text is None else text):
        if part.casefold() in known:
            found.append(known[part.casefold()])
        else:
            there = "" if what == "partners" else _labels(what)
            reading.wrong(line.row, what, sentences[what] % {"name": part[:60], "known": there})
    return found


def _labels(what: str) -> str:
    choices: dict[str, list[tuple[str, Any]]] = {
        "theme": theme_choices()[1:],
        "sectors": OrganisationKind.choices,
        "layers": Layer.choices,
    }
    return ", ".join(str(label) for _code, label in choices[what])

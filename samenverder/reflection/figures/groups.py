"""Tables per layer, kind of partner and organisation, and whether groups differ."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import translation

from samenverder.lib.statistics.distribution import agreement_word, level_word
from samenverder.lib.statistics.groups import permutation_difference
from samenverder.lib.statistics.paired import benjamini_hochberg
from samenverder.network.models import Layer, OrganisationKind
from samenverder.reflection.figures.disclosure import DIMENSIONS, Shown, cells_of, safe_to_show
from samenverder.reflection.figures.material import Given, Person, counts_of
from samenverder.reflection.models import ReflectionSession

Figures = dict[str, Any]
Labels = dict[str, dict[str, tuple[str, str]]]
TESTED = ("layer", "kind")
FALSE_DISCOVERIES = 0.10
DRAWS = 999  # shuffles: enough to tell p apart at 0.10 / 22 statements


def labels_of(people: Iterable[Person]) -> Labels:
    """Dimension → value → (Dutch, English) label, in the order in which groups are listed."""
    return {
        "layer": _choices(Layer.choices),
        "kind": _choices(OrganisationKind.choices),
        "organisation": {
            person.organisation: (person.organisation_name, person.organisation_name)
            for person in sorted(people, key=lambda person: person.organisation_name.casefold())
            if person.organisation
        },
    }


def _choices(choices: list[tuple[str, Any]]) -> dict[str, tuple[str, str]]:
    spoken = {}
    for language in ("nl", "en"):
        with translation.override(language):
            spoken[language] = {value: str(label) for value, label in choices}
    return {value: (spoken["nl"][value], spoken["en"][value]) for value, _label in choices}


def group_tables(
    session: ReflectionSession,
    people: Mapping[int, Person],
    answers: Mapping[int, Given],
    labels: Labels,
) -> dict[str, list[Figures]]:
    """Every group with somebody in it; counts only where they may be shown."""
    values = {pk: given.value for pk, given in answers.items()}
    shown = safe_to_show(cells_of(people, values)) if session.is_anonymous else None
    tables = {}
    for dimension in DIMENSIONS:
        members: dict[str, list[int]] = {}
        for pk, person in people.items():
            members.setdefault(person.in_dimension(dimension), []).append(pk)
        tables[dimension] = [
            _group(value, names, members[value], values, _may_show(shown, dimension, value))
            for value, names in labels[dimension].items()
            if value in members
        ]
    return tables


def _may_show(shown: Shown | None, dimension: str, value: str) -> bool:
    """None: open names, where everything may be shown."""
    return shown is None or value in getattr(shown, dimension)


def _group(
    value: str,
    names: tuple[str, str],
    members: list[int],
    values: Mapping[int, int | None],
    may_show: bool,
) -> Figures:
    counts = counts_of([values.get(pk) for pk in members]) if may_show else None
    return {
        "value": value,
        "label_nl": names[0],
        "label_en": names[1],
        "counts": counts,
        "n": None if counts is None else sum(counts),
        "of": len(members),
        "agreement": "none" if counts is None else agreement_word(counts),
        "level": "none" if counts is None else level_word(counts),
    }


def mark_differences(statements: dict[str, Figures]) -> dict[str, float | None]:
    """Set `differs` and `differs_by` on each statement; returns p for the layers (None: untested).

    Permutation tests on the groups shown, Benjamini-Hochberg per dimension over all statements:
    a difference is only named when chance hardly makes one this large. A p above the rate of
    false discoveries never counts as a difference, so it is not worked out any further.
    """
    p_values = {
        name: {code: _p_of(entry["groups"][name]) for code, entry in statements.items()}
        for name in TESTED
    }
    for entry in statements.values():
        entry["differs_by"] = []
    for name, tested in p_values.items():
        codes = [code for code, p in tested.items() if p is not None]
        rejected = benjamini_hochberg([tested[code] or 0.0 for code in codes], FALSE_DISCOVERIES)
        for code, differs in zip(codes, rejected, strict=True):
            if differs:
                statements[code]["differs_by"].append(name)
    for entry in statements.values():
        entry["differs"] = bool(entry["differs_by"])
    return p_values["layer"]


def _p_of(groups: list[Figures]) -> float | None:
    answers = [
        [point for point, count in enumerate(group["counts"], start=1) for _ in range(count)]
        for group in groups
        if group["counts"] and group["n"]
    ]
    if len(answers) < 2:
        return None
    return permutation_difference(answers, DRAWS, matters_to=FALSE_DISCOVERIES)

"""What stands out: the headline of the whole and of each theme, and three things to remember.

Made by rule, in the active language; see `words` for how careful they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from samenverder.lib.statistics.distribution import mean
from samenverder.lib.text import NBSP, upper_first
from samenverder.reflection.words import (
    and_words,
    change_sentence,
    difference_sentence,
    in_sentence,
    label_of,
    lower_first,
    most_say,
    verdict_text,
)

Figures = Mapping[str, Any]
KEPT = 3


@dataclass(frozen=True)
class Finding:
    """Something to remember: what, and the figures that say so. `code`: the statement, if any."""

    title: str
    text: str
    code: str = ""


def headline(figures: Figures) -> str:
    """The whole in two sentences: what goes well, and what does not."""
    if not figures["enough"]:
        return _("Fewer than five people took part, so there are no figures.")
    themes = figures["themes"]
    shown = [code for code, theme in themes.items() if theme["counts"]]
    ranked = sorted(shown, key=lambda code: mean(themes[code]["counts"]) or 0.0)
    if not ranked:
        return _("Too few answers to show.")
    good = _good(themes[ranked[-1]])
    bad = _bad(themes[ranked[0]]) or _camps(figures, named=ranked[-1] if good else "")
    if good or bad:
        return " ".join(filter(None, [good, bad or _("No theme is mostly called not true.")]))
    return _("No theme stands out: people call things both true and not true.")


def _good(theme: Figures) -> str:
    if theme["level"] not in {"mostly_true", "usually_true"}:
        return ""
    words = {"theme": label_of(theme)}
    if most_say(theme["counts"]) == "true":
        return _("On %(theme)s, most answers are “true”.") % words
    return _("On %(theme)s, answers lean towards “true”.") % words


def _bad(theme: Figures) -> str:
    if theme["level"] not in {"mostly_untrue", "usually_untrue"}:
        return ""
    words = {"theme": label_of(theme)}
    if most_say(theme["counts"]) == "untrue":
        return _("On %(theme)s, most answers are “not true”.") % words
    return _("On %(theme)s, answers lean towards “not true”.") % words


def _camps(figures: Figures, named: str) -> str:
    """The first theme with statements that divide people, or that most call not true.

    Of the theme that was `named` before only when no other has any; then it is not named again.
    """
    rows = figures["statements"].items()
    camps = [code for code, row in rows if row["agreement"] == "two_camps"]
    if camps:
        theme, inside = _first_theme(figures, camps, named)
        told = _("On %(theme)s there are two camps (%(codes)s).")
        return (_("There are two camps on %(codes)s.") if theme == named else told) % inside
    untrue = [code for code, row in rows if most_say(row["counts"]) == "untrue"]
    if untrue:
        theme, inside = _first_theme(figures, untrue, named)
        told = _("On %(theme)s, most people call %(codes)s not true.")
        return (_("Most people call %(codes)s not true.") if theme == named else told) % inside
    return ""


def _first_theme(figures: Figures, codes: list[str], named: str) -> tuple[str, dict[str, str]]:
    """The theme of the first of these statements, and those of them that are in it."""
    of = {code: figures["statements"][code]["theme"] for code in codes}
    theme = next((theme for theme in of.values() if theme != named), named)
    inside = [code for code in codes if of[code] == theme]
    return theme, {"theme": label_of(figures["themes"][theme]), "codes": and_words(inside)}


def theme_headline(figures: Figures, theme: str) -> str:
    """What stands out in a theme: which statements most call true, not true, or are divided on."""
    codes = figures["themes"][theme]["statements"]
    entries = {code: figures["statements"][code] for code in codes}
    shown = {code: entry for code, entry in entries.items() if entry["counts"]}
    if not shown:
        return _("Too few answers to show.")
    camps = [code for code, entry in shown.items() if entry["agreement"] == "two_camps"]
    yes, no = (
        [code for code in shown if most_say(shown[code]["counts"]) == side and code not in camps]
        for side in ("true", "untrue")
    )
    if len(shown) > 1 and len(yes) == len(codes):
        return _("Most people call every statement true")
    if len(shown) > 1 and len(no) == len(codes):
        return _("Most people call every statement not true")
    return _theme_clauses(yes, no, camps)


def _theme_clauses(yes: list[str], no: list[str], camps: list[str]) -> str:
    clauses = []
    if yes:
        clauses.append(_("most people call %(codes)s true") % {"codes": and_words(yes)})
    if no:
        told = _("most people call %(codes)s not true")
        if yes:
            told = pgettext("after a first clause", "most people call %(codes)s not true")
        clauses.append(told % {"codes": and_words(no)})
    if camps:
        clauses.append(_("on %(codes)s there are two camps") % {"codes": and_words(camps)})
    if not clauses:
        return _("No statement that most people call true, or not true")
    if len(clauses) < 2:
        return upper_first(clauses[0])
    both = {"first": ", ".join(clauses[:-1]), "last": clauses[-1]}
    return upper_first(pgettext("two clauses", "%(first)s but %(last)s") % both)


def remember(figures: Figures, texts: Mapping[str, str]) -> list[Finding]:
    """At most three things: what goes well first, then what asks for attention.

    `texts`: statement code → its words in the active language.
    """
    if not figures["enough"]:
        return []
    found: list[Finding] = []
    for finding in _candidates(figures, texts):
        if len(found) < KEPT and finding.code not in {kept.code for kept in found if kept.code}:
            found.append(finding)
    return found


def _candidates(figures: Figures, texts: Mapping[str, str]) -> Iterator[Finding]:
    shown = {code: row for code, row in figures["statements"].items() if row["counts"]}
    ranked = sorted(shown, key=lambda code: -(mean(shown[code]["counts"]) or 0.0))
    if ranked and most_say(shown[ranked[0]]["counts"]) == "true":
        yield _true(ranked[0], shown, texts)
    divided = [code for code in shown if shown[code]["agreement"] == "two_camps"]
    for code in divided[:1]:
        yield _two_camps(code, shown, texts)
    if ranked and most_say(shown[ranked[-1]]["counts"]) == "untrue":
        yield _untrue(ranked[-1], shown, texts)
    yield from _changes(figures)
    for code in shown:
        if "layer" in shown[code]["differs_by"]:
            yield Finding(_named(code, texts), difference_sentence(shown[code]), code)
            break
    yield from _absent(figures)
    if ranked and most_say(shown[ranked[1 % len(ranked)]]["counts"]) == "true":
        yield _true(ranked[1 % len(ranked)], shown, texts)


def _named(code: str, texts: Mapping[str, str]) -> str:
    return texts.get(code, code)


def _true(code: str, shown: Figures, texts: Mapping[str, str]) -> Finding:
    counts = shown[code]["counts"]
    words = {"yes": sum(counts[3:]), "n": sum(counts), "code": code}
    text = _("%(yes)d of the %(n)d people call this true (%(code)s).") % words
    return Finding(_named(code, texts), text, code)


def _untrue(code: str, shown: Figures, texts: Mapping[str, str]) -> Finding:
    counts = shown[code]["counts"]
    words = {"no": sum(counts[:2]), "n": sum(counts), "code": code}
    text = _("%(no)d of the %(n)d people call this not true (%(code)s).") % words
    return Finding(_named(code, texts), text, code)


def _two_camps(code: str, shown: Figures, texts: Mapping[str, str]) -> Finding:
    counts = shown[code]["counts"]
    words = {"no": sum(counts[:2]), "yes": sum(counts[3:]), "code": code}
    text = _("There are two camps: %(no)d people say not true, %(yes)d say true (%(code)s).")
    return Finding(_named(code, texts), text % words, code)


def _changes(figures: Figures) -> Iterator[Finding]:
    themes = ((figures["change"] or {}).get("themes") or {}).items()
    for code, row in themes:
        if row["verdict"] in {"improved", "worse"}:
            words = {
                "theme": label_of(figures["themes"][code]),
                "verdict": lower_first(verdict_text(row["verdict"])),
            }
            yield Finding(_("%(theme)s %(verdict)s.") % words, change_sentence(row))


def _absent(figures: Figures) -> Iterator[Finding]:
    absent = missing(figures["response"])
    if absent:
        title = _("Not everybody was there.")
        yield Finding(title, upper_first(_("missing: %(who)s.") % {"who": and_words(absent)}))


def missing(response: Figures) -> list[str]:
    """Who was not there: "employer (0 of 2)".

    A kind of partner nobody invited is named only when everybody said where they work: else
    somebody of that kind may well have been there.
    """
    absent, all_placed = [], unplaced_people(response) <= 0
    rows = [(row, dimension) for dimension in ("layer", "kind") for row in response[dimension]]
    for row, dimension in rows:
        if row["joined"]:
            continue
        name = in_sentence(row, dimension)
        if row["invited"]:
            absent.append(_("%(name)s (0 of %(n)d)") % {"name": name, "n": row["invited"]})
        elif row["organisations"] and all_placed:
            absent.append(_("%(name)s (nobody invited)") % {"name": name})
    return absent


def filled_in(response: Figures) -> str:
    """ "21 of the 24 people: board 5, management 7, practice 9"."""
    joined, invited = response["joined"], response["invited"]
    people = _("%(n)d people") % {"n": joined}
    if invited >= joined and invited:
        people = _("%(n)d of the %(of)d people") % {"n": joined, "of": invited}
    layers = [
        f"{lower_first(label_of(row))}{NBSP}{row['joined']}"
        for row in response["layer"]
        if row["joined"]
    ]
    return f"{people}: {', '.join(layers)}" if layers else people


def unplaced_people(response: Figures) -> int:
    """People who took part without naming their organisation."""
    return int(response["joined"] - sum(row["joined"] for row in response["kind"]))


def unplaced(response: Figures) -> str:
    """How many people did not say where they work; empty when everybody did."""
    people = unplaced_people(response)
    if people <= 0:
        return ""
    return ngettext(
        "%(n)d person did not say where they work.",
        "%(n)d people did not say where they work.",
        people,
    ) % {"n": people}

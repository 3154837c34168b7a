"""Sentences made by rule from the figures, never more certain than they are.

They describe the answers that were given ("11 of 18 people say not true") and claim a difference
or a change only where a test found one. "Most" is more than half, nothing less. All texts are in
the active language. `figures` and its parts are those of `reflection.figures`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from samenverder.lib.statistics.distribution import mean
from samenverder.lib.text import NBSP, join_words, number_word, upper_first

Figures = Mapping[str, Any]
SMALL_GROUP = 10
DIMENSIONS = ("layer", "kind", "organisation")
TESTED = ("layer", "kind")
# Groups in running text. Dutch needs an article, and "de werkgevers" for "Werkgever".
SPOKEN = {
    "layer": {
        "board": pgettext_lazy("in a sentence", "board"),
        "management": pgettext_lazy("in a sentence", "management"),
        "practice": pgettext_lazy("in a sentence", "practice"),
    },
    "kind": {
        "po": pgettext_lazy("in a sentence", "primary school"),
        "vo": pgettext_lazy("in a sentence", "secondary school"),
        "pro": pgettext_lazy("in a sentence", "practical school"),
        "vso": pgettext_lazy("in a sentence", "special secondary school"),
        "mbo": pgettext_lazy("in a sentence", "vocational college"),
        "board": pgettext_lazy("in a sentence", "school board"),
        "municipality": pgettext_lazy("in a sentence", "municipality"),
        "youth_care": pgettext_lazy("in a sentence", "youth care"),
        "health": pgettext_lazy("in a sentence", "health service"),
        "childcare": pgettext_lazy("in a sentence", "childcare"),
        "employer": pgettext_lazy("in a sentence", "employer"),
        "employer_service": pgettext_lazy("in a sentence", "employers' service point"),
        "employment_agency": pgettext_lazy("in a sentence", "employment agency"),
        "teacher_training": pgettext_lazy("in a sentence", "teacher training"),
        "other": pgettext_lazy("in a sentence", "other partner"),
    },
}


def language() -> str:
    """ "nl" or "en", whichever is active."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def label_of(row: Figures) -> str:
    """The name of a group, theme or partner in the active language."""
    stem = "label" if "label_nl" in row else "title"
    return str(row[f"{stem}_{language()}"] or row[f"{stem}_nl"])


def lower_first(text: str) -> str:
    """For in the middle of a sentence; a word in capitals stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def in_sentence(row: Figures, dimension: str) -> str:
    """The name of a layer or kind of partner in the middle of a sentence: "het bestuur"."""
    return str(SPOKEN[dimension].get(row.get("value", "")) or lower_first(label_of(row)))


def and_words(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    return join_words(list(words), _("and"))


def level_text(level: str) -> str:
    """How true people find it; empty when it is not shown."""
    return {
        "mostly_true": _("Mostly true"),
        "usually_true": _("Usually true"),
        "mixed": _("Opinions differ"),
        "partly": _("Partly true"),
        "usually_untrue": _("Usually not true"),
        "mostly_untrue": _("Mostly not true"),
    }.get(level, "")


def agreement_text(agreement: str) -> str:
    """How much the answers are alike; empty when it is not shown."""
    return {
        "unanimous": _("Unanimous"),
        "fairly_agreed": _("Fairly agreed"),
        "spread": _("Spread"),
        "two_camps": _("Two camps"),
    }.get(agreement, "")


def size_text(entry: Figures) -> str:
    """ "N = 21" or "N = 18, 3 I don't know"; says so when it is not shown."""
    if not entry["counts"]:
        return _("Fewer than five answers: not shown")
    size = (_("N = %(n)d") % {"n": entry["n"]}).replace(" ", NBSP)
    if not entry.get("unknown"):
        return size
    return _("%(size)s, %(n)d “I don't know”") % {"size": size, "n": entry["unknown"]}


def camps_text(counts: Sequence[int]) -> str:
    """ "11 not true, 10 true"."""
    return _("%(no)d not true, %(yes)d true") % {"no": sum(counts[:2]), "yes": sum(counts[3:])}


def statement_parts(entry: Figures) -> list[str]:
    """The words beside a bar: how much agreed, how true, how many."""
    if not entry["counts"]:
        return [size_text(entry)]
    level = lower_first(level_text(entry["level"]))
    if entry["agreement"] == "two_camps":
        level = camps_text(entry["counts"])
    parts = [agreement_text(entry["agreement"]), level, size_text(entry)]
    return [part for part in parts if part]


def statement_words(entry: Figures) -> str:
    """The same in one line: "Fairly agreed · mostly true · N = 21"."""
    return " · ".join(statement_parts(entry))


def tenths(counts: Sequence[int] | None) -> str:
    """ "6 in 10: true", of the end that was chosen most; empty when nothing is shown."""
    if not counts or not sum(counts):
        return ""
    yes, no = sum(counts[3:]), sum(counts[:2])
    share = round(10 * max(yes, no) / sum(counts))
    text = _("%(n)d in 10: true") if yes >= no else _("%(n)d in 10: not true")
    return text % {"n": share}


def most_say(counts: Sequence[int] | None) -> str:
    """ "true" or "untrue" when more than half of the answers are on that side, else ""."""
    if not counts:
        return ""
    if 2 * sum(counts[3:]) > sum(counts):
        return "true"
    return "untrue" if 2 * sum(counts[:2]) > sum(counts) else ""


def difference_sentence(entry: Figures, dimension: str = "layer") -> str:
    """What groups see differently; says that it may be chance unless a test found otherwise."""
    groups = [group for group in entry["groups"][dimension] if group["counts"] and group["n"]]
    if len(groups) < 2:
        return ""
    if dimension not in TESTED:
        return ""
    if dimension not in entry["differs_by"]:
        return _("The differences between these groups can be chance.")
    ranked = sorted(groups, key=lambda group: mean(group["counts"]) or 0.0)
    low, high = ranked[0], ranked[-1]
    names = {"high": in_sentence(high, dimension), "low": in_sentence(low, dimension)}
    if _share(high["counts"], 3, 5) > _share(low["counts"], 3, 5):
        return upper_first(_("%(high)s calls this true more often than %(low)s.") % names)
    return upper_first(_("%(high)s answers higher than %(low)s.") % names)


def first_difference(entry: Figures) -> str:
    """The sentence of the first dimension in which groups differ; empty when none does."""
    return difference_sentence(entry, entry["differs_by"][0]) if entry["differs_by"] else ""


def _share(counts: Sequence[int], start: int, stop: int) -> float:
    return sum(counts[start:stop]) / sum(counts)


def reason_sentence(figures: Figures, code: str, reason: str) -> str:
    """Why a statement is proposed for the talk."""
    entry = figures.get("statements", {}).get(code)
    if entry is None or not reason:
        return ""
    if reason == "wanted" and entry["marks"]:
        people = entry["marks"]
        return ngettext(
            "%(n)d person wants to work on this.", "%(n)d people want to work on this.", people
        ) % {"n": people}
    if reason == "groups_differ":
        return first_difference(entry)
    if reason == "moved":
        return _moved_sentence(figures, entry["theme"])
    if not entry["counts"]:
        return ""
    return {"low": _low, "divided": _divided, "pearl": _pearl}.get(reason, lambda _: "")(entry)


def _low(entry: Figures) -> str:
    no = sum(entry["counts"][:2])
    return ngettext(
        "Low: %(no)d of the %(n)d people says not true.",
        "Low: %(no)d of the %(n)d people say not true.",
        no,
    ) % {"no": no, "n": entry["n"]}


def _divided(entry: Figures) -> str:
    no, middle, yes = (sum(entry["counts"][a:b]) for a, b in ((0, 2), (2, 3), (3, 5)))
    words = {"no": no, "yes": yes, "middle": middle}
    if entry["agreement"] != "two_camps":
        return _("Spread: %(no)d not true, %(middle)d partly, %(yes)d true.") % words
    if not middle:
        return _("Two camps. %(no)d times not true, %(yes)d times true, nobody in between.") % words
    return _("Two camps. %(no)d times not true, %(yes)d times true, %(middle)d in between.") % words


def _pearl(entry: Figures) -> str:
    words = {"yes": sum(entry["counts"][3:]), "n": entry["n"]}
    return _("A pearl: %(yes)d of the %(n)d people say true. What makes it work?") % words


def _moved_sentence(figures: Figures, theme: str) -> str:
    row = ((figures.get("change") or {}).get("themes") or {}).get(theme)
    if not row or not row["verdict"]:
        return ""
    words = {"theme": label_of(figures["themes"][theme]), "verdict": verdict_text(row["verdict"])}
    return _("%(theme)s: %(verdict)s since last time; here it shows most.") % {
        **words,
        "verdict": lower_first(words["verdict"]),
    }


def verdict_text(verdict: str | None) -> str:
    """The three verdicts on change; empty when nothing may be said."""
    return {
        "improved": _("Probably improved"),
        "cannot_tell": _("Cannot tell"),
        "worse": _("Probably worse"),
    }.get(verdict or "", "")


def change_sentence(row: Figures) -> str:
    """What the paired people did: "11 of the 14 answered higher."."""
    if row["verdict"] is None:
        return _("Too few people took part both times.")
    words = {"n": row["paired_n"], "higher": row["higher"], "lower": row["lower"]}
    if row["verdict"] == "improved":
        return _("%(higher)d of the %(n)d answered higher.") % words
    if row["verdict"] == "worse":
        return _("%(lower)d of the %(n)d answered lower.") % words
    if row["equal"] == row["paired_n"]:
        return _("Everyone answered the same.")
    if 2 * row["equal"] > row["paired_n"]:
        return _("Most answered the same.")
    spelled = {key: number_word(row[key], language()) for key in ("higher", "lower", "equal")}
    return upper_first(_("%(higher)s higher, %(lower)s lower, %(equal)s the same.") % spelled)


def small_note(people: int) -> str:
    """How little a small group can show; empty for larger groups."""
    if not 0 < people <= SMALL_GROUP:
        return ""
    return _("With %(n)s people only a large change can show.") % {
        "n": number_word(people, language())
    }

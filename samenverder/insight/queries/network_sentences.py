"""The measures of a network in words: the figure as a sentence first, then what it means."""

from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenverder.insight.network_measures import FEWEST_NODES, LayerSteps
from samenverder.insight.network_picture import PEOPLE, Picture
from samenverder.insight.queries.network_words import number
from samenverder.lib.text import upper_first
from samenverder.network.models import Layer

NAMED = 5

TOO_FEW = gettext_lazy("Too few to say. We say something from five on.")


@dataclass(frozen=True)
class Line:
    """One measure: its name, the figure as a sentence, what it means, and more below it."""

    name: str | Promise
    sentence: str
    meaning: str | Promise
    more: tuple[str, ...] = ()


def decimal(value: float) -> str:
    """A figure with one digit, as written in the reader's language."""
    return str(formats.number_format(round(value, 1), 1))


def measures(picture: Picture, level: str, *, name_people: bool) -> list[Line]:
    """Every measure in words. Who holds the network together is named as the rights allow."""
    lines = [_density(picture), _alone(picture, level), _steps(picture)]
    lines.insert(2, _bridges(picture, level, name_people=name_people))
    lines.append(_layers(picture.layers))
    return lines


def _density(picture: Picture) -> Line:
    found = picture.measures
    if found.density is None:
        sentence = str(TOO_FEW)
    else:
        share = round(found.density * 100)
        text = ngettext(
            "Of every 100 possible lines there is %(n)s.",
            "Of every 100 possible lines there are %(n)s.",
            share,
        )
        sentence = _("Fewer than one in 100 possible lines is there.") if not share else text
        sentence = sentence % {"n": share}
    return Line(
        _("How dense"),
        sentence,
        _("The more lines, the easier news and help go round. But each line takes time."),
    )


def _alone(picture: Picture, level: str) -> Line:
    rows = picture.measures.isolated
    named = picture.named
    if level == PEOPLE:
        text = ngettext("%(word)s person has no line.", "%(word)s people have no line.", len(rows))
        none, more = _("Nobody is without a line."), tuple[str, ...]()
    else:
        text = ngettext(
            "%(word)s partner has no line.", "%(word)s partners have no line.", len(rows)
        )
        none, more = _("No partner is without a line."), tuple(named[key].name for key in rows[:12])
    sentence = upper_first(text % {"word": number(len(rows))}) if rows else none
    return Line(
        _("Without a line"),
        sentence,
        _("No line here means: none that we know of. Ask before you conclude anything."),
        more,
    )


def _bridges(picture: Picture, level: str, *, name_people: bool) -> Line:
    found, named = picture.measures, picture.named
    meaning = _(
        "If a bridge goes, others lose the rest. A second line beside it makes the network "
        "stronger."
    )
    if found.nodes < FEWEST_NODES:
        return Line(_("Bridges"), str(TOO_FEW), meaning)
    rows = sorted(found.bridges, key=lambda bridge: named[bridge.node].name)
    if level == PEOPLE:
        text = ngettext(
            "%(word)s person holds parts of the network together.",
            "%(word)s people hold parts of the network together.",
            len(rows),
        )
        none = _("Nobody can leave and cut the network in two.")
        meaning = _(
            "This says how lines run, nothing about who works well. Use it only to ask who could "
            "help."
        )
    else:
        text = ngettext(
            "%(word)s partner holds parts of the network together.",
            "%(word)s partners hold parts of the network together.",
            len(rows),
        )
        none = _("No partner can leave and cut the network in two.")
    sentence = upper_first(text % {"word": number(len(rows))}) if rows else none
    more: tuple[str, ...] = ()
    if level != PEOPLE or name_people:
        more = tuple(_apart(named[row.node].name, row.apart, level) for row in rows[:NAMED])
        if len(rows) > NAMED:
            rest = len(rows) - NAMED
            more += (ngettext("and %(n)s more", "and %(n)s more", rest) % {"n": rest},)
    return Line(_("Bridges"), sentence, meaning, more)


def _apart(name: str, apart: int, level: str) -> str:
    if level == PEOPLE:
        text = ngettext(
            "%(name)s: %(word)s person would come loose",
            "%(name)s: %(word)s people would come loose",
            apart,
        )
    else:
        text = ngettext(
            "%(name)s: %(word)s partner would come loose",
            "%(name)s: %(word)s partners would come loose",
            apart,
        )
    return text % {"name": name, "word": number(apart)}


def _steps(picture: Picture) -> Line:
    found = picture.measures
    more: tuple[str, ...] = ()
    if found.nodes < FEWEST_NODES:
        sentence = str(TOO_FEW)
    elif found.steps is None:
        sentence = _("There is no line, so there are no steps.")
    else:
        sentence = _("On average %(n)s steps from one to another.") % {"n": decimal(found.steps)}
        reached = round((found.reached or 0) * 100)
        if reached < 100:
            text = _("%(n)s of every 100 pairs can reach each other over lines.")
            more = (text % {"n": reached},)
    return Line(
        _("Short lines"),
        sentence,
        _("One step is a direct line; two steps is through one other."),
        more,
    )


def _layers(rows: list[LayerSteps]) -> Line:
    meaning = _(
        "Counted between people, over groups, actions and meetings. A layer counts from five "
        "people on."
    )
    if not rows:
        return Line(_("Between layers"), str(_("Too few people on the layers to say.")), meaning)
    sentences = []
    for row in rows:
        words: dict[str, Any] = {
            "first": Layer(row.first).label,
            "second": str(Layer(row.second).label).lower(),
            "n": row.people[0],
            "m": row.people[1],
        }
        if row.steps is None:
            text = _("%(first)s and %(second)s: no way over lines (%(n)s and %(m)s people)")
        else:
            text = _("%(first)s and %(second)s: %(steps)s steps (%(n)s and %(m)s people)")
            words["steps"] = decimal(row.steps)
        sentences.append(text % words)
    known = [row for row in rows if row.steps is not None]
    if not known:
        return Line(
            _("Between layers"), _("No lines run between layers."), meaning, tuple(sentences)
        )
    near = min(known, key=lambda row: row.steps or 0)
    text = _("The shortest lines run between %(first)s and %(second)s.")
    words = {
        "first": str(Layer(near.first).label).lower(),
        "second": str(Layer(near.second).label).lower(),
    }
    sentence = text % words if len(known) > 1 else sentences[0] + "."
    return Line(_("Between layers"), sentence, meaning, tuple(sentences) if len(known) > 1 else ())

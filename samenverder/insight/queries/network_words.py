"""What the picture of a network shows, in sentences: figures in words first, with how many."""

from django.utils.translation import get_language, ngettext, npgettext
from django.utils.translation import gettext as _

from samenverder.insight.network_drawing import Node
from samenverder.insight.network_picture import PEOPLE, Picture
from samenverder.insight.ties import SOURCES
from samenverder.lib.text import join_words, number_word, upper_first

MUCH = 0.4
"""From this share of all lines on, much runs through one partner."""


def number(count: int) -> str:
    """A count as a word up to twelve."""
    return number_word(count, get_language() or "nl")


def heading(picture: Picture, level: str) -> str:
    """What the page shows, in one sentence."""
    found, named = picture.measures, picture.named
    if not found.nodes:
        return _("Nobody to draw yet")
    if not found.lines:
        return _("No lines yet in the network")
    if level == PEOPLE:
        return _people(found.nodes, found.lines)
    if picture.hub and found.lines >= 6 and picture.hub[1] >= MUCH * found.lines:
        return _("Much runs through %(name)s") % {"name": named[picture.hub[0]].name}
    if found.isolated:
        n = len(found.isolated)
        text = ngettext("%(word)s partner has no line yet", "%(word)s partners have no line yet", n)
        return upper_first(text % {"word": number(n)})
    if found.bridges:
        first = max(found.bridges, key=lambda bridge: bridge.apart)
        return _("Without %(name)s the network falls apart") % {"name": named[first.node].name}
    return _("Every partner works with another")


def _people(nodes: int, lines: int) -> str:
    people = ngettext("%(n)s person", "%(n)s people", nodes) % {"n": nodes}
    drawn = npgettext("network", "%(n)s line", "%(n)s lines", lines) % {"n": lines}
    return _("%(people)s and %(lines)s") % {"people": people, "lines": drawn}


def lead(picture: Picture, level: str, asked: str) -> str:
    """How many there are, over which time, and the largest hole."""
    found, named = picture.measures, picture.named
    if not found.nodes:
        return _("With this choice nobody is left. Choose less.")
    who = (
        ngettext("%(n)s person", "%(n)s people", found.nodes)
        if level == PEOPLE
        else ngettext("%(n)s partner", "%(n)s partners", found.nodes)
    ) % {"n": found.nodes}
    drawn = npgettext("network", "%(n)s line", "%(n)s lines", found.lines) % {"n": found.lines}
    words = {"who": who, "lines": drawn, "period": asked}
    parts = [_("%(period)s: %(who)s, %(lines)s.") % words]
    if (
        level != PEOPLE
        and picture.hub
        and found.lines >= 6
        and picture.hub[1] >= MUCH * found.lines
    ):
        text = _("%(n)s of the %(total)s lines come together there.")
        parts.append(
            upper_first(text % {"n": number(picture.hub[1]), "total": number(found.lines)})
        )
    if picture.gaps:
        (first, second), _shared = picture.gaps[0]
        text = _("Between %(first)s and %(second)s there is no line yet.")
        parts.append(text % {"first": named[first].name, "second": named[second].name})
    return " ".join(parts)


def drawn(picture: Picture) -> str:
    """Which lines stand in the drawing when not all of them fit; empty when all are there."""
    if picture.drawn_from <= 1 or not picture.measures.lines:
        return ""
    text = _(
        "To keep it readable the drawing shows %(drawn)s of the %(all)s lines: those that count at "
        "least %(often)s times, and the strongest of each. The table and the figures hold them all."
    )
    words = {"drawn": picture.drawn, "all": picture.measures.lines}
    return text % {**words, "often": number(picture.drawn_from)}


def shared(counts: tuple[int, ...], sources: tuple[str, ...]) -> str:
    """What two of them share: "groups 2, actions 1, the question: often"."""
    parts = []
    for code, count in zip(sources, counts, strict=True):
        if not count:
            continue
        label = str(SOURCES[code].label)
        if code == "vraag":
            often = _("often") if count >= 3 else _("sometimes")
            parts.append(f"{label}: {often}")
        else:
            parts.append(f"{label}: {count}")
    return "; ".join(parts)


def node_name(node: Node, degree: int) -> str:
    """What a screen reader says of a node."""
    lines = npgettext("network", "%(n)s line", "%(n)s lines", degree) % {"n": degree}
    if not degree:
        lines = _("no line yet")
    return f"{node.name}, {node.sub}, {lines}"


def said_of(picture: Picture) -> dict[int, str]:
    """What a screen reader says of every node that is drawn apart."""
    if picture.drawing.is_dense:
        return {}
    return {n.key: node_name(n, picture.degrees[n.key]) for n in picture.drawing.nodes}


def description(picture: Picture, level: str) -> str:
    """The drawing in words, for who cannot see it."""
    found, named = picture.measures, picture.named
    parts = [_people(found.nodes, found.lines) if level == PEOPLE else _partners(picture)]
    if level != PEOPLE and picture.hub:
        text = _("%(name)s has the most lines")
        parts.append(text % {"name": named[picture.hub[0]].name})
    if picture.gaps:
        pairs = [
            _("%(first)s with %(second)s")
            % {"first": named[first].name, "second": named[second].name}
            for (first, second), _shared in picture.gaps
        ]
        text = _("Lines that are missing: %(pairs)s")
        parts.append(text % {"pairs": join_words(pairs, _("and"))})
    parts.append(_("The same data are in the table"))
    return ". ".join(parts) + "."


def _partners(picture: Picture) -> str:
    found = picture.measures
    partners = ngettext("%(n)s partner", "%(n)s partners", found.nodes) % {"n": found.nodes}
    drawn = npgettext("network", "%(n)s line", "%(n)s lines", found.lines) % {"n": found.lines}
    return _("%(people)s and %(lines)s") % {"people": partners, "lines": drawn}

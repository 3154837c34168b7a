"""From a shared version of a plan to slides: what stands on each, and what is said at it.

What does not fit on a slide stands in its notes: nothing of the section is lost. A line with a
colon and a blank in it has a head: what stands before it is shown large or bold.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samenverder.lib.text import truncate
from samenverder.pitches.models import SlideKind
from samenverder.plans.content import Content, day, how_much, kind_words, totals_words
from samenverder.plans.text import paragraphs

HEAD = ": "
LINE = 170  # characters of a line that is read at a glance
FIGURE = 48  # a need without an amount is large itself when it is this short
TITLE = 160
# How many lines of each fit, and from which section of the plan they come.
MOST = {
    SlideKind.ASK: 3, SlideKind.WHY: 4, SlideKind.GOALS: 4, SlideKind.APPROACH: 4,
    SlideKind.PLANNING: 5, SlideKind.NEEDS: 6, SlideKind.BENEFIT: 5,
}  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=\S)")


@dataclass(frozen=True)
class Made:
    """One slide as the plan gives it. `cut`: the plan says more than stands on the slide."""

    kind: str
    title: str
    lines: str
    notes: str
    cut: bool = False

    def words(self) -> dict[str, Any]:
        """As a slide keeps it."""
        return {"title": self.title, "lines": self.lines, "notes": self.notes, "cut": self.cut}


def slides_from(content: Content, ask: str) -> list[Made]:
    """Every slide this version gives, in order and in the active language.

    Sections that say nothing give no slide.
    """
    found = [_ask(content, ask)]
    for kind in (SlideKind.WHY, SlideKind.GOALS, SlideKind.APPROACH, SlideKind.PLANNING,
                 SlideKind.NEEDS, SlideKind.BENEFIT):  # fmt: skip
        made = _section(kind, content)
        if made.lines:
            found.append(made)
    return found


def ask_from(content: Content) -> str:
    """A sentence to begin with: the first decision that is asked, else what the plan is."""
    asked = [need["ask"] for need in content.get("needs", []) if need.get("ask")]
    return truncate(asked[0] if len(asked) == 1 else content["sentence"] or content["title"], TITLE)


def _ask(content: Content, ask: str) -> Made:
    needs = content.get("needs", [])
    most = MOST[SlideKind.ASK]
    lines = [_need(row, with_decision=False) for row in needs[:most]]
    return Made(SlideKind.ASK, ask, "\n".join(lines), content["sentence"], cut=len(needs) > most)


def _section(kind: SlideKind, content: Content) -> Made:
    said = paragraphs(content["sections"].get(kind.value, ""))
    rows = _rows(kind, content)
    most = MOST[kind]
    if rows:
        shown, rest = rows[:most], [*rows[most:], *said]
        cut = len(rows) > most
        long = [row for row in shown if len(row) > LINE * 2]
        shown, rest, cut = (
            [truncate(row, LINE * 2) for row in shown],
            long + rest,
            cut or bool(long),
        )
    else:
        shown, rest = _fitting(said, most)
        cut = bool(rest)
    return Made(kind.value, _title(kind, content), "\n".join(shown), "\n".join(rest), cut)


def _title(kind: SlideKind, content: Content) -> str:
    label = str(kind.label)
    total = totals_words(content) if kind == SlideKind.NEEDS else ""
    return f"{label}: {total}" if total and len(content["needs"]) > 1 else label


def _fitting(said: list[str], most: int) -> tuple[list[str], list[str]]:
    """Sentences that fit as lines, and the rest in paragraphs; a long sentence is in both."""
    shown: list[str] = []
    rest: list[str] = []
    for paragraph in said:
        sentences = [part.strip() for part in _SENTENCE.split(paragraph.removeprefix("- "))]
        room = most - len(shown)
        taken, left = sentences[:room], sentences[room:]
        shown += [truncate(sentence, LINE) for sentence in taken]
        long = [sentence for sentence in taken if len(sentence) > LINE]
        if long or left:
            rest.append(" ".join([*long, *left]))
    return shown, rest


def _rows(kind: SlideKind, content: Content) -> list[str]:
    if kind == SlideKind.GOALS:
        return [_goal(row) for row in content.get("goals", [])]
    if kind == SlideKind.PLANNING:
        return [_step(row) for row in content.get("steps", [])]
    if kind == SlideKind.NEEDS:
        return [_need(row, with_decision=True) for row in content.get("needs", [])]
    return []


def _goal(row: dict[str, Any]) -> str:
    words = _("from %(now)s to %(then)s, on %(day)s at the latest")
    told = words % {"now": row["now"], "then": row["then"], "day": day(row["by"])}
    return _headed(row["text"], told)


def _step(row: dict[str, Any]) -> str:
    told = f"{row['text']} ({row['who']})" if row["who"] else row["text"]
    return _headed(day(row["by"]), told) if row["by"] else told


def _need(row: dict[str, Any], *, with_decision: bool) -> str:
    amount = how_much(row)
    if amount != "–":
        head, told = amount, row["text"]
    elif len(row["text"]) <= FIGURE:
        head, told = row["text"], ""
    else:
        head, told = kind_words(row["kind"]), row["text"]
    if not with_decision:
        return _headed(head, told) if told else head
    by = _("on %(day)s at the latest") % {"day": day(row["by"])} if row["by"] else ""
    about = ", ".join(filter(None, [told, by]))
    ask = row["ask"]
    return _headed(head, f"{about}. {ask}" if about and ask else about or ask)


def _headed(head: str, told: str) -> str:
    """A head that holds no colon of its own, so that it is read back as the same head."""
    return f"{head.replace(HEAD, ' – ')}{HEAD}{told}"

"""One line typed during a meeting becomes an action or a decision. Pure: no database.

    @Marloes voor 12 mei: belt de wethouder         an action
    @Sem before next week: draw up the list         the same in English
    besluit: we beginnen in september               a decision
    besluit € 5.000: een bus voor de regiodag       a decision about money

Whatever is not understood comes back as it was typed: nothing is lost.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Literal

MONTHS = {
    name: number
    for names in (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}
DAYS = {
    name: number
    for names in (
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "monday tuesday wednesday thursday friday saturday sunday",
        "ma di wo do vr za zo",
        "mon tue wed thu fri sat sun",
    )
    for number, name in enumerate(names.split())
}
SOON = {
    "vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2,
}  # fmt: skip
BEFORE = r"(?:v[oó]{2}r|uiterlijk|op|tot|per|before|by|on)"
DECISION = re.compile(r"^\s*(?:besluit|besloten|decision|decided)\b\s*(.*)$", re.I | re.S)
NEXT = r"(?:volgende|komende|next)"
FRIDAY = 4


@dataclass(frozen=True)
class Caught:
    """What one line says. `name` is as typed; `people` are the numbers it may mean."""

    kind: Literal["action", "decision", "unclear"]
    text: str
    name: str = ""
    people: list[int] = field(default_factory=list)
    due: dt.date | None = None
    amount: Decimal | None = None

    @property
    def person(self) -> int | None:
        """The one person it means; None when nobody or several people bear the name."""
        return self.people[0] if len(self.people) == 1 else None


def catch(line: str, people: Mapping[int, str], today: dt.date) -> Caught:
    """What a line says. `people` are those it may be about, {number: whole name}."""
    text = " ".join(line.split())
    if decision := DECISION.match(text):
        return _decision(text, decision[1])
    if text.startswith("@") and len(text) > 1:
        return _action(text[1:], people, today)
    return Caught("unclear", text)


def _decision(line: str, rest: str) -> Caught:
    before, colon, text = rest.partition(":")
    if not colon:
        return Caught("decision", rest.strip()) if rest.strip() else Caught("unclear", line)
    if not text.strip():
        return Caught("unclear", line)
    amount = _amount(before)
    if before.strip() and amount is None:
        return Caught("decision", rest.strip())
    return Caught("decision", text.strip(), amount=amount)


def _amount(text: str) -> Decimal | None:
    """ "€ 5.000", "€ 5.000,50" or "5000 euro"; None when it is something else."""
    found = re.fullmatch(
        r"\(?\s*(?:€|eur(?:o)?)?\s*(\d[\d.]*)(?:,(\d\d|-))?\s*(?:euro)?\s*\)?", text.strip(), re.I
    )
    if not found:
        return None
    try:
        amount = Decimal(found[1].replace(".", "") + "." + (found[2] or "0").replace("-", "0"))
    except InvalidOperation:
        return None
    return amount if amount < Decimal("100000000") else None


def _action(rest: str, people: Mapping[int, str], today: dt.date) -> Caught:
    name, found, after = _name(rest, people)
    head, colon, text = after.partition(":")
    due = None
    if colon:
        due = _due(head, today)
        if head.strip() and due is None:
            text = after  # what stands before the colon is not a date: it belongs to the text
    else:
        due, text = _due_at_end(after, today)
    text = text.strip(" ,;–-")
    if not text:
        return Caught("unclear", f"@{rest}", name, found, due)
    return Caught("action", text, name, found, due)


def _name(rest: str, people: Mapping[int, str]) -> tuple[str, list[int], str]:
    """The longest beginning of the line that is somebody's name; else its first word."""
    folded = rest.casefold()
    best: list[int] = []
    length = 0
    for number, whole in people.items():
        words = whole.split()
        for size in range(len(words), 0, -1):
            part = " ".join(words[:size])
            if size < length or not _begins(folded, part.casefold()):
                continue
            if size > length:
                best, length = [], size
            best.append(number)
            break
    if best:
        taken = len(" ".join(people[best[0]].split()[:length]))
        return rest[:taken], sorted(best), rest[taken:]
    first = re.match(r"[^\s:,]*", rest)
    name = first[0] if first else ""
    return name, _alike(name, people), rest[len(name) :]


def _begins(line: str, name: str) -> bool:
    return line.startswith(name) and not line[len(name) : len(name) + 1].isalnum()


def _alike(name: str, people: Mapping[int, str]) -> list[int]:
    """Whose first or last name begins like this; nobody for a single letter."""
    short = name.casefold()
    if len(short) < 2:
        return []
    return sorted(
        number
        for number, whole in people.items()
        if any(word.casefold().startswith(short) for word in whole.split())
    )


def _due(head: str, today: dt.date) -> dt.date | None:
    words = re.sub(rf"^\s*,?\s*{BEFORE}\b", "", head, flags=re.I).strip(" ,")
    return parse_day(words, today)


def _due_at_end(text: str, today: dt.date) -> tuple[dt.date | None, str]:
    """A line without a colon may end in its date: "belt de school voor 12 mei"."""
    for found in reversed(list(re.finditer(rf"\b{BEFORE}\s+", text, re.I))):
        due = parse_day(text[found.end() :], today)
        if due is not None:
            return due, text[: found.start()]
    return None, text


def parse_day(words: str, today: dt.date) -> dt.date | None:
    """A day as people write it, seen from today; None when it is no day.

    A day without a year is the first one that is not past. "Volgende week" is its Friday,
    "volgende maand" its last day.
    """
    text = " ".join(words.casefold().replace(",", " ").split()).rstrip(".")
    if text in SOON:
        return today + dt.timedelta(days=SOON[text])
    try:
        return _named(text, today) or _relative(text, today)
    except (ValueError, OverflowError):
        return None


def _named(text: str, today: dt.date) -> dt.date | None:
    """2027-05-12, 12-5, 12/5/2027, 12 mei, 12 mei 2027, May 12."""
    text = re.sub(rf"^(?:{'|'.join(DAYS)})\s+(?=\d)", "", text)
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?", text):
        return _day(int(found[1]), int(found[2]), found[3], today)
    if found := re.fullmatch(r"(\d{1,2})(?:e|th|st|nd|rd)?\s+([a-z]+)\.?(?:\s+(\d{4}))?", text):
        return _day(int(found[1]), MONTHS.get(found[2], 0), found[3], today)
    if found := re.fullmatch(r"([a-z]+)\s+(\d{1,2})(?:th|st|nd|rd)?(?:\s+(\d{4}))?", text):
        return _day(int(found[2]), MONTHS.get(found[1], 0), found[3], today)
    return None


def _day(day: int, month: int, year: str | None, today: dt.date) -> dt.date | None:
    if not 1 <= month <= 12:
        return None
    if year:
        number = int(year) + (2000 if len(year) == 2 else 0)
        return dt.date(number, month, day) if 2000 <= number < 2200 else None
    for ahead in range(5):  # 29 February may be four years off
        try:
            found = dt.date(today.year + ahead, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _relative(text: str, today: dt.date) -> dt.date | None:
    if found := re.fullmatch(rf"(?:(?:deze|this|a\.?s\.?|{NEXT})\s+)?({'|'.join(DAYS)})", text):
        ahead = (DAYS[found[1]] - today.weekday()) % 7 or 7
        return today + dt.timedelta(days=ahead)
    if found := re.fullmatch(rf"{NEXT}\s+week(?:\s+({'|'.join(DAYS)}))?", text):
        monday = today + dt.timedelta(days=7 - today.weekday())
        return monday + dt.timedelta(days=DAYS[found[1]] if found[1] else FRIDAY)
    if re.fullmatch(
        r"(?:(?:deze|this|eind(?:e)?(?: van)?(?: de| deze)?|end of(?: the)?)\s+)week", text
    ):
        return today + dt.timedelta(days=(FRIDAY - today.weekday()) % 7)
    if found := re.fullmatch(
        r"(?:over|in)\s+(\d{1,3}|een|één|a|one)\s+(dag|dagen|day|days|week|weken|weeks|maand|maanden|month|months)",
        text,
    ):
        return _ahead(found[1], found[2], today)
    if re.fullmatch(rf"{NEXT}\s+(?:maand|month)", text):
        return _last_of(today.year, today.month + 1)
    if found := re.fullmatch(
        r"(?:eind(?:e)?(?: van)?(?: de| deze)?|end of(?: the| this)?)\s+([a-z]+)", text
    ):
        if found[1] in {"maand", "month"}:
            return _last_of(today.year, today.month)
        month = MONTHS.get(found[1], 0)
        return _last_of(today.year + (month < today.month), month) if month else None
    return None


def _ahead(number: str, unit: str, today: dt.date) -> dt.date:
    count = int(number) if number.isdigit() else 1
    if unit.startswith(("dag", "day")):
        return today + dt.timedelta(days=count)
    if unit.startswith("we"):
        return today + dt.timedelta(weeks=count)
    last = _last_of(today.year, today.month + count)
    return last.replace(day=min(today.day, last.day))


def _last_of(year: int, month: int) -> dt.date:
    index = year * 12 + month
    return dt.date(index // 12, index % 12 + 1, 1) - dt.timedelta(days=1)

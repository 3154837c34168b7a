"""Putting something on the wall: durable before it is confirmed, never doubled, never traced."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import (
    Contribution,
    ContributionKind,
    ContributionMark,
    ContributionPicture,
    Dialogue,
    DialogueSeat,
    MarkKind,
)
from samenverder.dialogues.operations.seats import NOT_OPEN
from samenverder.dialogues.operations.telling import publish_tables, require, take_from_phones
from samenverder.dialogues.pace import count_told, told_lately
from samenverder.dialogues.secrets import author_hash, authored, marker_hash
from samenverder.lib.text import storable
from samenverder.live.group_commit import submit_write
from samenverder.live.operations import publish
from samenverder.network.operations.problems import Refused

MOST_TEXT, MOST_WHOM, MOST_MORE, MOST_CONTACT = 200, 160, 500, 160
LENGTHS = {"text": MOST_TEXT, "for_whom": MOST_WHOM, "more": MOST_MORE, "contact": MOST_CONTACT}
OF_THE_AUTHOR = (*LENGTHS, "kind", "may_quote", "about_id", "sequence", "withdrawn")
MOST_OF_A_DEVICE = {False: 60, True: 200}  # new ones in ten minutes; by whether a table shares it
MOST_MARKS_OF_A_TABLE = 20  # of one card in ten minutes, on a device that people share
ALL_MARKED = _("Everybody at this table marked this card.")
IN_TWO = _(
    "Who leads made two cards of this. Its text can no longer be changed here: ask who leads, or "
    "take it off the wall."
)
TOO_MUCH = _("Very much came from this device in a short time. It goes on in a few minutes.")


class TooMuch(Refused):
    """A device sends faster than people tell."""


@dataclass(frozen=True)
class Sent:
    """One contribution as a device sends it. `sequence` counts the changes its author made."""

    key: UUID
    kind: str
    text: str
    for_whom: str = ""
    more: str = ""
    contact: str = ""
    may_quote: bool = False
    about: UUID | None = None
    sequence: int = 1
    withdrawn: bool = False


@dataclass
class Stored:
    """What is safe now, and what could not be kept and why, by key."""

    saved: list[str] = field(default_factory=list)
    refused: dict[str, str | Promise] = field(default_factory=dict)

    def add(self, other: "Stored") -> None:
        """Take in what else was sent."""
        self.saved += other.saved
        self.refused |= other.refused


@dataclass(frozen=True)
class Telling:
    """What one person sent in one go, looked through; `stored` is filled when it is stored."""

    dialogue: Dialogue
    seat: DialogueSeat
    secret: str
    items: list[Sent]
    stored: Stored

    def author(self, item: Sent) -> str:
        """What the row of this item says of its author."""
        return author_hash(self.dialogue.salt, self.secret, str(item.key))


def save_contributions(
    *, dialogue: Dialogue, seat: DialogueSeat, secret: str, sent: Sequence[Sent]
) -> Stored:
    """Store what a device sends; returns only after the commit. Safe to send twice.

    A change that is older than what is stored counts as saved: the newer one stays. Raises
    Refused when the meeting takes nothing (any more), TooMuch when this device sent more in ten
    minutes than people can tell.
    """
    told = to_store(dialogue=dialogue, seat=seat, secret=secret, sent=sent)
    if told.items:
        submit_write(lambda: save_tellings([told]))
    return told.stored


def to_store(
    *, dialogue: Dialogue, seat: DialogueSeat, secret: str, sent: Sequence[Sent]
) -> Telling:
    """What is good of what was sent, to store; what is not is refused at once, with a sentence.

    Raises what `save_contributions` does.
    """
    require(dialogue.takes_contributions, NOT_OPEN)
    if told_lately(seat.seat_hash) >= MOST_OF_A_DEVICE[seat.shared]:
        raise TooMuch(TOO_MUCH)
    stored = Stored()
    good = []
    for item in map(_tidy, sent):
        if wrong := _wrong(item):
            stored.refused[str(item.key)] = wrong
        else:
            good.append(item)
    return Telling(dialogue, seat, secret, good, stored)


def save_tellings(tellings: Sequence[Telling]) -> None:
    """Store what several people sent, in a few statements for all; in the caller's transaction."""
    for told in tellings:
        told.stored.saved.clear()
    # a puzzle may come together with the idea for it
    for with_puzzle in (False, True):
        _store([
            (told, item) for told in tellings for item in told.items
            if bool(item.about) is with_puzzle
        ])  # fmt: skip
    for topic in {told.dialogue.topic for told in tellings if told.items}:
        publish(topic)
    publish_tables({told.seat.table_id for told in tellings if told.items})
    for told in tellings:
        count_told(told.seat.seat_hash, len(told.items))


def _tidy(item: Sent) -> Sent:
    words: dict[str, Any] = {
        name: " ".join(storable(getattr(item, name)).split()) for name in LENGTHS
    }
    return replace(item, **words)


def _wrong(item: Sent) -> str | Promise:
    """Why this cannot be stored; empty when it can."""
    if item.kind not in ContributionKind.values:
        return _("Choose what it is: a pearl, a puzzle, an idea or a quote.")
    if not item.text and not item.withdrawn:
        return _("Write in one sentence what it is about.")
    for name, most in LENGTHS.items():
        if len(getattr(item, name)) > most:
            words = _("Keep it within %(most)d characters; now there are %(n)d.")
            return words % {"most": most, "n": len(getattr(item, name))}
    return ""


def _store(sent: list[tuple[Telling, Sent]]) -> None:
    """Make what is new, then look what is there and change what is older."""
    if not sent:
        return
    puzzles = _puzzles(sent)
    rows = [_row(told, item, puzzles) for told, item in sent]
    Contribution.objects.bulk_create(rows, ignore_conflicts=True)
    there = {row.key: row for row in Contribution.objects.filter(key__in=[row.key for row in rows])}
    for (told, item), new in zip(sent, rows, strict=True):
        row = there.get(item.key)
        if row is None:  # its number was drawn before: not confirmed, so the device sends it again
            continue
        if row.author_hash != new.author_hash:
            told.stored.refused[str(item.key)] = _("This is somebody else’s contribution.")
            continue
        if row.sequence < item.sequence and not _change(row, new):
            told.stored.refused[str(item.key)] = IN_TWO
            continue
        if item.sequence > 1:  # who leads may have moved it
            publish_tables({row.table_id})
        if item.withdrawn:  # the days that its photo stays for the way back begin
            ContributionPicture.objects.filter(contribution=row).update(days_gone=0)
            take_from_phones({row.table_id})
        told.stored.saved.append(str(item.key))


def _change(row: Contribution, new: Contribution) -> bool:
    """What its author changed. False when who leads made two cards of it: its text stays then."""
    values = {name: getattr(new, name) for name in OF_THE_AUTHOR}
    if row.parted:
        if not new.withdrawn and new.text != row.text:
            return False
        del values["text"]
    rows = Contribution.objects.filter(pk=row.pk, sequence__lt=new.sequence, parted=row.parted)
    if not rows.update(**values):
        return _changed_meanwhile(row, new)
    row.sequence = new.sequence
    return True


def _changed_meanwhile(row: Contribution, new: Contribution) -> bool:
    """Newer words are there already, which is fine; or it was made into two just now."""
    before = row.parted
    row.refresh_from_db(fields=["text", "sequence", "parted"])
    return row.parted == before or row.sequence >= new.sequence or _change(row, new)


def _puzzles(sent: Sequence[tuple[Telling, Sent]]) -> dict[tuple[int, UUID], int]:
    """{(meeting, key): number} of what ideas are for; no query without ideas."""
    keys = {item.about for _told, item in sent if item.about}
    if not keys:
        return {}
    rows = Contribution.objects.filter(key__in=keys, kind=ContributionKind.PUZZLE)
    return {(place, key): pk for place, key, pk in rows.values_list("dialogue", "key", "pk")}


def _row(told: Telling, item: Sent, puzzles: dict[tuple[int, UUID], int]) -> Contribution:
    about = item.about if item.kind == ContributionKind.IDEA else None
    return Contribution(
        dialogue=told.dialogue,
        table_id=told.seat.table_id,
        key=item.key,
        author_hash=told.author(item),
        shuffle=secrets.token_hex(16),
        round=told.dialogue.round,
        about_id=puzzles.get((told.dialogue.pk, about)) if about else None,
        kind=item.kind,
        may_quote=item.may_quote,
        sequence=item.sequence,
        withdrawn=item.withdrawn,
        **{name: getattr(item, name) for name in LENGTHS},
    )


def own_contributions(
    dialogue: Dialogue, secret: str, rows: QuerySet[Contribution] | None = None
) -> list[Contribution]:
    """What this device put on the wall, as it stands; two queries over the meeting.

    The database cannot tell whose they are: each is tried with the secret of the device.
    """
    all_rows = dialogue.contributions.all() if rows is None else rows
    mine = authored(dialogue.salt, secret)
    found = all_rows.order_by().values_list("pk", "key", "author_hash")
    own = [pk for pk, key, author in found if author == mine(str(key).encode())]
    return list(all_rows.filter(pk__in=own)) if own else []


def mark(
    *,
    dialogue: Dialogue,
    seat: DialogueSeat,
    secret: str,
    contribution: Contribution,
    kind: str,
    on: bool,
) -> None:
    """ "We have this too" or "this helps us", or take that back; safe to send twice.

    Raises TooMuch when more people than sit at a table mark one card on the device they share.
    """
    require(dialogue.takes_contributions, NOT_OPEN)
    if on and seat.shared:
        _count_mark(f"{seat.seat_hash}:{contribution.key}:{kind}")
    if kind not in MarkKind.values or contribution.dialogue_id != dialogue.pk:
        raise ValueError(kind)
    row = {
        "contribution": contribution,
        "kind": kind,
        "marker_hash": marker_hash(dialogue.salt, secret, str(contribution.key)),
    }
    submit_write(lambda: _mark(dialogue, row, on))


def _count_mark(of_one: str) -> None:
    if told_lately(of_one) >= MOST_MARKS_OF_A_TABLE:
        raise TooMuch(ALL_MARKED)
    count_told(of_one, 1)


def _mark(dialogue: Dialogue, row: dict[str, Any], on: bool) -> None:
    if on:
        ContributionMark.objects.bulk_create([ContributionMark(**row)], ignore_conflicts=True)
    else:
        ContributionMark.objects.filter(**row).delete()
    publish(dialogue.topic)
    publish_tables({row["contribution"].table_id})

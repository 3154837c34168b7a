"""Putting something on the wall: durable before it is confirmed, never doubled, never traced."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
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
from samenverder.dialogues.operations.telling import publish_tables, require
from samenverder.dialogues.pace import count_told, told_lately
from samenverder.dialogues.secrets import author_hash, authored, marker_hash
from samenverder.lib.text import storable
from samenverder.live.group_commit import submit_write
from samenverder.live.operations import publish
from samenverder.network.operations.problems import Refused

MOST_TEXT, MOST_WHOM, MOST_MORE, MOST_CONTACT = 200, 160, 500, 160
LENGTHS = {"text": MOST_TEXT, "for_whom": MOST_WHOM, "more": MOST_MORE, "contact": MOST_CONTACT}
MOST_OF_A_DEVICE = {False: 60, True: 200}  # new ones in ten minutes; by whether a table shares it
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


def save_contributions(
    *, dialogue: Dialogue, seat: DialogueSeat, secret: str, sent: Sequence[Sent]
) -> Stored:
    """Store what a device sends; returns only after the commit. Safe to send twice.

    A change that is older than what is stored counts as saved: the newer one stays. Raises
    Refused when the meeting takes nothing (any more), TooMuch when this device sent more in ten
    minutes than people can tell.
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
    if good:
        submit_write(lambda: _store_all(dialogue, seat, secret, good, stored))
        count_told(seat.seat_hash, len(good))
    return stored


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


def _store_all(
    dialogue: Dialogue, seat: DialogueSeat, secret: str, items: Sequence[Sent], stored: Stored
) -> None:
    stored.saved.clear()
    for item in items:
        if _store(dialogue, seat, author_hash(dialogue.salt, secret, str(item.key)), item):
            stored.saved.append(str(item.key))
        else:
            stored.refused[str(item.key)] = _("This is somebody else’s contribution.")
    publish(dialogue.topic)
    publish_tables({seat.table_id, *_tables_of_changed(dialogue, items)})


def _tables_of_changed(dialogue: Dialogue, items: Sequence[Sent]) -> list[int | None]:
    """Where what is changed stands: who leads may have moved it."""
    changed = [item.key for item in items if item.sequence > 1]
    if not changed:
        return []
    return list(dialogue.contributions.filter(key__in=changed).values_list("table", flat=True))


def _store(dialogue: Dialogue, seat: DialogueSeat, author: str, item: Sent) -> bool:
    """Make or change it; False when the key is another's."""
    own = Contribution.objects.filter(dialogue=dialogue, key=item.key, author_hash=author)
    values = _values(dialogue, item)
    if item.withdrawn:  # the days that its photo stays for the way back begin
        ContributionPicture.objects.filter(contribution__in=own).update(days_gone=0)
    if own.filter(sequence__lt=item.sequence).update(**values) or own.exists():
        return True
    try:
        with transaction.atomic():
            Contribution.objects.create(
                dialogue=dialogue,
                table=seat.table,
                key=item.key,
                author_hash=author,
                shuffle=secrets.token_hex(16),
                round=dialogue.round,
                **values,
            )
    except IntegrityError:  # the same key at the same moment, or somebody else's
        return own.exists()
    return True


def _values(dialogue: Dialogue, item: Sent) -> dict[str, Any]:
    about = None
    if item.about and item.kind == ContributionKind.IDEA:
        about = dialogue.contributions.filter(key=item.about).values_list("pk", flat=True).first()
    return {
        **{name: getattr(item, name) for name in LENGTHS},
        "kind": item.kind,
        "may_quote": item.may_quote,
        "about_id": about,
        "sequence": item.sequence,
        "withdrawn": item.withdrawn,
    }


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
    *, dialogue: Dialogue, secret: str, contribution: Contribution, kind: str, on: bool
) -> None:
    """ "We have this too" or "this helps us", or take that back; safe to send twice."""
    require(dialogue.takes_contributions, NOT_OPEN)
    if kind not in MarkKind.values or contribution.dialogue_id != dialogue.pk:
        raise ValueError(kind)
    row = {
        "contribution": contribution,
        "kind": kind,
        "marker_hash": marker_hash(dialogue.salt, secret, str(contribution.key)),
    }
    submit_write(lambda: _mark(dialogue, row, on))


def _mark(dialogue: Dialogue, row: dict[str, Any], on: bool) -> None:
    if on:
        ContributionMark.objects.bulk_create([ContributionMark(**row)], ignore_conflicts=True)
    else:
        ContributionMark.objects.filter(**row).delete()
    publish(dialogue.topic)
    publish_tables({row["contribution"].table_id})

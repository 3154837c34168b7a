"""Two things on one card: who leads makes two cards of it, and one again.

No row says which two cards were one: that would lead from the second to its author. The way back
carries it, sealed, so that nobody else's card can be taken away with it.
"""

import secrets
from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import Contribution
from samenverder.dialogues.next_steps import next_steps_of
from samenverder.dialogues.operations.contributing import MOST_TEXT
from samenverder.dialogues.operations.telling import lock, publish_tables, require, tell
from samenverder.live.group_commit import submit_write
from samenverder.network.operations.problems import EditedMeanwhile, Refused, claim

SALT, LASTS = "dialogues.in-two", 86400
OFF = _("Who told this took it off the wall meanwhile.")
TOGETHER = _("This card stands with another one. Take them apart first.")
USED = _("Somebody did something with the second card meanwhile. Both cards stay.")


def split_in_two(
    *, contribution: Contribution, by: Any, version: int, first: str, second: str, seen: str
) -> tuple[Contribution, Contribution]:
    """This card keeps `first`, with its marks, photo and the rest; a new one beside it says
    `second`.

    Nothing ties the new one to a device: nobody can change it on a phone. `seen` are the words
    that were read: when its author changed them meanwhile nothing is split. Raises EditedMeanwhile
    and Refused.
    """
    words = " ".join(first.split()), " ".join(second.split())
    require(all(words), _("Write down what each of the two cards says."))
    most = _("Keep it within %(n)d characters.") % {"n": MOST_TEXT}
    require(max(map(len, words)) <= MOST_TEXT, most)
    return submit_write(lambda: _split(contribution, by, version, words, seen))


def _split(
    contribution: Contribution, by: Any, version: int, words: tuple[str, str], seen: str
) -> tuple[Contribution, Contribution]:
    dialogue = lock(contribution.dialogue)
    current = dialogue.contributions.get(pk=contribution.pk)
    claim(current, version)
    current.refresh_from_db(fields=["text", "withdrawn"])  # nobody changes it from here on
    require(not current.withdrawn, OFF)
    require(current.merged_into_id is None, TOGETHER)
    if current.text != seen:
        raise EditedMeanwhile(current)
    current.text, current.parted = words[0], current.parted + 1
    current.save(update_fields=["text", "parted"])
    other = Contribution(
        dialogue=dialogue, key=uuid4(), author_hash=secrets.token_hex(32), text=words[1],
        shuffle=secrets.token_hex(16), sequence=1, table_id=current.table_id,
        round=current.round, kind=current.kind, about_id=current.about_id,
        may_quote=current.may_quote, state=current.state, group_id=current.group_id,
    )  # fmt: skip
    other.save(force_insert=True)
    tell(dialogue, by, "contribution_parted")
    publish_tables({current.table_id})
    return current, other


def way_back(two: tuple[Contribution, Contribution], before: str) -> str:
    """Sealed: which two cards were one that said `before`."""
    first, second = two
    seen = [str(first.key), first.version, str(second.key), second.version, before]
    return signing.dumps(seen, salt=SALT)


def make_one(*, contribution: Contribution, by: Any, sealed: str) -> tuple[Contribution, str]:
    """The way back: the second card goes, the first says what it said. Gives what the second said.

    Raises EditedMeanwhile when somebody moved one of them, Refused when the second is in use.
    """
    try:
        key, version, other, other_version, text = signing.loads(sealed, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        raise Refused(USED) from None
    require(key == str(contribution.key), USED)
    seen = (version, other_version)
    return submit_write(lambda: _join(contribution, by, UUID(other), text, seen))


def _join(
    contribution: Contribution, by: Any, other: UUID, text: str, seen: tuple[int, int]
) -> tuple[Contribution, str]:
    dialogue = lock(contribution.dialogue)
    current = dialogue.contributions.get(pk=contribution.pk)
    second = dialogue.contributions.filter(key=other).first()
    if second is None:
        raise Refused(_("This is one card again."))
    claim(current, seen[0])
    claim(second, seen[1])
    require(not _in_use(second), USED)
    tables, said = {current.table_id, second.table_id}, second.text
    second.delete()
    current.text, current.parted = text, current.parted - 1
    current.save(update_fields=["text", "parted"])
    tell(dialogue, by, "contribution_made_one")
    publish_tables(tables)
    return current, said


def _in_use(second: Contribution) -> bool:
    """Something hangs on it that would go with it."""
    hanging = (second.merged, second.ideas, second.destinations, second.marks)
    steps = next_steps_of([second.dialogue_id]).get(second.pk)
    return bool(second.parted or steps) or any(rows.exists() for rows in hanging)

"""Writing the audit chain, and checking it.

Each row's seal is an HMAC-SHA256 over its content and the seal before it, with a key derived from
SECRET_KEY and the partnership, so a row cannot be changed, removed, moved or inserted unseen by
somebody who can write the database but does not hold the key. The head row seals the length.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from samenverder.audit.models import AuditEntry, AuditHead


def _key(partnership_id: int) -> bytes:
    message = f"audit-chain:{partnership_id}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()


def _sign(partnership_id: int, parts: list[object]) -> str:
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(_key(partnership_id), text.encode(), hashlib.sha256).hexdigest()


def _seal(entry: AuditEntry, before: str) -> str:
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = [before, entry.number, at, entry.actor, entry.verb, entry.subject, entry.detail]
    return _sign(entry.partnership_id, parts)


def _head_seal(head: AuditHead) -> str:
    return _sign(head.partnership_id, ["head", head.number, head.seal])


def record(
    *, partnership_id: int | None, actor: object, verb: str, subject: str, **detail: Any
) -> AuditEntry:
    """Append one line to the partnership's chain, in the caller's transaction.

    `actor` is a user or a word such as "system"; `subject` names the thing, such as "session:12".
    Never give scores, arguments or secrets in `detail`.
    """
    with transaction.atomic():
        head = _take_head(partnership_id or 0)
        entry = AuditEntry(
            at=timezone.now(),
            actor=_name(actor),
            verb=verb,
            subject=subject,
            detail=json.loads(json.dumps(detail, default=str)),
        )
        _link(head, entry)
        entry.save(force_insert=True)
        _seal_head(head)
    return entry


def carry_over(*, partnership_id: int, lines: Iterable[Mapping[str, Any]]) -> int:
    """Append the log of another installation, sealed anew, each line with its own moment.

    `lines` have at, actor, verb, subject and detail. The caller records where they came from:
    the new seals only say that nothing changed since. Returns how many lines.
    """
    with transaction.atomic():
        head = _take_head(partnership_id)
        first = head.number
        for line in lines:
            entry = AuditEntry(
                at=datetime.fromisoformat(line["at"]),
                **{name: line[name] for name in ("actor", "verb", "subject", "detail")},
            )
            _link(head, entry)
            entry.save(force_insert=True)
        _seal_head(head)
    return head.number - first


def _take_head(partnership_id: int) -> AuditHead:
    """The end of a chain, which nobody else moves until the transaction ends."""
    AuditHead.objects.get_or_create(partnership_id=partnership_id)
    return AuditHead.objects.select_for_update().get(partnership_id=partnership_id)


def _link(head: AuditHead, entry: AuditEntry) -> None:
    """Make an entry the next of the chain."""
    entry.partnership_id, entry.number = head.partnership_id, head.number + 1
    entry.seal = _seal(entry, head.seal)
    head.number, head.seal = entry.number, entry.seal


def _seal_head(head: AuditHead) -> None:
    head.head_seal = _head_seal(head)
    head.save()


def _name(actor: object) -> str:
    pk = getattr(actor, "pk", None)
    return f"user:{pk}" if pk is not None else str(actor)


def check_chain(partnership_id: int) -> list[str]:
    """Every fault in one chain, as sentences; an empty list when it is whole."""
    head = AuditHead.objects.filter(partnership_id=partnership_id).first()
    faults = list(_broken_links(partnership_id))
    count = AuditEntry.objects.filter(partnership_id=partnership_id).count()
    last = AuditEntry.objects.filter(partnership_id=partnership_id).order_by("-number").first()
    where = f"Audit of partnership {partnership_id}"
    if head is None:
        return [*faults, f"{where}: the sealed end is gone."] if count else faults
    if not hmac.compare_digest(head.head_seal, _head_seal(head)):
        faults.append(f"{where}: the sealed end was changed.")
    if (last.number if last else 0) != head.number or (last.seal if last else "") != head.seal:
        faults.append(f"{where}: rows at the end are missing or were added.")
    return faults


def _broken_links(partnership_id: int) -> Iterator[str]:
    before, expected = "", 1
    rows = AuditEntry.objects.filter(partnership_id=partnership_id).order_by("number")
    for entry in rows.iterator(chunk_size=2000):
        if entry.number != expected:
            yield f"Audit of partnership {partnership_id}: row {expected} was removed."
            expected = entry.number
        elif not hmac.compare_digest(entry.seal, _seal(entry, before)):
            yield f"Audit of partnership {partnership_id}: row {entry.number} was changed."
        before, expected = entry.seal, expected + 1


def check_all() -> list[str]:
    """The faults of every chain there is."""
    heads = set(AuditHead.objects.values_list("partnership_id", flat=True))
    chains = heads | set(AuditEntry.objects.values_list("partnership_id", flat=True).distinct())
    return [fault for number in sorted(chains) for fault in check_chain(number)]

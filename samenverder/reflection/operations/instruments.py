"""The life of an instrument: loaded, copied, next version, published, archived, deleted."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from samenverder.audit.operations import record
from samenverder.lib.text import slugify_unique
from samenverder.network.models import Partnership, User
from samenverder.reflection.exchange import InstrumentContent, missing, read_toml
from samenverder.reflection.models import Instrument
from samenverder.reflection.operations.instrument_store import store_content
from samenverder.reflection.queries.instruments import content_of

REGIONAL = Path(__file__).resolve().parent.parent / "content" / "lob-doorstroom.toml"


def load_regional_instrument() -> Instrument:
    """The regional instrument of this release, made when it is not there yet.

    Safe to call at every start. A version that exists is never changed; a higher version in the
    content file becomes a new row beside it.
    """
    content = read_toml(REGIONAL.read_bytes())
    there = {"partnership": None, "code": content.code, "version": content.version}
    found = Instrument.objects.filter(**there).first()
    if found is not None:
        return found
    try:
        return store_content(content=content, partnership=None)
    except IntegrityError:  # another process was first
        return Instrument.objects.get(**there)


class NotADraft(Exception):
    """Only a draft may be changed or deleted; a version in use stays as it is."""


class InUse(Exception):
    """A session uses this version, so it stays as it is."""


class NotReady(Exception):
    """A draft still lacks something; `sentences` says what."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def copy_instrument(*, instrument: Instrument, partnership: Partnership, by: User) -> Instrument:
    """An own draft with the same content, under a free code."""
    content = content_of(instrument)
    own = replace(
        content,
        title_nl=f"{content.title_nl[:140]} (eigen versie)",
        title_en=f"{content.title_en[:140]} (own version)" if content.title_en else "",
    )
    return add_instrument(
        content=own, partnership=partnership, by=by, verb="instrument_copied", based_on=instrument
    )


def add_instrument(
    *,
    content: InstrumentContent,
    partnership: Partnership,
    by: User,
    verb: str = "instrument_imported",
    based_on: Instrument | None = None,
) -> Instrument:
    """A new own draft, version 1, from content of a file or of another instrument."""
    with transaction.atomic():
        content = replace(content, code=_free_code(partnership, content.code), version=1)
        made = store_content(
            content=content, partnership=partnership, is_draft=True, based_on=based_on
        )
        note(made, by, verb, code=made.code)
    return made


def next_version(*, instrument: Instrument, by: User) -> Instrument:
    """The draft that follows a published version; the same one when it exists already."""
    with transaction.atomic():
        versions = _versions(instrument).select_for_update()
        if draft := versions.filter(is_draft=True).first():
            return draft
        last = versions.aggregate(last=Max("version"))["last"]
        made = store_content(
            content=replace(content_of(instrument), version=last + 1),
            partnership=instrument.partnership,
            is_draft=True,
            based_on=instrument,
        )
        note(made, by, "instrument_version_begun", code=made.code, version=made.version)
    return made


def publish_instrument(*, instrument: Instrument, by: User) -> Instrument:
    """Make a draft ready for use; it never changes again.

    Raises NotReady when statements are missing, NotADraft when it was published already.
    """
    with transaction.atomic():
        draft = lock_draft(instrument)
        if lacking := missing(content_of(draft)):
            raise NotReady(lacking)
        draft.is_draft = False
        draft.save(update_fields=["is_draft"])
        note(draft, by, "instrument_published", code=draft.code, version=draft.version)
    return draft


def unpublish_instrument(*, instrument: Instrument, by: User) -> Instrument:
    """Undo publishing, as long as no session uses the version. Raises InUse."""
    with transaction.atomic():
        row = Instrument.objects.select_for_update(of=("self",)).get(pk=instrument.pk)
        newer = _versions(row).filter(version__gt=row.version)
        if row.sessions.exists() or newer.exists() or row.partnership_id is None:
            raise InUse
        row.is_draft = True
        row.save(update_fields=["is_draft"])
        note(row, by, "instrument_publishing_undone", code=row.code, version=row.version)
    return row


def archive_instrument(*, instrument: Instrument, by: User) -> None:
    """Take every published version out of the choice for new sessions; nothing else changes."""
    _set_archived(instrument, by, timezone.now(), "instrument_archived")


def unarchive_instrument(*, instrument: Instrument, by: User) -> None:
    """Undo archiving."""
    _set_archived(instrument, by, None, "instrument_unarchived")


def delete_draft(*, instrument: Instrument, by: User) -> InstrumentContent:
    """Delete a draft; the content returned is the way back (`restore_draft`)."""
    with transaction.atomic():
        draft = lock_draft(instrument)
        content = content_of(draft)
        note(draft, by, "instrument_draft_deleted", code=draft.code, version=draft.version)
        draft.delete()
    return content


def restore_draft(*, content: InstrumentContent, partnership: Partnership, by: User) -> Instrument:
    """Undo deleting a draft; under a free code when its place was taken meanwhile."""
    with transaction.atomic():
        same = Instrument.objects.filter(partnership=partnership, code=content.code)
        before = same.filter(is_draft=False).order_by("-version").first()
        newer = same.filter(version__gte=content.version) | same.filter(is_draft=True)
        if newer.exists() or (before is None and content.version > 1):
            code = _free_code(partnership, content.code)
            content, before = replace(content, code=code, version=1), None
        made = store_content(
            content=content, partnership=partnership, is_draft=True, based_on=before
        )
        note(made, by, "instrument_draft_restored", code=made.code, version=made.version)
    return made


def lock_draft(instrument: Instrument) -> Instrument:
    """The draft as it is now, locked until the transaction ends. Raises NotADraft."""
    now = Instrument.objects.select_for_update(of=("self",)).filter(pk=instrument.pk).first()
    if now is None or not now.is_draft or now.partnership_id is None:
        raise NotADraft
    return now


def note(instrument: Instrument, by: User, verb: str, **detail: Any) -> None:
    """The audit line of one change."""
    record(
        partnership_id=instrument.partnership_id,
        actor=by,
        verb=verb,
        subject=f"instrument:{instrument.pk}",
        **detail,
    )


def _versions(instrument: Instrument) -> Any:
    return Instrument.objects.filter(
        partnership=instrument.partnership, code=instrument.code
    ).order_by("-version")


def _free_code(partnership: Partnership, wish: str) -> str:
    taken = set(
        Instrument.objects.filter(partnership=partnership).values_list("code", flat=True)
    ) | set(Instrument.objects.filter(partnership=None).values_list("code", flat=True))
    if wish not in taken:
        return wish
    return slugify_unique(f"{wish[:50]}-eigen", taken, max_length=60)


def _set_archived(instrument: Instrument, by: User, moment: Any, verb: str) -> None:
    with transaction.atomic():
        _versions(instrument).filter(is_draft=False).update(archived_at=moment)
        note(instrument, by, verb, code=instrument.code)

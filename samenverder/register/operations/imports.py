"""Bringing a file into the register: keep it, look, all of it or nothing, and back again."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.lib.tables import Table, packed, table_from
from samenverder.lib.text import truncate
from samenverder.network.models import Partnership, User
from samenverder.network.operations.access import one_at_a_time
from samenverder.network.operations.notes import note
from samenverder.network.operations.problems import Refused
from samenverder.register.columns import guess_sort, propose, signature
from samenverder.register.models import RegisterImport, RegisterSite, SiteChange
from samenverder.register.operations.planning import (
    Changed,
    Plan,
    as_text,
    from_text,
)
from samenverder.register.operations.previewing import look, preview_of
from samenverder.register.queries.state import state_of
from samenverder.register.reading import SiteRow

BATCH = 500
WAITS = timedelta(days=1)


def keep_file(*, by: User, partnership: Partnership, table: Table, filename: str) -> RegisterImport:
    """Let a file wait to be looked at; what this user had waiting is thrown away.

    Columns are those of the last file with the same header, else as their names suggest. Comparing
    it with the register comes after, for meanwhile nobody else can write on SQLite.
    """
    kept = _keep(by, partnership, table, filename)
    preview_of(kept)
    return kept


@transaction.atomic
def _keep(by: User, partnership: Partnership, table: Table, filename: str) -> RegisterImport:
    RegisterImport.objects.filter(partnership=partnership, by=by, done_at=None).delete()
    header = signature(table.header)
    before = RegisterImport.objects.filter(
        partnership=partnership, header=header, done_at__isnull=False
    ).first()
    return RegisterImport.objects.create(
        partnership=partnership,
        by=by,
        filename=truncate(filename.replace("\\", "/").rsplit("/", 1)[-1], 80),
        sort=before.sort if before else guess_sort(table.header, filename),
        columns=before.columns if before else propose(table.header),
        header=header,
        content=packed(table),
    )


def choose_columns(*, imported: RegisterImport, sort: str, columns: Mapping[str, str]) -> None:
    """Another sort of file, or other columns for the facts."""
    imported.sort, imported.columns = sort, dict(columns)
    imported.save(update_fields=["sort", "columns"])
    preview_of(imported)


def kept_table(imported: RegisterImport) -> Table:
    """The table of a file that waits."""
    return table_from(bytes(imported.content))


@transaction.atomic
def run_import(
    *, by: User, imported: RegisterImport, seen: str, closing: Collection[int] | None = ()
) -> Plan:
    """Bring in the whole file or nothing; sites in `closing` that are gone are marked closed.

    With None for `closing` all that are gone are. Raises Refused when the file has mistakes, was
    brought in already, or when the register changed after the preview (`seen` is the state the
    coordinator looked at).
    """
    one_at_a_time(imported.partnership_id)
    imported.refresh_from_db()
    if not imported.is_waiting:
        raise Refused(_("This file is in the register already. Nothing was added."))
    if seen != state_of(imported.partnership):
        raise Refused(_("The register changed meanwhile. Look again at what would be added."))
    plan = look(imported)
    if plan.reading.problems:
        raise Refused(_("The file still has mistakes. Nothing was added."))
    today = timezone.localdate()
    wanted = {site.pk for site in plan.gone} if closing is None else set(closing)
    closed = [Changed(s, {"closed_on": (None, today)}) for s in plan.gone if s.pk in wanted]
    RegisterSite.objects.bulk_create((_site(imported, row) for row in plan.new), batch_size=BATCH)
    _store(imported, [*plan.changed, *plan.listed, *closed])
    imported.content, imported.preview = b"", {}
    imported.done_at = timezone.now()
    imported.counts = {**plan.counts, "closed": len(closed)}
    imported.save(update_fields=["content", "preview", "done_at", "counts"])
    note(
        imported.partnership_id,
        by,
        "register_imported",
        imported,
        new=len(plan.new),
        changed=len(plan.changed),
        closed=len(closed),
    )
    return plan


def _site(imported: RegisterImport, row: SiteRow) -> RegisterSite:
    return RegisterSite(
        partnership_id=imported.partnership_id,
        code=row.code,
        sources=imported.sort,
        made_by=imported,
        **row.values,
    )


def _store(imported: RegisterImport, changes: list[Changed]) -> None:
    """Write the changes, and what was true before."""
    rows, fields = [], set()
    for changed in changes:
        for fact, (before, after) in changed.facts.items():
            setattr(changed.site, fact, after)
            fields.add(fact)
            rows.append(
                SiteChange(
                    site=changed.site,
                    made_by=imported,
                    field=fact,
                    before=as_text(before)[:200],
                    after=as_text(after)[:200],
                )
            )
    _update([changed.site for changed in changes], fields)
    SiteChange.objects.bulk_create(rows, batch_size=BATCH)


def _update(sites: list[RegisterSite], fields: set[str]) -> None:
    """One statement for hundreds of sites; thousands of separate ones would take seconds."""
    if sites:
        RegisterSite.objects.bulk_create(
            sites,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=sorted(fields),
        )


@transaction.atomic
def forget_import(*, imported: RegisterImport) -> None:
    """Throw a waiting file away."""
    RegisterImport.objects.filter(pk=imported.pk, done_at=None).delete()


@transaction.atomic
def undo_import(*, by: User, imported: RegisterImport) -> None:
    """Make the register as it was before this file. Raises Refused when something rests on it."""
    one_at_a_time(imported.partnership_id)
    imported.refresh_from_db()
    if imported.is_waiting or imported.undone_at:
        raise Refused(_("There is nothing to undo: this file is not in the register."))
    _nothing_built_on(imported)
    before: dict[int, dict[str, str]] = {}
    for change in imported.changes.order_by("pk"):
        before.setdefault(change.site_id, {})[change.field] = change.before
    sites = {site.pk: site for site in RegisterSite.objects.filter(changes__made_by=imported)}
    for pk, facts in before.items():
        for fact, text in facts.items():
            setattr(sites[pk], fact, from_text(fact, text))
    _update(list(sites.values()), {fact for facts in before.values() for fact in facts})
    imported.changes.all().delete()
    imported.made_sites.all().delete()
    imported.undone_at = timezone.now()
    imported.save(update_fields=["undone_at"])
    note(imported.partnership_id, by, "register_import_undone", imported)


def _nothing_built_on(imported: RegisterImport) -> None:
    """Raises Refused when a later file, or a partner, rests on what this file brought."""
    later = RegisterImport.objects.filter(
        partnership_id=imported.partnership_id, done_at__gt=imported.done_at, undone_at=None
    )
    touching = later.filter(changes__site__made_by=imported) | later.filter(
        changes__site__changes__made_by=imported
    )
    follower = later.filter(sort=imported.sort).first() or touching.first()
    if follower:
        sentence = _(
            "“%(file)s” was brought in later and is about the same sites. Undo that one first."
        )
        raise Refused(sentence % {"file": follower.filename})
    partners = imported.made_sites.filter(organisation__isnull=False).count()
    if partners:
        sentence = ngettext(
            "%(n)s site of this file became a partner. Undo that first, or keep this file.",
            "%(n)s sites of this file became partners. Undo that first, or keep this file.",
            partners,
        )
        raise Refused(sentence % {"n": partners})


def purge_waiting() -> int:
    """Throw away files that waited more than a day; returns how many."""
    old = RegisterImport.objects.filter(done_at=None, at__lt=timezone.now() - WAITS)
    count, _by_model = old.delete()
    return count

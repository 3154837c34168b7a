"""What bringing a waiting file in would do, kept with the file so that looking again is quick.

A preview holds what a page shows: everything counted, the first of each in full. It is true for one
state of the register, one choice of columns and one language (its sentences are in it); with any
other `preview_of` compares once more. Bringing in never trusts it: `run_import` compares again,
under a lock.
"""

from typing import Any

from django.utils.translation import get_language

from samenverder.lib.tables import table_from
from samenverder.register.models import RegisterImport
from samenverder.register.operations.planning import Plan, as_text, plan_import
from samenverder.register.queries.state import state_of
from samenverder.register.reading import read_sites

SHOWN = 50
SHOWN_GONE = 200
Preview = dict[str, Any]


def look(imported: RegisterImport) -> Plan:
    """What bringing in this waiting file would do now."""
    table = table_from(bytes(imported.content))
    reading = read_sites(table, imported.columns, imported.sort)
    return plan_import(imported.partnership, imported.sort, reading)


def preview_of(imported: RegisterImport) -> Preview:
    """The preview of a waiting file as the register is now; compares only when it has to."""
    true_for = {
        "state": state_of(imported.partnership),
        "language": get_language(),
        "sort": imported.sort,
        "columns": imported.columns,
    }
    if any(imported.preview.get(name) != value for name, value in true_for.items()):
        imported.preview = true_for | _shown(imported, look(imported))
        waiting = RegisterImport.objects.filter(pk=imported.pk, done_at=None)
        waiting.update(preview=imported.preview)
    return dict(imported.preview)


def _shown(imported: RegisterImport, plan: Plan) -> Preview:
    header = table_from(bytes(imported.content)).header
    used = set(imported.columns.values())
    problems = plan.reading.problems
    return {
        "counts": plan.counts | {"problems": len(problems)},
        "does_nothing": plan.does_nothing,
        "problems": [[p.row, p.column, p.sentence] for p in problems[:SHOWN]],
        "new": [
            {"code": row.code} | {fact: as_text(row.values.get(fact)) for fact in _NEW}
            for row in plan.new[:SHOWN]
        ],
        "changed": [
            {
                "name": changed.site.name,
                "code": changed.site.code,
                "facts": [
                    [fact, as_text(before), as_text(after)]
                    for fact, (before, after) in changed.facts.items()
                ],
            }
            for changed in plan.changed[:SHOWN]
        ],
        "gone": [
            {"pk": site.pk, "name": site.name, "town": site.town, "code": site.code}
            for site in plan.gone[:SHOWN_GONE]
        ],
        "not_named": plan.not_named,
        "left_out": [name for name in header if name and name not in used],
    }


_NEW = ("name", "kind", "street", "town", "municipality")

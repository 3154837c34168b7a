"""`kill -9` while a file comes in or is undone, in processes of their own: all of it or nothing."""

import json
import os
import signal
import subprocess
import sys

import pytest

from bench.school_files import vo_row
from samenverder.register.models import RegisterSite, SiteChange
from tests.register.conftest import bring_in, keep, rows_file
from tests.second_process import database_for_others

# A process that forks one child for each moment. The child kills itself there, and what another
# connection sees afterwards is told: no clock and no luck in it.
PROCESS = """
import json, os, signal, sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.db import connections
from samenverder.audit.models import AuditEntry
from samenverder.network.models import User
from samenverder.register.models import RegisterImport, RegisterSite, SiteChange
from samenverder.register.operations import imports
from samenverder.register.queries.state import state_of

def die(*_given, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

def bring_in(user, kept):
    imports.run_import(by=user, imported=kept, seen=state_of(kept.partnership))

def undo(user, kept):
    imports.undo_import(by=user, imported=kept)

def seen(kept):
    row = RegisterImport.objects.get(pk=kept)
    log = AuditEntry.objects.filter(verb__startswith="register_import")
    found = [RegisterSite.objects.count(), SiteChange.objects.count(), bool(row.done_at),
             bool(row.undone_at), bool(row.content), log.count()]
    connections.close_all()
    return found

def killed(work, kept, moment):
    child = os.fork()
    if child == 0:
        if moment:
            setattr(imports, moment, die)
        work(User.objects.get(pk=sys.argv[3]), RegisterImport.objects.get(pk=kept))
        die()
    _pid, status = os.waitpid(child, 0)
    return [os.WTERMSIG(status), seen(kept)]

kept = int(sys.argv[2])
told = {"before": [0, seen(kept)]}
for name, work, moment in [
    ("sites written", bring_in, "_store"),
    ("everything written", bring_in, "note"),
    ("brought in", bring_in, ""),
    ("facts put back", undo, "note"),
    ("undone", undo, ""),
]:
    told[name] = killed(work, kept, moment)
print(json.dumps(told))
"""


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_moment_leaves_all_or_nothing(region, alice, tmp_path):
    bring_in(alice, region, rows_file(*(vo_row(number) for number in range(3))))
    moved = vo_row(1, STRAATNAAM="Beukenlaan")
    kept = keep(alice, region, rows_file(vo_row(0), moved, *map(vo_row, range(2, 40))))
    assert (RegisterSite.objects.count(), SiteChange.objects.count()) == (3, 0)
    name = database_for_others(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", PROCESS, name, str(kept.pk), str(alice.pk)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "samenverder.config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    nothing = told.pop("before")[1]
    whole = [40, 1, True, False, False, nothing[-1] + 1]
    undone = [3, 0, True, True, False, nothing[-1] + 2]
    assert nothing[:5] == [3, 0, False, False, True]
    assert {number for number, _seen in told.values()} == {signal.SIGKILL}
    assert {moment: seen for moment, (_number, seen) in told.items()} == {
        "sites written": nothing,
        "everything written": nothing,
        "brought in": whole,
        "facts put back": whole,
        "undone": undone,
    }

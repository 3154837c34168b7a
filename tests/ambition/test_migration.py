"""A database of the released version goes forward with nothing lost.

In a database of its own, beside that of the tests, so on PostgreSQL as well when they run there.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

OLD_AND_NEW = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "samenverder.config.settings"
import django
django.setup()
from datetime import UTC, date, datetime
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

released = [
    ("network", "0002_cache_table"), ("ambition", "0001_initial"),
    ("commitments", "0001_initial"), ("audit", "0001_initial"), ("live", "0001_initial"),
]
executor = MigrationExecutor(connection)
executor.migrate(released)
old = executor.loader.project_state(released).apps
partnerships = old.get_model("network", "Partnership").objects
region = partnerships.create(name="Oud", slug="oud", pairing_salt="x")
empty = partnerships.create(name="Leeg", slug="leeg", pairing_salt="y")
then = datetime(2025, 1, 2, tzinfo=UTC)
ambition = old.get_model("ambition", "Ambition").objects.create(
    partnership=region, sentence="Niemand raakt zoek.", adopted_on=date(2024, 3, 12), version=4,
    changed_at=then,
)
areas = old.get_model("ambition", "FocusArea").objects
area = areas.create(partnership=region, title="Praktijk", order=0)
gone = areas.create(partnership=region, title="Weg", order=1, removed_at=then)
action = old.get_model("commitments", "ActionItem").objects.create(
    partnership=region, text="Bel", owner_name="x", due_on=date(2026, 1, 1), focus_area=gone,
)
mails = old.get_model("network", "OutgoingMail").objects
for to in ("jo@x.example", "els@x.example"):
    mails.create(to=to, subject="Verslag").attachments.create(
        name="verslag.pdf", content_type="application/pdf", content=b"%PDF-x"
    )
call_command("migrate", verbosity=0)

from samenverder.ambition.models import Ambition, AmbitionVersion, FocusArea
from samenverder.commitments.models import ActionItem
from samenverder.network.models import MailAttachment, MailFile
files = [file.content.decode() for file in MailAttachment.objects.all()]
kept, version = Ambition.objects.get(), AmbitionVersion.objects.get()
print(json.dumps({
    "engine": connection.vendor,
    "mail": [files, MailFile.objects.count()],
    "ambition": [kept.pk == ambition.pk, kept.sentence, str(kept.adopted_on), kept.version],
    "version": [version.partnership_id == region.pk, version.number, version.state,
                version.sentence, str(version.adopted_on), version.adopted_at == then],
    "areas": [
        [row.pk in (area.pk, gone.pk), row.title, row.order, row.description, row.version,
         row.removed_at == then]
        for row in FocusArea.objects.order_by("pk")
    ],
    "action": ActionItem.objects.get(pk=action.pk).focus_area_id == gone.pk,
}))
"""


@pytest.fixture
def own_database(db, tmp_path) -> Iterator[dict[str, str]]:
    """The environment of a database nobody else uses: a file, or one more on the same server."""
    given = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    given |= {"SAMENVERDER_VAR": str(tmp_path), "PYTHONPATH": os.getcwd()}
    if connection.vendor == "sqlite":
        yield given
        return
    name = f"released_{os.getpid()}"
    url = urlsplit(os.environ["DATABASE_URL"])
    _on_server(f'CREATE DATABASE "{name}"')
    try:
        yield given | {"DATABASE_URL": url._replace(path=f"/{name}").geturl()}
    finally:
        _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def _on_server(sql: str) -> None:
    """Outside any transaction, as making a database asks."""
    import psycopg

    known = settings.DATABASES["default"]
    options = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"]}
    given = {key: value for key, value in options.items() if value}
    password = {"password": known["PASSWORD"]} if known.get("PASSWORD") else {}
    with psycopg.connect(dbname="postgres", autocommit=True, **given, **password) as server:
        server.execute(sql)


def test_the_sentence_becomes_the_first_adopted_version(own_database, tmp_path):
    script = tmp_path / "old_and_new.py"
    script.write_text(OLD_AND_NEW)
    answer = subprocess.run(
        [sys.executable, str(script)],
        env=own_database,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    assert json.loads(answer.stdout.splitlines()[-1]) == {
        "engine": connection.vendor,
        "mail": [["%PDF-x", "%PDF-x"], 1],
        "ambition": [True, "Niemand raakt zoek.", "2024-03-12", 4],
        "version": [True, 1, "adopted", "Niemand raakt zoek.", "2024-03-12", True],
        "areas": [
            [True, "Praktijk", 0, "", 1, False],
            [True, "Weg", 1, "", 1, True],
        ],
        "action": True,
    }

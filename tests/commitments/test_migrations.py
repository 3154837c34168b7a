"""Nothing that was recorded with the released version is lost when a newer one starts."""

import json
import os
import subprocess
import sys

OLD_AND_NEW = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "samenverder.config.settings"
import django
django.setup()
from datetime import date
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

released = [
    ("network", "0002_cache_table"), ("ambition", "0001_initial"),
    ("commitments", "0001_initial"), ("reflection", "0001_initial"),
    ("audit", "0001_initial"), ("live", "0001_initial"),
]
executor = MigrationExecutor(connection)
executor.migrate(released)
old = executor.loader.project_state(released).apps
Partnership, User = old.get_model("network", "Partnership"), old.get_model("network", "User")
Person, FocusArea = old.get_model("network", "Person"), old.get_model("ambition", "FocusArea")
region = Partnership.objects.create(name="Oud", slug="oud", pairing_salt="x")
user = User.objects.create(email="a@x.example", name="A", password="!")
person = Person.objects.create(partnership=region, name="Mia", user=user)
area = FocusArea.objects.create(partnership=region, title="Stages")
for number in range(30):
    action = old.get_model("commitments", "ActionItem").objects.create(
        partnership=region, text=f"Actie {number}", owner=person, owner_name="Mia",
        due_on=date(2026, 1, 1), state="done" if number % 2 else "open", focus_area=area,
        theme_code="partners", statement_code="P1", source_label="Najaar", source_url="/regio/oud/",
        carried_over=2, version=3, created_by=user,
    )
    old.get_model("commitments", "ActionChange").objects.create(
        action=action, by=user, field="text", before="Eerst", after=f"Actie {number}", version=2,
        batch="b",
    )
    old.get_model("commitments", "ActionComment").objects.create(
        action=action, by=user, text=f"Gezegd {number}"
    )
fields = ["id", "text", "owner_id", "owner_name", "due_on", "state", "focus_area_id", "theme_code",
          "statement_code", "source_label", "source_url", "carried_over", "version",
          "created_by_id"]
def kept(model):
    rows = model.objects.order_by("pk").values_list(*fields)
    return [[str(value) for value in row] for row in rows]
before = kept(old.get_model("commitments", "ActionItem"))
call_command("migrate", verbosity=0)
from samenverder.commitments.models import ActionItem, Change, Comment
from samenverder.insight import index
names = ("action__text", "after", "by_id", "version", "batch")
changes = Change.objects.order_by("pk").values_list(*names)
comments = Comment.objects.order_by("pk").values_list("action__text", "text", "by_id")
print(json.dumps({
    "same": kept(ActionItem) == before,
    "actions": len(before),
    "changes": all(c[0] == c[1] and c[2:] == (user.pk, 2, "b") for c in changes) and len(changes),
    "comments": all(c[1] == c[0].replace("Actie", "Gezegd") for c in comments) and len(comments),
    "found": index.rebuild() >= 30,
}))
"""


def test_actions_their_history_and_comments_survive(tmp_path):
    script = tmp_path / "old_and_new.py"
    script.write_text(OLD_AND_NEW)
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    answer = subprocess.run(
        [sys.executable, str(script)],
        env={**kept, "SAMENVERDER_VAR": str(tmp_path), "PYTHONPATH": os.getcwd()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    assert json.loads(answer.stdout.splitlines()[-1]) == {
        "same": True,
        "actions": 30,
        "changes": 30,
        "comments": 30,
        "found": True,
    }

"""Fill a database of the released version, bring it forward and print what stands in it.

Run by `test_released.py` in a process of its own.
"""

import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "samenverder.config.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

RELEASED = [
    ("network", "0002_cache_table"), ("ambition", "0001_initial"),
    ("commitments", "0001_initial"), ("reflection", "0001_initial"),
    ("audit", "0001_initial"), ("live", "0001_initial"),
]  # fmt: skip
THEN = datetime(2025, 1, 2, tzinfo=UTC)
FIELDS = [
    "id", "text", "owner_id", "owner_name", "due_on", "state", "focus_area_id", "theme_code",
    "statement_code", "source_label", "source_url", "carried_over", "version", "created_by_id",
]  # fmt: skip
Told = Callable[[], dict[str, Any]]


def an_ambition(model: Callable[..., Any]) -> Told:
    """A sentence, two focus areas of which one was removed, and an action for that one."""
    partnerships, areas = model("network", "Partnership").objects, model("ambition", "FocusArea")
    region = partnerships.create(name="Zin", slug="zin", pairing_salt="x")
    partnerships.create(name="Leeg", slug="leeg", pairing_salt="y")
    ambition = model("ambition", "Ambition").objects.create(
        partnership=region, sentence="Niemand raakt zoek.", adopted_on=date(2024, 3, 12),
        version=4, changed_at=THEN,
    )  # fmt: skip
    area = areas.objects.create(partnership=region, title="Praktijk", order=0)
    gone = areas.objects.create(partnership=region, title="Weg", order=1, removed_at=THEN)
    action = model("commitments", "ActionItem").objects.create(
        partnership=region, text="Bel", owner_name="x", due_on=date(2026, 1, 1), focus_area=gone
    )

    def told() -> dict[str, Any]:
        from samenverder.ambition.models import Ambition, AmbitionVersion, FocusArea
        from samenverder.commitments.models import ActionItem

        kept, version = Ambition.objects.get(), AmbitionVersion.objects.get()
        rows = FocusArea.objects.filter(partnership=region.pk).order_by("pk")
        return {
            "sentence": [
                kept.pk == ambition.pk, kept.sentence, str(kept.adopted_on), kept.version,
            ],
            "version": [
                version.partnership_id == region.pk, version.number, version.state,
                version.sentence, str(version.adopted_on), version.adopted_at == THEN,
            ],
            "areas": [
                [row.pk in (area.pk, gone.pk), row.title, row.order, row.description, row.version,
                 row.removed_at == THEN]
                for row in rows
            ],
            "action": ActionItem.objects.get(pk=action.pk).focus_area_id == gone.pk,
        }  # fmt: skip

    return told


def many_actions(model: Callable[..., Any]) -> Told:
    """Thirty actions, each with a change and a comment."""
    item = model("commitments", "ActionItem")
    region = model("network", "Partnership").objects.create(
        name="Oud", slug="oud", pairing_salt="x"
    )
    user = model("network", "User").objects.create(email="a@x.example", name="A", password="!")
    person = model("network", "Person").objects.create(partnership=region, name="Mia", user=user)
    area = model("ambition", "FocusArea").objects.create(partnership=region, title="Stages")
    for number in range(30):
        action = item.objects.create(
            partnership=region, text=f"Actie {number}", owner=person, owner_name="Mia",
            due_on=date(2026, 1, 1), state="done" if number % 2 else "open", focus_area=area,
            theme_code="partners", statement_code="P1", source_label="Najaar",
            source_url="/regio/oud/", carried_over=2, version=3, created_by=user,
        )  # fmt: skip
        model("commitments", "ActionChange").objects.create(
            action=action, by=user, field="text", before="Eerst", after=f"Actie {number}",
            version=2, batch="b",
        )  # fmt: skip
        model("commitments", "ActionComment").objects.create(
            action=action, by=user, text=f"Gezegd {number}"
        )

    def kept(rows: Any) -> list[list[str]]:
        found = rows.objects.filter(partnership=region.pk).order_by("pk").values_list(*FIELDS)
        return [[str(value) for value in row] for row in found]

    before = kept(item)

    def told() -> dict[str, Any]:
        from samenverder.commitments.models import ActionItem, Change, Comment
        from samenverder.insight import index

        names = ("action__text", "after", "by_id", "version", "batch")
        changes = Change.objects.order_by("pk").values_list(*names)
        comments = Comment.objects.order_by("pk").values_list("action__text", "text", "by_id")
        whose = (user.pk, 2, "b")
        return {
            "same": kept(ActionItem) == before,
            "actions": len(before),
            "changes": all(c[0] == c[1] and c[2:] == whose for c in changes) and len(changes),
            "comments": all(c[1] == c[0].replace("Actie", "Gezegd") for c in comments)
            and len(comments),
            "found": index.rebuild() >= 30,
        }

    return told


def main() -> None:
    """Print one line of JSON."""
    executor = MigrationExecutor(connection)
    executor.migrate(RELEASED)
    model = executor.loader.project_state(RELEASED).apps.get_model
    ambition, commitments = an_ambition(model), many_actions(model)
    call_command("migrate", verbosity=0)
    told = {"ambition": ambition(), "commitments": commitments()}
    print(json.dumps({"engine": connection.vendor, **told}))


if __name__ == "__main__":
    main()

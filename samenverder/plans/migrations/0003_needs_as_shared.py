"""Every need remembers how it stood in the last version that was shared."""

from typing import Any

from django.db import migrations, models


def data_of(row: Any) -> dict[str, Any]:
    return {
        "text": row.text,
        "kind": row.kind_of,
        "cents": int(row.euros * 100) if row.euros is not None else None,
        "tenths": int(row.hours * 10) if row.hours is not None else None,
        "by": row.needed_by.isoformat() if row.needed_by else "",
        "ask": row.decision,
    }


def fill(apps: Any, _editor: Any) -> None:
    """What reads the same is the same; what is left over is taken in the order of the plan."""
    needs = apps.get_model("plans", "PlanNeed").objects
    for plan in (
        apps.get_model("plans", "SchoolPlan").objects.filter(planneeds__isnull=False).distinct()
    ):
        latest = plan.versions.order_by("-number").first()
        shared = list(latest.content.get("needs", [])) if latest else []
        rows = list(plan.planneeds.order_by("order", "pk"))
        left = []
        for row in rows:
            if data_of(row) in shared:
                row.shared = data_of(row)
                shared.remove(row.shared)
            else:
                left.append(row)
        for row, data in zip(left, shared, strict=False):
            row.shared = data
        needs.bulk_update(rows, ["shared"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_looking_back")]
    operations = [
        migrations.AddField(
            "planneed", "shared", models.JSONField(blank=True, editable=False, null=True)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

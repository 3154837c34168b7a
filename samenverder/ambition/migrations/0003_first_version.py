"""The sentence that stands becomes the first adopted version; nothing else changes."""

from typing import Any

from django.db import migrations


def first_versions(apps: Any, schema_editor: Any) -> None:
    """One adopted version for every ambition that has none."""
    ambitions = apps.get_model("ambition", "Ambition")
    versions = apps.get_model("ambition", "AmbitionVersion")
    known = set(versions.objects.values_list("partnership_id", flat=True))
    versions.objects.bulk_create(
        versions(
            partnership_id=ambition.partnership_id,
            number=1,
            sentence=ambition.sentence,
            state="adopted",
            created_at=ambition.changed_at,
            changed_at=ambition.changed_at,
            adopted_on=ambition.adopted_on,
            adopted_at=ambition.changed_at,
        )
        for ambition in ambitions.objects.order_by("pk")
        if ambition.partnership_id not in known
    )


class Migration(migrations.Migration):
    dependencies = [("ambition", "0002_versions_and_endorsement")]
    operations = [migrations.RunPython(first_versions, migrations.RunPython.noop)]

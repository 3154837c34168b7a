from django.db import migrations


def first_lines(apps, _schema):
    """Every project that is there was once written down: its history begins with that."""
    change = apps.get_model("projects", "ProjectChange")
    rows = apps.get_model("projects", "Project").objects.order_by("pk")
    change.objects.bulk_create(
        (
            change(
                project_id=row.pk, at=row.created_at, by_id=row.created_by_id,
                verb="project_begun", thing="project", about=row.title[:200],
            )
            for row in rows.iterator()
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('projects', '0003_who_changed_what'),
    ]

    operations = [
        migrations.RunPython(first_lines, migrations.RunPython.noop),
    ]

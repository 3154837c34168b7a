from django.db import migrations

DROP = (
    "ALTER TABLE insight_searchtext DROP CONSTRAINT IF EXISTS insight_searchtext_entry_id_fkey"
)


def let_go(apps, schema_editor):
    """As on SQLite: a table that Django does not know must not hold on to one that it empties."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP)


class Migration(migrations.Migration):

    dependencies = [
        ('insight', '0002_weekly_digest'),
    ]

    operations = [
        migrations.RunPython(let_go, migrations.RunPython.noop),
    ]

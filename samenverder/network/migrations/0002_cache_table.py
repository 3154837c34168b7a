"""The table of the cache, which counts attempts to sign in (see CACHES in the settings)."""

from django.core.management import call_command
from django.db import migrations


def create_table(apps, schema_editor):
    """Does nothing when the cache is kept elsewhere or the table is there already."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    dependencies = [("network", "0001_initial")]

    operations = [migrations.RunPython(create_table, migrations.RunPython.noop)]

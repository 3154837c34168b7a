from django.db import migrations


def make_anew(apps, schema_editor):
    """Words have other stems now (ADR 25): an empty index is made anew at the next start."""
    apps.get_model("insight", "SearchEntry").objects.all().delete()
    schema_editor.execute("DELETE FROM insight_searchtext")


class Migration(migrations.Migration):
    dependencies = [("insight", "0004_text_knows_its_thing")]

    operations = [migrations.RunPython(make_anew, make_anew)]

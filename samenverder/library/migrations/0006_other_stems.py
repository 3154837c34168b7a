from django.db import migrations

from samenverder.lib.stems import stem, words_in


def made_anew(apps, schema_editor):
    """The words of the name of a practice have other stems now (ADR 25)."""
    listed = apps.get_model("library", "ListedPractice")
    rows = list(listed.objects.all())
    for row in rows:
        row.stems = "".join(f" {stem(word)}" for word in words_in(row.title)) + " "
    listed.objects.bulk_update(rows, ["stems"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("library", "0005_answer_by_mail")]

    operations = [migrations.RunPython(made_anew, migrations.RunPython.noop)]

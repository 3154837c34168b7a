"""Whether a seat sat at another table before: of seats there are nobody knows, so it is assumed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0008_rows_filed_by_chance")]

    operations = [
        migrations.AddField(
            "dialogueseat", "moved", models.BooleanField(default=True, editable=False)
        ),
        migrations.AlterField(
            "dialogueseat", "moved", models.BooleanField(default=False, editable=False)
        ),
    ]

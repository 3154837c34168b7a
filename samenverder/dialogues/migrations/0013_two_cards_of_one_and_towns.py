from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0012_question_to_a_party")]

    operations = [
        migrations.AddField(
            "contribution", "parted", models.PositiveSmallIntegerField(default=0, editable=False)
        ),
        migrations.AddField(
            "dialogue", "town", models.CharField(blank=True, max_length=80, verbose_name="town")
        ),
    ]

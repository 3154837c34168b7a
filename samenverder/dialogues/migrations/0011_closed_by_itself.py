from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0010_words_are_not_copied")]

    operations = [
        migrations.AddField(
            "dialogue", "closed_itself", models.BooleanField(default=False, editable=False)
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trainings", "0009_answers_are_shown_together")]

    operations = [
        migrations.AddField(
            model_name="dateoffer",
            name="outside_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]

"""Answers of five and more that could be read already stay to be read."""

from django.db import migrations, models
from django.db.models import Count


def keep_shown(apps, _schema) -> None:
    rows = apps.get_model("trainings", "TrainingEvaluation").objects
    enough = rows.order_by().values("date").annotate(n=Count("pk")).filter(n__gte=5)
    rows.filter(date__in=list(enough.values_list("date", flat=True))).update(shown=True)


class Migration(migrations.Migration):
    dependencies = [("trainings", "0008_who_may_no_longer_come")]

    operations = [
        migrations.AddField(
            model_name="trainingevaluation",
            name="shown",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(keep_shown, migrations.RunPython.noop),
    ]

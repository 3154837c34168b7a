import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
        ("network", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingOrganiser",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organisers",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings_organised",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "organiser of a meeting",
                "verbose_name_plural": "organisers of meetings",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="meetingorganiser",
            constraint=models.UniqueConstraint(
                fields=("meeting", "organisation"), name="organises_a_meeting_once"
            ),
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0009_a_file_of_mail_kept_once'),
    ]

    operations = [
        migrations.AlterField(
            model_name='mailattachment',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='network.mailfile'),
        ),
        migrations.RemoveField(
            model_name='mailattachment',
            name='content',
        ),
    ]

"""A file that goes with many mails is kept once; files of mail under way move along."""

import hashlib

import django.db.models.deletion
from django.db import migrations, models


def keep_once(apps, schema_editor):
    attachments = apps.get_model("network", "MailAttachment").objects
    files = apps.get_model("network", "MailFile").objects
    for pk in list(attachments.values_list("pk", flat=True)):
        content = bytes(attachments.get(pk=pk).content)
        digest = hashlib.sha256(content).hexdigest()
        file, _made = files.get_or_create(digest=digest, defaults={"content": content})
        attachments.filter(pk=pk).update(file=file)


def give_each_its_own(apps, schema_editor):
    attachments = apps.get_model("network", "MailAttachment").objects
    for row in attachments.select_related("file").iterator():
        attachments.filter(pk=row.pk).update(content=row.file.content)


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0008_mail_about_practices'),
    ]

    operations = [
        migrations.CreateModel(
            name='MailFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('content', models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name='mailattachment',
            name='file',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='network.mailfile'),
        ),
        migrations.RunPython(keep_once, give_each_its_own),
    ]

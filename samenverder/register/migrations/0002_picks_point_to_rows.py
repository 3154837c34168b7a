from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0003_mandates_and_groups'),
        ('register', '0001_sites_and_imports'),
    ]

    operations = [
        migrations.RemoveField(model_name='sitepick', name='organisations'),
        migrations.RemoveField(model_name='sitepick', name='sites'),
        migrations.AddField(
            model_name='sitepick',
            name='organisations',
            field=models.ManyToManyField(related_name='site_picks', to='network.organisation'),
        ),
        migrations.AddField(
            model_name='sitepick',
            name='sites',
            field=models.ManyToManyField(related_name='picks', to='register.registersite'),
        ),
    ]

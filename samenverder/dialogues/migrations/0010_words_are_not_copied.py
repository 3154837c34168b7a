"""What people told is looked up where it may be seen; copies of their words are shortened."""

from django.db import migrations


def without_copies(apps, schema_editor):
    """Of what nobody changed since: the source of an action, the text of an item, a purpose."""
    rows = apps.get_model("dialogues", "Destination").objects.select_related(
        "contribution__dialogue", "action", "agenda_item", "project"
    )
    for row in rows:
        title = row.contribution.dialogue.title
        action, item, project = row.action, row.agenda_item, row.project
        if action and action.source_label.startswith(f"{title}: "):
            _write(action, "source_label", title[:160])
        told = f"“{title}”: "
        if item and item.version == 1 and told in item.text:
            _write(item, "text", f"{item.text.partition(told)[0]}“{title}”.")
        if project and project.version == 1 and row.contribution.text in project.purpose:
            purpose = f"Een antwoord op wat verteld is op de dialoogbijeenkomst “{title}”."
            _write(project, "purpose", purpose)


def _write(row, name, text):
    type(row)._default_manager.filter(pk=row.pk).update(**{name: text})


class Migration(migrations.Migration):
    dependencies = [("dialogues", "0009_who_sat_elsewhere")]

    operations = [migrations.RunPython(without_copies, migrations.RunPython.noop)]

from django.db import migrations

MADE_ANEW = [
    "DROP TABLE insight_searchtext",
    'CREATE TABLE insight_searchtext (entry_id bigint PRIMARY KEY, kind text COLLATE "C" NOT NULL, '
    "object_id bigint NOT NULL, vector tsvector NOT NULL, scope text NOT NULL)",
    # what was just written is found without reading a list of its own first
    "CREATE INDEX insight_searchtext_vector ON insight_searchtext USING gin (vector) "
    "WITH (fastupdate = off)",
]
AS_BEFORE = [
    "DROP TABLE insight_searchtext",
    "CREATE TABLE insight_searchtext (entry_id bigint PRIMARY KEY, vector tsvector NOT NULL, "
    "scope text NOT NULL)",
    "CREATE INDEX insight_searchtext_vector ON insight_searchtext USING gin (vector)",
]


def _empty(apps, schema_editor):
    """The words stand there in another way now: an empty index is made anew at the next start."""
    apps.get_model("insight", "SearchEntry").objects.all().delete()
    if schema_editor.connection.vendor != "postgresql":
        schema_editor.execute("DELETE FROM insight_searchtext")


def make_anew(apps, schema_editor):
    """A list needs only what kind of thing it is and its number."""
    _empty(apps, schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        for statement in MADE_ANEW:
            schema_editor.execute(statement)


def as_before(apps, schema_editor):
    _empty(apps, schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        for statement in AS_BEFORE:
            schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('insight', '0003_text_table_stands_alone'),
    ]

    operations = [
        migrations.RunPython(make_anew, as_before),
    ]

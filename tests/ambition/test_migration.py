"""A database of the released version goes forward with nothing lost. Runs on PostgreSQL too."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

RELEASED = [("ambition", "0001_initial"), ("commitments", "0001_initial")]


def migrate(targets):
    """Bring the schema to these migrations; gives the models as they are then."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def newest(transactional_db):
    """Whatever happens, the next test finds the schema of today."""
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def fill(apps) -> dict[str, int]:
    """What a partnership of the released version had written down."""
    partnership = apps.get_model("network", "Partnership").objects.create(name="Oud", slug="oud")
    empty = apps.get_model("network", "Partnership").objects.create(name="Leeg", slug="leeg")
    ambition = apps.get_model("ambition", "Ambition").objects.create(
        partnership=partnership,
        sentence="Niemand raakt zoek.",
        adopted_on=date(2024, 3, 12),
        version=4,
        changed_at=datetime(2025, 1, 2, tzinfo=UTC),
    )
    areas = apps.get_model("ambition", "FocusArea").objects
    area = areas.create(partnership=partnership, title="Praktijk", order=0)
    gone = areas.create(
        partnership=partnership,
        title="Weg",
        order=1,
        removed_at=datetime(2025, 1, 2, tzinfo=UTC),
    )
    action = apps.get_model("commitments", "ActionItem").objects.create(
        partnership=partnership,
        text="Bel",
        owner_name="x",
        due_on=date(2026, 1, 1),
        focus_area=gone,
    )
    return {
        "partnership": partnership.pk, "empty": empty.pk, "ambition": ambition.pk,
        "area": area.pk, "gone": gone.pk, "action": action.pk,
    }  # fmt: skip


@pytest.mark.usefixtures("newest")
def test_the_sentence_becomes_the_first_adopted_version():
    pks = fill(migrate(RELEASED))
    leaves = MigrationExecutor(connection).loader.graph.leaf_nodes()
    migrate(leaves)

    from samenverder.ambition.models import Ambition, AmbitionVersion, FocusArea
    from samenverder.commitments.models import ActionItem

    kept = Ambition.objects.get(pk=pks["ambition"])
    assert (kept.sentence, kept.adopted_on, kept.version) == (
        "Niemand raakt zoek.", date(2024, 3, 12), 4,
    )  # fmt: skip
    version = AmbitionVersion.objects.get(partnership=pks["partnership"])
    assert (version.number, version.state) == (1, "adopted")
    assert (version.sentence, version.adopted_on) == (kept.sentence, kept.adopted_on)
    assert version.adopted_at == kept.changed_at
    assert not AmbitionVersion.objects.filter(partnership=pks["empty"]).exists()
    areas = FocusArea.objects.filter(partnership=pks["partnership"])
    assert list(areas.values_list("pk", "title", "order", "description", "version")) == [
        (pks["area"], "Praktijk", 0, "", 1),
        (pks["gone"], "Weg", 1, "", 1),
    ]
    assert FocusArea.objects.get(pk=pks["gone"]).removed_at is not None
    assert ActionItem.objects.get(pk=pks["action"]).focus_area_id == pks["gone"]

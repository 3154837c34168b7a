"""The round trip of a partnership with something of everything, beside two others."""

import json
import zipfile
from pathlib import Path

import pytest
from django.db import connection

from samenverder.audit.models import AuditEntry, AuditHead
from samenverder.audit.operations import check_all
from samenverder.config.handover.export import export
from samenverder.config.handover.importing import import_partnership
from samenverder.config.handover.left_out import ONLY_WHAT_IS_READ, PSEUDONYMS
from samenverder.config.handover.scope import exported_models, our_models
from samenverder.network.models import Partnership
from tests.architecture.conftest import world
from tests.architecture.tenancy import rows_of
from tests.architecture.three_regions import World

__all__ = ["world"]  # made once for these tests as well
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def file(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("handover") / "a.zip"
    export(world.a.partnership.slug, path)
    return path


def tables(file: Path) -> dict[str, dict]:
    with zipfile.ZipFile(file) as archive:
        return {t["name"]: t for t in json.loads(archive.read("manifest.json"))["tables"]}


def texts(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in names)


def test_holds_no_word_of_another_partnership(world, file):
    text = texts(file)
    assert world.words.found_in(text, "b") == set()
    assert world.words.found_in(text, "c") == set()
    assert world.words.found_in(text, "s"), "what is shared comes along"


def test_holds_every_row_of_its_own(world, file):
    known = tables(file)
    for model in exported_models():
        if model._meta.label in ONLY_WHAT_IS_READ:
            continue  # what so few said may be left out: test_handover.py
        rows = rows_of(model, world.a.partnership)
        if rows is not None:
            assert known[model._meta.label]["rows"] >= len(list(rows)), model._meta.label


def empty_everything() -> None:
    """As if this were a new installation."""
    for model in [*our_models(), AuditEntry, AuditHead]:
        rows = model._base_manager.all()
        rows._raw_delete(rows.db)


def test_comes_back_the_same(world, file, tmp_path):
    number = world.a.partnership.pk
    empty_everything()
    import_partnership(file)
    assert Partnership.objects.get().pk == number
    connection.check_constraints()
    assert check_all() == []
    export(Partnership.objects.get().slug, tmp_path / "again.zip")
    before, after = tables(file), tables(tmp_path / "again.zip")
    renewed = {name.rpartition(".")[0] for name in PSEUDONYMS}
    for name, table in before.items():
        assert after[name]["rows"] == table["rows"], name
        if name not in renewed:
            assert after[name]["sha256"] == table["sha256"], name
    with zipfile.ZipFile(file) as one, zipfile.ZipFile(tmp_path / "again.zip") as other:
        files = [name for name in one.namelist() if name.startswith("files/")]
        assert [one.read(name) for name in files] == [other.read(name) for name in files]


def test_a_fault_at_the_last_moment_leaves_nothing(file, monkeypatch):
    empty_everything()

    def fails(**_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("samenverder.config.handover.importing.record", fails)
    with pytest.raises(ZeroDivisionError):
        import_partnership(file)
    assert {model: model._base_manager.count() for model in exported_models()} == dict.fromkeys(
        exported_models(), 0
    )

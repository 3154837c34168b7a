"""Copies and putting them back hold whatever is killed in the middle, files and all."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.browser import prepared
from tests.config.test_command import run
from tests.waiting import soon

pytestmark = [pytest.mark.sqlite_only, pytest.mark.slow]
WRITER = """
import django; django.setup()
from samenverder.audit.operations import record
from samenverder.network.models import Partnership, Person
region = Partnership.objects.get(slug="lindemeer")
number = 0
while True:
    person = Person.objects.create(partnership=region, name=f"Nieuw {number}")
    record(partnership_id=region.pk, actor="system", verb="person_added", subject=f"person:{person.pk}")
    print(person.pk, flush=True)
    number += 1
"""  # noqa: E501
KILLED_AT = """
import os, shutil, signal, sys
from pathlib import Path
import samenverder.config.backup as backup
def killed(*_given, **_more): os.kill(os.getpid(), signal.SIGKILL)
owner = {"backup": backup, "shutil": shutil, "os": os}[sys.argv[2]]
turns = int(sys.argv[4])
real = getattr(owner, sys.argv[3])
def at_its_turn(*given, **more):
    global turns
    turns -= 1
    return killed() if turns < 0 else real(*given, **more)
setattr(owner, sys.argv[3], at_its_turn)
os.environ["DJANGO_SETTINGS_MODULE"] = "samenverder.config.settings"
backup.restore(Path(sys.argv[1]), replace=True)
"""


def environment(var: Path) -> dict[str, str]:
    clean = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "SECRET_KEY"}}
    settings = {"DJANGO_SETTINGS_MODULE": "samenverder.config.settings"}
    return {**clean, **settings, "SAMENVERDER_VAR": str(var)}


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> Path:
    var = tmp_path_factory.mktemp("example")
    shutil.copytree(prepared("example"), var, dirs_exist_ok=True)
    (var / "media" / "map").mkdir(parents=True)
    (var / "media" / "map" / "verslag.pdf").write_bytes(b"%PDF " + bytes(range(256)))
    return var


@pytest.fixture
def home(example: Path, tmp_path: Path) -> Path:
    """An installation of one's own, with the example region."""
    return Path(shutil.copytree(example, tmp_path / "home"))


@pytest.fixture(scope="module")
def file(example: Path, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("copies") / "copy.tar.gz"
    assert run(example, "backup", str(target)).returncode == 0
    return target


def is_in_order(var: Path) -> bool:
    checked = run(var, "check")
    return checked.returncode == 0 and "in order" in checked.stdout


def people(var: Path) -> set[int]:
    with closing(sqlite3.connect(var / "samenverder.sqlite3")) as database:
        return {row[0] for row in database.execute("SELECT id FROM network_person")}


class Busy:
    """Somebody who writes without pause; `confirmed` is what was told to be stored."""

    def __init__(self, var: Path, folder: Path) -> None:
        self.told = folder / "told.txt"
        with self.told.open("w") as told:
            self.process = subprocess.Popen(
                [sys.executable, "-c", WRITER], env=environment(var), stdout=told
            )
        assert soon(lambda: len(self.confirmed) > 20, 90)

    @property
    def confirmed(self) -> set[int]:
        lines = self.told.read_text().split("\n")[:-1]
        return {int(line) for line in lines}

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def busy(home: Path, tmp_path: Path):
    writer = Busy(home, tmp_path)
    yield writer
    writer.kill()


def test_a_copy_made_after_kill_9_has_everything_that_was_confirmed(home, busy, tmp_path):
    busy.kill()
    assert (home / "samenverder.sqlite3-wal").stat().st_size > 0, "not in the database itself yet"
    target = tmp_path / "after.tar.gz"
    assert run(home, "backup", str(target)).returncode == 0
    other = tmp_path / "other"
    assert run(other, "restore", str(target)).returncode == 0
    assert busy.confirmed <= people(other)
    assert is_in_order(other)


def test_a_copy_made_while_somebody_writes_is_whole(home, busy, tmp_path):
    before = busy.confirmed
    target = tmp_path / "during.tar.gz"
    assert run(home, "backup", str(target)).returncode == 0
    assert busy.process.poll() is None, "nobody had to stop writing"
    other = tmp_path / "other"
    assert run(other, "restore", str(target)).returncode == 0
    assert before <= people(other)
    assert is_in_order(other)


def test_files_come_along(file, tmp_path):
    assert run(tmp_path, "restore", str(file)).returncode == 0
    restored = (tmp_path / "media" / "map" / "verslag.pdf").read_bytes()
    assert restored == b"%PDF " + bytes(range(256))


def test_only_its_owner_can_read_a_copy(file):
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_copy_that_is_killed_leaves_the_one_before(home, file, tmp_path):
    target = tmp_path / "copy.tar.gz"
    shutil.copyfile(file, target)
    partial = tmp_path / "copy.tar.gz.part"
    command = "from samenverder.config.command import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", command, "backup", str(target)], env=environment(home)
    )
    assert soon(lambda: partial.exists() or process.poll() is not None, 60)
    process.kill()
    process.wait()
    other = tmp_path / "other"
    assert run(other, "restore", str(target)).returncode == 0, "the old one or the new one, whole"
    assert run(home, "backup", str(target)).returncode == 0, "what is left over is in nobody's way"
    assert not partial.exists()


STEPS = [
    ("shutil", "copyfile", 0),
    ("backup", "_close_log", 0),
    ("os", "replace", 0),
    ("shutil", "copyfile", 1),
    ("shutil", "copytree", 0),
]


@pytest.mark.parametrize(("owner", "name", "turn"), STEPS)
def test_putting_back_that_is_killed_is_noticed_and_can_be_done_again(
    home, file, busy, owner, name, turn
):
    busy.kill()  # with a log beside the database that is not in it yet
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT, str(file), owner, name, str(turn)],
        env=environment(home),
        capture_output=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    with closing(sqlite3.connect(home / "samenverder.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    replaced = name == "copytree" or turn == 1
    assert (busy.confirmed <= people(home)) is not replaced, "the old one whole, or the new one"
    refused = run(home, "prepare")
    assert refused.returncode == 1
    assert "was interrupted: run it again" in refused.stderr
    assert run(home, "restore", str(file), "--yes").returncode == 0
    assert is_in_order(home)
    assert not busy.confirmed & people(home)

"""The `samenverder` command: help, check, back-up and restore, and a start that refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samenverder.config.server import address
from tests.browser import prepared

pytestmark = pytest.mark.sqlite_only


def run(var: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "SECRET_KEY"}}
    return subprocess.run(
        [sys.executable, "-c", "from samenverder.config.command import main; main()", *arguments],
        env={**clean, "SAMENVERDER_VAR": str(var), **environment},
        capture_output=True,
        text=True,
        timeout=600,
    )


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> Path:
    """A data folder with the example region."""
    var = tmp_path_factory.mktemp("example")
    done = run(var, "example")
    assert done.returncode == 0, done.stderr
    assert "marloes@lindemeer.example" in done.stdout
    return var


class TestHelp:
    def test_help_names_every_command(self, tmp_path):
        page = run(tmp_path, "--help").stdout
        for name in ("serve", "example", "check", "backup", "restore", "prepare"):
            assert name in page

    def test_no_command_is_explained(self, tmp_path):
        assert run(tmp_path).returncode == 2


class TestExample:
    def test_twice_changes_nothing_and_everything_is_in_order(self, example):
        assert run(example, "example").returncode == 0
        checked = run(example, "check")
        assert checked.returncode == 0, checked.stdout
        assert "in order" in checked.stdout

    def test_it_is_the_same_every_time(self, example):
        question = (
            "SELECT s.title, a.value, st.code FROM reflection_answer a "
            "JOIN reflection_participant p ON p.id = a.participant_id "
            "JOIN reflection_reflectionsession s ON s.id = p.session_id "
            "JOIN reflection_statement st ON st.id = a.statement_id ORDER BY a.id"
        )
        import sqlite3

        rows = []
        for var in (example, prepared("example")):  # made by a run of its own
            database = sqlite3.connect(var / "samenverder.sqlite3")
            rows.append(database.execute(question).fetchall())
            database.close()
        assert rows[0] == rows[1]
        assert len(rows[0]) > 2000

    def test_of_the_agreements_of_last_year_one_still_asks_to_be_extended_or_ended(self, example):
        """By day: those of plans that were evaluated, whose last day was in the summer of 2026."""
        import sqlite3

        question = (
            "SELECT a.state, a.until, a.reason <> '' FROM commitments_agreement a "
            "JOIN answers_needanswer n ON n.agreement_id = a.id WHERE n.until = '2026-07-17'"
        )
        database = sqlite3.connect(example / "samenverder.sqlite3")
        rows = sorted(database.execute(question).fetchall())
        database.close()
        assert rows == [
            ("ended", "2026-07-17", 1), ("running", "2026-07-17", 0), ("running", "2027-07-16", 0),
        ]  # fmt: skip


class TestCheck:
    def test_a_changed_audit_row_is_reported(self, example, tmp_path):
        import shutil
        import sqlite3

        shutil.copytree(example, tmp_path / "copy")
        database = sqlite3.connect(tmp_path / "copy" / "samenverder.sqlite3")
        database.execute("UPDATE audit_auditentry SET actor = 'user:99' WHERE number = 1")
        database.commit()
        database.close()
        checked = run(tmp_path / "copy", "check")
        assert checked.returncode == 1
        assert "was changed" in checked.stdout


class TestBackup:
    def test_a_copy_comes_back_whole(self, example, tmp_path):
        file = tmp_path / "copy.tar.gz"
        assert run(example, "backup", str(file)).returncode == 0
        other = tmp_path / "other"
        other.mkdir()
        assert run(other, "restore", str(file)).returncode == 0
        checked = run(other, "check")
        assert checked.returncode == 0, checked.stdout

    def test_what_is_there_is_replaced_only_when_asked(self, example, tmp_path):
        file = tmp_path / "copy.tar.gz"
        run(example, "backup", str(file))
        refused = run(example, "restore", str(file))
        assert refused.returncode == 1
        assert "--yes" in refused.stderr
        assert run(example, "restore", str(file), "--yes").returncode == 0

    @pytest.mark.parametrize("content", [b"", b"nonsense", b"\x1f\x8b broken"])
    def test_something_else_is_refused_in_a_sentence(self, tmp_path, content):
        file = tmp_path / "x.tar.gz"
        file.write_bytes(content)
        refused = run(tmp_path, "restore", str(file))
        assert refused.returncode == 1
        assert "not a copy" in refused.stderr
        assert "Traceback" not in refused.stderr


class TestProduction:
    GOOD = {
        "SAMENVERDER_PRODUCTION": "1",
        "SECRET_KEY": "".join(chr(65 + i % 26) + str(i) for i in range(40)),
        "ALLOWED_HOSTS": "samenverder.example",
        "BASE_URL": "https://samenverder.example",
        "EMAIL_URL": "smtp://localhost:2525",
        "DEFAULT_FROM_EMAIL": "post@samenverder.example",
    }

    def start(self, tmp_path, **changes: str):
        return run(tmp_path, "django", "check", **{**self.GOOD, **changes})

    def test_good_settings_start(self, tmp_path):
        done = self.start(tmp_path)
        assert done.returncode == 0, done.stderr

    @pytest.mark.parametrize(
        ("setting", "value"),
        [
            ("SECRET_KEY", ""), ("SECRET_KEY", "short"), ("SECRET_KEY", "a" * 60),
            ("ALLOWED_HOSTS", ""), ("ALLOWED_HOSTS", "*"), ("BASE_URL", "http://x.example"),
            ("EMAIL_URL", ""), ("EMAIL_URL", "nonsense"), ("DEFAULT_FROM_EMAIL", ""),
            ("DATABASE_URL", "mysql://x"), ("PORT", "acht"), ("TRUST_PROXY", "misschien"),
        ],
    )  # fmt: skip
    def test_a_weak_or_missing_setting_stops_the_start_with_one_sentence(
        self, tmp_path, setting, value
    ):
        done = self.start(tmp_path, **{setting: value})
        assert done.returncode == 1
        assert setting in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "0.0.0.0", ""])
def test_the_address_that_is_printed_is_the_one_in_mails(host):
    class Listener:
        def getsockname(self):
            return (host, 8977)

    assert address(Listener(), host) == "http://localhost:8977"

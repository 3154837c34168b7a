"""A whole partnership in open formats, and back on an empty installation: the same data."""

import hashlib
import json
import re
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
from django.db import models

from samenverder.config.handover.left_out import (
    HARMLESS,
    LEADS_TO_SOMEBODY,
    LEFT_OUT_MODELS,
    PSEUDONYMS,
    SECRETS,
)
from samenverder.config.handover.scope import exported_models, our_models
from samenverder.config.handover.values import fields_of, label, schema_of
from samenverder.trainings.models import TrainingEvaluation
from tests.browser import prepared
from tests.config.test_command import run

pytestmark = [pytest.mark.sqlite_only, pytest.mark.slow]
SMELLS = re.compile(r"password|secret|token|salt|hash|seal|key$|_key|code|pin$")


class TestNothingIsForgotten:
    """A model or field that somebody adds comes along, or stands in `left_out` with a reason."""

    def test_every_model_is_exported_or_left_out_with_a_reason(self):
        labels = {model._meta.label for model in our_models()}
        assert all(len(reason) > 10 for reason in LEFT_OUT_MODELS.values())
        assert {m._meta.label for m in exported_models()} == labels - LEFT_OUT_MODELS.keys()

    def test_every_model_has_a_way_to_its_partnership_or_is_shared_by_name(self):
        from samenverder.config.handover.scope import keys_of
        from samenverder.network.models import Partnership

        reached = {Partnership}
        while grown := {
            model
            for model in exported_models()
            if model not in reached and any(key.related_model in reached for key in keys_of(model))
        }:
            reached |= grown
        shared = {model._meta.label for model in exported_models()} - {
            model._meta.label for model in reached
        }
        assert shared == {"network.Organisation", "network.User"}, (
            "A new shared model comes along when something points to it. If that is enough, name it"
        )

    def test_every_field_has_a_shape(self):
        for model in exported_models():
            schema = schema_of(model)
            assert schema["required"] == [field.name for field in fields_of(model)]
            assert schema["description"], f"{model._meta.label} has no docstring"

    def test_every_field_that_sounds_like_a_secret_was_thought_about(self):
        fields = [field for model in exported_models() for field in model._meta.concrete_fields]
        known = SECRETS.keys() | PSEUDONYMS.keys() | HARMLESS.keys()
        suspect = {label(f) for f in fields if SMELLS.search(f.name) and not f.is_relation}
        assert suspect - known == set(), "Is it a secret? Name it in handover/left_out.py"

    def test_nothing_is_named_that_is_gone(self):
        models_there = {model._meta.label for model in our_models()}
        assert LEFT_OUT_MODELS.keys() - models_there == set()
        fields = {label(f) for model in exported_models() for f in model._meta.concrete_fields}
        named = SECRETS.keys() | PSEUDONYMS.keys() | HARMLESS.keys() | LEADS_TO_SOMEBODY.keys()
        assert named - fields == set()

    def test_no_field_keeps_its_content_outside_the_database(self):
        for model in exported_models():
            for field in model._meta.concrete_fields:
                assert not isinstance(field, models.FileField), label(field)


@pytest.fixture(scope="module")
def origin(tmp_path_factory) -> Path:
    """An installation with the example region, some files in it, and a second partnership."""
    var = tmp_path_factory.mktemp("origin")
    shutil.copytree(prepared("example"), var, dirs_exist_ok=True)
    done = run(var, "django", "shell", "-c", SECOND)
    assert done.returncode == 0, done.stderr
    return var


SECOND = """
from datetime import date
from samenverder.network.models import *
from samenverder.reflection.operations.instruments import load_regional_instrument
from samenverder.reflection.models import ReflectionSession
from django.utils import timezone
from samenverder.audit.operations import record
shared = Organisation.objects.order_by("pk").first()
other = Partnership.objects.create(name="Regio Geheim", slug="geheim")
Membership.objects.create(partnership=other, organisation=shared, since=date(2024, 8, 1))
own = Organisation.objects.create(name="Geheime School", kind="vo")
Membership.objects.create(partnership=other, organisation=own, since=date(2024, 8, 1))
person = Person.objects.create(partnership=other, name="Geheim Persoon")
Position.objects.create(person=person, organisation=shared, layer="board")
user = User.objects.order_by("pk").first()
Access.objects.create(user=user, partnership=other, role="reader")
stranger = User.objects.create_user("geheim@x.example", "lang-genoeg-geheim-1", name="Geheim")
Access.objects.create(user=stranger, partnership=other, role="coordinator")
ReflectionSession.objects.create(partnership=other, instrument=load_regional_instrument(),
    title="Geheime sessie", starts_at=timezone.now())
record(partnership_id=other.pk, actor=stranger, verb="partnership_made", subject="geheim:1")
"""


@pytest.fixture(scope="module")
def file(origin, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("out") / "lindemeer.zip"
    done = run(origin, "export", "lindemeer", str(target))
    assert done.returncode == 0, done.stderr
    assert "rows" in done.stdout
    return target


@pytest.fixture(scope="module")
def copy(file, tmp_path_factory) -> Path:
    var = tmp_path_factory.mktemp("copy")
    done = run(var, "import", str(file))
    assert done.returncode == 0, done.stderr
    return var


def rows(var: Path, model: type[models.Model]) -> dict[int, dict[str, object]]:
    """A whole table as it is stored, by primary key, without what an import makes anew."""
    database = sqlite3.connect(var / "samenverder.sqlite3")
    database.row_factory = sqlite3.Row
    renewed = SECRETS.keys() | PSEUDONYMS.keys() | LEADS_TO_SOMEBODY.keys()
    columns = [f.column for f in model._meta.concrete_fields if label(f) not in renewed]
    found = database.execute(f"SELECT * FROM {model._meta.db_table}").fetchall()
    database.close()
    key = model._meta.pk.column
    return {row[key]: {name: row[name] for name in columns} for row in found}


def table(file: Path, name: str) -> list[dict]:
    with zipfile.ZipFile(file) as archive:
        return [json.loads(line) for line in archive.read(f"tables/{name}.jsonl").splitlines()]


def manifest(file: Path) -> dict:
    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("manifest.json"))


class TestTheRoundTrip:
    def test_gives_the_same_data_table_by_table(self, origin, copy, file):
        counts = {t["name"]: t["rows"] for t in manifest(file)["tables"]}
        assert sum(counts.values()) > 2000
        for model in exported_models():
            before, after = rows(origin, model), rows(copy, model)
            assert len(after) == counts[model._meta.label], model._meta.label
            assert after == {pk: before[pk] for pk in after}, model._meta.label

    def test_takes_all_of_the_partnership_and_nothing_of_another(self, origin, copy):
        for model in exported_models():
            columns = {field.name for field in model._meta.concrete_fields}
            if "partnership" in columns:
                mine = {
                    pk
                    for pk, row in rows(origin, model).items()
                    if row["partnership_id"] == 1 or pk in rows(copy, model)
                }
                assert set(rows(copy, model)) == mine, model._meta.label
        text = (copy / "samenverder.sqlite3").read_bytes().lower()
        assert b"geheime school" not in text
        assert b"geheim persoon" not in text
        assert b"geheim@x.example" not in text

    def test_is_the_same_again_the_second_time(self, copy, file, tmp_path):
        second = tmp_path / "again.zip"
        assert run(copy, "export", "lindemeer", str(second)).returncode == 0
        renewed = {name.rpartition(".")[0] for name in PSEUDONYMS}
        for one, other in zip(manifest(file)["tables"], manifest(second)["tables"], strict=True):
            assert one["name"] == other["name"]
            if one["name"] not in renewed:
                assert one["sha256"] == other["sha256"], one["name"]

    def test_leaves_an_installation_that_is_in_order(self, copy):
        checked = run(copy, "check")
        assert checked.returncode == 0, checked.stdout

    def test_can_be_worked_with_at_once(self, copy):
        """New rows get new numbers, pages answer, and search finds what came along."""
        code = """
from django.test import Client
from samenverder.network.models import *
from samenverder.network.operations import people
user = User.objects.get(email="marloes@lindemeer.example")
assert not user.has_usable_password()
region = Partnership.objects.get()
people.add_person(by=user, partnership=region, name="Nieuw Gezicht")
browser = Client(headers={"host": "localhost"})
browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
for page in ("", "netwerk/", "netwerk/logboek/", "reflectie/", "zoeken/?q=bakkerij"):
    answer = browser.get(f"/regio/lindemeer/{page}")
    assert answer.status_code == 200, (page, answer.status_code)
answer = browser.post("/account/password/reset/", {"email": user.email})
assert OutgoingMail.objects.filter(to=user.email).exists(), "a new password by mail"
"""
        done = run(copy, "django", "shell", "-c", code)
        assert done.returncode == 0, done.stderr


class TestEvaluationsWithoutAName:
    """In the example six of eight answered about one training, and three of six about another."""

    def answered(self, var: Path) -> dict[int, tuple[int, int]]:
        """Per date: how many answers, and how many people of whom stands that they answered."""
        database = sqlite3.connect(var / "samenverder.sqlite3")
        found = database.execute(
            "SELECT date_id, (SELECT COUNT(*) FROM trainings_trainingevaluation e"
            " WHERE e.date_id = s.date_id), SUM(evaluated) FROM trainings_signup s"
            " WHERE attended GROUP BY date_id"
        ).fetchall()
        database.close()
        return {date: (answers, people) for date, answers, people in found}

    def test_what_fewer_than_five_said_stays_and_so_does_who_answered(self, origin, file):
        assert sorted(self.answered(origin).values()) == [(3, 3), (6, 6)]
        assert len(table(file, "trainings.TrainingEvaluation")) == 6
        assert not any("evaluated" in row for row in table(file, "trainings.SignUp"))

    def test_where_answers_came_along_nobody_answers_twice(self, copy):
        assert sorted(self.answered(copy).values()) == [(0, 0), (6, 8)]

    def test_an_older_file_brings_no_more(self, origin, file, tmp_path):
        """It has every answer, and who gave one."""
        older, var = tmp_path / "older.zip", tmp_path / "var"
        extra = {
            "trainings.SignUp": with_all(origin, file, "trainings.SignUp", "evaluated"),
            "trainings.TrainingEvaluation": [
                {"id": row["id"], "date": row["date_id"], "usable": row["usable"],
                 "words": row["words"], "better": row["better"]}
                for row in rows(origin, TrainingEvaluation).values()
            ],
        }  # fmt: skip
        rewritten(file, older, extra)
        done = run(var, "import", str(older))
        assert done.returncode == 0, done.stderr
        assert sorted(self.answered(var).values()) == [(0, 0), (6, 8)]


def with_all(origin: Path, file: Path, name: str, column: str) -> list[dict]:
    """The rows of a table in the file, with one column more, as an older version wrote it."""
    database = sqlite3.connect(origin / "samenverder.sqlite3")
    found = dict(database.execute(f"SELECT id, {column} FROM {name.lower().replace('.', '_')}"))
    database.close()
    return [row | {column: bool(found[row["id"]])} for row in table(file, name)]


def rewritten(file: Path, target: Path, tables: dict[str, list[dict]]) -> None:
    """The same file with other rows in some tables, and what says so in the manifest."""
    told = manifest(file)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        changed = {f"tables/{name}.jsonl" for name in tables} | {"manifest.json"}
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, lines in tables.items():
            content = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
            new.writestr(f"tables/{name}.jsonl", content)
            entry = next(entry for entry in told["tables"] if entry["name"] == name)
            entry |= {"rows": len(lines), "sha256": hashlib.sha256(content).hexdigest()}
        new.writestr("manifest.json", json.dumps(told))


class TestTheLog:
    def log(self, var: Path) -> list[tuple]:
        database = sqlite3.connect(var / "samenverder.sqlite3")
        query = (
            "SELECT number, actor, verb, subject, detail, at FROM audit_auditentry "
            "WHERE partnership_id = 1 ORDER BY number"
        )
        found = database.execute(query).fetchall()
        database.close()
        return found

    def test_goes_on_in_a_new_chain_that_tells_where_it_came_from(self, origin, copy, file):
        before, after = self.log(origin), self.log(copy)
        assert after[: len(before)] == before
        _number, actor, verb, subject, detail, _at = after[len(before)]
        assert (actor, verb, subject) == ("system", "partnership_imported", "partnership:1")
        told = json.loads(detail)
        assert told["lines"] == len(before)
        assert told["came_from"] == manifest(file)["from"]
        with zipfile.ZipFile(file) as archive:
            last = json.loads(archive.read("log.jsonl").splitlines()[-1])
        assert told["last_seal"] == last["seal"], "so that the two chains can be laid side by side"

    def test_has_new_seals(self, origin, copy):
        seals = []
        for var in (origin, copy):
            database = sqlite3.connect(var / "samenverder.sqlite3")
            found = database.execute("SELECT seal FROM audit_auditentry WHERE partnership_id = 1")
            seals.append({row[0] for row in found})
            database.close()
        assert not seals[0] & seals[1]


class TestWhatIsInTheFile:
    def test_no_secret_of_the_installation(self, origin, file):
        database = sqlite3.connect(origin / "samenverder.sqlite3")
        database.row_factory = sqlite3.Row
        values: set[str] = {(origin / "secret-key").read_text()}
        for model in exported_models():
            found = database.execute(f"SELECT * FROM {model._meta.db_table}").fetchall()
            for field in model._meta.concrete_fields:
                if label(field) in SECRETS.keys() | PSEUDONYMS.keys():
                    values |= {str(row[field.column]) for row in found if row[field.column]}
        database.close()
        assert len(values) > 100, "there is something that could leak"
        with zipfile.ZipFile(file) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
        words = set(re.split(rb"[^A-Za-z0-9_$=+/.:-]+", content))
        assert {value for value in values if value.encode() in words} == set()

    def test_people_of_two_rounds_are_still_the_same(self, origin, file):
        database = sqlite3.connect(origin / "samenverder.sqlite3")
        query = "SELECT pair_hash, count(*) FROM reflection_participant WHERE pair_hash != '' "
        paired = sorted(n for _, n in database.execute(query + "GROUP BY pair_hash"))
        database.close()
        found: dict[str, int] = {}
        for row in table(file, "reflection.Participant"):
            if row["pair_hash"]:
                found[row["pair_hash"]] = found.get(row["pair_hash"], 0) + 1
        assert max(paired) > 1
        assert sorted(found.values()) == paired

    def test_every_row_fits_its_schema(self, file):
        kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool}
        with zipfile.ZipFile(file) as archive:
            for entry in manifest(file)["tables"]:
                schema = json.loads(archive.read(entry["schema"]))
                for line in archive.read(entry["file"]).splitlines():
                    row = json.loads(line)
                    assert list(row) == schema["required"], entry["name"]
                    for name, shape in schema["properties"].items():
                        allowed = shape.get("type", [])
                        allowed = [allowed] if isinstance(allowed, str) else allowed
                        if row[name] is None:
                            assert "null" in allowed or not allowed, (entry["name"], name)
                        elif allowed:
                            assert isinstance(row[name], kinds[allowed[0]]), (entry["name"], name)

    def test_checksums_of_all_tables(self, file):
        with zipfile.ZipFile(file) as archive:
            for entry in manifest(file)["tables"]:
                content = archive.read(entry["file"])
                assert hashlib.sha256(content).hexdigest() == entry["sha256"]
                assert len(content.splitlines()) == entry["rows"]


def changed(file: Path, target: Path, **contents: bytes | None) -> Path:
    """The file with some of its members replaced (None: left out)."""
    names = {name.replace("__", "/").replace("_dot_", "."): c for name, c in contents.items()}
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.namelist():
            content = names.get(member, old.read(member))
            if content is not None:
                new.writestr(member, content)
    return target


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    """An installation where nobody is yet."""
    var = tmp_path_factory.mktemp("empty")
    shutil.copytree(prepared("empty"), var, dirs_exist_ok=True)
    return var


class TestRefusals:
    def refused(self, var: Path, file: Path) -> str:
        """The sentence; whatever is refused changes nothing."""
        before = self.counts(var)
        done = run(var, "import", str(file))
        assert done.returncode == 1, done.stdout
        assert "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert self.counts(var) == before
        return done.stderr

    def counts(self, var: Path) -> dict[str, int]:
        return {model._meta.label: len(rows(var, model)) for model in exported_models()}

    def test_where_somebody_works_already(self, copy, file):
        assert "Somebody works here already" in self.refused(copy, file)

    @pytest.mark.parametrize("content", [b"", b"nonsense", b"PK\x03\x04 broken"])
    def test_something_else(self, empty, tmp_path, content):
        other = tmp_path / "other.zip"
        other.write_bytes(content)
        assert "not an export" in self.refused(empty, other)

    def test_a_file_that_is_cut_off(self, empty, file, tmp_path):
        half = tmp_path / "half.zip"
        half.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        assert "not an export, or it is damaged" in self.refused(empty, half)

    def test_rows_that_were_changed_leave_nothing_behind(self, empty, file, tmp_path):
        with zipfile.ZipFile(file) as archive:
            people = archive.read("tables/network.Person.jsonl")
        other = changed(
            file,
            tmp_path / "x.zip",
            tables__network_dot_Person_dot_jsonl=people.replace(b"Marloes", b"Iemand"),
        )
        assert "rows were changed or lost" in self.refused(empty, other)

    def test_a_table_that_is_missing(self, empty, file, tmp_path):
        other = changed(file, tmp_path / "x.zip", tables__network_dot_Person_dot_jsonl=None)
        assert "is missing in this file" in self.refused(empty, other)

    def test_a_file_of_a_newer_version(self, empty, file, tmp_path):
        newer = {**manifest(file), "format_version": 99}
        other = changed(file, tmp_path / "x.zip", manifest_dot_json=json.dumps(newer).encode())
        assert "newer version" in self.refused(empty, other)

    def test_a_partnership_that_does_not_exist(self, origin, tmp_path):
        done = run(origin, "export", "nergens", str(tmp_path / "x.zip"))
        assert done.returncode == 1
        assert "geheim, lindemeer" in done.stderr
        assert not (tmp_path / "x.zip").exists()

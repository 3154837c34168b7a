"""What the documents promise is true: names, commands, settings, links, vendored files."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Choices

ROOT = Path(__file__).resolve().parent.parent.parent
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text()


def _choices(base=Choices):
    for kind in base.__subclasses__():
        yield kind
        yield from _choices(kind)


def test_every_model_stands_in_the_glossary() -> None:
    ours = [m for m in apps.get_models() if m.__module__.startswith("samenverder")]
    missing = [model.__name__ for model in ours if f"`{model.__name__}`" not in GLOSSARY]
    assert not missing


def test_every_list_of_choices_stands_in_the_glossary() -> None:
    ours = [kind for kind in _choices() if kind.__module__.startswith("samenverder")]
    missing = [kind.__name__ for kind in ours if f"`{kind.__name__}`" not in GLOSSARY]
    assert not missing


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"^make ([a-z-]+)", (ROOT / "README.md").read_text(), re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_setting_from_the_environment_is_documented() -> None:
    settings = (ROOT / "samenverder/config/settings.py").read_text()
    names = re.findall(r'env\.(?:text|number|flag|words|folder)\(\s*"([A-Z_]+)"', settings)
    guide = (ROOT / "docs/guide/beheerder.md").read_text()
    assert names
    assert [name for name in sorted({*names, "DATABASE_URL"}) if f"`{name}`" not in guide] == []


def test_every_command_is_documented() -> None:
    from samenverder.config.command import parser

    guide = (ROOT / "docs/guide/beheerder.md").read_text()
    commands = next(a for a in parser()._actions if a.choices and a.dest != "help").choices
    assert [name for name in commands if f"samenverder {name}" not in guide] == []


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/**/*.md")), ids=lambda p: p.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text()):
        assert (page.parent / link).exists(), link


def test_vendored_files_are_unmodified() -> None:
    for record in json.loads((ROOT / "vendored.json").read_text()):
        content = (ROOT / record["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == record["sha256"], record["package"]


def test_lock_files_name_no_registry() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text
        assert "--index-url" not in text


def test_every_dependency_earns_its_line() -> None:
    page = (ROOT / "docs/develop/dependencies.md").read_text().lower()
    for name in re.findall(r"^([A-Za-z][\w-]+)", (ROOT / "requirements/run.in").read_text(), re.M):
        assert name.lower() in page, name


def test_help_exists_in_both_languages() -> None:
    folder = ROOT / "samenverder/web/help"
    dutch = {path.name for path in (folder / "nl").glob("*.txt")}
    assert dutch
    assert dutch == {path.name for path in (folder / "en").glob("*.txt")}


def test_permissions_page_is_the_one_the_rules_print() -> None:
    from tests.architecture.permissions_page import permissions_page

    assert (ROOT / "docs/permissions.md").read_text() == permissions_page()

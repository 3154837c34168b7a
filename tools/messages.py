"""Strings to translate: collect, compile, and check that none is missing or fuzzy.

English is the source; Dutch must be complete. Each room keeps its own catalogue beside its code.
"""

import argparse
import gettext
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ["web", "lib", "live", "audit", "network", "register", "ambition", "commitments",
         "meetings", "reflection", "projects", "plans", "pitches", "dialogues",
         "tracks", "answers", "pitchdays", "library", "trainings",
         "insight", "config"]  # fmt: skip


def catalogue(room: str) -> Path:
    return ROOT / "samenverder" / room / "locale" / "nl" / "LC_MESSAGES" / "django.po"


def collect(room: str) -> None:
    """Bring the catalogue of one room up to date with its code."""
    folder = ROOT / "samenverder" / room
    (folder / "locale" / "nl" / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-P", "-m", "django", "makemessages", "-l", "nl", "--no-location",
               "--no-wrap", "--no-obsolete", "-v", "0"]  # fmt: skip
    subprocess.run(command, cwd=folder, check=True, env=_environment())
    _own_header(catalogue(room))


def _environment() -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "samenverder.config.settings",
        "SAMENVERDER_VAR": tempfile.gettempdir(),
        "PYTHONPATH": str(ROOT),
    }


HEADER = """# Dutch, the first language of Samen Verder. Licence: EUPL-1.2.
msgid ""
msgstr ""
"Language: nl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def _own_header(path: Path) -> None:
    """The same few lines in every catalogue, without dates that change by themselves."""
    if path.exists():
        _old, _blank, messages = path.read_text().partition("\n\n")
        path.write_text(f"{HEADER}\n{messages}")


def faults() -> list[str]:
    """Missing, fuzzy and outdated strings, one sentence per catalogue."""
    found = []
    for room in ROOMS:
        path = catalogue(room)
        before = path.read_text() if path.exists() else ""
        collect(room)
        after = path.read_text() if path.exists() else ""
        if not after:
            continue
        if _messages(before) != _messages(after):
            found.append(f"{room}: the catalogue is out of date; run make messages.")
        count = subprocess.run(
            ["msgfmt", "--statistics", "-c", "-o", os.devnull, path], capture_output=True, text=True
        )
        if "untranslated" in count.stderr or "fuzzy" in count.stderr or count.returncode:
            found.append(f"{room}: {count.stderr.strip()}")
        if before and path.read_text() != before:
            path.write_text(before)
        found += _stale(path)
    return found


def different() -> list[str]:
    """English that has one Dutch in one room and another in the next: only the first is shown."""
    seen: dict[str, tuple[str, str]] = {}
    found = []
    for room in ROOMS:
        compiled = catalogue(room).with_suffix(".mo")
        if not compiled.exists():
            continue
        with compiled.open("rb") as file:
            words = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        for english, dutch in words.items():
            if not isinstance(english, str) or not english:
                continue
            first, before = seen.setdefault(english, (room, dutch))
            if before != dutch:
                found.append(f"“{english}”: “{before}” in {first}, “{dutch}” in {room}.")
    return found


def _messages(text: str) -> set[str]:
    return set(re.findall(r'^msgid (.*(?:\n".*")*)', text, re.MULTILINE))


def _stale(path: Path) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".mo") as fresh:
        subprocess.run(["msgfmt", "-o", fresh.name, path], check=True)
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != Path(fresh.name).read_bytes():
            return [f"{path.relative_to(ROOT)}: compile it again with make messages."]
    return []


def main() -> int:
    """Collect and compile, or only check."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true", help="only look, change nothing")
    options.add_argument("rooms", nargs="*", default=ROOMS, help="the rooms to do (all)")
    chosen = options.parse_args()
    if chosen.check:
        found = faults() + different()
        print("\n".join(found))
        return 1 if found else 0
    for room in chosen.rooms:
        collect(room)
        path = catalogue(room)
        if path.exists():
            subprocess.run(["msgfmt", "-o", path.with_suffix(".mo"), path], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

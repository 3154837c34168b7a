"""The help of keys names every key a page listens to, and no other."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "samenverder"
SCRIPTS = ROOT / "web/static/web/js"
HELP = ROOT / "web/templates/web/keys"
NAMED = "ArrowUp|ArrowDown|ArrowLeft|ArrowRight|Escape|Enter|Backspace|Home|End|PageUp|PageDown|Tab"
NO_SHORTCUT = {
    "plans": "any key means that somebody types on",
    "with-whom": "Enter in the field of search sends nothing",
}
OF_A_BUTTON = {"Enter", " "}  # what a button does by itself, without a script
ON_ITS_BUTTONS = {"pitches": {"f", "Escape"}}  # of the projector, where a button names the key
LISTENS = re.compile(r"addEventListener\([\"']keydown")
# where the script is loaded for more pages than listen to its keys
WHERE = {"dialogue-after": ["after_decide.html"]}


def listening() -> list[str]:
    found = [path for path in SCRIPTS.glob("*.js") if LISTENS.search(path.read_text())]
    return sorted({path.stem for path in found} - set(NO_SHORTCUT))


def templates() -> dict[Path, str]:
    return {path: path.read_text() for path in ROOT.glob("*/templates/*/*.html")}


def loading(script: str) -> list[Path]:
    names = WHERE.get(script)
    if names:
        return [path for path in templates() if path.name in names]
    return [path for path, text in templates().items() if f"js/{script}.js" in text]


def of_a_link(script: str) -> set[str]:
    """Keys that stand on the buttons of the room: `data-key="n"`, or key="n" for a piece."""
    if "[data-key=" not in (SCRIPTS / f"{script}.js").read_text():
        return set()
    rooms = {path.parent for path in loading(script)}
    texts = [text for path, text in templates().items() if path.parent in rooms]
    keys = {key for text in texts for key in re.findall(r'\bkey="(.)"', text)}
    return keys - ({"b", "n"} if script == "dialogue-after" else {"s"})


def keys_of(script: str) -> set[str]:
    """Every key a script compares with."""
    text = re.sub(r"^\s*//.*$", "", (SCRIPTS / f"{script}.js").read_text(), flags=re.M)
    found = set(re.findall(rf"\b({NAMED})\b", text))
    found |= set(re.findall(r"key === \"(.)\"", text))
    if 'startsWith("Arrow")' in text:
        found |= {"ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"}
    if '" ": 1' in text:
        found.add(" ")
    for allowed in re.findall(r"/\^\[(.+?)\]\$/[a-z]*\.test\(event\.key\)", text):
        found |= {allowed} if "-" in allowed else {key.lower() for key in allowed}
    if script == "pitches":
        found.discard("Enter")  # that is left to the link or button it stands on
    return found | of_a_link(script)


def told_of(script: str) -> set[str]:
    return set(re.findall(r'data-of="(.+?)"', (HELP / f"{script}.html").read_text()))


def test_there_are_scripts_that_listen():
    assert {"shell", "board", "dialogue-lead", "console"} <= set(listening())


@pytest.mark.parametrize("script", listening())
def test_every_key_a_script_listens_to_is_in_its_help_and_no_other(script):
    keys, told = keys_of(script) - ON_ITS_BUTTONS.get(script, set()), told_of(script)
    assert keys, f"No key is found in {script}.js: does it listen to one?"
    assert keys <= told, f"web/keys/{script}.html does not name {keys - told}"
    assert told - keys <= OF_A_BUTTON, f"{script}.js does not know {told - keys}"


@pytest.mark.parametrize("script", listening())
def test_every_page_with_the_script_has_its_help(script):
    pages = loading(script)
    assert pages
    for path in pages:
        text = path.read_text()
        whole = "{% extends" in text or path.name == "base.html"
        if whole and (script != "shell" or path.name == "base.html"):
            assert f'"web/keys/{script}.html"' in text, path


@pytest.mark.django_db
def test_a_page_names_only_its_own_keys(region, client_for, frank):
    client = client_for(frank)
    plain = client.get(f"/regio/{region.slug}/bijeenkomsten/dialoog/").content.decode()
    dialog = plain[plain.index("<dialog data-keys") : plain.index("</dialog>")]
    assert re.findall(r'data-of="(.+?)"', dialog) == ["/", "?"]

"""From raw values (the shape of the TOML file) to checked content, or every fault at once.

The rules for one value are here; rules between the parts are in `_whole`, and what a draft may
still lack is in `missing`.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.reflection.exchange.content import (
    InstrumentContent,
    StatementContent,
    ThemeContent,
)
from samenverder.reflection.exchange.faults import Checker, ContentErrors, Fault, Path

MAX_STATEMENTS = 40
MIN_STATEMENTS = 3
MAX_THEMES = 26
POINTS = 5
LABEL_LENGTH = 40
WHY_LENGTH = 2000

SLUG = re.compile(r"[-a-zA-Z0-9_]+\Z")
NUMBER = re.compile(r"[1-9][0-9]{0,2}\Z")
LETTER = re.compile(r"[A-Z]\Z")

# name, longest, required
INSTRUMENT_TEXTS = [
    ("code", 60, True),
    ("title_nl", 160, True),
    ("title_en", 160, False),
    ("unknown_nl", 60, True),
    ("unknown_en", 60, False),
]
THEME_TEXTS = [
    ("code", 40, True),
    ("letter", 1, True),
    ("title_nl", 80, True),
    ("title_en", 80, False),
    ("why_nl", WHY_LENGTH, False),
    ("why_en", WHY_LENGTH, False),
]
STATEMENT_TEXTS = [
    ("code", 8, True),
    ("nl", 300, True),
    ("en", 300, False),
    ("probe_nl", 300, False),
    ("probe_en", 300, False),
    ("evidence", 60, False),
]
INSTRUMENT_KEYS = {name for name, _length, _required in INSTRUMENT_TEXTS} | {
    "version",
    "scale_nl",
    "scale_en",
}


def build(raw: Mapping[str, Any]) -> InstrumentContent:
    """The checked content of raw values in the shape of the TOML file.

    Raises ContentErrors with every fault. A draft may lack statements: see `missing`.
    """
    check = Checker()
    check.known(raw, (), {"instrument", "theme"})
    main = raw.get("instrument")
    if not isinstance(main, Mapping):
        raise ContentErrors([Fault(("instrument",), _("The part “instrument” is missing."))])
    given = {"unknown_nl": "weet ik niet", "unknown_en": "I don't know", **main}
    check.known(main, ("instrument",), INSTRUMENT_KEYS)
    texts = check.texts(given, ("instrument",), INSTRUMENT_TEXTS)
    if texts["code"] and not SLUG.match(texts["code"]):
        check.fault(("instrument", "code"), _("Use only letters, digits, - and _."))
    themes = _themes(check, raw.get("theme", []))
    content = InstrumentContent(
        version=_version(check, main.get("version", 1)),
        scale_nl=_scale(check, main.get("scale_nl", []), "scale_nl", required=True),
        scale_en=_scale(check, main.get("scale_en", []), "scale_en", required=False),
        themes=themes,
        **texts,
    )
    _whole(check, content)
    if check.faults:
        raise ContentErrors(check.faults)
    return content


def missing(content: InstrumentContent) -> list[str]:
    """What a draft still lacks before it can be used, as sentences; empty when it is ready."""
    sentences = []
    count = content.statement_count
    if count < MIN_STATEMENTS:
        sentences.append(
            ngettext(
                "There is %(count)d statement. An instrument has at least %(least)d.",
                "There are %(count)d statements. An instrument has at least %(least)d.",
                count,
            )
            % {"count": count, "least": MIN_STATEMENTS}
        )
    sentences += [
        _("The theme “%(theme)s” has no statements yet. Add one or remove the theme.")
        % {"theme": theme.title_nl}
        for theme in content.themes
        if not theme.statements
    ]
    return sentences


def _version(check: Checker, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 32_000:
        check.fault(("instrument", "version"), _("The version is a whole number, 1 or more."))
        return 1
    return value


def _scale(check: Checker, value: Any, name: str, *, required: bool) -> tuple[str, ...]:
    path: Path = ("instrument", name)
    if value == [] and not required:
        return ()
    if not isinstance(value, list) or len(value) != POINTS:
        check.fault(path, _("The scale has five labels, from not true to true."))
        return ()
    labels = tuple(
        check.text(label, (*path, number), LABEL_LENGTH, True) for number, label in enumerate(value)
    )
    check.once(((*path, number), label.casefold()) for number, label in enumerate(labels))
    return labels


def _tables(check: Checker, value: Any, path: Path, most: int) -> list[tuple[Path, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        check.fault(path, _("This must be a list of parts, each under its own heading."))
        return []
    if len(value) > most:
        check.fault(
            path,
            _("There are %(count)d here. Use at most %(most)d.")
            % {"count": len(value), "most": most},
        )
        return []
    return [((*path, number), item) for number, item in enumerate(value)]


def _themes(check: Checker, value: Any) -> tuple[ThemeContent, ...]:
    themes = []
    for path, raw in _tables(check, value, ("theme",), MAX_THEMES):
        check.known(raw, path, {name for name, _n, _r in THEME_TEXTS} | {"statement"})
        statements = _statements(check, raw.get("statement", []), (*path, "statement"))
        letter = raw.get("letter") or (statements[0].code[:1] if statements else "")
        texts = check.texts({**raw, "letter": letter}, path, THEME_TEXTS)
        if texts["code"] and not SLUG.match(texts["code"]):
            check.fault((*path, "code"), _("Use only letters, digits, - and _."))
        if texts["letter"] and not LETTER.match(texts["letter"]):
            check.fault((*path, "letter"), _("The letter is one capital from A to Z."))
        themes.append(ThemeContent(statements=statements, **texts))
    return tuple(themes)


def _statements(check: Checker, value: Any, path: Path) -> tuple[StatementContent, ...]:
    statements = []
    for place, raw in _tables(check, value, path, MAX_STATEMENTS):
        check.known(raw, place, {name for name, _n, _r in STATEMENT_TEXTS})
        texts = check.texts(raw, place, STATEMENT_TEXTS)
        if texts["evidence"] and not SLUG.match(texts["evidence"]):
            check.fault((*place, "evidence"), _("Use only letters, digits, - and _."))
        statements.append(StatementContent(**texts))
    return tuple(statements)


def _whole(check: Checker, content: InstrumentContent) -> None:
    """What can be wrong only between the parts."""
    themes = list(enumerate(content.themes))
    check.once((("theme", t, "code"), theme.code) for t, theme in themes)
    check.once((("theme", t, "letter"), theme.letter) for t, theme in themes)
    places = [
        (("theme", t, "statement", s, "code"), theme, statement)
        for t, theme in themes
        for s, statement in enumerate(theme.statements)
    ]
    check.once((path, statement.code) for path, _theme, statement in places)
    for path, theme, statement in places:
        letter, number = statement.code[:1], statement.code[1:]
        if statement.code and (letter != theme.letter or not NUMBER.match(number)):
            check.fault(
                path,
                _("The code is the letter of the theme and a number, such as %(example)s.")
                % {"example": f"{theme.letter or 'A'}1"},
            )
    if content.statement_count > MAX_STATEMENTS:
        check.fault(
            ("theme",),
            _("There are %(count)d statements. Use at most %(most)d.")
            % {"count": content.statement_count, "most": MAX_STATEMENTS},
        )

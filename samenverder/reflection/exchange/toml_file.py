"""Instruments as TOML: the format to keep, to share and to read without any program."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from django.utils.translation import gettext as _

from samenverder.reflection.exchange.checks import build
from samenverder.reflection.exchange.content import (
    InstrumentContent,
    StatementContent,
    ThemeContent,
)
from samenverder.reflection.exchange.faults import ContentErrors, Fault, Path

MAX_BYTES = 200_000
MAX_DOTS = 100  # in one line: longer dotted keys cost tomllib quadratic time, sentences have fewer


def read_toml(data: bytes) -> InstrumentContent:
    """The checked content of a TOML file.

    Raises ContentErrors: one fault when the file cannot be read at all, else one per mistake,
    each with its place in words.
    """
    try:
        raw = tomllib.loads(_text(data))
    except (ValueError, RecursionError) as error:
        raise ContentErrors([Fault((), _unreadable(error))]) from error
    try:
        return build(raw)
    except ContentErrors as error:
        faults = [
            Fault(fault.path, fault.text, place=place(fault.path, raw)) for fault in error.faults
        ]
        raise ContentErrors(faults) from None


def write_toml(content: InstrumentContent) -> str:
    """The file of this content. `read_toml` of it gives exactly the same content back."""
    return "\n".join(_lines(content)) + "\n"


def place(path: Path, raw: Any) -> str:
    """Where a fault is, in words: "theme 2 (Relatie), statement 3 (R3), probe_nl"."""
    words: list[str] = []
    here = raw
    for step in path:
        here = _step(here, step)
        if isinstance(step, str):
            words.append(_label(step))
        else:
            name = _name(here)
            words[-1] += f" {step + 1}" + (f" ({name})" if name else "")
    return ", ".join(words)


def _text(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise ValueError("too large")
    text = data.decode("utf-8-sig")
    if any(line.count(".") > MAX_DOTS for line in text.splitlines()):
        raise ValueError("too many dots")
    return text


def _unreadable(error: Exception) -> str:
    if isinstance(error, tomllib.TOMLDecodeError):
        reason = str(error)[:200]
        return _("This is not a readable TOML file. The first mistake: %(reason)s.") % {
            "reason": reason
        }
    if isinstance(error, UnicodeDecodeError):
        return _("This file is not text. Save it as TOML in UTF-8 and try again.")
    return _("This file is too large or too tangled for an instrument. Nothing was read.")


def _step(here: Any, step: str | int) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None


def _label(step: str) -> str:
    return {"theme": _("theme"), "statement": _("statement")}.get(step, step[:40])


def _name(here: Any) -> str:
    if not isinstance(here, dict):
        return ""
    return str(here.get("title_nl") or here.get("code") or "")[:60]


def _lines(content: InstrumentContent) -> Iterator[str]:
    yield "[instrument]"
    yield from _values(content, skip="themes", indent="")
    for theme in content.themes:
        yield ""
        yield "[[theme]]"
        yield from _values(theme, skip="statements", indent="")
        for statement in theme.statements:
            yield "  [[theme.statement]]"
            yield from _values(statement, skip="", indent="  ")


def _values(
    part: InstrumentContent | ThemeContent | StatementContent, *, skip: str, indent: str
) -> Iterator[str]:
    for item in fields(part):
        if item.name != skip:
            yield f"{indent}{item.name} = {_value(getattr(part, item.name))}"


def _value(value: str | int | tuple[str, ...]) -> str:
    """A TOML value. A JSON string is a TOML basic string, but for the one sign JSON leaves raw."""
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

"""What is wrong with content, gathered so that its author hears everything at once.

A fault carries a path such as ("theme", 1, "statement", 3, "nl"); the reader of a file turns it
into the place where its user can mend it: a row and a column, or words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samenverder.lib.text import truncate

Path = tuple[str | int, ...]
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
CONTROL_BUT_NEWLINE = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True)
class Fault:
    """What is wrong and how to mend it; `path` says with what, `place` where the user sees it."""

    path: Path
    text: str
    place: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


def in_file(row: int, column: str) -> str:
    """Where a fault stands in a spreadsheet, in words."""
    if not column:
        return _("Row %(row)d") % {"row": row}
    return _("Row %(row)d, column “%(column)s”") % {"row": row, "column": truncate(column, 60)}


class ContentErrors(ValueError):
    """The content cannot be used; `faults` has every reason."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults


class Checker:
    """Gathers faults while values are read, so that the user hears all of them at once."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, path: Path, text: str) -> None:
        self.faults.append(Fault(path, text))

    def texts(
        self, raw: Mapping[str, Any], path: Path, shape: list[tuple[str, int, bool]]
    ) -> dict[str, str]:
        """The text values of one table, stripped and checked for length and characters."""
        return {
            name: self.text(raw.get(name, ""), (*path, name), longest, required)
            for name, longest, required in shape
        }

    def text(self, value: Any, path: Path, longest: int, required: bool) -> str:
        """One text value; "" when it is not usable."""
        if not isinstance(value, str):
            self.fault(path, _("This must be text."))
            return ""
        value = value.replace("\r\n", "\n").strip()
        several = str(path[-1]).startswith("why_")
        if (CONTROL_BUT_NEWLINE if several else CONTROL).search(value):
            self.fault(path, _("This holds a line break or an invisible sign. Remove it."))
        elif required and not value:
            self.fault(path, _("This is empty. Fill it in."))
        elif len(value) > longest:
            self.fault(
                path,
                _("This has %(length)d characters. Use at most %(longest)d.")
                % {"length": len(value), "longest": longest},
            )
        return value

    def known(self, raw: Mapping[str, Any], path: Path, names: set[str]) -> None:
        """A key we do not know is a typing error, and would be lost."""
        for name in raw:
            if name not in names:
                self.fault(
                    (*path, name),
                    _("“%(name)s” is not known here. Check the spelling or remove it.")
                    % {"name": name[:40]},
                )

    def once(self, values: Iterator[tuple[Path, str]]) -> None:
        """Codes and letters occur once."""
        seen: set[str] = set()
        for path, value in values:
            if value and value in seen:
                self.fault(
                    path, _("“%(value)s” occurs more than once. Choose another.") % {"value": value}
                )
            seen.add(value)

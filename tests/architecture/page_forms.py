"""The forms on a page, filled in and sent as a browser would."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

SAMPLES = {
    "email": "iemand@voorbeeld.example",
    "date": (date.today() + timedelta(days=40)).isoformat(),
    "time": "14:00",
    "number": "30",
    "textarea": "Iets anders",
    "text": "Iets anders",
}


@dataclass
class Control:
    """One field: its name, kind, value, and what there is to choose."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)
    checked: bool = False

    @property
    def chooses_a_row(self) -> bool:
        """Its values are numbers of rows."""
        is_choice = self.kind in {"select", "checkbox", "radio"}
        values = [value for value in (self.options or [self.value]) if value]
        return is_choice and bool(values) and all(value.isdigit() for value in values)


@dataclass
class PageForm:
    """A form that is sent with POST."""

    action: str
    controls: list[Control] = field(default_factory=list)

    @property
    def choosers(self) -> list[str]:
        """The names of the fields that choose rows."""
        return list(dict.fromkeys(row.name for row in self.controls if row.chooses_a_row))

    def data(self, foreign: Mapping[str, Any]) -> dict[str, list[str]]:
        """What a browser sends, with these values in the place of what a field offers."""
        sent: dict[str, list[str]] = {}
        for control in self.controls:
            if control.name in foreign:
                sent[control.name] = [str(foreign[control.name])]
            elif control.kind not in {"checkbox", "radio"} or control.checked:
                sent.setdefault(control.name, []).append(_filled(control))
        return sent


def _filled(control: Control) -> str:
    if control.kind == "select":
        return control.value or next(filter(None, control.options), "")
    return control.value or SAMPLES.get(control.kind, "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.form: PageForm | None = None
        self.control: Control | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            is_post = given.get("method", "").lower() == "post"
            self.form = PageForm(given.get("action", "")) if is_post else None
            self.forms += [self.form] if self.form else []
        elif tag in {"input", "select", "textarea", "button"} and given.get("name"):
            kind = given.get("type", "text") if tag == "input" else tag
            self.control = Control(given["name"], kind, given.get("value", ""))
            self.control.checked = "checked" in given
            if self.form and kind != "file":
                self.form.controls.append(self.control)
        elif tag == "option" and self.control:
            self.control.options.append(given.get("value", ""))
            if "selected" in given:
                self.control.value = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None


def forms_on(html: str) -> Iterator[PageForm]:
    """Every form of a page that is sent with POST."""
    reader = _Reader()
    reader.feed(html)
    yield from reader.forms

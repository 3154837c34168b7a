"""What changed of a site, file by file, in words."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date
from samenverder.register.models import RegisterImport, RegisterSite, SourceSort


@dataclass
class Step:
    """What one file changed: (fact, before, after)."""

    source: RegisterImport
    lines: list[tuple[str, str, str]] = field(default_factory=list)


def history_of(site: RegisterSite) -> list[Step]:
    """The last change first. One query."""
    steps: dict[int, Step] = {}
    for change in site.changes.select_related("made_by").order_by("-made_by__done_at", "pk"):
        step = steps.setdefault(change.made_by_id, Step(change.made_by))
        before, after = (in_words(change.field, text) for text in (change.before, change.after))
        step.lines.append((fact_name(change.field), before, after))
    return list(steps.values())


def fact_name(fact: str) -> str:
    """How a fact is called."""
    known = {f.name: f for f in RegisterSite._meta.concrete_fields}
    name = str(getattr(known.get(fact), "verbose_name", fact))
    return name[:1].upper() + name[1:]


def in_words(fact: str, value: object) -> str:
    """A fact as people read it."""
    text = "" if value is None else str(value)
    if not text:
        return _("empty")
    if fact == "sources":
        labels = dict(SourceSort.choices)
        return ", ".join(str(labels.get(sort, sort)) for sort in text.split())
    if fact == "kind":
        return dict(RegisterSite._meta.get_field("kind").flatchoices).get(text, text)
    if fact in ("opened_on", "closed_on"):
        try:
            return format_date(date.fromisoformat(text), get_language() or "nl")
        except ValueError:
            return text
    return text

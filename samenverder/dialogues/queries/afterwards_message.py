"""A first version of the message about what came of it, from how the destinations stand."""

from collections.abc import Iterable

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenverder.dialogues.models import Dialogue
from samenverder.dialogues.queries.afterwards import Thing
from samenverder.dialogues.queries.became import DONE, ENDED, UNDER_WAY, Became
from samenverder.lib.text import format_date

MOST = 3900


def drafted(dialogue: Dialogue, things: Iterable[Thing]) -> str:
    """Plain text: what is done, what is under way, what is parked. No names of people."""
    everything = list(things)
    day = format_date(dialogue.starts_at, get_language() or "nl")
    words = {"title": dialogue.title, "day": day}
    parts = [
        _("On %(day)s you were at “%(title)s”. This is what came of it.") % words,
        *_part(_("Done"), everything, DONE),
        *_part(_("Under way"), everything, UNDER_WAY),
        *_part(_("Not taken up, or stopped"), everything, ENDED),
        _("Thank you for what you told."),
    ]
    text = "\n\n".join(parts)
    return text if len(text) <= MOST else text[:MOST].rsplit("\n", 1)[0] + "\n…"


def _part(heading: str, things: list[Thing], stage: str) -> list[str]:
    """What stands under one heading; what goes to the same place stands together."""
    together: dict[str, list[str]] = {}
    for thing in things:
        for row in thing.became:
            if row.stage == stage:
                together.setdefault(_told(row), []).append(thing.title + _ideas(thing, things))
    lines = [f"- {' / '.join(titles)}\n  {told}" for told, titles in together.items()]
    return [f"{heading}:\n" + "\n".join(lines)] if lines else []


def _ideas(thing: Thing, things: list[Thing]) -> str:
    """That ideas went along with it; those with a destination of their own stand there."""
    number = sum(one.under is thing and bool(one.along) for one in things)
    said = ngettext(" (with %(n)d idea)", " (with %(n)d ideas)", number) % {"n": number}
    return said if number else ""


def _told(row: Became) -> str:
    how = f"{row.how}: {row.text}" if row.text else row.how
    return f"{how} ({row.told})" if row.told else how

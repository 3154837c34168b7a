"""Paper for a dialogue meeting: a sheet for every table, and cards for who has no phone."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.dialogues.models import Dialogue
from samenverder.dialogues.queries.wall import tables_of
from samenverder.lib.qr import qr_svg
from samenverder.lib.text import format_moment
from samenverder.lib.typst import compile_pdf

TABLES, CARDS = (Path(__file__).with_name(f"{name}.typ") for name in ("tables", "cards"))


def tables_pdf(dialogue: Dialogue, url: str, host: str, language: str) -> bytes:
    """One page for each table in "nl" or "en": how to join at `url`, and what is asked."""
    with translation.override(language):
        return compile_pdf(TABLES, _tables(dialogue, url, host, language))


def cards_pdf(dialogue: Dialogue, language: str) -> bytes:
    """A page with two cards to fill in with a pen; who leads types them in afterwards."""
    with translation.override(language):
        return compile_pdf(CARDS, _cards(dialogue, language))


def pdf_name(what: str, dialogue: Dialogue, language: str) -> str:
    """The file name: "tafels-dialoogavond-lindemeer-nl.pdf"."""
    return f"{what}-{slugify(dialogue.title)[:60].strip('-') or dialogue.pk}-{language}.pdf"


def invitation_words(dialogue: Dialogue, url: str) -> str:
    """Words to invite people with, in the language of who copies them: when, where and the code."""
    language = translation.get_language() or "nl"
    words = {"title": dialogue.title, "about": _about(dialogue, language), "url": url}
    parts = [
        _("You are welcome at “%(title)s”: %(about)s.") % words,
        dialogue.purpose,
        _("At tables we tell each other what works (pearls) and what does not yet (puzzles)."),
        _("Bring your phone. You join with the code %(code)s, or straight at %(url)s.")
        % {**words, "code": dialogue.code},
        _("You need no account."),
        _("What you tell stands there without a name, unless you write one."),
    ]
    return "\n\n".join(part for part in parts if part)


def _about(dialogue: Dialogue, language: str) -> str:
    parts = [format_moment(dialogue.starts_at, language), str(dialogue.host or ""), dialogue.where]
    return " · ".join(part for part in parts if part)


def _head(dialogue: Dialogue, language: str) -> dict[str, Any]:
    return {
        "lang": language,
        "title": dialogue.title,
        "partnership": dialogue.partnership.name,
        "note": f"{dialogue.title} · {_about(dialogue, language)}",
    }


def _tables(dialogue: Dialogue, url: str, host: str, language: str) -> dict[str, Any]:
    rounds = [
        {
            "title": row.title,
            "question": row.question,
            "minutes": ngettext("%(n)d minute", "%(n)d minutes", row.minutes) % {"n": row.minutes},
        }
        for row in dialogue.rounds.all()
    ]
    return _head(dialogue, language) | {
        "tables": [
            {
                "name": _("Table %(n)s") % {"n": table.number},
                "about": table.title,
                "host": _("Host: %(name)s") % {"name": table.host.name} if table.host else "",
            }
            for table in tables_of(dialogue)
        ],
        "rounds": rounds,
        "qr": str(qr_svg(url, "")),
        "qr_alt": _("QR code to %(url)s") % {"url": url},
        "code": dialogue.code,
        "words": {
            "join": _("Join with your phone"),
            "how": _("Scan the code, or go to %(address)s and fill in:")
            % {"address": f"{host}/meedoen"},
            "free": _("You need no account. What you tell stands there without a name."),
            "none": _("No phone? Use a card of paper, or one device for the whole table."),
            "rounds": _("What we talk about"),
        },
    }


def _cards(dialogue: Dialogue, language: str) -> dict[str, Any]:
    return _head(dialogue, language) | {
        "kinds": [
            _("A pearl: this works here"),
            _("A puzzle: this does not work yet"),
            _("An idea that may help"),
            _("Something somebody said"),
        ],
        "words": {
            "table": _("At table"),
            "what": _("What is it?"),
            "text": _("In one sentence"),
            "whom": _("For whom?"),
            "more": _("What made it work, or what did you try?"),
            "contact": _("Whom may others call?"),
            "contact_hint": _("Leave it empty to stay without a name. Everybody here reads it."),
            "quote": _("It may be on the wall and in the report, without a name"),
            "free": _("Put no name on this card, unless others may call you."),
        },
    }

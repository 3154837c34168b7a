"""The score sheet on paper: for who has no phone at hand, or would rather not use it."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samenverder.lib.text import format_moment
from samenverder.lib.typst import compile_pdf
from samenverder.reflection.models import Instrument, ReflectionSession, Theme
from samenverder.reflection.queries.instruments import with_parts
from samenverder.reflection.queries.participation import organisations_to_choose
from samenverder.reflection.scores.words import LAYER_CHOICES
from samenverder.web.templatetags.web import ICONS, LETTERS

TEMPLATE = Path(__file__).with_name("sheet.typ")
MOST_ORGANISATIONS = 18  # more do not fit in boxes; then people write the name
ICON_INK = "#14202b"


def sheet_pdf(session: ReflectionSession, language: str) -> bytes:
    """The empty score sheet of a session as a tagged PDF, in "nl" or "en".

    It holds nothing anybody answered. With the regional instrument it is two pages.
    """
    with translation.override(language):
        return compile_pdf(TEMPLATE, _data(session, language))


def _data(session: ReflectionSession, language: str) -> dict[str, Any]:
    instrument = with_parts(Instrument.objects.filter(pk=session.instrument_id)).get()
    organisations = [row.name for row in organisations_to_choose(session)]
    if len(organisations) > MOST_ORGANISATIONS:
        organisations = []
    rather_not = _("I would rather not say")
    return {
        "lang": language,
        "title": session.title,
        "partnership": session.partnership.name,
        "about": _about(session, language),
        "note": _("Score sheet. Session %(code)s.") % {"code": session.code},
        "code": session.code,
        "privacy": privacy_words(session),
        "open_names": not session.is_anonymous,
        "layers": [str(label) for _value, label in LAYER_CHOICES],
        "organisations": [*organisations, rather_not] if organisations else [],
        "organisation_columns": 2 if max(map(len, organisations), default=0) > 28 else 3,
        "scale": instrument.scale,
        "unknown": instrument.unknown,
        "themes": [_theme(theme) for theme in instrument.themes.all()],
        "words": _words(),
    }


def _about(session: ReflectionSession, language: str) -> str:
    moment = format_moment(session.starts_at, language)
    return f"{moment}. {session.place}" if session.place else moment


def privacy_words(session: ReflectionSession) -> str:
    """What stays anonymous, for on the sheet."""
    if session.is_anonymous:
        return _(
            "Put no name on this sheet. Who types it in sees your answers, but not who you are. "
            "On screen and in the report your answers are added up with those of others; "
            "groups smaller than five are never shown apart."
        )
    return _(
        "This session works with names: your answers and remarks are shown with your name. "
        "If you do not want that, do not fill in this sheet."
    )


def _theme(theme: Theme) -> dict[str, Any]:
    icon = ""
    if theme.code in LETTERS:
        icon = (ICONS / f"{theme.code}.svg").read_text().replace(ICON_INK, "currentColor")
    return {
        "hue": theme.code,
        "letter": theme.letter,
        "title": theme.title,
        "icon": icon,
        "statements": [{"code": row.code, "text": row.text} for row in theme.statements.all()],
    }


def _words() -> dict[str, str]:
    return {
        "how": _(
            "Cross one box for each statement: how true is it for our partnership? Is a cross "
            "wrong? Fill that box and cross another one. You may skip a statement."
        ),
        "code": _("Code of this session"),
        "name": _("Your name"),
        "layer": _("What do you mainly do there?"),
        "organisation": _("Where do you work?"),
        "optional": _("You may leave this open."),
        "personal": _("Your personal code of an earlier time"),
        "personal_hint": _("Only if you have one, such as “merel anker 482”, and want to compare."),
        "code_head": _("Code"),
        "statement_head": _("Statement"),
        "marks": _("What do you want to work on?"),
        "marks_hint": _("Write the codes of three statements at most, such as A3."),
        "remarks": _("What do you want to say about it?"),
        "remarks_hint": _(
            "Write the code of the statement first, such as A3. Remarks are shown apart from "
            "the answers."
        ),
    }

"""The report of a dialogue meeting as a tagged PDF."""

import base64
import io
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from PIL import Image

from samenverder.dialogues.models import ContributionPicture, Dialogue, PictureContent
from samenverder.dialogues.queries.afterwards import Thing
from samenverder.dialogues.queries.afterwards_report import Counts, Report, report_of
from samenverder.dialogues.queries.became import Became
from samenverder.dialogues.queries.wall import Card
from samenverder.lib.text import format_moment, slugify_unique
from samenverder.lib.typst import compile_pdf

TEMPLATE = Path(__file__).with_name("report.typ")
SIDE, QUALITY = 800, 65  # the report goes to hundreds of people by mail


def report_name(dialogue: Dialogue, language: str, kind: str = "pdf") -> str:
    """The file name: "verslag-parels-en-puzzels-2026-09-22.pdf"."""
    stem = "report" if language == "en" else "verslag"
    title = slugify_unique(dialogue.title, set(), fallback="dialoog")
    return f"{stem}-{title}-{dialogue.starts_at:%Y-%m-%d}.{kind}"


def report_pdf(dialogue: Dialogue, language: str, *, names: bool) -> bytes:
    """The PDF in "nl" or "en". Without `names` it does not say who sees to an action."""
    with translation.override(language):
        report = report_of(dialogue)
        photos = photos_in(report)
        report.photos[:] = [row for row in report.photos if row.pk in photos]
        data = report_data(report, language, names=names)
        files = {f"{pk}.svg": photo for pk, photo in photos.items()}
        return compile_pdf(TEMPLATE, data, assets=files)


def photos_in(report: Report) -> dict[int, bytes]:
    """{photo: small enough for a mail}, without what cannot be opened; one query."""
    pks = [row.pk for row in report.photos]
    rows = PictureContent.objects.filter(picture__in=pks).values_list("picture", "content")
    small = {pk: _small(bytes(content)) for pk, content in rows}
    return {pk: content for pk, content in small.items() if content}


def _small(content: bytes) -> bytes:
    """The photo at most SIDE wide or high, as an SVG: Typst takes texts alone.

    Empty when it cannot be opened.
    """
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG"]) as photo:
            small = photo.convert("RGB")
    except (OSError, ValueError):
        return b""
    small.thumbnail((SIDE, SIDE))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=QUALITY)
    inside = base64.b64encode(out.getvalue()).decode()
    size = f'width="{small.width}" height="{small.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<image {size} href="data:image/jpeg;base64,{inside}"/></svg>'
    ).encode()


def report_data(report: Report, language: str, *, names: bool) -> dict[str, Any]:
    """What the template sets: plain data, in the active language."""
    dialogue = report.dialogue
    place = [format_moment(dialogue.starts_at, language), dialogue.where]
    if dialogue.host:
        place.insert(1, dialogue.host.name)
    return {
        "lang": language,
        "title": dialogue.title,
        "partnership": dialogue.partnership.name,
        "note": _("Report of “%(title)s”") % {"title": dialogue.title[:70]},
        "lead": " · ".join(filter(None, place)),
        "purpose": [line for line in dialogue.purpose.splitlines() if line.strip()],
        "counts": count_sentences(report.counts),
        "tables": [
            [str(table), table.focus_area.title if table.focus_area else "–"]
            for table in report.tables
        ],
        "pearls": [_thing(thing, names) for thing in report.pearls],
        "puzzles": [_thing(thing, names) for thing in report.puzzles],
        "progress": progress_sentence(report) if report.puzzles else "",
        "quotes": [row.text for row in report.quotes],
        "photos": [_photo(row) for row in report.photos],
        "photos_left": photos_left(report),
        "texts": {
            "who": _("Who told something"),
            "tables": _("Tables"),
            "table": [_("At table"), _("Focus area")],
            "pearls": _("Pearls: what works"),
            "puzzles": _("Puzzles and ideas, and where they go"),
            "quotes": _("What people said"),
            "quotes_note": _("Only words whose author agreed to be quoted. No names."),
            "photos": _("Photos"),
            "idea": _("Idea"),
            "open": _("Nothing is decided about it yet."),
            "along": _("It goes along with its puzzle."),
        },
    }


def count_sentences(counts: Counts) -> list[str]:
    """How many took part and what they told; groups of five and more."""
    kinds = counts.kinds
    words = {
        "n": counts.devices, "pearls": kinds["pearl"], "puzzles": kinds["puzzle"],
        "ideas": kinds["idea"], "marks": counts.marks,
    }  # fmt: skip
    lines = [
        ngettext("%(n)d device joined.", "%(n)d devices joined.", counts.devices) % words,
        _("On the wall: pearls %(pearls)d, puzzles %(puzzles)d, ideas %(ideas)d.") % words,
        _("People tapped %(marks)d times that they have something too, or that it helps.") % words,
    ]
    for label, groups in (
        (_("Per layer: %(counts)s."), counts.layers),
        (_("Per organisation: %(counts)s."), counts.organisations),
    ):
        if groups:
            told = ", ".join(f"{name} {number}" for name, number in groups)
            lines.append(label % {"counts": told})
    if counts.under_way:
        lines.append(_("Which groups took part is told when the meeting has ended."))
    elif counts.some_hidden:
        lines.append(_("Groups of fewer than five are not named, so that nobody can be traced."))
    return lines


def progress_sentence(report: Report) -> str:
    """How many puzzles and ideas have a destination."""
    words = {"n": report.progress.puzzles_decided, "all": report.progress.puzzles}
    return _("%(n)d of %(all)d puzzles and ideas have a destination.") % words


def photos_left(report: Report) -> str:
    """That some photos stand on the site alone; empty when all are here."""
    number = report.photos_left
    words = ngettext("%(n)d more photo", "%(n)d more photos", number) % {"n": number}
    return words if number else ""


def became_words(row: Became, *, names: bool) -> str:
    """One destination in a sentence: where it goes, what it says, and how it stands."""
    parts = [f"{row.how}: {row.text}" if row.text else row.how, row.who if names else "", row.told]
    return " · ".join(part for part in parts if part)


def card_words(card: Card) -> str:
    """For whom, what made it work, and how many recognise it. Never whom to call."""
    row = card.row
    parts = [row.for_whom, row.more]
    for number, one, more in (
        (len(card.same), _("%(n)d more tells the same"), _("%(n)d more tell the same")),
        (card.have_too, _("%(n)d has this too"), _("%(n)d have this too")),
        (card.helps, _("helps %(n)d"), _("helps %(n)d")),
    ):
        if number:
            parts.append((one if number == 1 else more) % {"n": number})
    return " · ".join(part for part in parts if part)


def _thing(thing: Thing, names: bool) -> dict[str, Any]:
    lines = [[_kind(card) + card.row.text, card_words(card)] for card in thing.cards]
    return {
        "title": thing.title,
        "table": str(thing.place or ""),
        "meta": "" if thing.group else _with_group(thing, lines[0][1]),
        "is_idea": not thing.group and thing.card.row.kind == "idea",
        "lines": lines if thing.group else [],
        "became": [became_words(row, names=names) for row in thing.became],
        "under": thing.under is not None,
        "along": bool(thing.along),
    }


def _with_group(thing: Thing, words: str) -> str:
    return " · ".join(part for part in (thing.group_name, words) if part)


def _kind(card: Card) -> str:
    return f"{card.row.get_kind_display()}: "


def _photo(row: ContributionPicture) -> dict[str, str]:
    words = {"text": row.contribution.text}
    alt = _("Photo with “%(text)s”") % words
    return {"file": f"{row.pk}.svg", "text": row.contribution.text, "alt": alt}

"""The tables of this room as CSV and Excel."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samenverder.lib.tables import Sheet
from samenverder.library.models import PracticeMaterial, PracticeUse
from samenverder.library.queries.links import why
from samenverder.library.queries.reading import page_of_practice


def practices_sheet(practices: Iterable[Any]) -> Sheet:
    """Practices as `with_text` gives them, one on a line."""
    header = [
        practice_word(), _("For whom"), _("What you do"), _("Steps"), _("Hours"), _("Euros"),
        _("What it brings"), _("How that is known"), _("Focus area"), _("Theme"), _("Sectors"),
        _("Layers"), _("Organisation"), _("Published on"), _("Used by"),
    ]  # fmt: skip
    return Sheet(_("Practices"), header, [_line(practice) for practice in practices])


def _line(practice: Any) -> list[Any]:
    page = page_of_practice(practice, practice.shown)
    return [
        page.title, page.for_whom, page.what, "\n".join(page.steps), page.hours, page.euros,
        page.effect, page.basis, str(practice.focus_area or ""), str(practice.theme or ""),
        ", ".join(practice.sector_names), ", ".join(practice.layer_names),
        str(practice.organisation or ""), _day(practice.published_at), practice.used,
    ]  # fmt: skip


def uses_sheet(uses: Iterable[PracticeUse]) -> Sheet:
    """What an organisation uses."""
    header = [
        _("Organisation"), practice_word(), _("From"), _("Since"), _("Until"), _("How it goes"),
        _("What is done otherwise"), _("How it went"), _("Practice withdrawn on"),
        _("Why it is withdrawn"),
    ]  # fmt: skip
    rows = [
        [
            use.organisation.name, str(use.practice), str(use.practice.organisation or ""),
            use.since, use.until, str(use.get_stand_display()), use.adapted, use.words,
            _day(use.practice.withdrawn_at), use.practice.withdrawn_why,
        ]
        for use in uses
    ]  # fmt: skip
    return Sheet(_("Uses"), header, rows)


def links_sheet(materials: Iterable[PracticeMaterial]) -> Sheet:
    """Links that do not answer."""
    header = [
        practice_word(),
        _("Material"),
        _("Link"),
        _("Since"),
        _("Why"),
        _("Tried last"),
    ]
    rows = [
        [
            str(row.practice), row.name, row.url, _day(row.broken_since), why(row.broken_why),
            _day(row.checked_at),
        ]
        for row in materials
    ]  # fmt: skip
    return Sheet(_("Links"), header, rows)


def practice_word() -> str:
    """The layer “practice” is another word in Dutch."""
    return pgettext("library", "Practice")


def _day(moment: Any) -> Any:
    return timezone.localtime(moment).date() if moment else None

"""The minutes as a tagged PDF: ambition, who was there, and what was said item by item."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from samenverder.commitments.models import Decision
from samenverder.lib.text import format_date, format_moment, join_words, slugify_unique
from samenverder.lib.typst import compile_pdf
from samenverder.meetings.models import Meeting, MinutesState
from samenverder.meetings.queries.minutes import ItemMinutes, Minutes

TEMPLATE = Path(__file__).with_name("minutes.typ")


def minutes_pdf(minutes: Minutes, language: str, *, names: bool = True) -> bytes:
    """The PDF in the active language. Without `names` it says how many were there, not who."""
    return compile_pdf(TEMPLATE, minutes_data(minutes, language, names=names))


def minutes_name(meeting: Meeting, language: str) -> str:
    """The file name: "verslag-bestuurlijk-overleg-2026-05-12.pdf"."""
    stem = "minutes" if language == "en" else "verslag"
    title = slugify_unique(meeting.title, set(), fallback="bijeenkomst")
    return f"{stem}-{title}-{meeting.starts_at:%Y-%m-%d}.pdf"


def minutes_data(minutes: Minutes, language: str, *, names: bool) -> dict[str, Any]:
    """What the template sets: plain data."""
    meeting = minutes.meeting
    lead = ", ".join(p for p in (format_moment(meeting.starts_at, language), meeting.where) if p)
    return {
        "lang": language,
        "title": minutes.title,
        "partnership": meeting.partnership.name,
        "lead": lead,
        "note": state_words(meeting, language),
        "ambition": minutes.sentence,
        "present": attendance_lines(minutes, names=names),
        "items": [_item(row, language) for row in minutes.items],
        "actions": [
            [action.text, action.owner_label, format_date(action.due_on, language)]
            for action in minutes.actions
        ],
        "texts": {
            "ambition": _("Our ambition"),
            "present": _("Who was there"),
            "decisions": _("Decisions"),
            "actions": _("Actions"),
            "action": [_("Action"), _("Who"), _("Done by")],
            "nothing": _("Nothing was written down here."),
            "corrected": _("Corrected"),
        },
    }


def state_words(meeting: Meeting, language: str) -> str:
    """How far the minutes are, in a sentence."""
    if meeting.minutes_state == MinutesState.APPROVED and meeting.approved_on:
        return _("Approved on %(day)s.") % {"day": format_date(meeting.approved_on, language)}
    if meeting.minutes_state == MinutesState.SENT:
        return _("Not approved yet: that happens at the next meeting.")
    return _("Draft: not sent round yet.")


def attendance_lines(minutes: Minutes, *, names: bool) -> list[str]:
    """Who was there, who was not, and which layer was missing, in sentences."""
    seen, conjunction = minutes.attendance, _("and")
    counted = [f"{label.lower()} {number}" for label, number in seen.layers]
    lines = []
    if names and seen.present:
        people = join_words([row.person.name for row in seen.present], conjunction)
        lines.append(_("Present: %(people)s.") % {"people": people})
    if names and seen.absent:
        people = join_words([row.person.name for row in seen.absent], conjunction)
        lines.append(_("Not present: %(people)s.") % {"people": people})
    lines.append(_("Per layer: %(counts)s.") % {"counts": ", ".join(counted)})
    if seen.organisations:
        places = join_words(seen.organisations, conjunction)
        lines.append(_("Partners: %(places)s.") % {"places": places})
    return lines


def decision_words(decision: Decision) -> str:
    """On whose mandate it stands, or that it still has to be confirmed."""
    if decision.is_open:
        return _("Provisional: it still has to be confirmed by somebody with the mandate.")
    if decision.mandate_label:
        return f"{decision.get_state_display()}: {decision.mandate_label}"
    return decision.get_state_display()


def _item(row: ItemMinutes, language: str) -> dict[str, Any]:
    return {
        "title": row.item.title,
        "kind": row.item.get_kind_display(),
        "area": row.item.focus_area.title if row.item.focus_area else "",
        "text": row.text,
        "decisions": [[d.text, decision_words(d)] for d in row.decisions],
        "corrections": [
            _("On %(day)s: %(reason)s It said: “%(before)s”")
            % {
                "day": format_date(change.at, language),
                "reason": change.reason.rstrip(".") + ".",
                "before": change.before or "–",
            }
            for change in row.corrections
        ],
        "empty": row.is_empty,
    }

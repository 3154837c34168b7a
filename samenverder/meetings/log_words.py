"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words

WORDS = {
    "meeting_planned": _("planned a meeting"),
    "series_planned": _("planned a series of meetings"),
    "meeting_changed": _("changed a meeting"),
    "meeting_copied": _("copied a meeting"),
    "meeting_cancelled": _("cancelled a meeting"),
    "meeting_resumed": _("let a cancelled meeting go on"),
    "item_added": _("put an item on an agenda"),
    "item_put_in": _("put in an item for an agenda"),
    "item_changed": _("changed an agenda item"),
    "item_accepted": _("took an item that was put in"),
    "item_declined": _("declined an item that was put in"),
    "item_moved": _("moved an agenda item"),
    "item_removed": _("took an item off an agenda"),
    "item_restored": _("put an item back on an agenda"),
    "template_used": _("filled an agenda from a template"),
    "template_kept": _("kept an agenda as a template"),
    "actions_taken_over": _("put open actions on an agenda"),
    "guests_added": _("put people on the list of a meeting"),
    "guest_removed": _("took somebody off the list of a meeting"),
    "invitations_sent": _("sent invitations for a meeting"),
    "dates_proposed": _("proposed dates for a meeting"),
    "date_dropped": _("took back a proposed date"),
    "dates_asked": _("asked when people can come"),
    "date_chosen": _("chose the date of a meeting"),
    "document_added": _("added a document to a meeting"),
    "document_removed": _("took a document away from a meeting"),
    "document_restored": _("put a document back with a meeting"),
    "meeting_begun": _("began a meeting"),
    "presence_noted": _("noted who was at a meeting"),
    "meeting_ended": _("ended a meeting"),
    "meeting_reopened": _("went on with a meeting that was ended"),
    "minutes_sent": _("sent minutes round"),
    "minutes_approved": _("approved minutes"),
    "minutes_approval_taken_back": _("took back the approval of minutes"),
    "minutes_corrected": _("corrected minutes"),
    "calendar_address_made": _("made a calendar address"),
    "calendar_address_ended": _("ended a calendar address"),
}


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: title} of these meetings; one query."""
    from samenverder.meetings.models import Meeting

    return dict(Meeting.objects.filter(pk__in=pks).values_list("pk", "title"))


def register() -> None:
    """Tell the log our words."""
    log_words.register(WORDS, {"meeting": titles_of})

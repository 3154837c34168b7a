"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words

SESSION: dict[str, str | Promise] = {
    "session_planned": _("planned a session"),
    "session_changed": _("changed a session"),
    "agenda_changed": _("changed the agenda of a session"),
    "invitees_changed": _("changed who is invited to a session"),
    "facilitators_changed": _("changed who leads a session"),
    "invitations_mailed": _("mailed the invitations to a session"),
    "session_deleted": _("removed a session"),
    "session_restored": _("put back a session"),
    "screen_address_renewed": _("gave the big screen a new address"),
    "session_opened": _("opened a session"),
    "session_opening_undone": _("undid the opening of a session"),
    "session_taken_over": _("took over a session"),
    "part_started": _("began a part of a session"),
    "minutes_added": _("added minutes in a session"),
    "clock_paused": _("paused the clock of a session"),
    "clock_continued": _("let the clock of a session go on"),
    "results_revealed": _("revealed the outcome of a session"),
    "reveal_undone": _("undid the reveal of a session"),
    "talk_arranged": _("arranged the statements to talk about"),
    "statement_shown": _("showed a statement on the big screen"),
    "arguments_toggled": _("showed or hid the arguments"),
    "argument_hidden": _("hid an argument"),
    "argument_shown": _("showed an argument again"),
    "second_vote_opened": _("opened a second vote"),
    "second_vote_closed": _("closed a second vote"),
    "screen_blanked": _("blanked the big screen"),
    "screen_shown": _("showed the big screen again"),
    "session_discussed": _("went on to the actions of a session"),
    "session_discussed_undone": _("went back to the talk of a session"),
    "action_captured": _("wrote down an action in a session"),
    "next_round_dated": _("dated the next session"),
    "session_closed": _("ended a session"),
    "session_closed_itself": _("ended a session that was left open"),
    "session_closing_undone": _("undid the end of a session"),
    "report_mailed": _("mailed the report of a session"),
    "sheet_typed_in": _("typed in a score sheet"),
    "scores_imported": _("brought in scores from a file"),
    "scores_taken_back": _("took back scores"),
}
INSTRUMENT: dict[str, str | Promise] = {
    "instrument_copied": _("made an own version of an instrument"),
    "instrument_imported": _("brought in an instrument from a file"),
    "instrument_version_begun": _("began a new version of an instrument"),
    "instrument_changed": _("changed a draft of an instrument"),
    "instrument_published": _("published an instrument"),
    "instrument_publishing_undone": _("made an instrument a draft again"),
    "instrument_draft_deleted": _("removed a draft of an instrument"),
    "instrument_draft_restored": _("put back a draft of an instrument"),
    "instrument_archived": _("archived an instrument"),
    "instrument_unarchived": _("took an instrument out of the archive"),
    "theme_added": _("added a theme"),
    "theme_changed": _("changed a theme"),
    "theme_moved": _("moved a theme"),
    "theme_removed": _("removed a theme"),
    "statement_added": _("added a statement"),
    "statement_changed": _("changed a statement"),
    "statement_moved": _("moved a statement"),
    "statement_removed": _("removed a statement"),
    "statements_renumbered": _("numbered the statements again"),
}


def sessions_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: title} of these sessions, removed ones too; one query."""
    from samenverder.reflection.models import ReflectionSession

    return dict(ReflectionSession.objects.filter(pk__in=pks).values_list("pk", "title"))


def instruments_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: title} of these instruments, in the reader's language; one query."""
    from samenverder.reflection.models import Instrument

    return {row.pk: row.title for row in Instrument.objects.filter(pk__in=pks)}


def register() -> None:
    """Tell the log our words."""
    log_words.register(SESSION | INSTRUMENT, {"session": sessions_of, "instrument": instruments_of})

"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words

WORDS = {
    "dialogue_planned": _("planned a dialogue meeting"),
    "dialogue_changed": _("changed a dialogue meeting"),
    "dialogue_removed": _("took a dialogue meeting off the list"),
    "dialogue_restored": _("put back a dialogue meeting"),
    "dialogue_gathered": _("put a dialogue meeting in the calendar"),
    "dialogue_parted": _("took a dialogue meeting and its meeting apart"),
    "dialogue_table_added": _("added a table to a dialogue meeting"),
    "dialogue_table_changed": _("changed a table of a dialogue meeting"),
    "dialogue_table_removed": _("took a table away from a dialogue meeting"),
    "dialogue_table_restored": _("put a table of a dialogue meeting back"),
    "dialogue_rounds_changed": _("changed the rounds of a dialogue meeting"),
    "dialogue_opened": _("opened a dialogue meeting"),
    "dialogue_unopened": _("took back the opening of a dialogue meeting"),
    "dialogue_closed": _("closed a dialogue meeting"),
    "dialogue_closed_itself": _("ended a dialogue meeting that was left open"),
    "dialogue_reopened": _("opened a dialogue meeting again"),
    "dialogue_round_begun": _("began a round of a dialogue meeting"),
    "dialogue_minutes_added": _("gave a round more time"),
    "dialogue_clock_paused": _("stopped or continued the clock of a round"),
    "dialogue_screen_changed": _("changed the big screen of a dialogue meeting"),
    "dialogue_screen_blanked": _("blanked the big screen of a dialogue meeting"),
    "dialogue_screen_back": _("brought the big screen of a dialogue meeting back"),
    "dialogue_pages_turned": _("chose how the pages of the wall turn"),
    "dialogue_card_large": _("chose which contribution stands large under the wall"),
    "dialogue_taken_over": _("took over a dialogue meeting"),
    "contribution_shown": _("put a contribution on the wall"),
    "contribution_parked": _("parked a contribution"),
    "contribution_hidden": _("hid a contribution"),
    "contribution_moved": _("moved a contribution to another table"),
    "contribution_grouped": _("put a contribution in or out of a group"),
    "contribution_put_back": _("put a contribution back where it was"),
    "contribution_merged": _("put two contributions together"),
    "contribution_split": _("took two contributions apart"),
    "contribution_parted": _("made two cards of one contribution"),
    "contribution_made_one": _("made one card again of two"),
    "contribution_group_made": _("made a group of contributions"),
    "contribution_group_renamed": _("gave a group of contributions another name"),
    "contribution_group_dissolved": _("dissolved a group of contributions"),
    "contribution_group_restored": _("brought a group of contributions back"),
    "destination_given": _("gave what was told a destination"),
    "destination_taken_back": _("took a destination back"),
    "destination_put_back": _("put a destination back"),
    "destination_outcome_told": _("wrote down what came of it"),
    "dialogue_question_mailed": _("mailed a question to another party"),
    "dialogue_question_answered": _("answered a question after a dialogue meeting"),
    "dialogue_answer_taken_over": _("took over an answer as what came of it"),
    "dialogue_answer_given_back": _("took back that an answer is what came of it"),
    "dialogue_address_added": _("put an address on the list for the report"),
    "dialogue_address_removed": _("took an address off the list for the report"),
    "dialogue_report_mailed": _("mailed the report of a dialogue meeting"),
    "dialogue_message_written": _("wrote the message about what came of a dialogue meeting"),
    "dialogue_message_sent": _("sent the message about what came of a dialogue meeting"),
}


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: title} of these meetings; one query."""
    from samenverder.dialogues.models import Dialogue

    return dict(Dialogue.objects.filter(pk__in=pks).values_list("pk", "title"))


def register() -> None:
    """Tell the log our words."""
    log_words.register(WORDS, {"dialogue": titles_of})

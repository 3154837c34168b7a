"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words

WORDS = {
    "pitch_day_begun": _("planned a pitch day"),
    "pitch_day_changed": _("changed a pitch day"),
    "pitch_day_planned": _("put a pitch day in calendars"),
    "pitch_day_removed": _("took a pitch day off the list"),
    "pitch_day_restored": _("put a pitch day back"),
    "pitch_day_taken_over": _("took over leading a pitch day"),
    "pitch_slots_added": _("put schools in a pitch day"),
    "pitch_slot_added": _("put a part in a pitch day"),
    "pitch_slot_changed": _("changed a part of a pitch day"),
    "pitch_slot_moved": _("gave a part of a pitch day another place"),
    "pitch_slot_removed": _("took a part out of a pitch day"),
    "pitch_slot_restored": _("put a part back in a pitch day"),
    "pitch_slot_began": _("began a part of a pitch day"),
    "pitch_slot_ended": _("ended a part of a pitch day"),
    "pitch_slot_skipped": _("skipped a part of a pitch day"),
    "pitch_slot_after_all": _("put a skipped part back in a pitch day"),
    "pitch_slot_minutes": _("gave a part of a pitch day other minutes"),
    "pitch_step_back": _("took back a step of a pitch day"),
    "pitch_boards_added": _("put boards on a pitch day"),
    "pitch_board_added": _("put a board on a pitch day"),
    "pitch_board_removed": _("took a board off a pitch day"),
    "pitch_guests_set": _("noted who comes to a pitch day for a board"),
}


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: title} of these days; one query."""
    from samenverder.pitchdays.models import PitchDay

    return dict(PitchDay.objects.filter(pk__in=pks).values_list("pk", "title"))


def register() -> None:
    """Tell the log our words."""
    log_words.register(WORDS, {"pitchday": titles_of})

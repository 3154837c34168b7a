"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words

WORDS = {
    "pitch_made": _("made the pitch of a plan"),
    "pitch_changed": _("changed a pitch"),
    "pitch_placed": _("said where and when a pitch is given"),
    "pitch_removed": _("took a pitch away"),
    "pitch_restored": _("put a pitch back"),
    "pitch_slide_added": _("added a slide to a pitch"),
    "pitch_slide_changed": _("changed a slide of a pitch"),
    "pitch_slide_moved": _("moved a slide of a pitch"),
    "pitch_slide_shown": _("shows a slide of a pitch again"),
    "pitch_slide_hidden": _("does not show a slide of a pitch"),
    "pitch_slide_removed": _("took a slide of a pitch away"),
    "pitch_slide_restored": _("put a slide of a pitch back"),
    "pitch_slide_renewed": _("took over what changed in the plan on a slide"),
    "pitch_slide_kept": _("kept a slide as it was after the plan changed"),
    "pitch_slide_reverted": _("put back the words of before on a slide"),
}


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: what is asked} of these pitches; one query."""
    from samenverder.pitches.models import BoardPitch

    return dict(BoardPitch.objects.filter(pk__in=pks).values_list("pk", "ask"))


def register() -> None:
    """Tell the log our words."""
    log_words.register(WORDS, {"boardpitch": titles_of})

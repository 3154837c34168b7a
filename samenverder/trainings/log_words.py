"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words

WORDS = {
    "training_added": _("put a training in the catalogue"),
    "training_changed": _("changed a training"),
    "training_removed": _("took a training off the list"),
    "training_restored": _("put back a training"),
    "training_date_added": _("gave a training a date"),
    "training_date_changed": _("changed a date of a training"),
    "training_date_cancelled": _("called off a date of a training"),
    "training_date_held": _("let a date of a training go ahead after all"),
    "training_date_removed": _("took a date of a training off the list"),
    "training_date_restored": _("put back a date of a training"),
    "training_signed_up": _("signed people up for a training"),
    "training_signed_up_by_link": _("signed people up for a training with the link in a mail"),
    "training_attendance_noted": _("noted who was at a training"),
    "training_evaluation_asked": _("asked who was at a training what they thought of it"),
    "training_withdrawn": _("signed somebody off for a training"),
    "training_places_freed": _("freed places of people who may no longer come to a training"),
    "training_places_given_back": _("gave people their place at a training back"),
    "training_for_needs": _("meant a training for needs of schools"),
    "training_not_for_need": _("no longer meant a training for a need of a school"),
    "training_date_offered": _("offered a date of a training to schools"),
    "training_places_kept": _("kept places of a training for a school"),
    "training_places_released": _("let go of places of a training that were kept for a school"),
    "training_region_invited": _("made an invitation for another region to a training"),
    "training_region_accepted": _("another region may come to a training"),
    "training_region_ended": _("another region no longer comes to a training"),
    "training_of_other_accepted": _("said yes to a training of another region"),
    "training_of_other_left": _("took a training of another region off the list"),
    "trainings_imported": _("brought in a list of trainings"),
    "trainings_import_undone": _("took back a list of trainings"),
    "training_offer_taken_back": _("took back the offer of a date of a training"),
}


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: title} of these trainings; one query."""
    from samenverder.trainings.models import Training

    return dict(Training.objects.filter(pk__in=pks).values_list("pk", "title"))


def register() -> None:
    """Tell the log our words."""
    log_words.register(WORDS, {"training": titles_of})

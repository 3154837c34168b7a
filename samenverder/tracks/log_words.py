"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words

WORDS = {
    "track_begun": _("began a learning track"),
    "track_changed": _("changed a learning track"),
    "track_preparing": _("put a learning track back in preparation"),
    "track_running": _("let a learning track start"),
    "track_finished": _("finished a learning track"),
    "track_removed": _("took a learning track off the list"),
    "track_restored": _("put back a learning track"),
    "track_template_kept": _("kept a learning track as a template"),
    "track_template_removed": _("took a template of a learning track off the list"),
    "track_template_restored": _("put back a template of a learning track"),
    "track_schools_invited": _("invited schools for a learning track"),
    "track_leads_mailed": _("mailed change leads about a learning track"),
    "track_school_joined": _("noted that a school takes part in a learning track"),
    "track_school_invited": _("took back that a school takes part in a learning track"),
    "track_school_left": _("noted that a school stopped with a learning track"),
    "track_school_removed": _("took a school off a learning track"),
    "track_school_restored": _("put a school back in a learning track"),
    "change_leads_added": _("noted change leads of a school"),
    "change_lead_removed": _("took away a change lead of a school"),
    "school_scan_planned": _("planned a school scan"),
    "track_plan_linked": _("gave a school in a learning track its plan"),
    "track_plan_unlinked": _("took the plan of a school out of a learning track"),
    "track_item_added": _("added to the programme of a learning track"),
    "track_item_changed": _("changed the programme of a learning track"),
    "track_item_removed": _("took something out of the programme of a learning track"),
    "track_item_restored": _("put something back in the programme of a learning track"),
    "track_item_planned": _("planned a meeting from the programme of a learning track"),
    "track_material_added": _("added material to a learning track"),
    "track_material_removed": _("took material of a learning track away"),
    "track_material_restored": _("put material of a learning track back"),
    "track_looked_back": _("answered for a school in a learning track"),
}


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: title} of these tracks; one query."""
    from samenverder.tracks.models import LearningTrack

    return dict(LearningTrack.objects.filter(pk__in=pks).values_list("pk", "title"))


def template_titles(pks: Iterable[int]) -> dict[int, str]:
    """{pk: title} of these templates; one query."""
    from samenverder.tracks.models import TrackTemplate

    return dict(TrackTemplate.objects.filter(pk__in=pks).values_list("pk", "title"))


def register() -> None:
    """Tell the log our words."""
    log_words.register(WORDS, {"track": titles_of, "tracktemplate": template_titles})

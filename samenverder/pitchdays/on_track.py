"""What the table of a learning track shows of pitch days."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from samenverder.lib.text import format_date
from samenverder.pitchdays.models import PitchSlot
from samenverder.plans.models import SchoolPlan
from samenverder.tracks import columns
from samenverder.tracks.columns import Cell
from samenverder.tracks.models import LearningTrack


def pitched(track: LearningTrack, plans: dict[int, SchoolPlan]) -> dict[int, Cell]:
    """On which day each plan is pitched, the last one when there are more; one query."""
    of_school = {plan.school_id: pk for pk, plan in plans.items()}
    here = Q(plan=None, pitch_day__track=track, school_id__in=of_school)
    rows = PitchSlot.objects.filter(Q(plan_id__in=plans) | here)
    rows = rows.filter(removed_at=None, pitch_day__removed_at=None)
    rows = rows.select_related("pitch_day__meeting")
    slug, language = track.partnership.slug, get_language() or "nl"
    found = {}
    for slot in rows.order_by("pitch_day__day", "pk"):
        pk = slot.plan_id or of_school.get(slot.school_id or 0)
        if pk is not None:
            url = reverse("pitchdays:detail", args=[slug, slot.pitch_day_id])
            found[pk] = Cell(format_date(slot.pitch_day.on, language), url)
    return found


def register() -> None:
    """Tell the learning tracks."""
    columns.register(columns.Column("pitch", gettext_lazy("Pitch"), pitched, place=1))

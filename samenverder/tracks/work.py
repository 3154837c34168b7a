"""What tracks mean to the ambition: a focus area with a track is worked on."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.work import Work, WorkKind, register_work
from samenverder.network.models import Partnership
from samenverder.tracks.models import LearningTrack, TrackState


def _rows(partnership: Partnership) -> QuerySet[LearningTrack]:
    rows = LearningTrack.objects.filter(partnership=partnership, removed_at=None)
    return rows.select_related("partnership", "led_by").order_by("-starts_on", "-pk")


def _show(track: LearningTrack) -> Work:
    return Work(
        focus_area_id=track.focus_area_id or 0,
        text=track.title,
        url=track.get_absolute_url(),
        state=track.get_state_display(),
        is_open=track.state != TrackState.FINISHED,
        day=track.ends_on,
        who=track.led_by.name if track.led_by else "",
    )


def register() -> None:
    """Tell the ambition about learning tracks."""
    finished = Q(state=TrackState.FINISHED)
    kind = WorkKind(
        code="learning_track",
        label=_("Learning tracks"),
        rows=_rows,
        is_open=~finished,
        is_done=finished,
        show=_show,
    )
    register_work(kind)

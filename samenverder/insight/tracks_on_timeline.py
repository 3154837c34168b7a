"""Learning tracks on the timeline of the projects, which does not know them itself."""

from samenverder.lib.text import upper_first
from samenverder.network.models import Partnership
from samenverder.projects.timeline import TimelineLine, register_lines
from samenverder.tracks.models import LearningTrack, TrackState

TONES = {TrackState.PREPARING: "proposed", TrackState.RUNNING: "running"}


def lines_of(partnership: Partnership) -> list[TimelineLine]:
    """Every learning track that was not removed; one query."""
    rows = LearningTrack.objects.filter(partnership=partnership, removed_at=None)
    return [_line(row) for row in rows.select_related("partnership", "led_by")]


def _line(track: LearningTrack) -> TimelineLine:
    return TimelineLine(
        title=track.title,
        url=track.get_absolute_url(),
        starts_on=track.starts_on,
        ends_on=track.ends_on,
        kind=upper_first(str(LearningTrack._meta.verbose_name)),
        state=track.get_state_display(),
        tone=TONES.get(TrackState(track.state), "finished"),
        who=track.led_by.name if track.led_by else "",
    )


def register() -> None:
    """Tell the timeline about learning tracks."""
    register_lines("tracks", lines_of)

"""What agenda items mean to the ambition: a focus area that is talked about is worked on."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.work import Work, WorkKind, register_work
from samenverder.meetings.models import AgendaItem, AgendaItemState, MeetingState
from samenverder.network.models import Partnership

# Ten years of agendas go into one spreadsheet: only what is shown is fetched.
READ = (
    *("title", "focus_area", "owner__name"),
    *("meeting__title", "meeting__state", "meeting__starts_at", "meeting__partnership__slug"),
)


def _rows(partnership: Partnership) -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.filter(meeting__partnership=partnership, removed_at=None)
    rows = rows.exclude(meeting__state=MeetingState.CANCELLED)
    rows = rows.filter(state__in=(AgendaItemState.ON, AgendaItemState.DONE))
    rows = rows.select_related("meeting__partnership", "owner").only(*READ)
    return rows.order_by("-meeting__starts_at")


def _show(item: AgendaItem) -> Work:
    meeting = item.meeting
    is_open = meeting.state != MeetingState.HELD
    return Work(
        focus_area_id=item.focus_area_id or 0,
        text=item.title,
        url=f"{meeting.get_absolute_url()}#punt-{item.pk}",
        state=meeting.title,
        is_open=is_open,
        day=timezone.localtime(meeting.starts_at).date(),
        who=item.owner.name if item.owner else "",
    )


def register() -> None:
    """Tell the ambition about agenda items."""
    held = Q(meeting__state=MeetingState.HELD)
    kind = WorkKind(
        code="agenda_item",
        label=_("Agenda items"),
        rows=_rows,
        is_open=~held,
        is_done=held,
        show=_show,
    )
    register_work(kind)

"""The agenda: items on it, put in, taken over, moved; templates."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.commitments.models import ActionItem
from samenverder.meetings.models import (
    AgendaItem,
    AgendaItemKind,
    AgendaItemState,
    AgendaTemplate,
    Meeting,
)
from samenverder.meetings.operations.common import check_same, still_open, tell
from samenverder.network.models import DecisionSubject
from samenverder.network.operations.problems import Refused, claim

MOST_ITEMS = 60


def _next_order(meeting: Meeting) -> int:
    last = meeting.items.aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


def _room_for(meeting: Meeting, more: int) -> None:
    if meeting.items.filter(removed_at=None).count() + more > MOST_ITEMS:
        raise Refused(_("Sixty items is more than one meeting can bear."))


@transaction.atomic
def add_item(*, meeting: Meeting, by: Any, put_in: bool = False, **fields: Any) -> AgendaItem:
    """A new item at the end of the agenda; with `put_in` it waits for who makes the agenda."""
    current = still_open(meeting)
    check_same(current.partnership_id, fields.get("owner"), fields.get("focus_area"))
    _room_for(current, 1)
    item = AgendaItem.objects.create(
        meeting=current,
        order=_next_order(current),
        state=AgendaItemState.PUT_IN if put_in else AgendaItemState.ON,
        put_in_by=by,
        **fields,
    )
    tell(current, by, "item_put_in" if put_in else "item_added")
    return item


@transaction.atomic
def change_item(*, item: AgendaItem, by: Any, version: int, **fields: Any) -> AgendaItem:
    """Change an item that `version` was seen of. Raises EditedMeanwhile when it changed since."""
    meeting = still_open(item.meeting)
    check_same(meeting.partnership_id, fields.get("owner"), fields.get("focus_area"))
    current = _present(item)
    claim(current, version)
    for name, value in fields.items():
        setattr(current, name, value)
    current.save(update_fields=[*fields, "version"])
    tell(meeting, by, "item_changed")
    return current


@transaction.atomic
def answer_put_in(*, item: AgendaItem, by: Any, accept: bool, reason: str = "") -> AgendaItem:
    """Put an item that a member put in on the agenda, or say why not."""
    meeting = still_open(item.meeting)
    current = _present(item)
    if current.state not in {AgendaItemState.PUT_IN, AgendaItemState.DECLINED}:
        raise Refused(_("Somebody else answered this already."))
    reason = " ".join(reason.split())[:300]
    if not accept and not reason:
        raise Refused(_("Say why it is not on the agenda."), "reason")
    current.state = AgendaItemState.ON if accept else AgendaItemState.DECLINED
    current.declined_reason = "" if accept else reason
    current.version += 1
    current.save(update_fields=["state", "declined_reason", "version"])
    tell(meeting, by, "item_accepted" if accept else "item_declined")
    return current


@transaction.atomic
def move_item(*, item: AgendaItem, by: Any, step: int) -> None:
    """One place up (-1) or down (+1); at the end nothing happens."""
    meeting = still_open(item.meeting)
    rows = list(on_agenda(meeting))
    place = next((at for at, row in enumerate(rows) if row.pk == item.pk), None)
    if place is None or not 0 <= place + step < len(rows):
        return
    rows[place], rows[place + step] = rows[place + step], rows[place]
    for order, row in enumerate(rows):
        if row.order != order:
            AgendaItem.objects.filter(pk=row.pk).update(order=order)
    tell(meeting, by, "item_moved")


def on_agenda(meeting: Meeting) -> Iterable[AgendaItem]:
    """The items on the agenda, in order."""
    states = (AgendaItemState.ON, AgendaItemState.DONE)
    return meeting.items.filter(removed_at=None, state__in=states).order_by("order", "pk")


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Any) -> AgendaItem:
    """Take an item off the agenda; `restore_item` brings it back as it was."""
    meeting = still_open(item.meeting)
    current = _present(item)
    AgendaItem.objects.filter(pk=current.pk).update(removed_at=timezone.now())
    if meeting.current_item_id == current.pk:
        Meeting.objects.filter(pk=meeting.pk).update(current_item=None)
    tell(meeting, by, "item_removed")
    return current


@transaction.atomic
def restore_item(*, item: AgendaItem, by: Any) -> None:
    """Bring a removed item back."""
    meeting = still_open(item.meeting)
    if AgendaItem.objects.filter(pk=item.pk).exclude(removed_at=None).update(removed_at=None):
        tell(meeting, by, "item_restored")


@transaction.atomic
def use_lines(*, meeting: Meeting, by: Any, lines: list[dict[str, Any]]) -> int:
    """Put the items of a template under what is already on the agenda; returns how many."""
    current = still_open(meeting)
    _room_for(current, len(lines))
    start = _next_order(current)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=current,
            order=start + at,
            title=str(line["title"])[:160],
            kind=_known(line.get("kind"), AgendaItemKind, AgendaItemKind.DISCUSS),
            subject=_known(line.get("subject"), DecisionSubject, ""),
            minutes=int(line.get("minutes", 10)),
            put_in_by=by,
        )
        for at, line in enumerate(lines)
    )
    tell(current, by, "template_used", n=len(lines))
    return len(lines)


def _known(value: Any, choices: Any, otherwise: str) -> str:
    return value if value in choices.values else otherwise


@transaction.atomic
def keep_as_template(*, meeting: Meeting, by: Any, title: str) -> AgendaTemplate:
    """Keep this agenda to begin another one with."""
    rows = [row for row in on_agenda(meeting) if row.approves_id is None]
    if not rows:
        raise Refused(_("There is nothing on the agenda to keep."))
    lines = [
        {"title": row.title, "kind": row.kind, "minutes": row.minutes, "subject": row.subject}
        for row in rows
    ]
    template = AgendaTemplate.objects.create(
        partnership=meeting.partnership, title=" ".join(title.split())[:120], lines=lines
    )
    tell(meeting, by, "template_kept")
    return template


@transaction.atomic
def set_template_removed(*, template: AgendaTemplate, by: Any, removed: bool) -> None:
    """Take a template off the list, or bring it back."""
    moment = timezone.now() if removed else None
    AgendaTemplate.objects.filter(pk=template.pk).update(removed_at=moment)


@transaction.atomic
def take_over_actions(*, meeting: Meeting, by: Any, actions: Collection[ActionItem]) -> int:
    """Put open actions on the agenda, each once; returns how many came."""
    current = still_open(meeting)
    check_same(current.partnership_id, *actions)
    present = current.items.filter(removed_at=None).exclude(action=None)
    known = set(present.values_list("action_id", flat=True))
    new = [action for action in actions if action.pk not in known]
    _room_for(current, len(new))
    start = _next_order(current)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=current,
            order=start + at,
            title=action.text[:160],
            kind=AgendaItemKind.DISCUSS,
            minutes=5,
            owner_id=action.owner_id,
            focus_area_id=action.focus_area_id,
            action=action,
            put_in_by=by,
        )
        for at, action in enumerate(new)
    )
    if new:
        tell(current, by, "actions_taken_over", n=len(new))
    return len(new)


def _present(item: AgendaItem) -> AgendaItem:
    rows = AgendaItem.objects.select_for_update(of=("self",)).filter(pk=item.pk, removed_at=None)
    found = rows.first()
    if found is None:
        raise Refused(_("This item was taken off the agenda by somebody else."))
    return found

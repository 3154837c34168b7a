"""The cards on the board: where one stands, what it tells too, which group it is in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenverder.dialogues.models import (
    Contribution,
    ContributionGroup,
    ContributionState,
    Dialogue,
)
from samenverder.dialogues.operations import grouping, leading, settling
from samenverder.dialogues.operations.settling import Place, place_of
from samenverder.dialogues.queries.board import PARK
from samenverder.dialogues.queries.wall import cards_of, for_leading, groups_of, tables_of
from samenverder.dialogues.views.leading import console_address, seen, to_console
from samenverder.dialogues.views.pages import LEAD, dialogue_for, show
from samenverder.dialogues.views.planning import table_of
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.web import undo

Fields = dict[str, str | list[str]]
Asked = tuple[Callable[..., Any], dict[str, Any], str]


@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, region: str, pk: int, key: UUID) -> HttpResponse:
    """One card with all that can be done with it; a POST does one of them."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    if request.method == "POST":
        return _settled(request, dialogue, key)
    row = _card(dialogue, key)
    found = next(c for c in cards_of(for_leading(dialogue)) if row in (c.row, *c.same))
    others = for_leading(dialogue).filter(merged_into=None, kind=row.kind).exclude(pk=row.pk)
    table, arranged = seen(request.GET)
    return show(
        request,
        "card",
        dialogue.partnership,
        dialogue=dialogue,
        card=found,
        row=row,
        states=ContributionState,
        tables=tables_of(dialogue),
        groups=groups_of(dialogue),
        others=others.order_by("text", "pk"),
        chosen=table,
        arranged=arranged,
        here=console_address(dialogue, table, arranged),
    )


def _settled(request: HttpRequest, dialogue: Dialogue, key: UUID) -> HttpResponse:
    row = dialogue.contributions.select_related("table", "group").filter(key=key).first()
    if row is None:
        raise Http404
    row.dialogue = dialogue
    if row.withdrawn:
        return _said(request, dialogue, _("Who told this took it off the wall meanwhile."))
    before, along = place_of(row), list(row.merged.values_list("key", flat=True))
    into_before = row.merged_into.key if row.merged_into else None
    version = _number(request.POST.get("version", ""))
    try:
        operation, values, text = _asked(request, dialogue)
        now = operation(contribution=row, by=request.user, version=version, **values)
    except Refused as refused:
        return _said(request, dialogue, str(refused.sentence))
    except EditedMeanwhile as edited:
        sentence = _("Somebody else changed this card meanwhile. It stands here now: %(place)s.")
        where = _where(dialogue, edited.current)
        return _said(request, dialogue, sentence % {"place": where})
    back: Fields = {"version": str(now.version), **_seen(request)}
    if operation is settling.merge:
        back |= {"wat": "los", "mee": [str(one) for one in along]}
    elif operation is settling.split and into_before:
        back |= {"wat": "samen", "waarde": str(into_before)}
    else:
        back |= {"wat": "terug", **_fields_of(before)}
    return _said(request, dialogue, text, address=request.path, **back, done="1")


def _where(dialogue: Dialogue, current: Any) -> str:
    """Where a card stands, in words."""
    row = dialogue.contributions.select_related("table", "group", "merged_into").get(pk=current.pk)
    parts = [str(row.table)] if row.table else []
    if row.in_group:
        parts.append(_("group “%(name)s”") % {"name": row.in_group.name})
    if row.merged_into:
        parts.append(_("together with “%(text)s”") % {"text": row.merged_into.text})
    if row.withdrawn or row.state != ContributionState.SHOWN:
        parts.append(str(_("off the wall") if row.withdrawn else row.get_state_display()))
    return ", ".join(parts)


def _fields_of(place: Place) -> Fields:
    return {
        "stand": place.state,
        "naar": str(place.table or ""),
        "groep": str(place.group or ""),
        "plek": place.shuffle,
    }


def _seen(request: HttpRequest) -> Fields:
    table, arranged = seen(request.POST)
    return {"tafel": table, "op": arranged}


def _said(
    request: HttpRequest, dialogue: Dialogue, text: str, *, address: str = "", **fields: Any
) -> HttpResponse:
    """What was done, with its way back; or why it was not. On the page itself, or on the next."""
    done = fields.pop("done", "") == "1"
    if request.headers.get("X-Fragment") == "1":
        offered = {"text": text, "url": address, "fields": {}, "lists": {}}
        for name, value in fields.items():
            offered["lists" if isinstance(value, list) else "fields"][name] = value  # type: ignore[index]
        said = {"undo": offered} if done else {"problem": text}
        response = render(request, "dialogues/_said.html", said)
        response.headers["X-Done"] = "1" if done else "0"
        response.headers["X-Version"] = str(fields.get("version", ""))
        return response
    if done and address:
        undo.offer(request, text, address, **fields)
    else:
        (messages.success if done else messages.warning)(request, text)
    return to_console(request, dialogue)


def _card(dialogue: Dialogue, key: UUID) -> Contribution:
    found = for_leading(dialogue).select_related("table", "group").filter(key=key).first()
    if found is None:
        raise Http404
    found.dialogue = dialogue
    return found


def _number(text: str) -> int:
    return int(text[:9]) if text.isascii() and text.isdigit() else 0


def _key(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise Http404 from error


# ---- what a button asks for ---------------------------------------------------------------------
def _asked(request: HttpRequest, dialogue: Dialogue) -> Asked:
    """Which operation, with its values, and what is said when it is done."""
    what, value = request.POST.get("wat", ""), request.POST.get("waarde", "")
    if what == "stand":
        return settling.set_state, {"state": value}, _state_words(value)
    if what == "los":
        along = [key for key in map(_key, request.POST.getlist("mee")) if key]
        return settling.split, {"along": along}, _("Taken apart.")
    if what == "samen" and value:
        return settling.merge, {"into": _card(dialogue, _key(value) or UUID(int=0))}, _("Together.")
    if what == "terug":
        return settling.put_back, {"place": _place(request)}, _("Put back.")
    if what == "groep" and request.POST.get("naam", "").strip():
        name = request.POST["naam"][:200]
        group = grouping.make_group(dialogue=dialogue, by=request.user, name=name)
        return _into(group)
    column = {"tafel": f"tafel-{value}", "groep": f"groep-{value or 0}"}.get(what, "")
    if what == "zet":
        column = request.POST.get("kolom", "")
    return _to_column(dialogue, column, _key(request.POST.get("voor", "")))


def _to_column(dialogue: Dialogue, column: str, before: UUID | None) -> Asked:
    kind, _dash, number = column.partition("-")
    if column == PARK:
        return settling.park, {"before": before}, _("Parked.")
    if kind == "tafel" and _number(number):
        table = table_of(dialogue, _number(number))
        words = _("Moved to %(table)s.") % {"table": table}
        return settling.move, {"table": table, "before": before}, words
    if column == "groep-0":
        return settling.put_in_group, {"group": None, "before": before}, _("In no group now.")
    if kind == "groep" and _number(number):
        operation, values, words = _into(_group(dialogue, _number(number)))
        return operation, values | {"before": before}, words
    raise Http404


def _into(group: ContributionGroup) -> Asked:
    words = _("In the group “%(name)s” now.") % {"name": group.name}
    return settling.put_in_group, {"group": group}, words


def _state_words(state: str) -> str:
    words = {"shown": _("On the wall."), "parked": _("Parked."), "hidden": _("Hidden.")}
    return words.get(state, "")


def _place(request: HttpRequest) -> Place:
    given = request.POST
    place = Place(
        state=given.get("stand", ""),
        table=_number(given.get("naar", "")) or None,
        group=_number(given.get("groep", "")) or None,
        shuffle=given.get("plek", ""),
    )
    if place.state not in ContributionState.values or not settling.is_shuffle(place.shuffle):
        raise Http404
    return place


# ---- groups -------------------------------------------------------------------------------------
@require_POST
def group_make(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A new group, with a name."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    name = request.POST.get("naam", "")[:200]
    try:
        group = grouping.make_group(dialogue=dialogue, by=request.user, name=name)
    except Refused as refused:
        return _said(request, dialogue, str(refused.sentence))
    text = _("The group “%(name)s” is there.") % {"name": group.name}
    return _group_said(request, group, text, wat="opheffen")


@require_POST
def group_change(request: HttpRequest, region: str, pk: int, group: int) -> HttpResponse:
    """Another name for a group, dissolve it, or bring it back."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    row = _group(dialogue, group, removed=request.POST.get("wat") == "terug")
    what, old = request.POST.get("wat", ""), row.name
    values: dict[str, Any] = {
        "group": row,
        "by": request.user,
        "version": _number(request.POST.get("version", "")),
    }
    try:
        if what == "naam":
            grouping.rename_group(name=request.POST.get("naam", "")[:200], **values)
            text = _("The group is called “%(name)s” now.") % {"name": row.name}
            return _group_said(request, row, text, wat="naam", naam=old)
        if what not in {"opheffen", "terug"}:
            raise Http404
        grouping.set_dissolved(dissolved=what == "opheffen", **values)
    except Refused as refused:
        return _said(request, dialogue, str(refused.sentence))
    except EditedMeanwhile as edited:
        sentence = _("Somebody else changed this group meanwhile. It is called “%(name)s” now.")
        return _said(request, dialogue, sentence % {"name": edited.current})
    if what == "terug":
        return _group_said(request, row, _("The group is back."), wat="opheffen")
    text = _("The group “%(name)s” is dissolved. Its cards stand in no group.") % {"name": old}
    return _group_said(request, row, text, wat="terug")


def _group_said(
    request: HttpRequest, group: ContributionGroup, text: str, **back: str
) -> HttpResponse:
    dialogue = group.dialogue
    names = [dialogue.partnership.slug, dialogue.pk, group.pk]
    address = reverse("dialogues:group_change", args=names)
    fields = {"version": str(group.version), **_seen(request), **back}
    return _said(request, dialogue, text, address=address, done="1", **fields)


def _group(dialogue: Dialogue, number: int, *, removed: bool = False) -> ContributionGroup:
    rows = dialogue.groups.filter(removed_at__isnull=not removed)
    try:
        found = rows.filter(pk=number).first()
    except OverflowError:
        found = None
    if found is None:
        raise Http404
    found.dialogue = dialogue
    return found


# ---- one card large -----------------------------------------------------------------------------
@require_POST
def card_large(request: HttpRequest, region: str, pk: int, key: UUID) -> HttpResponse:
    """This card large under the wall."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    row = _card(dialogue, key)
    before = dialogue.screen_card_id
    leading.put_large(dialogue=dialogue, by=request.user, card=row)
    old = Contribution.objects.filter(pk=before).first() if before else None
    slug = dialogue.partnership.slug
    address = reverse("dialogues:command", args=[slug, dialogue.pk, "kaart-weg"])
    if old is not None and old.pk != row.pk:
        address = reverse("dialogues:card_large", args=[slug, dialogue.pk, old.key])
    text = _("It stands large under the wall.")
    return _said(request, dialogue, text, address=address, done="1", **_seen(request))

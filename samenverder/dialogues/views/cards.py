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
from samenverder.dialogues.operations import leading, settling
from samenverder.dialogues.operations.settling import Place, place_of
from samenverder.dialogues.queries.board import PARK
from samenverder.dialogues.queries.wall import cards_of, for_leading, groups_of, tables_of
from samenverder.dialogues.views.leading import console_address, seen, to_console
from samenverder.dialogues.views.pages import LEAD, dialogue_for, show
from samenverder.dialogues.views.planning import table_of
from samenverder.lib.text import whole_number
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
        return tell_back(request, dialogue, _("Who told this took it off the wall meanwhile."))
    before, along = place_of(row), list(row.merged.values_list("key", flat=True))
    into_before = row.merged_into.key if row.merged_into else None
    version = whole_number(request.POST.get("version", ""))
    try:
        operation, values, text = _asked(request, dialogue)
        now = operation(contribution=row, by=request.user, version=version, **values)
    except Refused as refused:
        return tell_back(request, dialogue, str(refused.sentence))
    except EditedMeanwhile as edited:
        sentence = _("Somebody else changed this card meanwhile. It stands here now: %(place)s.")
        where = _where(dialogue, edited.current)
        return tell_back(request, dialogue, sentence % {"place": where})
    back: Fields = {"version": str(now.version), **seen_fields(request)}
    if operation is settling.merge:
        back |= {"wat": "los", "mee": [str(one) for one in along]}
    elif operation is settling.split and into_before:
        back |= {"wat": "samen", "waarde": str(into_before)}
    else:
        back |= {"wat": "terug", **_fields_of(before), **_made(operation, values, now)}
    return tell_back(request, dialogue, text, address=request.path, **back, done="1")


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


def _made(operation: Any, values: dict[str, Any], now: Contribution) -> Fields:
    """The group that this step made, for the way back and for the way back from that."""
    if operation is settling.put_in_new_group:
        number = now.group_id
    else:
        number = (values.get("made") or (None, 0))[0]
    group = ContributionGroup.objects.filter(pk=number or 0).first()
    return {"nieuw": f"{group.pk}-{group.version}"} if group else {}


def seen_fields(request: HttpRequest) -> Fields:
    table, arranged = seen(request.POST)
    return {"tafel": table, "op": arranged}


def tell_back(
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
        number, _dash, version = request.POST.get("nieuw", "").partition("-")
        made = (whole_number(number), whole_number(version)) if whole_number(number) else None
        return settling.put_back, {"place": _place(request), "made": made}, _("Put back.")
    if what == "groep" and request.POST.get("naam", "").strip():
        name = " ".join(request.POST["naam"][:200].split())
        return settling.put_in_new_group, {"name": name}, _in_group(name)
    column = {"tafel": f"tafel-{value}", "groep": f"groep-{value or 0}"}.get(what, "")
    if what == "zet":
        column = request.POST.get("kolom", "")
    return _to_column(dialogue, column, _key(request.POST.get("voor", "")))


def _to_column(dialogue: Dialogue, column: str, before: UUID | None) -> Asked:
    kind, _dash, number = column.partition("-")
    if column == PARK:
        return settling.park, {"before": before}, _("Parked.")
    if kind == "tafel" and whole_number(number):
        table = table_of(dialogue, whole_number(number))
        words = _("Moved to %(table)s.") % {"table": table}
        return settling.move, {"table": table, "before": before}, words
    if column == "groep-0":
        return settling.put_in_group, {"group": None, "before": before}, _("In no group now.")
    if kind == "groep" and whole_number(number):
        operation, values, words = _into(group_of(dialogue, whole_number(number)))
        return operation, values | {"before": before}, words
    raise Http404


def _into(group: ContributionGroup) -> Asked:
    return settling.put_in_group, {"group": group}, _in_group(group.name)


def _in_group(name: str) -> str:
    return _("In the group “%(name)s” now.") % {"name": name}


def _state_words(state: str) -> str:
    words = {"shown": _("On the wall."), "parked": _("Parked."), "hidden": _("Hidden.")}
    return words.get(state, "")


def _place(request: HttpRequest) -> Place:
    given = request.POST
    place = Place(
        state=given.get("stand", ""),
        table=whole_number(given.get("naar", "")) or None,
        group=whole_number(given.get("groep", "")) or None,
        shuffle=given.get("plek", ""),
    )
    if place.state not in ContributionState.values or not settling.is_shuffle(place.shuffle):
        raise Http404
    return place


def group_of(dialogue: Dialogue, number: int, *, removed: bool = False) -> ContributionGroup:
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
    try:
        leading.put_large(dialogue=dialogue, by=request.user, card=row)
    except Refused as refused:
        return tell_back(request, dialogue, str(refused.sentence))
    old = Contribution.objects.filter(pk=before).first() if before else None
    slug = dialogue.partnership.slug
    address = reverse("dialogues:command", args=[slug, dialogue.pk, "kaart-weg"])
    if old is not None and old.pk != row.pk:
        address = reverse("dialogues:card_large", args=[slug, dialogue.pk, old.key])
    text = _("It stands large under the wall.")
    return tell_back(request, dialogue, text, address=address, done="1", **seen_fields(request))

"""Leading the evening: rounds, clock, big screen, and what comes on the wall."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from samenverder.dialogues.models import (
    Contribution,
    ContributionState,
    Dialogue,
    DialogueScreen,
)
from samenverder.dialogues.operations import leading, settling
from samenverder.dialogues.operations.seats import progress_topic
from samenverder.dialogues.queries.wall import cards_of, for_leading, per_table, tables_of, totals
from samenverder.dialogues.views.pages import LEAD, dialogue_for, show
from samenverder.dialogues.views.planning import table_of
from samenverder.live.tokens import sign_topic
from samenverder.network.views.pages import attempt


@require_safe
def console(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One page to lead the evening with; `tafel` in the address shows one table."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    page = "console_content" if request.headers.get("X-Fragment") == "1" else "console"
    return show(request, page, dialogue.partnership, **_context(request, dialogue))


def _context(request: HttpRequest, dialogue: Dialogue) -> dict[str, Any]:
    tables = tables_of(dialogue)
    chosen = request.GET.get("tafel", "")
    rows = for_leading(dialogue)
    if chosen.isdigit():
        rows = rows.filter(table__number=int(chosen[:4]))
    cards = cards_of(rows)
    counts = per_table(dialogue)
    rounds = list(dialogue.rounds.all())
    return {
        "dialogue": dialogue,
        "screens": DialogueScreen,
        "states": ContributionState,
        "tables": [(table, counts[table.pk]) for table in tables],
        "rounds": rounds,
        "round": next((row for row in rounds if row.order == dialogue.round), None),
        "next_round": next((row for row in rounds if row.order > dialogue.round), None),
        "cards": cards,
        "groups": list(dialogue.groups.filter(removed_at=None)),
        "chosen": chosen,
        "totals": totals(dialogue),
        "people": dialogue.seats.count(),
        "stream": f"/live/{sign_topic(dialogue.topic)}",
        "progress_stream": f"/live/{sign_topic(progress_topic(dialogue))}",
        "screen_url": request.build_absolute_uri(
            reverse("dialogues:screen", args=[dialogue.screen_key])
        ),
        "now": timezone.now(),
        "is_mine": dialogue.led_by_id == request.user.pk,
    }


def _to_console(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    here = reverse("dialogues:console", args=[dialogue.partnership.slug, dialogue.pk])
    table = request.POST.get("tafel", "")
    return redirect(f"{here}?tafel={table}" if table.isdigit() else here)


COMMANDS: dict[str, Any] = {
    "openen": (leading.open_dialogue, {}),
    "niet-openen": (leading.back_to_planned, {}),
    "sluiten": (leading.close_dialogue, {}),
    "heropenen": (leading.reopen_dialogue, {}),
    "plus-1": (leading.add_minutes, {"minutes": 1}),
    "plus-5": (leading.add_minutes, {"minutes": 5}),
    "pauze": (leading.pause, {}),
    "leeg": (leading.toggle_blank, {}),
    "overnemen": (leading.take_over, {}),
}


@require_POST
def command(request: HttpRequest, region: str, pk: int, name: str) -> HttpResponse:
    """One button of the console."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    if name not in COMMANDS:
        raise Http404
    operation, values = COMMANDS[name]
    attempt(request, operation, dialogue=dialogue, by=request.user, **values)
    return _to_console(request, dialogue)


@require_POST
def begin_round(request: HttpRequest, region: str, pk: int, order: int) -> HttpResponse:
    """Begin a round."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    attempt(request, leading.go_to_round, dialogue=dialogue, by=request.user, order=order)
    return _to_console(request, dialogue)


@require_POST
def put_on_screen(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put something else on the big screen."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    number, page = request.POST.get("tafelnummer", ""), request.POST.get("blad", "")
    table = None
    if number.isdigit():
        table = dialogue.tables.filter(removed_at=None, number=int(number[:4])).first()
    attempt(
        request,
        leading.show,
        dialogue=dialogue,
        by=request.user,
        screen=request.POST.get("beeld", ""),
        table=table,
        page=int(page[:3]) if page.isdigit() else 0,
    )
    return _to_console(request, dialogue)


@require_POST
def settle(request: HttpRequest, region: str, pk: int, key: UUID) -> HttpResponse:
    """Show, park or hide a card; move, merge or split it; put it in a group."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    card = _card(dialogue, key)
    version = request.POST.get("version", "")
    operation, values = _asked(request, dialogue)
    attempt(
        request,
        operation,
        contribution=card,
        by=request.user,
        version=int(version[:9]) if version.isdigit() else 0,
        **values,
    )
    return _to_console(request, dialogue)


def _card(dialogue: Dialogue, key: UUID) -> Contribution:
    found = for_leading(dialogue).filter(key=key).first()
    if found is None:
        raise Http404
    found.dialogue = dialogue
    return found


def _asked(request: HttpRequest, dialogue: Dialogue) -> tuple[Any, dict[str, Any]]:
    """Which operation the button asks for, with its values."""
    what, value = request.POST.get("wat", ""), request.POST.get("waarde", "")
    if what == "stand":
        return settling.set_state, {"state": value}
    if what == "los":
        return settling.split, {}
    if what == "tafel" and value.isdigit():
        return settling.move, {"table": table_of(dialogue, int(value))}
    if what == "samen":
        try:
            return settling.merge, {"into": _card(dialogue, UUID(value))}
        except ValueError as error:
            raise Http404 from error
    if what == "groep":
        return settling.put_in_group, {"group": _group(request, dialogue, value)}
    raise Http404


def _group(request: HttpRequest, dialogue: Dialogue, value: str) -> Any:
    """The group that is chosen, a new one when a name is typed, none when it is left out."""
    name = request.POST.get("naam", "").strip()
    if name:
        return settling.make_group(dialogue=dialogue, by=request.user, name=name[:80])
    if not value:
        return None
    found = dialogue.groups.filter(removed_at=None, pk=int(value) if value.isdigit() else 0)
    if not found.exists():
        raise Http404
    return found.get()

"""Leading the evening: rounds, clock, big screen, and the board with every card."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from samenverder.dialogues.models import (
    ContributionState,
    Dialogue,
    DialogueScreen,
)
from samenverder.dialogues.operations import leading
from samenverder.dialogues.operations.seats import progress_topic
from samenverder.dialogues.queries.board import GROUPS, TABLES, BoardColumn, board_of
from samenverder.dialogues.queries.wall import large_on_wall, per_table, tables_of, totals
from samenverder.dialogues.views.pages import LEAD, dialogue_for, show
from samenverder.dialogues.views.screen import wall_shown
from samenverder.lib.text import whole_number
from samenverder.live.tokens import sign_topic
from samenverder.network.views.pages import attempt

WITH_PAGES = (DialogueScreen.WALL, DialogueScreen.GROUPS, DialogueScreen.TABLE)


@require_safe
def console(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One page to lead the evening with.

    `tafel` in the address shows the cards of one table, `op=groepen` puts them by group.
    """
    dialogue = dialogue_for(request, region, pk, LEAD)
    page = "console_content" if request.headers.get("X-Fragment") == "1" else "console"
    return show(request, page, dialogue.partnership, **_context(request, dialogue))


def _context(request: HttpRequest, dialogue: Dialogue) -> dict[str, Any]:
    tables = tables_of(dialogue)
    chosen, arranged = seen(request.GET)
    counts = per_table(dialogue)
    rounds = list(dialogue.rounds.all())
    board = board_of(dialogue, tables, arranged, int(chosen or 0))
    return {
        "dialogue": dialogue,
        "screens": DialogueScreen,
        "states": ContributionState,
        "tables": [(table, counts[table.pk]) for table in tables],
        "rounds": rounds,
        "round": next((row for row in rounds if row.order == dialogue.round), None),
        "next_round": next((row for row in rounds if row.order > dialogue.round), None),
        "board": board,
        "told": sum(len(column.cards) for column in board),
        "chosen": chosen,
        "arranged": arranged,
        "by_group": arranged == GROUPS,
        "here": console_address(dialogue, chosen, arranged),
        "plain": console_address(dialogue),
        "all_by_table": console_address(dialogue, chosen),
        "all_by_group": console_address(dialogue, chosen, GROUPS),
        "large": large_on_wall(dialogue),
        "turns": leading.TURNS,
        "has_pages": _has_pages(dialogue, board, chosen),
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


def _has_pages(dialogue: Dialogue, board: list[BoardColumn], chosen: str) -> bool:
    """Whether the big screen has more than one page; a board of all tables has read the cards."""
    read = None if chosen else [row for part in board for card in part.cards for row in card.rows]
    return dialogue.screen in WITH_PAGES and wall_shown(dialogue, 0, read).pages > 1


def seen(given: Any) -> tuple[str, str]:
    """What of the board somebody looks at: the number of a table or nothing, and the columns."""
    table = given.get("tafel", "")
    arranged = GROUPS if given.get("op") == GROUPS else TABLES
    return (table[:4] if table.isascii() and table.isdigit() else ""), arranged


def console_address(dialogue: Dialogue, table: str = "", arranged: str = TABLES) -> str:
    """The console, with what of the board is shown."""
    here = reverse("dialogues:console", args=[dialogue.partnership.slug, dialogue.pk])
    asked = {"tafel": table} if table else {}
    asked |= {"op": arranged} if arranged == GROUPS else {}
    return f"{here}?{urlencode(asked)}" if asked else here


def to_console(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Back to what was looked at."""
    return redirect(console_address(dialogue, *seen(request.POST)))


COMMANDS: dict[str, Any] = {
    "openen": (leading.open_dialogue, {}),
    "niet-openen": (leading.back_to_planned, {}),
    "sluiten": (leading.close_dialogue, {}),
    "heropenen": (leading.reopen_dialogue, {}),
    "plus-1": (leading.add_minutes, {"minutes": 1}),
    "plus-5": (leading.add_minutes, {"minutes": 5}),
    "pauze": (leading.pause, {}),
    "leeg": (leading.toggle_blank, {}),
    "kaart-weg": (leading.put_large, {"card": None}),
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
    return to_console(request, dialogue)


@require_POST
def begin_round(request: HttpRequest, region: str, pk: int, order: int) -> HttpResponse:
    """Begin a round."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    attempt(request, leading.go_to_round, dialogue=dialogue, by=request.user, order=order)
    return to_console(request, dialogue)


@require_POST
def turn(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """How long a page of the wall stays before it turns; 0 until somebody turns it."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    given = request.POST.get("seconden", "")
    seconds = int(given[:4]) if given.isascii() and given.isdigit() else -1
    attempt(request, leading.turn_pages, dialogue=dialogue, by=request.user, seconds=seconds)
    return to_console(request, dialogue)


@require_POST
def put_on_screen(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put something else on the big screen."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    number, page = request.POST.get("tafelnummer", ""), request.POST.get("blad", "")
    table = None
    if whole_number(number):
        table = dialogue.tables.filter(removed_at=None, number=whole_number(number)).first()
    attempt(
        request,
        leading.show,
        dialogue=dialogue,
        by=request.user,
        screen=request.POST.get("beeld", ""),
        table=table,
        page=min(whole_number(page), 999),
    )
    return to_console(request, dialogue)

"""The big screen: its own address, without an account, following who leads."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.dialogues.models import Dialogue, DialogueScreen
from samenverder.dialogues.operations.seats import progress_topic
from samenverder.dialogues.queries.columns import (
    Read,
    Wall,
    closing,
    wall_by_group,
    wall_by_table,
    wall_of_table,
)
from samenverder.dialogues.queries.wall import large_on_wall, strongest, totals
from samenverder.lib.qr import qr_svg
from samenverder.live.tokens import sign_topic


@require_safe
def screen(request: HttpRequest, key: str) -> HttpResponse:
    """The wall, or what else who leads put on the screen."""
    rows = Dialogue.objects.select_related("partnership", "screen_table")
    dialogue = rows.filter(screen_key=key, removed_at__isnull=True).first()
    if dialogue is None:
        raise Http404
    context = {"dialogue": dialogue, "screens": DialogueScreen, **_seen(request, dialogue)}
    if request.headers.get("X-Fragment") == "1":
        return render(request, "dialogues/screen_content.html", context)
    context["stream"] = f"/live/{sign_topic(dialogue.topic)}"
    context["progress_stream"] = f"/live/{sign_topic(progress_topic(dialogue))}"
    return render(request, "dialogues/screen.html", context)


def _seen(request: HttpRequest, dialogue: Dialogue) -> dict[str, Any]:
    if dialogue.screen_blank:
        return {}
    if dialogue.screen == DialogueScreen.JOIN:
        url = request.build_absolute_uri(reverse("dialogues:join", args=[dialogue.code]))
        return {
            "qr": qr_svg(url, _("QR code to %(url)s") % {"url": url}),
            "host": request.get_host(),
            "people": dialogue.seats.count(),
        }
    found: dict[str, Any] = {
        "totals": totals(dialogue),
        "large": large_on_wall(dialogue),
        "round": dialogue.rounds.filter(order=dialogue.round).first(),
    }
    if dialogue.screen == DialogueScreen.CLOSING:
        return found | {"strongest": closing(strongest(dialogue))}
    page, turn_in = _page_now(dialogue)
    wall = wall_shown(dialogue, page)
    found |= {
        "columns": wall.columns,
        "grid": wall.grid,
        "page": wall.page + 1,
        "pages": wall.pages,
        "totals": wall.kinds or found["totals"],
    }
    return found | ({"turn_in": turn_in} if turn_in and wall.pages > 1 else {})


def wall_shown(dialogue: Dialogue, page: int, read: Read = None) -> Wall:
    """One page of what the big screen shows: a table, the groups, or all tables."""
    if dialogue.screen == DialogueScreen.TABLE and dialogue.screen_table:
        return wall_of_table(dialogue, dialogue.screen_table, page, read)
    if dialogue.screen == DialogueScreen.GROUPS:
        return wall_by_group(dialogue, page, _("In no group"), read)
    return wall_by_table(dialogue, page, read)


def _page_now(dialogue: Dialogue) -> tuple[int, int]:
    """Which page stands there, and in how many seconds it turns; 0 when it stays."""
    if not dialogue.turn_seconds:
        return dialogue.screen_page, 0
    turned, into = divmod(int(timezone.now().timestamp()), dialogue.turn_seconds)
    return dialogue.screen_page + turned, dialogue.turn_seconds - into

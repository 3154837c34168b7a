"""The big screen: its own address, without an account, following who leads."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.dialogues.models import Dialogue, DialogueScreen
from samenverder.dialogues.operations.seats import progress_topic
from samenverder.dialogues.queries.wall import cards_of, shown, strongest, totals, wall_of
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
        "round": dialogue.rounds.filter(order=dialogue.round).first(),
    }
    if dialogue.screen == DialogueScreen.CLOSING:
        return found | {"strongest": strongest(dialogue)}
    if dialogue.screen == DialogueScreen.TABLE and dialogue.screen_table:
        cards = cards_of(shown(dialogue).filter(table=dialogue.screen_table))
        return found | {"cards": cards}
    columns, page, pages = wall_of(dialogue, dialogue.screen_page)
    return found | {"columns": columns, "page": page + 1, "pages": pages}

"""What the pages for who plans and leads share."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenverder.dialogues.models import Dialogue, DialoguePhase
from samenverder.dialogues.queries.dialogues import with_names
from samenverder.network.access import get_for
from samenverder.web import undo

VIEW, LEAD = "dialogues.view_dialogue", "dialogues.lead_dialogue"


def dialogue_for(
    request: HttpRequest, region: str, pk: int, permission: str = VIEW, *, removed: bool = False
) -> Dialogue:
    """The meeting at this address, when the user may do this with it."""
    rows = with_names(Dialogue.objects.filter(removed_at__isnull=not removed))
    return get_for(request, region, rows, permission, pk=pk)


def show(request: HttpRequest, template: str, partnership: Any, **context: Any) -> HttpResponse:
    """A page of this room; a form with errors makes it 422."""
    form = context.get("form")
    wrong = form is not None and form.is_bound and form.errors
    everything = {
        "partnership": partnership,
        "may_lead": request.user.has_perm(LEAD, partnership),
        "phases": DialoguePhase,
        "undo": undo.take(request),
        **context,
    }
    status = 422 if wrong else 200
    return render(request, f"dialogues/{template}.html", everything, status=status)

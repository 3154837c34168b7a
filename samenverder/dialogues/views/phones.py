"""What the pages of a device in the room share."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenverder.dialogues.models import Dialogue, DialoguePhase, DialogueSeat
from samenverder.dialogues.operations.contributing import Sent, save_contributions
from samenverder.dialogues.views import way_back
from samenverder.live.tokens import sign_topic
from samenverder.network.operations.problems import Refused

FRAGMENT = "X-Fragment"


def page(request: HttpRequest, name: str, dialogue: Dialogue, **context: Any) -> HttpResponse:
    """A page of this room for a device; a form with errors makes it 422. No browser keeps it."""
    form = context.get("form")
    wrong = form is not None and form.is_bound and form.errors
    everything = {
        "dialogue": dialogue,
        "phases": DialoguePhase,
        "stream": f"/live/{sign_topic(dialogue.topic)}",
        **context,
    }
    status = 422 if wrong else 200
    response = render(request, f"dialogues/{name}.html", everything, status=status)
    response["Cache-Control"] = "private, no-store"
    if everything.get("undo"):
        way_back.forget(request, response, dialogue)
    return response


def save_form(form: Any, dialogue: Dialogue, seat: DialogueSeat, secret: str, sent: Sent) -> bool:
    """Store what a form holds; what stands in the way is said with the form."""
    try:
        stored = save_contributions(dialogue=dialogue, seat=seat, secret=secret, sent=[sent])
    except Refused as refused:
        form.add_error(None, str(refused.sentence))
        return False
    for sentence in stored.refused.values():
        form.add_error(None, str(sentence))
    return bool(stored.saved)

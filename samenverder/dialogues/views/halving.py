"""Two things on one card: two cards of it, and the way back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.dialogues.forms.halving import InTwoForm
from samenverder.dialogues.models import Contribution, Dialogue
from samenverder.dialogues.operations import halving
from samenverder.dialogues.queries.wall import for_leading
from samenverder.dialogues.views.leading import console_address, seen, to_console
from samenverder.dialogues.views.pages import LEAD, dialogue_for, show
from samenverder.network.views.pages import attempt
from samenverder.web import undo


@require_http_methods(["GET", "HEAD", "POST"])
def in_two(request: HttpRequest, region: str, pk: int, key: UUID) -> HttpResponse:
    """What each of the two cards says; `terug` makes them one again."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    row = _card(dialogue, key)
    if "terug" in request.POST:
        return _make_one(request, dialogue, row)
    form = InTwoForm(request.POST or None, card=row)
    if form.is_valid() and form.attempt(
        halving.split_in_two, contribution=row, by=request.user, **form.cleaned_data
    ):
        table, arranged = seen(request.POST)
        sealed = halving.way_back(form.result, form.cleaned_data["seen"])
        said = _("There are two cards of it now.")
        undo.offer(request, said, request.path, terug=sealed, tafel=table, op=arranged)
        return to_console(request, dialogue)
    table, arranged = seen(request.POST or request.GET)
    return show(
        request, "in_two", dialogue.partnership, dialogue=dialogue, row=row, form=form,
        chosen=table, arranged=arranged, here=console_address(dialogue, table, arranged),
    )  # fmt: skip


def _make_one(request: HttpRequest, dialogue: Dialogue, row: Contribution) -> HttpResponse:
    first = row.text
    sealed = request.POST["terug"]
    done = attempt(request, halving.make_one, contribution=row, by=request.user, sealed=sealed)
    if done:
        now, second = done
        table, arranged = seen(request.POST)
        again = {"first": first, "second": second, "seen": now.text, "version": str(now.version)}
        said = _("It is one card again.")
        undo.offer(request, said, request.path, tafel=table, op=arranged, **again)
    return to_console(request, dialogue)


def _card(dialogue: Dialogue, key: UUID) -> Contribution:
    found = for_leading(dialogue).select_related("table", "group").filter(key=key).first()
    if found is None:
        raise Http404
    found.dialogue = dialogue
    return found

"""Planning: the list, one meeting, its tables and rounds."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.dialogues.forms.planning import (
    ChangeDialogueForm,
    ChangeTableForm,
    NewDialogueForm,
    RepeatForm,
    RoundForms,
    TableForm,
)
from samenverder.dialogues.models import Dialogue, DialogueTable
from samenverder.dialogues.operations import planning
from samenverder.dialogues.queries.dialogues import sisters_of
from samenverder.dialogues.queries.gathering import gathering_of, meetings_to_choose
from samenverder.dialogues.queries.wall import per_table, strongest, tables_of, totals
from samenverder.dialogues.sheets import invitation_words
from samenverder.dialogues.views.pages import LEAD, dialogue_for, show
from samenverder.lib.text import whole_number
from samenverder.network.access import get_partnership_for
from samenverder.network.operations.problems import EditedMeanwhile
from samenverder.network.views.pages import attempt
from samenverder.web import undo


@require_safe
def dialogue_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One meeting: its tables and rounds, and the strongest pearls and puzzles."""
    dialogue = dialogue_for(request, region, pk)
    counts = per_table(dialogue)
    return show(
        request,
        "detail",
        dialogue.partnership,
        dialogue=dialogue,
        tables=[(table, counts[table.pk]) for table in tables_of(dialogue)],
        rounds=list(dialogue.rounds.all()),
        totals=totals(dialogue),
        strongest=strongest(dialogue),
        people=dialogue.seats.count(),
        gathering=gathering_of(dialogue),
        sisters=sisters_of(dialogue),
        **_for_leading(request, dialogue),
    )


def _for_leading(request: HttpRequest, dialogue: Dialogue) -> dict[str, Any]:
    """How people join, words to invite them with, and the meetings it may become."""
    join_url = request.build_absolute_uri(reverse("dialogues:join", args=[dialogue.code]))
    found = {"join_url": join_url, "invitation": invitation_words(dialogue, join_url)}
    if dialogue.meeting_id or not request.user.has_perm(LEAD, dialogue.partnership):
        return found
    return found | {"to_choose": list(meetings_to_choose(dialogue.partnership))}


@require_http_methods(["GET", "HEAD", "POST"])
def dialogue_new(request: HttpRequest, region: str) -> HttpResponse:
    """Plan a meeting."""
    partnership = get_partnership_for(request, region, LEAD)
    asked = request.GET.get("bijeenkomst", "")
    chosen = meetings_to_choose(partnership).filter(pk=whole_number(asked))
    form = NewDialogueForm(
        request.POST or None, partnership=partnership, meeting=chosen.select_related("host").first()
    )
    if form.is_valid() and form.attempt(
        planning.plan_dialogue,
        partnership=partnership,
        by=request.user,
        plan=form.plan(),
        focus_areas=list(form.cleaned_data["focus_areas"]),
        **form.in_calendar(),
    ):
        return redirect(form.result.get_absolute_url())
    return show(request, "form", partnership, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def dialogue_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Change what it is and when."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    form = ChangeDialogueForm(
        request.POST or None, partnership=dialogue.partnership, dialogue=dialogue
    )
    if form.is_valid() and form.attempt(
        planning.change_dialogue,
        dialogue=dialogue,
        by=request.user,
        version=form.cleaned_data["version"],
        plan=form.plan(),
    ):
        messages.success(request, _("The meeting is changed."))
        return redirect(dialogue.get_absolute_url())
    return show(request, "form", dialogue.partnership, form=form, dialogue=dialogue)


@require_http_methods(["GET", "HEAD", "POST"])
def dialogue_repeat(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The same tables and rounds in another place: together they are a series."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    form = RepeatForm(request.POST or None, partnership=dialogue.partnership, source=dialogue)
    if form.is_valid() and form.attempt(
        planning.repeat_dialogue,
        dialogue=dialogue,
        by=request.user,
        plan=form.plan(),
        **form.in_calendar(),
    ):
        return redirect(form.result.get_absolute_url())
    return show(request, "form", dialogue.partnership, form=form, source=dialogue)


@require_POST
def dialogue_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take a meeting off the list."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    if attempt(request, planning.set_removed, dialogue=dialogue, by=request.user, removed=True):
        back = reverse("dialogues:restore", args=[region, pk])
        said = _("“%(title)s” is off the list.") % {"title": dialogue.title}
        undo.offer(request, said, back)
        return redirect("dialogues:list", region)
    return redirect(dialogue.get_absolute_url())


@require_POST
def dialogue_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put a meeting back."""
    dialogue = dialogue_for(request, region, pk, LEAD, removed=True)
    attempt(request, planning.set_removed, dialogue=dialogue, by=request.user, removed=False)
    return redirect(dialogue.get_absolute_url())


def table_of(dialogue: Dialogue, number: int, *, removed: bool = False) -> DialogueTable:
    """A table of this meeting by its row number, else 404."""
    rows = dialogue.tables.select_related("host", "focus_area")
    try:
        found = rows.filter(pk=number, removed_at__isnull=not removed).first()
    except OverflowError:
        found = None
    if found is None:
        raise Http404
    found.dialogue = dialogue
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def table_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One more table."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    form = TableForm(request.POST or None, partnership=dialogue.partnership)
    if form.is_valid() and form.attempt(
        planning.add_table, dialogue=dialogue, by=request.user, **form.cleaned_data
    ):
        return redirect(dialogue.get_absolute_url() + "#tafels")
    return show(request, "table_form", dialogue.partnership, form=form, dialogue=dialogue)


@require_http_methods(["GET", "HEAD", "POST"])
def table_change(request: HttpRequest, region: str, pk: int, table: int) -> HttpResponse:
    """Change a table."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    row = table_of(dialogue, table)
    form = ChangeTableForm(request.POST or None, partnership=dialogue.partnership, table=row)
    if form.is_valid() and form.attempt(
        planning.change_table, table=row, by=request.user, **form.cleaned_data
    ):
        said = _("Table %(n)d is changed.") % {"n": row.number}
        undo.offer(request, said, request.path, **form.way_back(form.result.version))
        return redirect(dialogue.get_absolute_url() + "#tafels")
    return show(
        request, "table_form", dialogue.partnership, form=form, dialogue=dialogue, table=row
    )


@require_POST
def table_remove(request: HttpRequest, region: str, pk: int, table: int) -> HttpResponse:
    """Take a table away."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    row = table_of(dialogue, table)
    if attempt(request, planning.set_table_removed, table=row, by=request.user, removed=True):
        back = reverse("dialogues:table_restore", args=[region, pk, table])
        said = _("Table %(n)d is taken away.") % {"n": row.number}
        undo.offer(request, said, back)
    return redirect(dialogue.get_absolute_url() + "#tafels")


@require_POST
def table_restore(request: HttpRequest, region: str, pk: int, table: int) -> HttpResponse:
    """Put a table back."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    row = table_of(dialogue, table, removed=True)
    attempt(request, planning.set_table_removed, table=row, by=request.user, removed=False)
    return redirect(dialogue.get_absolute_url() + "#tafels")


@require_http_methods(["GET", "HEAD", "POST"])
def rounds(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The rounds with their guiding questions and minutes, all on one page."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    form: Any = RoundForms(request.POST or None, dialogue)
    problem = ""
    if form.is_valid():
        problem = _set_rounds(request, dialogue, form)
        if not problem:
            messages.success(request, _("The rounds are changed."))
            return redirect(dialogue.get_absolute_url() + "#rondes")
    return show(
        request, "rounds", dialogue.partnership, form=form, dialogue=dialogue, problem=problem
    )


def _set_rounds(request: HttpRequest, dialogue: Dialogue, form: RoundForms) -> str:
    """Save the rounds; a sentence when that could not be done."""
    version = request.POST.get("version", "")
    values = {"version": whole_number(version), "rounds": form.rounds()}
    if not values["rounds"]:
        return _("A meeting has at least one round.")
    try:
        planning.set_rounds(dialogue=dialogue, by=request.user, **values)  # type: ignore[arg-type]
    except EditedMeanwhile:
        return _(
            "Somebody else changed this meeting meanwhile. What you typed is still here: "
            "look at it and save again."
        )
    return ""

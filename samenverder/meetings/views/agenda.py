"""The agenda of a meeting: items, order, templates, open actions, what members put in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.commitments.queries.action_items import open_actions
from samenverder.lib.text import whole_number
from samenverder.live.tokens import sign_topic
from samenverder.meetings.forms.agenda import ItemForm, TakeOverForm, TemplateNameForm
from samenverder.meetings.models import AgendaItem, AgendaItemState, AgendaTemplate, Meeting
from samenverder.meetings.operations import agenda
from samenverder.meetings.operations.common import topic_of
from samenverder.meetings.queries.minutes import agenda_rows
from samenverder.meetings.templates_of_agendas import ready_made
from samenverder.meetings.views.common import meeting_for, shell_of
from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go

ITEMS = AgendaItem.objects.select_related("owner", "focus_area", "put_in_by")


def item_of(meeting: Meeting, pk: int) -> AgendaItem:
    """One item of this meeting that is not removed, else 404."""
    item = row_or_404(ITEMS, meeting=meeting, removed_at=None, pk=pk)
    item.meeting = meeting
    return item


@require_safe
def agenda_edit(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Make the agenda."""
    meeting = meeting_for(request, region, pk, "run")
    return _page(request, meeting, ItemForm(meeting=meeting, by=request.user))


def _page(
    request: HttpRequest, meeting: Meeting, form: ItemForm, name_form: Any = None
) -> HttpResponse:
    items = agenda_rows(meeting)
    planned = sum(item.minutes for item in items)
    known = {item.action_id for item in items if item.action_id}
    actions = open_actions(meeting.partnership).exclude(pk__in=known)[:30]
    waiting = meeting.items.filter(removed_at=None, state=AgendaItemState.PUT_IN)
    shown = name_form or form
    context = shell_of(request, meeting, "agenda") | {
        "items": items,
        "minutes_planned": planned,
        "too_long": planned - meeting.minutes,
        "waiting": waiting.select_related("put_in_by", "owner"),
        "item_form": form,
        "form": shown if shown.errors else None,
        "name_form": name_form or TemplateNameForm(auto_id="sjabloon_%s"),
        "actions": actions,
        "templates": ready_made(),
        "own_templates": AgendaTemplate.objects.filter(
            partnership=meeting.partnership, removed_at=None
        ),
        "topic": sign_topic(topic_of(meeting.pk)),
        "undo": undo.take(request),
    }
    status = 422 if shown.errors else 200
    return render(request, "meetings/agenda_edit.html", context, status=status)


@post_or_go("meetings:agenda", "region", "pk")
def item_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put a new item on the agenda."""
    meeting = meeting_for(request, region, pk, "run")
    form = ItemForm(request.POST, meeting=meeting, by=request.user)
    if form.is_valid() and form.attempt(
        agenda.add_item, meeting=meeting, by=request.user, **form.values()
    ):
        messages.success(request, _("The item is on the agenda."))
        return redirect("meetings:agenda", region, pk)
    return _page(request, meeting, form)


@require_http_methods(["GET", "POST"])
def item_put_in(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put in an item as a member; who makes the agenda takes it or says why not."""
    meeting = meeting_for(request, region, pk, "contribute")
    form = ItemForm(request.POST or None, meeting=meeting, by=request.user)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.attempt(
            agenda.add_item, meeting=meeting, by=request.user, put_in=True, **form.values()
        )
    ):
        messages.success(request, _("Your item is put in. Who makes the agenda looks at it."))
        return redirect(meeting.get_absolute_url())
    context = shell_of(request, meeting, "put_in") | {"form": form}
    status = 422 if form.errors else 200
    return render(request, "meetings/item_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def item_edit(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Change an item; when somebody else did so meanwhile, show what it says now."""
    meeting = meeting_for(request, region, pk, "run")
    row = item_of(meeting, item)
    form = ItemForm(request.POST or None, meeting=meeting, item=row, by=request.user)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data.get("version") or 0
        values = {"item": row, "by": request.user, "version": version, **form.values()}
        if form.attempt(agenda.change_item, **values):
            messages.success(request, _("The item is changed."))
            return redirect("meetings:agenda", region, pk)
    context = shell_of(request, meeting, "item") | {"form": form, "item": row}
    status = 422 if form.errors else 200
    return render(request, "meetings/item_form.html", context, status=status)


@post_or_go("meetings:agenda", "region", "pk")
def item_move(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """One place up or down."""
    meeting = meeting_for(request, region, pk, "run")
    row = item_of(meeting, item)
    step = -1 if request.POST.get("naar") == "op" else 1
    attempt(request, agenda.move_item, item=row, by=request.user, step=step)
    return redirect(f"{reverse('meetings:agenda', args=[region, pk])}#punt-{row.pk}")


@post_or_go("meetings:agenda", "region", "pk")
def item_remove(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Take an item off the agenda; the next page offers the way back."""
    meeting = meeting_for(request, region, pk, "run")
    row = item_of(meeting, item)
    if attempt(request, agenda.remove_item, item=row, by=request.user):
        text = _("“%(title)s” is off the agenda.") % {"title": row.title}
        undo.offer(request, text, reverse("meetings:item_restore", args=[region, pk, row.pk]))
    return redirect("meetings:agenda", region, pk)


@post_or_go("meetings:agenda", "region", "pk")
def item_restore(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Put a removed item back."""
    meeting = meeting_for(request, region, pk, "run")
    row = row_or_404(ITEMS, meeting=meeting, pk=item)
    row.meeting = meeting
    if attempt(request, agenda.restore_item, item=row, by=request.user):
        messages.success(request, _("The item is back on the agenda."))
    return redirect("meetings:agenda", region, pk)


@post_or_go("meetings:agenda", "region", "pk")
def item_answer(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Take an item that a member put in, or say why not."""
    meeting = meeting_for(request, region, pk, "run")
    row = item_of(meeting, item)
    accept = request.POST.get("antwoord") == "ja"
    reason = request.POST.get("reason", "")
    if attempt(
        request, agenda.answer_put_in, item=row, by=request.user, accept=accept, reason=reason
    ):
        messages.success(
            request,
            _("The item is on the agenda.") if accept else _("The item is not on the agenda."),
        )
    return redirect(back_to(request, reverse("meetings:agenda", args=[region, pk])))


@post_or_go("meetings:agenda", "region", "pk")
def template_use(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put the items of a template on the agenda."""
    meeting = meeting_for(request, region, pk, "run")
    lines = _lines(meeting, request.POST.get("template", ""))
    if not lines:
        messages.error(request, _("Choose a template first."))
    elif n := attempt(request, agenda.use_lines, meeting=meeting, by=request.user, lines=lines):
        text = ngettext("%(n)d item is on the agenda.", "%(n)d items are on the agenda.", n)
        messages.success(request, text % {"n": n})
    return redirect("meetings:agenda", region, pk)


def _lines(meeting: Meeting, name: str) -> list[dict[str, Any]]:
    for template in ready_made():
        if template.name == name:
            return template.lines
    own = AgendaTemplate.objects.filter(partnership=meeting.partnership, removed_at=None)
    found = own.filter(pk=whole_number(name)).first()
    return found.lines if found else []


@post_or_go("meetings:agenda", "region", "pk")
def template_keep(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Keep this agenda as a template."""
    meeting = meeting_for(request, region, pk, "run")
    form = TemplateNameForm(request.POST, auto_id="sjabloon_%s")
    if not form.is_valid():
        return _page(request, meeting, ItemForm(meeting=meeting, by=request.user), form)
    title = form.cleaned_data["title"]
    if attempt(request, agenda.keep_as_template, meeting=meeting, by=request.user, title=title):
        messages.success(request, _("The agenda is kept as a template."))
    return redirect("meetings:agenda", region, pk)


@post_or_go("meetings:agenda", "region", "pk")
def template_remove(request: HttpRequest, region: str, pk: int, template: int) -> HttpResponse:
    """Take one's own template off the list, or bring it back."""
    meeting = meeting_for(request, region, pk, "run")
    rows = AgendaTemplate.objects.filter(partnership=meeting.partnership)
    row, removed = row_or_404(rows, pk=template), request.POST.get("terug") != "ja"
    agenda.set_template_removed(template=row, by=request.user, removed=removed)
    if removed:
        text = _("The template “%(title)s” is gone.") % {"title": row.title}
        undo.offer(request, text, request.path, terug="ja")
    else:
        messages.success(request, _("The template is back."))
    return redirect("meetings:agenda", region, pk)


@post_or_go("meetings:agenda", "region", "pk")
def actions_take(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put open actions on the agenda."""
    meeting = meeting_for(request, region, pk, "run")
    form = TakeOverForm(request.POST, meeting=meeting)
    if not form.is_valid():
        messages.error(request, _("Tick the actions to talk about first."))
        return redirect("meetings:agenda", region, pk)
    actions = list(form.cleaned_data["actions"])
    if n := attempt(
        request, agenda.take_over_actions, meeting=meeting, by=request.user, actions=actions
    ):
        text = ngettext("%(n)d action is on the agenda.", "%(n)d actions are on the agenda.", n)
        messages.success(request, text % {"n": n})
    return redirect("meetings:agenda", region, pk)

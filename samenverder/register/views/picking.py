"""Sites become partners: look at what it would do, do it, and back again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samenverder.lib.text import whole_numbers
from samenverder.network.access import get_for, get_partnership_for, user_of
from samenverder.network.models import Partnership
from samenverder.network.operations.problems import Refused
from samenverder.register.forms.linking import PickForm
from samenverder.register.models import RegisterSite, SitePick
from samenverder.register.operations import picking as operations
from samenverder.register.queries.picking import Candidate, candidates
from samenverder.register.queries.sites import Choice, chosen_sites
from samenverder.register.views.pages import asked, room
from samenverder.web import undo

PERMISSION = "register.change_register"


@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: HttpRequest, region: str) -> HttpResponse:
    """The sites of a choice, or those that were ticked, as partners."""
    partnership = get_partnership_for(request, region, PERMISSION)
    form = PickForm(request.POST if request.method == "POST" else None)
    filters = asked(request, partnership)
    choice = filters.choice()
    found, total = _candidates(request, partnership, choice)
    if form.is_valid():
        ticked = set(whole_numbers(request.POST.getlist("site")))
        sites = [row.site for row in found if row.site.pk in ticked]
        same = request.POST.getlist("same")
        known = {row.site.pk: row.same.pk for row in found if row.same and row.mark in same}
        values = {"by": user_of(request), "partnership": partnership, "sites": sites}
        if form.attempt(operations.pick_sites, **values, same=known, **form.cleaned_data):
            _say(request, partnership, form.result)
            return redirect("network:partners", region)
    context = room(
        request,
        partnership,
        form=form,
        filters=filters,
        choice=choice,
        candidates=found,
        total=total,
        most=operations.MOST,
        with_boards=any(row.site.board_name for row in found),
        ticked=set(whole_numbers(request.POST.getlist("site"))) if form.is_bound else None,
        same=request.POST.getlist("same") if form.is_bound else None,
    )
    return render(request, "register/pick.html", context, status=422 if form.errors else 200)


def _candidates(
    request: HttpRequest, partnership: Partnership, choice: Choice
) -> tuple[list[Candidate], int]:
    """At most as many as may be picked at once, and how many there are."""
    ticked = whole_numbers(request.GET.getlist("site"))
    rows = chosen_sites(partnership, choice).filter(organisation=None, closed_on=None)
    if ticked:
        open_sites = RegisterSite.objects.open().filter(partnership=partnership)
        rows = open_sites.filter(organisation=None, pk__in=ticked[: operations.MOST])
    elif not choice.is_narrowed:
        return [], 0
    return candidates(partnership, rows[: operations.MOST]), rows.count()


def _say(request: HttpRequest, partnership: Partnership, picked: operations.Picked) -> None:
    n = picked.added + picked.same
    said = ngettext("%(n)s school takes part.", "%(n)s schools take part.", n) % {"n": n}
    if picked.boards:
        more = ngettext(
            "%(n)s school board was added too.",
            "%(n)s school boards were added too.",
            picked.boards,
        )
        said = f"{said} {more % {'n': picked.boards}}"
    url = reverse("register:pick_undo", args=[partnership.slug, picked.pick.pk])
    undo.offer(request, said, url)


@require_POST
def pick_undo(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Sites are no partners again."""
    found = get_for(request, region, SitePick.objects.all(), PERMISSION, pk=pk)
    try:
        count = operations.undo_pick(by=user_of(request), pick=found)
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
    else:
        said = ngettext("%(n)s site is no partner.", "%(n)s sites are no partners.", count)
        messages.success(request, said % {"n": count})
    return redirect("register:site_list", region)

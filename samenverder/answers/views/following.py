"""What boards promised and what schools got."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.answers.forms.received import ReceivedForm
from samenverder.answers.models import NeedAnswer, Received
from samenverder.answers.operations.receiving import say_received, unsay_received
from samenverder.answers.queries.asked import place_of
from samenverder.answers.queries.following import follows, sides, with_words
from samenverder.answers.queries.promised import PromiseLine, promise_lines, promised, years_of
from samenverder.answers.sheets import promises_sheet
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Membership, Organisation, Partnership
from samenverder.network.views.pages import attempt, download
from samenverder.plans.queries import writable
from samenverder.web import undo
from samenverder.web.back import post_or_go

PER_PAGE = 25
SEE, WRITE = "answers.view_answer", "plans.write_plan"


@require_safe
def following(request: HttpRequest, region: str) -> HttpResponse:
    """The boards and schools whose promises this user may follow."""
    partnership = get_partnership_for(request, region, SEE)
    mine = follows(partnership, request.user)
    boards, schools = sides(promise_lines(partnership), mine)
    context = {"boards": boards, "schools": schools, "everything": mine.everything}
    return render(request, "answers/following.html", context)


@require_safe
def board_page(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What one board promised, school by school, and what came of it."""
    partnership, board = _side(request, region, pk)
    rows = promise_lines(partnership, organisation=board.pk)
    _may(request, partnership, board.pk)
    heading = _heading(rows, board, _("%(who)s promised nothing yet"), _promised)
    return _show(request, partnership, board, rows, heading, is_board=True)


@require_safe
def school_page(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What one school was promised and what it got."""
    partnership, school = _side(request, region, pk)
    rows = promise_lines(partnership, need__plan__school=school.pk)
    _may(request, partnership, school.pk, *{row.board for row in rows})
    heading = _heading(rows, school, _("Nothing was promised to %(who)s yet"), _got)
    own = set(writable(partnership, request.user).values_list("pk", flat=True))
    may = request.user.has_perm(WRITE, partnership)
    return _show(
        request, partnership, school, rows, heading, writes=own if may else set(), is_board=False
    )


def _side(request: HttpRequest, region: str, pk: int) -> tuple[Partnership, Organisation]:
    """The partnership and an organisation that takes part in it, or did."""
    partnership = get_partnership_for(request, region, SEE)
    members = Membership.objects.filter(partnership=partnership).values("organisation")
    rows = Organisation.objects.filter(pk__in=members)
    found = rows.filter(pk=pk).first() if pk < 2**63 else None
    if found is None:
        raise Http404
    return partnership, found


def _may(request: HttpRequest, partnership: Partnership, *organisations: int) -> None:
    if not follows(partnership, request.user).may(*organisations):
        raise PermissionDenied


def _heading(rows: list[PromiseLine], who: Organisation, nothing: str, words: Any) -> str:
    return words(len(rows)) % {"who": who, "n": len(rows)} if rows else nothing % {"who": who}


def _promised(number: int) -> str:
    return ngettext("%(who)s promised %(n)d thing", "%(who)s promised %(n)d things", number)


def _got(number: int) -> str:
    return ngettext(
        "%(n)d thing was promised to %(who)s", "%(n)d things were promised to %(who)s", number
    )


def _show(
    request: HttpRequest, partnership: Partnership, who: Organisation, rows: list[PromiseLine],
    heading: str, **context: Any,
) -> HttpResponse:  # fmt: skip
    chosen = request.GET.get("toon", "") == "nu"
    late = [row for row in rows if row.is_late]
    found = Paginator(late if chosen else rows, PER_PAGE)
    page = found.get_page(request.GET.get("pagina"))
    everything = {
        "undo": undo.take(request),
        "who": who,
        "heading": heading,
        "page": page,
        "rows": with_words(page),
        "number": len(rows),
        "late": len(late),
        "only_late": chosen,
        "years": years_of(rows),
        "plans_at": reverse("plans:list", args=[partnership.slug]),
        "place": place_of(0).removesuffix("0"),
        **context,
    }
    return render(request, "answers/promises.html", everything)


@require_safe
def board_export(request: HttpRequest, region: str, pk: int, kind: str) -> HttpResponse:
    """What one board promised, as CSV or Excel."""
    partnership, board = _side(request, region, pk)
    rows = promise_lines(partnership, organisation=board.pk)
    _may(request, partnership, board.pk)
    return download(kind, _("promises"), promises_sheet(with_words(rows)), partnership)


@require_safe
def school_export(request: HttpRequest, region: str, pk: int, kind: str) -> HttpResponse:
    """What one school was promised and got, as CSV or Excel."""
    partnership, school = _side(request, region, pk)
    rows = promise_lines(partnership, need__plan__school=school.pk)
    _may(request, partnership, school.pk, *{row.board for row in rows})
    return download(kind, _("promises"), promises_sheet(with_words(rows)), partnership)


def _own_promise(request: HttpRequest, region: str, answer: int) -> NeedAnswer:
    """A promise to a school this user writes for; 404 otherwise."""
    partnership = get_partnership_for(request, region, WRITE)
    plans = writable(partnership, request.user)
    rows = promised(partnership).filter(need__plan__in=plans).with_names()
    rows = rows.select_related("need__plan__school", "need__plan__partnership")
    found = rows.filter(pk=answer).first() if answer < 2**63 else None
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def received(request: HttpRequest, region: str, answer: int) -> HttpResponse:
    """Say what the school got of one promise."""
    row = _own_promise(request, region, answer)
    promise = with_words(promise_lines(row.need.plan.partnership, pk=row.pk))[0]
    start = {"seen": promise.latest.pk if promise.latest else 0}
    form = ReceivedForm(request.POST or None, initial=start)
    if form.is_valid() and form.attempt(
        say_received, answer=row, by=request.user, **form.cleaned_data
    ):
        url = reverse("answers:received_undo", args=[region, answer, form.result.pk])
        undo.offer(request, _("Written down. The board reads it too."), url)
        return redirect("answers:school", region, row.need.plan.school_id)
    wrong = form.is_bound and form.errors
    context = {"form": form, "promise": promise, "school": row.need.plan.school}
    return render(request, "answers/received.html", context, status=422 if wrong else 200)


@post_or_go("answers:received", "region", "answer")
def received_undo(request: HttpRequest, region: str, answer: int, row: int) -> HttpResponse:
    """Undo of what was just said."""
    promise = _own_promise(request, region, answer)
    rows = Received.objects.select_related("answer__need__plan").filter(answer=promise)
    found = rows.filter(pk=row).first() if row < 2**63 else None
    if found is None:
        raise Http404
    attempt(request, unsay_received, row=found, by=request.user)
    return redirect("answers:school", region, promise.need.plan.school_id)

"""Paper in a session: the sheet to print, typing one in, and taking a batch back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.network.access import get_user_for
from samenverder.reflection import returned
from samenverder.reflection.forms.score_import import ScoreFileForm, SheetForm
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.operations import score_import as operations
from samenverder.reflection.operations.sessions import WrongPhase
from samenverder.reflection.queries.paper import batches_of
from samenverder.reflection.queries.participation import organisations_to_choose
from samenverder.reflection.scores import frame_of
from samenverder.reflection.scores.template import score_template
from samenverder.reflection.sheet import sheet_pdf
from samenverder.reflection.views.sessions import get_session
from samenverder.web import undo

LEAD = "reflection.lead_session"
PDF = "application/pdf"


def get_scored(request: HttpRequest, region: str, pk: int) -> ReflectionSession:
    """A session with scores, for who may lead it; an open conversation has no sheets (404)."""
    session = get_session(request, region, pk, LEAD)
    if not session.is_scored:
        raise Http404
    return session


@require_safe
def paper(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Print, type in, read in, and what came in so far."""
    session = get_session(request, region, pk, LEAD)
    return paper_page(request, session, ScoreFileForm())


def paper_page(
    request: HttpRequest, session: ReflectionSession, form: ScoreFileForm
) -> HttpResponse:
    """The page around everything on paper; `form` offers a file."""
    if not session.is_scored:
        return render(request, "reflection/paper_none.html", {"session": session})
    batches = batches_of(session)
    people = sum(batch.people for batch in batches)
    title = ngettext("%(n)d person on paper or by file", "%(n)d people on paper or by file", people)
    context = {
        "session": session,
        "batches": batches,
        "title": title % {"n": people} if people else _("Nobody on paper yet"),
        "takes_paper": operations.takes_paper(session),
        "form": form,
        "undo": undo.take(request),
    }
    return render(request, "reflection/paper.html", context)


@require_safe
def score_sheet(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The empty sheet as PDF, in the language of `?taal=`."""
    session = get_scored(request, region, pk)
    language = "en" if request.GET.get("taal", get_language()) == "en" else "nl"
    name = slugify(session.title)[:60] or "scoreblad"
    return returned.download(sheet_pdf(session, language), f"{name}-{language}.pdf", PDF)


@require_safe
def score_workbook(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The empty spreadsheet to fill in."""
    session = get_scored(request, region, pk)
    name = slugify(session.title)[:60] or "scores"
    return returned.download(score_template(session), f"{name}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def type_in(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Type in one sheet; the next one follows at once."""
    session = get_scored(request, region, pk)
    if not operations.takes_paper(session):
        messages.error(request, not_now(session))
        return redirect("reflection:paper", region, pk)
    form = SheetForm(
        request.POST or None,
        session=session,
        statements=frame_of(session).statements,
        organisations=organisations_to_choose(session),
    )
    if request.method == "POST" and form.is_valid() and _store_sheet(request, session, form):
        return redirect("reflection:paper_type_in", region, pk)
    context: dict[str, Any] = {
        "session": session,
        "form": form,
        "scale": list(enumerate(session.instrument.scale, start=1)),
        "unknown": session.instrument.unknown,
        "undo": undo.take(request) if request.method != "POST" else None,
    }
    return render(request, "reflection/paper_type_in.html", context)


def _store_sheet(request: HttpRequest, session: ReflectionSession, form: SheetForm) -> bool:
    """Store a valid sheet and offer the way back; False when it could not be stored."""
    try:
        batch = operations.type_in_sheet(session=session, by=get_user_for(request), row=form.row())
    except operations.AlreadyHere:
        form.add_error(
            "personal", _("Somebody with this personal code takes part already. Check the sheet.")
        )
    except WrongPhase:
        session.refresh_from_db()
        form.add_error(None, not_now(session))
    else:
        number = sum(1 for row in batches_of(session) if row.is_typed)
        text = _("Sheet %(number)d is stored. Take the next one.") % {"number": number}
        url = reverse("reflection:paper_take_back", args=[session.partnership.slug, session.pk])
        undo.offer(request, text, url, batch=batch, back="type_in")
        return True
    return False


@require_POST
def take_back(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Remove a batch as a whole, as long as nobody saw its answers in the results."""
    session = get_scored(request, region, pk)
    try:
        count = operations.take_back(
            session=session, by=get_user_for(request), batch=request.POST.get("batch", "")
        )
    except operations.AlreadyShown:
        text = _("These answers are in the results people saw, so they stay.")
        messages.error(request, text)
    except WrongPhase:
        messages.error(request, not_now(session))
    else:
        text = ngettext(
            "The answers of %(n)d person are taken back.",
            "The answers of %(n)d people are taken back.",
            count,
        )
        messages.success(request, text % {"n": count})
    typing = request.POST.get("back") == "type_in"
    return redirect("reflection:paper_type_in" if typing else "reflection:paper", region, pk)


def not_now(session: ReflectionSession) -> str:
    """Why no sheet can be added, and what to do."""
    if session.phase == "planned":
        return _("This session is not open yet. Open it first, then add the sheets.")
    return _("This session is closed. Open it again to add sheets.")

"""Taking part on a phone: enter the code, join, answer, look along. No account is needed."""

from pathlib import Path

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.live.tokens import sign_topic
from samenverder.reflection.forms.participation import (
    CodeForm,
    JoinForm,
    ReportRequestForm,
    ResumeForm,
)
from samenverder.reflection.joining import address_of_code
from samenverder.reflection.limits import (
    UNKNOWN_EARLIER_CODES,
    WRONG_CODES,
    WRONG_PERSONAL_CODES,
    address_of,
    count_wrong,
    may_try,
)
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.operations.report_requests import TooManyAddresses, ask_for_report
from samenverder.reflection.operations.seats import NotOpen, is_known, seat_of, take_seat
from samenverder.reflection.queries.participation import (
    COOKIE,
    organisations_to_choose,
    own_seat,
    require_session,
    session_by_code,
    statements_of,
)

SEAT_COOKIE_AGE = 60 * 60 * 24 * 60


def _too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "reflection/participant_wait_a_bit.html", status=429)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the statement page on the phone; its scope is this folder."""
    path = finders.find("web/js/participant-worker.js")
    content = Path(str(path)).read_text()
    return HttpResponse(
        content, content_type="text/javascript", headers={"Cache-Control": "no-cache"}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code that is on the screen."""
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        if not may_try("code", address_of(request), WRONG_CODES):
            return _too_many(request)
        if form.is_valid():
            if session_by_code(form.cleaned_data["code"]):
                return redirect("reflection:participant_join", form.cleaned_data["code"])
            if elsewhere := address_of_code(form.cleaned_data["code"]):
                return redirect(elsewhere)
            count_wrong("code", address_of(request))
            form.add_error("code", _("There is nothing to join with this code. Check the screen."))
    status = 422 if form.errors else 200
    return render(request, "reflection/participant_enter.html", {"form": form}, status=status)


def find_session(request: HttpRequest, code: str) -> ReflectionSession | HttpResponse:
    """The session at this address; a wrong code counts as guessing."""
    if not may_try("code", address_of(request), WRONG_CODES):
        return _too_many(request)
    session = session_by_code(code)
    if session is None:
        count_wrong("code", address_of(request))
        form = CodeForm({"code": code[:20]})
        form.is_valid()
        form.add_error("code", _("There is nothing to join with this code. Check the screen."))
        return render(request, "reflection/participant_enter.html", {"form": form}, status=404)
    return session


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Say where you work, if you like, and start."""
    session = find_session(request, code)
    if isinstance(session, HttpResponse):
        return session
    seat, _personal = own_seat(request, session)
    if seat and request.method != "POST":
        return redirect("reflection:participant_statement", session.code, 1)
    if request.headers.get("X-Fragment") == "1":
        return _still_waiting(session)
    if not session.takes_answers:
        return _waiting_room(request, session)
    return _join_form(request, session)


def _still_waiting(session: ReflectionSession) -> HttpResponse:
    """For a page that waits: nothing to show yet, or go and join."""
    if not session.takes_answers:
        return HttpResponse(status=204)
    here = reverse("reflection:participant_join", args=[session.code])
    return HttpResponse(status=204, headers={"X-Redirect": here})


def _waiting_room(request: HttpRequest, session: ReflectionSession) -> HttpResponse:
    context = _live(session) | {"session": session}
    return render(request, "reflection/participant_waiting.html", context)


def _live(session: ReflectionSession) -> dict[str, str]:
    return {"stream": f"/live/{sign_topic(session.topic)}"}


def _join_form(request: HttpRequest, session: ReflectionSession) -> HttpResponse:
    organisations = organisations_to_choose(session)
    form = JoinForm(request.POST or None, session=session, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        return _take_seat(request, session, form)
    total = len(statements_of(session, get_language() or "nl"))
    context = {"session": session, "form": form, "total": total}
    status = 422 if form.errors else 200
    return render(request, "reflection/participant_join.html", context, status=status)


def _take_seat(request: HttpRequest, session: ReflectionSession, form: JoinForm) -> HttpResponse:
    data = form.cleaned_data
    earlier = data["earlier_code"]
    if earlier and not _may_bring(request, session, earlier):
        return _too_many(request)
    user_id = request.user.pk if request.user.is_authenticated else None
    try:
        _seat, personal = take_seat(
            session=session,
            organisation=data.get("organisation"),
            layer=data["layer"],
            name=data.get("name", ""),
            code=earlier,
            compare=data["compare"] or bool(earlier),
            user_id=None if earlier else user_id,
        )
    except NotOpen:
        return _waiting_room(request, session)
    response = redirect("reflection:participant_statement", session.code, 1)
    keep_seat(response, session, personal, request.is_secure())
    return response


def _may_bring(request: HttpRequest, session: ReflectionSession, code: str) -> bool:
    """Whether a personal code may be tried here; one that nobody ever had may be a guess."""
    who = f"{session.pk}:{address_of(request)}"
    if seat_of(session, code) and not may_try("seat", who, WRONG_PERSONAL_CODES):
        return False
    if not is_known(session, code):
        count_wrong("earlier", who)
    return may_try("earlier", who, UNKNOWN_EARLIER_CODES)


def keep_seat(
    response: HttpResponse, session: ReflectionSession, personal: str, secure: bool
) -> None:
    """Remember the seat in this browser, readable by the server alone."""
    response.set_signed_cookie(
        COOKIE,
        personal,
        salt=f"seat:{session.code}",
        max_age=SEAT_COOKIE_AGE,
        path=f"/meedoen/{session.code}/",
        httponly=True,
        samesite="Lax",
        secure=secure,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest, code: str) -> HttpResponse:
    """Go on in another browser with the personal code."""
    session = find_session(request, code)
    if isinstance(session, HttpResponse):
        return session
    who = f"{session.pk}:{address_of(request)}"
    if not may_try("seat", who, WRONG_PERSONAL_CODES):
        return _too_many(request)
    form = ResumeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if seat_of(session, form.cleaned_data["code"]):
            response = redirect("reflection:participant_statement", session.code, 1)
            keep_seat(response, session, form.cleaned_data["code"], request.is_secure())
            return response
        count_wrong("seat", who)
        form.add_error("code", _("Nobody joined this session with this personal code."))
    status = 422 if form.errors else 200
    context = {"session": session, "form": form}
    return render(request, "reflection/participant_resume.html", context, status=status)


def _ask(session: ReflectionSession, form: ReportRequestForm) -> bool:
    """Remember the address; False, with what is wrong in the form, when there is no room."""
    email = form.cleaned_data["email"]
    try:
        ask_for_report(session=session, email=email, language=get_language() or "nl")
    except TooManyAddresses:
        form.add_error(
            "email",
            _("Many more addresses were left than people take part. Ask who leads the session."),
        )
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def ask_report(request: HttpRequest, code: str) -> HttpResponse:
    """Leave an address for the report. It is stored apart from the answers."""
    session = require_session(request, code)
    seat, _personal = own_seat(request, session)
    if seat is None:
        return redirect("reflection:participant_join", session.code)
    form = ReportRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _ask(session, form):
        messages.success(request, _("You will get the report by mail once the session is over."))
        return redirect("reflection:participant_now", session.code)
    status = 422 if form.errors else 200
    context = {"session": session, "form": form}
    return render(request, "reflection/participant_report.html", context, status=status)

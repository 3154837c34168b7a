"""At the door: who is there, on a phone, a tablet or paper; and certificates afterwards."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.network.views.pages import attempt
from samenverder.trainings.forms.evaluating import NumberForm, tidy_number
from samenverder.trainings.forms.signing_up import PresentForm
from samenverder.trainings.models import STILL, SignUp, SignUpState
from samenverder.trainings.operations import attending
from samenverder.trainings.paper import certificate_pdf, pdf_name, present_pdf
from samenverder.trainings.queries.sign_ups import people_of_date, valid_certificate
from samenverder.trainings.views.common import (
    MANAGE,
    VIEW,
    address,
    date_of,
    show,
    sign_up_of,
    training_for,
)
from samenverder.web import undo
from samenverder.web.back import post_or_go

ANSWERS = {"ja": True, "nee": False, "onbekend": None}
WORDS = {value: word for word, value in ANSWERS.items()}


@require_safe
def attendance(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """The list at the door: by name, one press for each."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    rows = [row for row in people_of_date(date) if row.state in STILL]
    rows.sort(key=lambda row: (row.state == SignUpState.WAITING, row.person.name.casefold()))
    return show(
        request,
        "attendance",
        training.partnership,
        training=training,
        date=date,
        rows=rows,
        there=sum(row.attended is True for row in rows),
        open=sum(row.attended is None and row.state == SignUpState.IN for row in rows),
        form=PresentForm(date=date) if date.is_held else None,
    )


@post_or_go("trainings:attendance", "region", "pk", "day")
def attend(request: HttpRequest, region: str, pk: int, day: int, row: int) -> HttpResponse:
    """Note that somebody was there, was not, or take that back."""
    training = training_for(request, region, pk, MANAGE)
    found = sign_up_of(date_of(training, day), row)
    before = WORDS[found.attended]
    value = request.POST.get("waarde", "")
    if value in ANSWERS and attempt(
        request, attending.note_attendance, row=found, by=request.user, attended=ANSWERS[value]
    ):
        text = {
            "ja": _("%(name)s was there."),
            "nee": _("%(name)s was not there."),
            "onbekend": _("Nothing is noted of %(name)s."),
        }[value] % {"name": found.person.name}
        undo.offer(request, text, address("attend", region, pk, day, row), waarde=before)
    return redirect(address("attendance", region, pk, day) + f"#wie-{row}")


@post_or_go("trainings:attendance", "region", "pk", "day")
def attend_all(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Everybody of whom nothing was noted was there."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    n = attempt(request, attending.note_everybody, date=date, by=request.user)
    if n:
        text = ngettext("%(n)d person more was there.", "%(n)d people more were there.", n)
        messages.success(request, text % {"n": n})
    return redirect("trainings:attendance", region, pk, day)


@require_http_methods(["GET", "POST"])
def attend_add(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Somebody came who had not signed up."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    form = PresentForm(request.POST or None, date=date)
    if form.is_valid() and form.attempt(
        attending.add_present, date=date, by=request.user, **form.cleaned_data
    ):
        text = _("%(name)s was there.") % {"name": form.result.person.name}
        url = address("attend", region, pk, day, form.result.pk)
        undo.offer(request, text, url, waarde="nee")
        return redirect("trainings:attendance", region, pk, day)
    return show(
        request, "attend_add", training.partnership, form=form, training=training, date=date
    )


@require_safe
def present_paper(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """The list on paper, with a place for a signature."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    language = get_language() or "nl"
    rows = [row for row in people_of_date(date) if row.state == SignUpState.IN]
    return _pdf(present_pdf(date, rows, language), pdf_name(date, "present", language))


@require_safe
def certificate(request: HttpRequest, region: str, pk: int, day: int, row: int) -> HttpResponse:
    """The certificate of somebody who was there: for themselves, and for a facilitator."""
    training = training_for(request, region, pk, VIEW)
    found = sign_up_of(date_of(training, day), row)
    if found.person.user_id != request.user.pk and not request.user.has_perm(MANAGE, training):
        raise PermissionDenied
    if not found.has_certificate:
        raise Http404
    return certificate_of(found)


def certificate_of(row: SignUp) -> HttpResponse:
    """The certificate in the language of who asks."""
    language = get_language() or "nl"
    return _pdf(certificate_pdf(row, language), pdf_name(row.date, "certificate", language))


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """For anybody: whether a certificate with this number was given, and nothing about who."""
    form = NumberForm(request.GET or None)
    found = None
    if form.is_valid():
        found = valid_certificate(tidy_number(form.cleaned_data["nummer"]))
    context = {"form": form, "asked": form.is_bound and not form.errors, "found": found}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "trainings/check.html", context, status=status)

"""One's own place without an account, by the secret address in the mail about it.

Looking changes nothing: programs that check mail for dangers open every link in it.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.network.views.pages import attempt
from samenverder.trainings.evaluation_keys import evaluation_key, sign_up_at
from samenverder.trainings.models import SignUp, TrainingDate
from samenverder.trainings.operations import signing_up
from samenverder.trainings.queries.catalogue import with_counts
from samenverder.trainings.queries.evaluations import may_evaluate
from samenverder.trainings.queries.sign_ups import waiting_before
from samenverder.trainings.queries.who import may_come
from samenverder.trainings.views.attending import certificate_of
from samenverder.trainings.views.signing_up import said


def _row(key: str) -> SignUp:
    row = sign_up_at(key)
    if row is None:
        raise Http404
    return row


@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, key: str) -> HttpResponse:
    """How somebody stands; signing off, and on again."""
    row = _row(key)
    if request.method == "POST":
        if request.POST.get("terug"):
            again = attempt(request, signing_up.sign_up, date=row.date, person=row.person, by=None)
            if again:
                messages.success(request, said(again))
        elif attempt(request, signing_up.withdraw, row=row, by=None):
            messages.success(request, _("You are signed off."))
        return redirect("trainings:place", key)
    date = with_counts(TrainingDate.objects.filter(pk=row.date_id)).get()
    date.training = row.date.training
    context = {
        "row": row,
        "date": date,
        "training": date.training,
        "host": date.training.partnership,
        "ahead": waiting_before(row) + 1,
        "may_join": may_come(date.training, row.person),
        "key": key,
        "evaluation": evaluation_key(row) if may_evaluate(row) else "",
    }
    return render(request, "trainings/place.html", context)


@require_safe
def place_certificate(request: HttpRequest, key: str) -> HttpResponse:
    """The certificate of somebody without an account who was there."""
    row = _row(key)
    if not row.has_certificate:
        raise Http404
    return certificate_of(row)

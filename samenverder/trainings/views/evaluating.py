"""The evaluation: asked of who was there, answered without a name, read from five answers on."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.network.views.pages import attempt
from samenverder.trainings.evaluation_keys import place_key, sign_up_with
from samenverder.trainings.forms.evaluating import EvaluationForm
from samenverder.trainings.operations import evaluating
from samenverder.trainings.queries.evaluations import evaluation_of
from samenverder.trainings.views.common import MANAGE, date_of, show, training_for
from samenverder.web.back import post_or_go


@require_http_methods(["GET", "HEAD", "POST"])
def evaluate(request: HttpRequest, key: str) -> HttpResponse:
    """Three short questions, by the link in the mail."""
    row = sign_up_with(key)
    if row is None:
        raise Http404
    form = EvaluationForm(request.POST or None)
    if (
        not row.evaluated
        and form.is_valid()
        and form.attempt(evaluating.evaluate, row=row, **form.values())
    ):
        return redirect("trainings:evaluate", key)
    context = {
        "form": form,
        "row": row,
        "date": row.date,
        "training": row.date.training,
        "place": place_key(row) if row.person.user_id is None else "",
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "trainings/evaluate.html", context, status=status)


@require_safe
def evaluation(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """What people thought of it, from five answers on."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    return show(
        request,
        "evaluation",
        training.partnership,
        training=training,
        date=date,
        seen=evaluation_of(date),
        questions=[field.label for field in EvaluationForm()],
    )


@post_or_go("trainings:evaluation", "region", "pk", "day")
def evaluation_ask(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Mail who was there and was not asked yet."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    n = attempt(request, evaluating.ask_evaluation, date=date, by=request.user)
    if n:
        text = ngettext("%(n)d person gets a mail with the questions.",
                        "%(n)d people get a mail with the questions.", n)  # fmt: skip
        messages.success(request, text % {"n": n})
    elif n == 0:
        messages.info(request, _("Everybody who was there was asked already."))
    return redirect("trainings:evaluation", region, pk, day)

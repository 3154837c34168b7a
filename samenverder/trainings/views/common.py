"""What every view of this room needs: the training for this user, its dates, pages."""

from typing import Any, TypeVar

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from samenverder.lib.text import whole_numbers
from samenverder.live.operations import newest_message
from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_for, row_or_404
from samenverder.network.models import Partnership
from samenverder.trainings.forms.signing_up import MOST
from samenverder.trainings.models import SignUp, Training, TrainingDate
from samenverder.trainings.queries.catalogue import with_counts
from samenverder.web import undo

M = TypeVar("M", bound=Model)
VIEW, MANAGE = "trainings.view_training", "trainings.manage_training"
ROWS = Training.objects.select_related("provider", "focus_area", "contact")


def training_for(
    request: HttpRequest, region: str, pk: int, permission: str = VIEW, *, removed: bool = False
) -> Training:
    """The training at this address, when the user may do this with it."""
    seen = newest_message() if request.method == "GET" else 0
    rows = ROWS.filter(removed_at__isnull=not removed)
    found: Training = get_for(request, region, rows, permission, pk=pk)
    found.seen = seen  # type: ignore[attr-defined]
    return found


def date_of(training: Training, pk: int, *, removed: bool = False) -> Any:
    """A date of this training, with `taken` and `waiting`."""
    rows = with_counts(TrainingDate.objects.filter(removed_at__isnull=not removed))
    found = row_or_404(rows, training=training, pk=pk)
    found.training = training
    return found


def sign_up_of(date: TrainingDate, pk: int) -> SignUp:
    """Somebody's sign-up for this date."""
    found = row_or_404(SignUp.objects.select_related("person__user"), date=date, pk=pk)
    found.date = date
    return found


def show(
    request: HttpRequest, template: str, partnership: Partnership, **context: Any
) -> HttpResponse:
    """A page of this room; a form with errors makes it 422."""
    form, training = context.get("form"), context.get("training")
    wrong = form is not None and form.is_bound and form.errors
    everything = {
        "partnership": partnership,
        "may_manage": request.user.has_perm(MANAGE, partnership),
        "undo": undo.take(request),
        "topic": sign_topic(f"training:{training.pk}") if training is not None else "",
        "here": "trainings",
        **context,
    }
    return render(request, f"trainings/{template}.html", everything, status=422 if wrong else 200)


def numbers_in(request: HttpRequest, name: str, most: int = MOST) -> list[int]:
    """The numbers of rows that a form sent under this name; what comes after `most` is left out."""
    return whole_numbers(request.POST.getlist(name))[:most]


def to_training(training: Training, anchor: str = "") -> HttpResponse:
    """Back to the page of a training."""
    return redirect(training.get_absolute_url() + anchor)


def address(name: str, region: str, *numbers: int) -> str:
    """An address of this room."""
    return reverse(f"trainings:{name}", args=[region, *numbers])

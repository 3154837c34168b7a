"""The page on which an action, a decision or an agreement is written down or changed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenverder.commitments.forms.fields import CommitmentForm
from samenverder.commitments.operations import EditConflict
from samenverder.commitments.views.commitment import label_of, shown_conflicts

Say = Callable[[HttpRequest, Any, Any], None]


def form_page(
    request: HttpRequest, kind: str, form: CommitmentForm, conflicts: Any = (), **more: Any
) -> HttpResponse:
    """The form: 409 with both texts when two people changed the same, 422 with what is wrong."""
    status = 409 if conflicts else 422 if form.errors else 200
    help_page = "acties" if kind == "action" else "afspraken"
    context = {kind: form.row, "form": form, "conflicts": conflicts, "help_page": help_page}
    return render(request, f"commitments/{kind}_form.html", context | more, status=status)


def change_page(
    request: HttpRequest, form: CommitmentForm, change: Callable[..., Any], say: Say
) -> HttpResponse:
    """Change a row; when somebody else changed the same meanwhile, show both texts.

    `change` is the operation, `say(request, before, now)` tells what it came to.
    """
    row = form.row
    kind, conflicts = str(row.kind.value), []
    if request.method == "POST" and form.is_valid():
        values = form.values()
        expected = values.pop("version")
        try:
            now = change(**{kind: row}, by=request.user, expected_version=expected, **values)
        except EditConflict as conflict:
            conflicts = shown_conflicts(conflict)
            data = request.POST.copy()
            data["version"] = str(conflict.row.version)
            form.data = data
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            _say(request, row, now, expected, say)
            return redirect(now.get_absolute_url())
    return form_page(request, kind, form, conflicts)


def _say(request: HttpRequest, before: Any, now: Any, expected: int, say: Say) -> None:
    """What came of it, and which other parts somebody else changed meanwhile."""
    if now.version == before.version:
        messages.info(request, _("Nothing changed."))
    else:
        say(request, before, now)
    rows = now.changes.filter(version__gt=expected, version__lte=before.version)
    parts = dict.fromkeys(label_of(now, row.field) for row in rows.order_by("pk"))
    if parts:
        text = _("Meanwhile somebody else changed: %(parts)s. That is kept as well.")
        messages.info(request, text % {"parts": ", ".join(parts)})


def saying(sentence: Any) -> Say:
    """Say this sentence when something changed."""
    return lambda request, before, now: messages.success(request, str(sentence))

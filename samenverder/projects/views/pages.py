"""What the pages of this room share."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_for
from samenverder.network.models import Partnership
from samenverder.projects.models import Project
from samenverder.web import undo

VIEW, CHANGE = "projects.view_project", "projects.change_project"


def project_for(request: HttpRequest, region: str, pk: int, permission: str) -> Project:
    """A project of this partnership, when this user may do `permission` with it."""
    rows = Project.objects.select_related("leader", "focus_area", "question")
    return get_for(request, region, rows, permission, pk=pk)


def over(request: HttpRequest, project: Project) -> HttpResponse:
    """Away from a form that cannot be saved any more."""
    messages.warning(request, _("This project is over. Let it run again to change this."))
    return redirect(project.get_absolute_url())


def language_of(request: HttpRequest) -> str:
    """The language of a document: Dutch, or English when the address asks (`taal=en`)."""
    return "en" if request.GET.get("taal") == "en" else "nl"


def pdf_page(content: bytes, name: str) -> HttpResponse:
    """A document that opens in the browser under this file name."""
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def show(
    request: HttpRequest, template: str, partnership: Partnership, **context: Any
) -> HttpResponse:
    """A page of this room; a form with errors makes it 422, one with another's text 409."""
    form = context.get("form")
    wrong = form is not None and form.is_bound and form.errors
    status = 409 if wrong and getattr(form, "theirs", None) else 422 if wrong else 200
    everything = {
        "undo": undo.take(request),
        "topic": sign_topic(f"projects:{partnership.pk}"),
        **context,
    }
    return render(request, f"projects/{template}.html", everything, status=status)

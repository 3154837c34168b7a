"""What every partner gets out of a project, written on one page."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.network.forms.base import tidy
from samenverder.projects import operations
from samenverder.projects.forms import BenefitForm
from samenverder.projects.models import Project
from samenverder.projects.queries.detail import Gain, gains_of
from samenverder.projects.views.pages import CHANGE, over, project_for, show
from samenverder.web import undo


@dataclass
class BenefitLine:
    """One partner on the page: what stands in its fields, and what stood there when it opened."""

    gain: Gain
    what: str
    how: str
    version: str
    was_what: str
    was_how: str
    problem: str = ""

    @classmethod
    def of(cls, gain: Gain, sent: QueryDict | None = None) -> "BenefitLine":
        """As it is now, or as it was sent; a partner that was not sent is as it is now."""
        row = gain.benefit
        what, how = (row.what, row.how) if row else ("", "")
        line = cls(gain, what, how, str(row.version if row else 0), what, how)
        pk = gain.organisation.pk
        if sent is not None and f"what-{pk}" in sent:
            for name in ("what", "how", "version", "was_what", "was_how"):
                setattr(line, name, tidy(sent.get(f"{name}-{pk}", "")))
        return line

    @property
    def is_changed(self) -> bool:
        """Something else stands in its fields than when the page opened."""
        return (self.what, self.how) != (self.was_what, self.was_how)

    @property
    def way_back(self) -> dict[str, str]:
        """What a form sends that writes what stood there before."""
        pk, row = self.gain.organisation.pk, self.gain.benefit
        return {
            f"what-{pk}": self.was_what,
            f"how-{pk}": self.was_how,
            f"was_what-{pk}": self.what,
            f"was_how-{pk}": self.how,
            f"version-{pk}": str(row.version if row else 0),
        }


@require_http_methods(["GET", "POST"])
def benefits(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The fields of every partner; what stands in the way of one leaves the others saved."""
    project = project_for(request, region, pk, CHANGE)
    if project.is_closed:
        return over(request, project)
    sent = request.POST if request.method == "POST" else None
    lines = [BenefitLine.of(gain, sent) for gain in gains_of(project)]
    if sent is not None:
        saved = [line for line in lines if line.is_changed and _save(project, request.user, line)]
        if not any(line.problem for line in lines):
            _tell(request, saved)
            return redirect(f"{project.get_absolute_url()}#belang")
    problems = [line for line in lines if line.problem]
    page = show(
        request, "benefits_form", project.partnership, project=project, lines=lines,
        problems=problems,
    )  # fmt: skip
    page.status_code = 422 if problems else 200
    return page


def _save(project: Project, by: Any, line: BenefitLine) -> bool:
    """Write one line. What stands in its way is told at the line; what was typed stays there."""
    form = BenefitForm({"what": line.what, "how": line.how, "version": line.version or "0"})
    partner = line.gain.organisation
    if form.is_valid() and form.attempt(
        operations.set_benefit, project=project, by=by, organisation=partner, **form.cleaned_data
    ):
        line.gain = Gain(partner, form.result, line.gain.role)
        line.version = str(form.result.version if form.result else 0)
        return True
    line.problem = " ".join(str(error) for errors in form.errors.values() for error in errors)
    line.version = str(form["version"].value() or 0)
    return False


def _tell(request: HttpRequest, saved: list[BenefitLine]) -> None:
    if not saved:
        return
    text = ngettext(
        "What %(n)d partner gets is saved.", "What %(n)d partners get is saved.", len(saved)
    )
    fields = {name: value for line in saved for name, value in line.way_back.items()}
    undo.offer(request, text % {"n": len(saved)}, request.path, **fields)

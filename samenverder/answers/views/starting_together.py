"""From several needs one agreement, or one project; and the way back from both."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.ambition.queries.people import person_of
from samenverder.answers.forms.starting_together import TogetherAgreementForm, TogetherProjectForm
from samenverder.answers.models import NeedInProject
from samenverder.answers.operations import together as operations
from samenverder.answers.operations.together import Share
from samenverder.answers.queries.side_by_side import NeedRow, need_rows, shared_needs
from samenverder.answers.queries.sums import sums_of
from samenverder.answers.queries.together import Candidate, candidates
from samenverder.commitments.models import Agreement
from samenverder.lib.text import whole_number, whole_numbers
from samenverder.network.access import get_for, get_partnership_for
from samenverder.network.models import Partnership, Person
from samenverder.network.views.pages import attempt, to_what_is_there
from samenverder.plans.models import PlanNeed
from samenverder.projects.models import Project
from samenverder.web import undo
from samenverder.web.back import post_or_go

MOST = 60
SEE, ADD_PROJECT = "answers.view_answer", "projects.add_project"


def picked(request: HttpRequest, partnership: Partnership) -> list[NeedRow]:
    """The needs that were ticked, as far as they exist and are shared; at most sixty."""
    source = request.POST if request.method == "POST" else request.GET
    wanted = whole_numbers(source.getlist("behoefte"))[:MOST]
    return need_rows(partnership, pks=wanted) if wanted else []


def nothing_picked(request: HttpRequest, region: str) -> HttpResponse:
    """Back to the needs with what to do there."""
    messages.warning(request, _("Tick first which needs you want to take together."))
    return redirect("answers:needs", region)


@require_http_methods(["GET", "POST"])
def together_project(request: HttpRequest, region: str) -> HttpResponse:
    """One project for several needs; `behoefte=12` in the address names each."""
    partnership = get_partnership_for(request, region, ADD_PROJECT)
    needs = picked(request, partnership)
    if not needs:
        return nothing_picked(request, region)
    form = TogetherProjectForm(
        request.POST or None,
        partnership=partnership,
        initial=_project_start(needs) | {"leader": person_of(request.user, partnership)},
    )
    if form.is_valid() and form.attempt(
        operations.begin_together,
        partnership=partnership,
        by=request.user,
        needs=needs,
        **form.cleaned_data,
    ):
        text = _("The project is there, with its partners and its budget. It begins as an idea.")
        undo.offer(request, text, reverse("answers:project_undo", args=[region, form.result.pk]))
        return redirect(form.result.get_absolute_url())
    if form.there:
        return to_what_is_there(request, form.there)
    return _show(request, "together_project", partnership, needs, form=form)


def _project_start(needs: list[NeedRow]) -> dict[str, Any]:
    """What the form begins with: the words of the first need, what every school asks."""
    first = needs[0]
    areas = {need.area for need in needs}
    asks = "\n".join(f"– {need.school_name}: {need.ask}" for need in needs)
    words = ngettext(
        "%(n)d school asks something that can be done together:",
        "%(n)d schools ask something that can be done together:",
        len({need.school for need in needs}),
    )
    head = words % {"n": len({need.school for need in needs})}
    return {
        "title": _("Together: %(what)s") % {"what": first.text[:140]},
        "purpose": f"{head}\n{asks}"[:2000],
        "focus_area": areas.pop() if len(areas) == 1 else None,
    }


@require_http_methods(["GET", "POST"])
def together_agreement(request: HttpRequest, region: str) -> HttpResponse:
    """One agreement for several needs, on the mandates of who agree."""
    partnership = get_partnership_for(request, region, SEE)
    needs = picked(request, partnership)
    if not needs:
        return nothing_picked(request, region)
    rows = candidates(partnership, needs, request.user)
    able = [row for row in rows if row.can]
    start = {"text": _agreement_text(able), "kind_of": able[0].need.kind if able else ""}
    form = TogetherAgreementForm(request.POST or None, candidates=rows, initial=start)
    if (
        able
        and form.is_valid()
        and form.attempt(
            operations.agree_together, partnership=partnership, by=request.user, **_agreed(form)
        )
    ):
        agreement = form.result
        url = reverse("answers:together_undo", args=[region, agreement.pk])
        undo.offer(request, _("The agreement is on the list, and the needs are answered."), url)
        return redirect(agreement.get_absolute_url())
    left = [row for row in rows if not row.can]
    return _show(request, "together_agreement", partnership, needs, form=form, able=able, left=left)


def _agreement_text(able: list[Candidate]) -> str:
    texts = dict.fromkeys(row.need.text for row in able)
    return "; ".join(texts)[:600]


def _agreed(form: TogetherAgreementForm) -> dict[str, Any]:
    """What the operation takes: a share for each need somebody agrees to."""
    data = form.cleaned_data
    sent = {row.need.pk: data.get(f"who_{row.need.pk}") for row in form.candidates}
    chosen = {need: int(who) for need, who in sent.items() if who}
    people = Person.objects.in_bulk(chosen.values())
    rows = PlanNeed.objects.select_related("plan__school", "plan__board", "plan__partnership")
    known = rows.in_bulk(chosen)
    shares = [
        Share(
            need=known[row.need.pk],
            person=people[chosen[row.need.pk]],
            seen=row.seen,
            euros=data.get(f"euros_{row.need.pk}"),
            hours=data.get(f"hours_{row.need.pk}"),
        )
        for row in form.candidates
        if row.need.pk in chosen
    ]
    names = ("text", "condition", "starts_on", "until", "follow_up_on")
    return {"kind": data["kind_of"], "shares": shares, **{name: data[name] for name in names}}


def _show(
    request: HttpRequest, template: str, partnership: Partnership, needs: list[NeedRow],
    **context: Any,
) -> HttpResponse:  # fmt: skip
    form = context["form"]
    status = 422 if form.is_bound and form.errors else 200
    query = "&".join(f"behoefte={need.pk}" for need in needs)
    everything = {
        "needs": needs,
        "whole": sums_of(needs),
        "query": query,
        "may_project": request.user.has_perm(ADD_PROJECT, partnership),
        **context,
    }
    return render(request, f"answers/{template}.html", everything, status=status)


@post_or_go("answers:needs", "region")
def together_undo(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of an agreement for several needs: its answers are taken back, and it with them."""
    rows = Agreement.objects.filter(deleted_at__isnull=True)
    agreement = get_for(request, region, rows, "commitments.view_agreement", pk=pk)
    if attempt(request, operations.undo_together, agreement=agreement, by=request.user):
        messages.success(request, _("The agreement is taken back. The needs are open again."))
    return redirect("answers:needs", region)


@post_or_go("answers:needs", "region")
def project_undo(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of a project from needs: it goes whole; the needs are ticked again in the next form."""
    project = get_for(request, region, Project.objects.all(), "projects.change_project", pk=pk)
    needs = list(project.needs.order_by("pk").values_list("need", flat=True))
    if not needs:
        raise Http404
    if not attempt(request, operations.undo_project, project=project, by=request.user):
        return redirect(project.get_absolute_url())
    messages.success(request, _("The project is gone as a whole. Its needs are as they were."))
    again = urlencode({"behoefte": needs}, doseq=True)
    return redirect(f"{reverse('answers:together_project', args=[region])}?{again}")


@post_or_go("projects:detail", "region", "pk")
def project_need_remove(request: HttpRequest, region: str, pk: int, row: int) -> HttpResponse:
    """Take a need out of a project; the next page offers the way back."""
    project = get_for(request, region, Project.objects.all(), "projects.change_project", pk=pk)
    found = NeedInProject.objects.filter(project=project, pk=row).first() if row < 2**63 else None
    if found is None:
        raise Http404
    need = found.need_id
    if attempt(request, operations.take_out_of_project, row=found, by=request.user):
        url = reverse("answers:project_need_put", args=[region, pk])
        undo.offer(request, _("The need is taken out of the project."), url, behoefte=str(need))
    return redirect(project.get_absolute_url())


@post_or_go("projects:detail", "region", "pk")
def project_need_put(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put a shared need in a project, or back in it."""
    project = get_for(request, region, Project.objects.all(), "projects.change_project", pk=pk)
    wanted = whole_number(request.POST.get("behoefte", ""))
    need = shared_needs(project.partnership).filter(pk=wanted).first()
    if need is None:
        raise Http404
    if attempt(request, operations.put_in_project, need=need, project=project, by=request.user):
        messages.success(request, _("The need is part of the project."))
    return redirect(project.get_absolute_url())

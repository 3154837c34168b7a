"""One site: what the files say of it, what changed, and which partner it is."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenverder.network.access import get_for, user_of
from samenverder.register.columns import fact_label
from samenverder.register.forms.linking import LinkForm
from samenverder.register.models import RegisterSite, SourceSort
from samenverder.register.operations.picking import link_site
from samenverder.register.queries.history import history_of
from samenverder.register.views.pages import room
from samenverder.web import undo

SITES = RegisterSite.objects.select_related("organisation", "made_by")
SHOWN = [
    "structure", "denomination", "street", "postcode", "town", "municipality", "province",
    "labour_region", "education_region", "rmc_region", "rpa_region", "wgr_area", "corop_area",
    "nodal_area", "phone", "pupils",
    "opened_on", "closed_on",
]  # fmt: skip


@require_safe
def site_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The page of one site."""
    site = get_for(request, region, SITES, "register.view_register", pk=pk)
    return _page(request, site, LinkForm(partnership=site.partnership, initial=_now(site)))


@require_POST
def site_link(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Say which partner this site is."""
    site = get_for(request, region, SITES, "register.change_register", pk=pk)
    form = LinkForm(request.POST, partnership=site.partnership)
    if form.is_valid():
        organisation = form.cleaned_data["organisation"]
        values = {"by": user_of(request), "site": site, "organisation": organisation}
        if form.attempt(link_site, **values):
            said = _("This site is %(name)s.") if organisation else _("This site is no partner.")
            messages.success(request, said % {"name": organisation})
            return redirect("register:site_detail", region, pk)
    return _page(request, site, form)


def _now(site: RegisterSite) -> dict[str, Any]:
    return {"organisation": site.organisation_id}


def _page(request: HttpRequest, site: RegisterSite, form: LinkForm) -> HttpResponse:
    labels = dict(SourceSort.choices)
    facts = [
        (fact_label(name), value)
        for name in SHOWN
        if (value := getattr(site, name)) not in ("", None)
    ]
    context = room(
        request,
        site.partnership,
        site=site,
        facts=facts,
        sources=[labels.get(sort, sort) for sort in site.source_list],
        history=history_of(site),
        form=form,
        undo=undo.take(request),
    )
    status = 422 if form.errors else 200
    return render(request, "register/site_detail.html", context, status=status)

"""Saying that a partner stands behind a text, asking for it, and who did."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.ambition import operations
from samenverder.ambition.forms import EndorseForm, PaperForm
from samenverder.ambition.models import AmbitionVersion, Endorsement
from samenverder.ambition.queries.endorsements import Row, support_of
from samenverder.ambition.queries.people import (
    holders,
    own_mandates,
    own_organisations,
    partners,
)
from samenverder.ambition.views.pages import CHANGE, may_change, show, to_version, version_for
from samenverder.lib.tables import Sheet
from samenverder.lib.text import join_words, whole_number
from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt, download
from samenverder.web import undo
from samenverder.web.back import post_or_go

PER_PAGE = 50
post_only = post_or_go("ambition:endorsement_list", "region", "pk")


@require_http_methods(["GET", "POST"])
def endorse(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Two minutes on a phone: the text, and what the partner says about it."""
    version = version_for(request, region, pk)
    mandates = own_mandates(request.user, version.partnership)
    organisations = list({row.organisation_id: row.organisation for row in mandates}.values())
    if not organisations or not version.can_be_endorsed:
        return _without_mandate(request, version)
    form = EndorseForm(
        request.POST or None, organisations=organisations, initial=_said(version, organisations)
    )
    if form.is_valid() and form.attempt(
        operations.endorse, version=version, by=request.user, **form.cleaned_data
    ):
        text = _("Saved for %(partner)s.") % {"partner": form.result.organisation.name}
        _offer_way_back(request, text, form.result)
        return redirect("ambition:endorsement_list", region, pk)
    now = version.endorsements.filter(withdrawn_at=None, organisation__in=organisations)
    return show(
        request,
        "endorse",
        version.partnership,
        version=version,
        form=form,
        mandates=mandates,
        one=organisations[0] if len(organisations) == 1 else None,
        said=now.select_related("organisation"),
    )


def _said(version: AmbitionVersion, organisations: list[Any]) -> dict[str, Any]:
    """With one organisation the form begins with what it said before."""
    if len(organisations) != 1:
        return {}
    row = version.endorsements.filter(withdrawn_at=None, organisation=organisations[0]).first()
    return {"stand": row.stand, "why": row.why} if row else {}


def _without_mandate(request: HttpRequest, version: AmbitionVersion) -> HttpResponse:
    """Who has the mandate of one's own organisations, and a way to ask them."""
    mine = {row.pk for row in own_organisations(request.user, version.partnership)}
    rows = support_of(version, with_mandates=True).rows if version.can_be_endorsed else ()
    return show(
        request,
        "no_mandate",
        version.partnership,
        version=version,
        rows=[row for row in rows if row.organisation.pk in mine],
    )


@post_or_go("ambition:endorse", "region", "pk")
def endorse_ask(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Ask whoever holds the mandate of one's own organisation; coordinators ask every partner."""
    version = version_for(request, region, pk)
    rows = partners(version.partnership)
    if not may_change(request, version.partnership):
        mine = own_organisations(request.user, version.partnership)
        rows = rows.filter(pk__in=[row.pk for row in mine])
    chosen = request.POST.get("organisation", "")
    organisation = row_or_404(rows, pk=whole_number(chosen))
    asked = attempt(
        request, operations.ask, by=request.user, version=version, organisation=organisation
    )
    if asked:
        told = ngettext("%(n)d person gets a mail.", "%(n)d people get a mail.", asked.mails)
        messages.success(request, told % {"n": asked.mails})
    back = "endorsement_list" if may_change(request, version.partnership) else "endorse"
    return redirect(f"ambition:{back}", region, pk)


@require_safe
def endorsement_list(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Every partner and what it says about a text."""
    version = version_for(request, region, pk)
    if version.is_draft:
        return to_version(version)
    support = support_of(version, with_mandates=True)
    asked: dict[int, Any] = {}
    for row in version.requests.order_by("asked_on").select_related("person"):
        asked[row.organisation_id] = row
    return show(
        request,
        "endorsements",
        version.partnership,
        version=version,
        support=support,
        page=Paginator(support.rows, PER_PAGE).get_page(request.GET.get("pagina")),
        asked=asked,
        earlier=version.endorsements.filter(withdrawn_at__isnull=False)
        .select_related("organisation")
        .order_by("-withdrawn_at"),
        without_mandate=[row for row in support.silent if not row.holders],
        to_remind=[row for row in support.silent if _reachable(row)],
        mine={row.organisation_id for row in own_mandates(request.user, version.partnership)},
    )


def _reachable(row: Row) -> bool:
    return any(holder.email for holder in row.holders)


@require_http_methods(["GET", "POST"])
def endorsement_record(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A coordinator records what was said or signed elsewhere."""
    version = version_for(request, region, pk, CHANGE)
    if not version.can_be_endorsed:
        return to_version(version)
    known = holders(version.partnership)
    chosen = {"mandate": request.GET.get("mandaat", "")}
    form = PaperForm(request.POST or None, holders=known, initial=chosen)
    if form.is_valid() and form.attempt(
        operations.record_on_paper, version=version, by=request.user, **form.cleaned_data
    ):
        text = _("Saved for %(partner)s.") % {"partner": form.result.organisation.name}
        _offer_way_back(request, text, form.result)
        return redirect("ambition:endorsement_list", region, pk)
    return show(request, "record", version.partnership, version=version, form=form, holders=known)


@post_only
def endorsement_withdraw(request: HttpRequest, region: str, pk: int, row: int) -> HttpResponse:
    """What a partner said no longer counts: by who holds its mandate, or a coordinator."""
    found = _endorsement(request, region, pk, row, withdrawn=False)
    attempt(request, operations.withdraw_endorsement, by=request.user, endorsement=found)
    text = _("What %(partner)s said is taken back.") % {"partner": found.organisation.name}
    undo.offer(request, text, _to("endorsement_restore", found))
    return redirect("ambition:endorsement_list", region, pk)


@post_only
def endorsement_restore(request: HttpRequest, region: str, pk: int, row: int) -> HttpResponse:
    """Undo of taking it back, or (`na`) of what was said after it."""
    found = _endorsement(request, region, pk, row, withdrawn=True)
    other = request.POST.get("na", "")
    instead_of = whole_number(other)
    attempt(
        request,
        operations.restore_endorsement,
        by=request.user,
        endorsement=found,
        instead_of=instead_of,
    )
    return redirect("ambition:endorsement_list", region, pk)


def _endorsement(
    request: HttpRequest, region: str, pk: int, row: int, *, withdrawn: bool
) -> Endorsement:
    version = version_for(request, region, pk)
    rows = version.endorsements.filter(withdrawn_at__isnull=not withdrawn)
    if not may_change(request, version.partnership):
        mine = {known.organisation_id for known in own_mandates(request.user, version.partnership)}
        rows = rows.filter(organisation_id__in=mine)
    found: Endorsement = row_or_404(rows.select_related("organisation"), pk=row)
    found.version_of_text = version
    return found


@post_only
def endorsement_remind(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Ask every partner that said nothing yet."""
    version = version_for(request, region, pk, CHANGE)
    asked = attempt(request, operations.remind, by=request.user, version=version)
    if asked:
        told = ngettext("%(n)d person gets a mail.", "%(n)d people get a mail.", asked.mails)
        messages.success(request, told % {"n": asked.mails})
        if asked.unreachable:
            names = join_words([row.name for row in asked.unreachable], _("and"))
            words = _("Nobody with a mandate and an e-mail address is known of %(names)s.")
            messages.warning(request, words % {"names": names})
    return redirect("ambition:endorsement_list", region, pk)


@require_safe
def endorsement_export(request: HttpRequest, region: str, pk: int, kind: str) -> HttpResponse:
    """What every partner says, as a table."""
    version = version_for(request, region, pk)
    header = [
        _("Partner"), _("What the partner says"), _("Why not yet"), _("By"),
        _("Mandate given by"), _("Day"), _("On paper"),
    ]  # fmt: skip
    rows = []
    for row in support_of(version).rows:
        said = row.said
        cells: list[Any] = [row.name]
        if said is None:
            cells += [_("Nothing yet"), "", "", "", None, ""]
        else:
            paper = _("yes") if said.on_paper else ""
            cells += [
                said.get_stand_display(), said.why, said.person_name, said.given_by,
                said.said_on, paper,
            ]  # fmt: skip
        rows.append(cells)
    name = _("endorsement-of-version-%(n)d") % {"n": version.number}
    return download(kind, name, Sheet(_("Partners"), header, rows), version.partnership)


def _offer_way_back(request: HttpRequest, text: str, row: Endorsement) -> None:
    """Back to what the partner said before, or to nothing said."""
    before = operations.said_before(row)
    if before is None:
        undo.offer(request, text, _to("endorsement_withdraw", row))
    else:
        undo.offer(request, text, _to("endorsement_restore", before), na=str(row.pk))


def _to(name: str, row: Endorsement) -> str:
    version = row.version_of_text
    return reverse(f"ambition:{name}", args=[version.partnership.slug, version.pk, row.pk])

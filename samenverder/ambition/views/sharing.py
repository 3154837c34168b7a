"""Laying a text before the partners, adopting it, stopping with it; each with a way back."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.ambition import operations
from samenverder.ambition.forms import COMMENT, AdoptForm, ShareForm, WithdrawForm
from samenverder.ambition.models import AmbitionVersion
from samenverder.ambition.queries.comments import comments_of, tally_of
from samenverder.ambition.queries.people import people_to_consult
from samenverder.ambition.views.pages import CHANGE, show, to_version, version_for
from samenverder.network.models import User
from samenverder.network.views.pages import attempt
from samenverder.web import undo
from samenverder.web.back import post_or_go

post_only = post_or_go("ambition:version_detail", "region", "pk")


@require_http_methods(["GET", "POST"])
def version_share(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Lay a text before the partners, or give a consultation another last day."""
    version = version_for(request, region, pk, CHANGE)
    if not (version.is_draft or version.is_shared):
        return to_version(version)
    form = ShareForm(request.POST or None, initial=_share_start(version))
    if form.is_valid() and form.attempt(_share, version=version, by=request.user, form=form):
        _tell_shared(request, version, mails=form.result)
        return to_version(version)
    people = people_to_consult(version.partnership)
    return show(
        request, "share", version.partnership, version=version, form=form, people=len(people)
    )


def _share_start(version: AmbitionVersion) -> dict[str, Any]:
    """A consultation that runs keeps its day; nobody is mailed twice by default."""
    return {"until": version.consultation_until, "mail": version.consultation_until is None}


@transaction.atomic
def _share(*, version: AmbitionVersion, by: User, form: ShareForm) -> int:
    data = form.cleaned_data
    until = data["until"] if data["how"] == COMMENT else None
    shared = operations.share(version=version, by=by, until=until)
    if not data["mail"]:
        return 0
    return operations.mail_consultation(version=shared, by=by, message=data["message"])


def _tell_shared(request: HttpRequest, version: AmbitionVersion, *, mails: int) -> None:
    text = _("Version %(n)d lies before the partners.") % {"n": version.number}
    if mails:
        words = ngettext("%(n)d person gets a mail.", "%(n)d people get a mail.", mails)
        messages.success(request, f"{text} {words % {'n': mails}}")
    elif version.is_draft:
        undo.offer(request, text, _to("version_unshare", version))
    else:
        messages.success(request, text)


@post_only
def version_unshare(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of sharing, as long as nobody reacted."""
    version = version_for(request, region, pk, CHANGE)
    if attempt(request, operations.unshare, by=request.user, version=version):
        messages.success(request, _("The text is a draft again. Only coordinators see it."))
    return to_version(version)


@post_only
def version_close(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Close the consultation before its last day."""
    version = version_for(request, region, pk, CHANGE)
    if attempt(request, operations.close_consultation, by=request.user, version=version):
        undo.offer(request, _("The consultation is closed."), _to("version_reopen", version))
    return to_version(version)


@post_only
def version_reopen(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of closing."""
    version = version_for(request, region, pk, CHANGE)
    if attempt(request, operations.reopen_consultation, by=request.user, version=version):
        messages.success(request, _("The partners can comment again."))
    return to_version(version)


@require_http_methods(["GET", "POST"])
def version_adopt(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Record that the partners agreed to a text."""
    version = version_for(request, region, pk, CHANGE)
    if not (version.is_draft or version.is_shared):
        return to_version(version)
    form = AdoptForm(request.POST or None)
    if form.is_valid() and form.attempt(
        operations.adopt, version=version, by=request.user, **form.cleaned_data
    ):
        text = _("Version %(n)d is adopted: it is the ambition now.") % {"n": version.number}
        undo.offer(request, text, _to("version_unadopt", version))
        return redirect("ambition:detail", region)
    tally = tally_of(list(comments_of(version)))
    return show(
        request, "adopt", version.partnership, version=version, form=form, waiting=tally.waiting
    )


@post_only
def version_unadopt(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of adopting."""
    version = version_for(request, region, pk, CHANGE)
    if attempt(request, operations.unadopt, by=request.user, version=version):
        messages.success(request, _("The text is not adopted any more; the one before it stands."))
    return to_version(version)


@require_http_methods(["GET", "POST"])
def version_withdraw(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Stop with a draft or a proposal."""
    version = version_for(request, region, pk, CHANGE)
    if not (version.is_draft or version.is_shared):
        return to_version(version)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.attempt(
        operations.withdraw, version=version, by=request.user, **form.cleaned_data
    ):
        text = _("Version %(n)d is withdrawn.") % {"n": version.number}
        undo.offer(request, text, _to("version_restore", version))
        return redirect("ambition:version_list", region)
    return show(request, "withdraw", version.partnership, version=version, form=form)


@post_only
def version_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of withdrawing."""
    version = version_for(request, region, pk, CHANGE)
    if attempt(request, operations.restore, by=request.user, version=version):
        messages.success(request, _("The text is back where it was."))
    return to_version(version)


def _to(name: str, version: AmbitionVersion) -> str:
    return reverse(f"ambition:{name}", args=[version.partnership.slug, version.pk])

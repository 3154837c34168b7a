"""The page behind the link in an invitation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from samenverder.network.adapter import AFTER_SIGN_IN
from samenverder.network.forms.accounts import AcceptForm
from samenverder.network.models import Invitation
from samenverder.network.operations.invitations import accept_as, accept_as_new
from samenverder.network.operations.problems import Refused
from samenverder.network.queries.invitations import has_account, invitation_with
from samenverder.network.views.entering import enter


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Accept an invitation: with a new account, or as who one is already."""
    found = invitation_with(key)
    if found is None or not found.is_open:
        return render(request, "network/invitation_gone.html", {"found": found}, status=404)
    if request.user.is_authenticated:
        return _as_user(request, found, key)
    if has_account(found.email):
        request.session[AFTER_SIGN_IN] = request.path
        return render(request, "network/invitation_sign_in.html", {"found": found})
    return _as_new(request, found, key)


def _as_user(request: HttpRequest, found: Invitation, key: str) -> HttpResponse:
    if request.method == "POST":
        try:
            accept_as(key=key, user=request.user)  # type: ignore[arg-type]
        except Refused as refused:
            messages.error(request, str(refused.sentence))
            return redirect(request.path)
        messages.success(request, _("You take part in %(name)s.") % {"name": found.partnership})
        return redirect("insight:home", found.partnership.slug)
    same = request.user.email.lower() == found.email.lower()  # type: ignore[union-attr]
    return render(request, "network/invitation_accept.html", {"found": found, "same": same})


def _as_new(request: HttpRequest, found: Invitation, key: str) -> HttpResponse:
    form = AcceptForm(request.POST or None, email=found.email, initial={"name": found.person.name})
    if request.method == "POST" and form.is_valid():
        language = (get_language() or "nl")[:2]
        if form.attempt(accept_as_new, key=key, language=language, **form.cleaned_data):
            messages.success(request, _("You take part in %(name)s.") % {"name": found.partnership})
            place = reverse("insight:home", args=[found.partnership.slug])
            return enter(request, form.result, place)
    return render(request, "network/invitation.html", {"found": found, "form": form})

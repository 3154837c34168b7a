"""My details: who I am here, how I sign in, where I take part, who sees what."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from samenverder.network.access import get_user_for
from samenverder.network.cookies import remember_choices
from samenverder.network.forms.accounts import DetailsForm
from samenverder.network.operations.accounts import change_details
from samenverder.network.queries.sight import sight_of


@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """Change my details; the rest of the page tells and links."""
    user = get_user_for(request)
    fields = ("name", "language", "appearance", "shortcuts")
    initial = {name: getattr(user, name) for name in fields}
    form = DetailsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_details(user=user, **form.cleaned_data)
        with override(user.language):
            messages.success(request, _("Your details are saved."))
        return remember_choices(redirect("network:me"), user)
    context = {
        "form": form,
        "sights": sight_of(user),
        "has_second_factor": is_mfa_enabled(user),
        "help_page": "aanmelden",
    }
    return render(request, "network/me.html", context)

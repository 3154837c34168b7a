"""Where somebody comes in: signing in, setting up, their partnership, or a choice of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from samenverder.network.access import SignInNeeded, partnerships_of
from samenverder.network.models import Role
from samenverder.network.queries.setup import is_empty


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The address without anything behind it: go where this visitor belongs."""
    if not request.user.is_authenticated:
        return redirect("network:setup" if is_empty() else "account_login")
    mine = list(partnerships_of(request.user)[:2])
    if len(mine) == 1:
        return redirect("insight:home", mine[0].slug)
    return redirect("insight:choose")


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The partnerships of this user, with the role they have in each."""
    if not request.user.is_authenticated:
        raise SignInNeeded
    rows = request.user.access.select_related("partnership").order_by("partnership__name")
    context = {"rows": list(rows), "roles": dict(Role.choices)}
    return render(request, "insight/choose.html", context)

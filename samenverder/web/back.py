"""Where to go after a change, and from an address that only takes changes."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

View = Callable[..., HttpResponse]


def back_to(request: HttpRequest, otherwise: str) -> str:
    """The page the form was on (its field `next`) when that is one of ours, else `otherwise`."""
    target = request.POST.get("next", "")
    ours = target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if ours else otherwise


def post_or_go(name: str, *keep: str) -> Callable[[View], View]:
    """The view takes POST only; who comes to its address by reading goes to the page `name`.

    That happens after signing in again, after a change of language, or with a copied address.
    `keep` names the parts of the address that page needs.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                return view(request, *args, **kwargs)
            if request.method in {"GET", "HEAD"}:
                return redirect(name, **{part: kwargs[part] for part in keep})
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])

        return wrapper

    return decorate

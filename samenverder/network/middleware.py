"""Signing in when needed, and a second factor before anything else where it is required."""

from collections.abc import Callable
from urllib.parse import urlsplit

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from samenverder.network.access import SignInNeeded

Handler = Callable[[HttpRequest], HttpResponse]

FREE = (
    "/account/",  # signing in and out, the second factor itself
    "/uitnodiging/",
    "/taal/",
    "/weergave/",
    "/hulp/",
    "/gezond/",
    "/static/",
    "/meedoen",  # taking part needs no account at all
    "/scherm",
)
CONTINUE = "sv_continue"


class require_second_factor:  # noqa: N801, RUF100  middleware reads as a function in settings
    """Sends people without a second factor to the page where they set one, and then on."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or send away to set up the second factor first."""
        if settings.REQUIRE_SECOND_FACTOR and self._must_set_up(request):
            if request.method == "GET" and request.headers.get("X-Fragment") != "1":
                request.session[CONTINUE] = request.get_full_path()
            return redirect("mfa_index")
        if not request.path.startswith(FREE) and request.session.get(CONTINUE):
            del request.session[CONTINUE]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for members only, asked for by nobody we know: sign in and come back."""
        if isinstance(exception, SignInNeeded):
            return redirect_to_login(_page_to_return_to(request))
        return None

    def _must_set_up(self, request: HttpRequest) -> bool:
        if request.path.startswith(FREE) or not request.user.is_authenticated:
            return False
        return not is_mfa_enabled(request.user)


def _page_to_return_to(request: HttpRequest) -> str:
    """This page; after a form the page it stood on, because its address may only take forms."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    origin = urlsplit(request.headers.get("Referer", ""))
    if origin.netloc != request.get_host():
        return "/"
    return origin.path + (f"?{origin.query}" if origin.query else "")

"""Signing in when needed, and a second factor before anything else where it is required."""

import math
import time
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from samenverder.network.access import SignInNeeded
from samenverder.network.operations.accounts import saw_device

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
SEEN_EVERY = timedelta(hours=1)
LOOK_AGAIN = 900.0
REMEMBERED_DEVICES = 20_000
_looked_at: dict[str, float] = {}


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


def note_last_seen(get_response: Handler) -> Handler:
    """Keep when a device was used last, for its owner to see; written at most once an hour.

    What this process looked at it remembers, so that most pages ask the database nothing.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            key = request.session.session_key or ""
            if time.monotonic() - _looked_at.get(key, -math.inf) > LOOK_AGAIN:
                remember_device(key)
                saw_device(session_key=key, not_since=timezone.now() - SEEN_EVERY)
        return get_response(request)

    return middleware


def remember_device(session_key: str) -> None:
    """This device was seen just now; who signs in was too."""
    if len(_looked_at) >= REMEMBERED_DEVICES:
        _looked_at.clear()
    _looked_at[session_key] = time.monotonic()


def _page_to_return_to(request: HttpRequest) -> str:
    """This page; after a form the page it stood on, because its address may only take forms."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    origin = urlsplit(request.headers.get("Referer", ""))
    if origin.netloc != request.get_host():
        return "/"
    return origin.path + (f"?{origin.query}" if origin.query else "")

"""Headers that keep pages safe, and the language of the page."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import translation

from samenverder.lib.text import storable

Handler = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)


def security_headers(get_response: Handler) -> Handler:
    """A strict content security policy on every answer, and nothing kept of a page or a file."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        response.setdefault("X-Frame-Options", "DENY")
        response.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def plain_text(get_response: Handler) -> Handler:
    """Take out of what is sent what nobody can see and no database keeps (`lib.text.storable`).

    Nothing typed is lost by it, and what holds nothing else is empty. A password stays as it is
    typed; in an address the character NUL is refused (400).
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path:
            raise SuspiciousOperation("An address holds the character NUL.")
        for kind in ("GET", "POST"):
            sent = getattr(request, kind)
            if not _is_plain(sent):
                setattr(request, kind, _plain(sent))
        return get_response(request)

    return middleware


def _is_plain(fields: QueryDict) -> bool:
    return all(text.isascii() and "\0" not in text for texts in fields.lists() for text in texts[1])


def _plain(fields: QueryDict) -> QueryDict:
    cleaned = fields.copy()
    for name, texts in fields.lists():
        secret = "password" in name
        cleaned.setlist(name, [t.replace("\0", "") if secret else storable(t) for t in texts])
    cleaned._mutable = False
    return cleaned


def language(get_response: Handler) -> Handler:
    """Dutch, unless the visitor chose English."""
    known = {code for code, _ in settings.LANGUAGES}

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        code = chosen if chosen in known else settings.LANGUAGE_CODE
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response

    return middleware

"""Headers that keep pages safe, and the language of the page."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import translation

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
    """A strict content security policy on every answer, and nothing kept by shared caches."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        response.setdefault("X-Frame-Options", "DENY")
        if response.get("Content-Type", "").startswith("text/html"):
            response.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def plain_text(get_response: Handler) -> Handler:
    """Refuse the character NUL (400): nobody can type it, and PostgreSQL cannot keep it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        sent = [request.path, *_values(request.GET), *_values(request.POST)]
        if any("\0" in text for text in sent):
            raise SuspiciousOperation("A text holds the character NUL.")
        return get_response(request)

    return middleware


def _values(fields: QueryDict) -> Iterator[str]:
    return (text for texts in fields.lists() for text in texts[1])


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

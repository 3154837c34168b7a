"""The shell's own pages: language, appearance, help, health."""

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from samenverder.web import help_pages
from samenverder.web.back import back_to

YEAR = 60 * 60 * 24 * 365


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember Dutch or English for this browser."""
    code = request.POST.get("language", "")
    response = redirect(back_to(request, "/"))
    if code in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=YEAR, samesite="Lax")
    return response


@require_POST
def set_appearance(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or the device's own setting for this browser."""
    chosen = request.POST.get("appearance", "")
    response = redirect(back_to(request, "/"))
    if chosen in {"light", "dark"}:
        response.set_cookie("sv_appearance", chosen, max_age=YEAR, samesite="Lax")
    else:
        response.delete_cookie("sv_appearance", samesite="Lax")
    return response


@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """All help pages."""
    return render(request, "web/help_index.html", {"pages": help_pages.all_pages()})


@require_safe
def help_page(request: HttpRequest, name: str) -> HttpResponse:
    """One help page, in the reader's language."""
    page = help_pages.page(name)
    if page is None:
        raise Http404
    return render(request, "web/help_page.html", {"page": page})


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Says "ok" when pages and database answer; for the start script and monitoring."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")

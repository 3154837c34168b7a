"""The parts of a draft: names and scale, themes, statements. Each change is a small form."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenverder.lib.text import slugify_unique
from samenverder.network.access import get_user_for
from samenverder.network.operations.problems import EditedMeanwhile
from samenverder.reflection import returned
from samenverder.reflection.exchange import (
    MAX_STATEMENTS,
    MAX_THEMES,
    StatementContent,
    ThemeContent,
)
from samenverder.reflection.forms.instrument import (
    InstrumentForm,
    PartForm,
    StatementForm,
    ThemeForm,
)
from samenverder.reflection.models import Instrument, Theme
from samenverder.reflection.operations import instrument_parts as operations
from samenverder.reflection.views.instrument_access import (
    get_own_for,
    get_statement_for,
    get_theme_for,
)
from samenverder.web import undo
from samenverder.web.templatetags.web import LETTERS

REMOVED = "removed_part"
STEPS = {"up": -1, "down": 1}
FORM_METHODS = ["GET", "HEAD", "POST"]


def _editor(region: str, instrument_pk: int, anchor: str = "") -> HttpResponse:
    url = reverse("reflection:instrument_edit", args=[region, instrument_pk])
    return redirect(f"{url}#{anchor}" if anchor else url)


def _form_page(
    request: HttpRequest,
    instrument: Instrument,
    form: Any,
    title: str,
    button: str,
    kind: str,
    action: str = "",
) -> HttpResponse:
    context = {
        "action": action,
        "instrument": instrument,
        "form": form,
        "title": title,
        "button": button,
        "kind": kind,
    }
    return render(request, "reflection/instrument_form.html", context)


def _gone(request: HttpRequest, region: str, pk: int, kind: str, part: int) -> HttpResponse | None:
    """Somebody removed what this person was changing: the words typed may come back as a new part.

    None when the part is there, or was not open in a form.
    """
    if not request.POST.get("seen"):
        return None
    draft = get_own_for(request, region, pk, draft=True)
    if getattr(draft, kind).filter(pk=part).exists():
        return None
    form: PartForm
    if kind == "themes":
        form = ThemeForm(request.POST, instrument=draft)
        title, button, name = _("Add a theme"), _("Add theme"), "theme"
        action = reverse("reflection:instrument_theme_add", args=[region, pk])
    else:
        form = StatementForm(request.POST, instrument=draft)
        title, button, name = _("Add a statement"), _("Add statement"), "statement"
        under = draft.themes.first()
        if under is None:
            return None
        action = reverse("reflection:instrument_statement_add", args=[region, pk, under.pk])
    form.add_error(
        None,
        _("Somebody removed this meanwhile. Your text is still here: save it to add it again."),
    )
    return _form_page(request, draft, form, title, button, name, action)


def _changes(form: PartForm, change: Any, request: HttpRequest, part: Any) -> bool:
    """Whether the change was made; if somebody was first, the form says so and keeps the words."""
    what = {type(part)._meta.model_name: part, **form.cleaned_data}
    try:
        change(by=get_user_for(request), **what)
    except EditedMeanwhile as edited:
        form.tell_edited(edited.current)  # type: ignore[arg-type]
        return False
    return True


@require_http_methods(FORM_METHODS)
def instrument_settings(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Title, scale labels and the words for "I don't know"."""
    instrument = get_own_for(request, region, pk, draft=True)
    form = InstrumentForm(request.POST or None, instrument=instrument)
    if form.is_valid() and _changes(form, operations.change_instrument, request, instrument):
        return _editor(region, pk)
    return _form_page(request, instrument, form, _("Title and scale"), _("Save"), "settings")


@require_http_methods(FORM_METHODS)
def theme_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A new theme at the end."""
    instrument = get_own_for(request, region, pk, draft=True)
    form = ThemeForm(request.POST or None, instrument=instrument)
    if form.is_valid():
        taken = {*LETTERS, *instrument.themes.values_list("code", flat=True)}
        code = slugify_unique(form.cleaned_data["title_nl"], taken, max_length=40, fallback="thema")
        form.cleaned_data.pop("seen")
        content = ThemeContent(code=code, **form.cleaned_data)
        try:
            theme = operations.add_theme(
                instrument=instrument, by=get_user_for(request), content=content
            )
        except operations.Full:
            text = _("There are %(n)d themes already. Remove one first.")
            form.add_error(None, text % {"n": MAX_THEMES})
        else:
            return _editor(region, pk, f"t{theme.pk}")
    return _form_page(request, instrument, form, _("Add a theme"), _("Add theme"), "theme")


@require_http_methods(FORM_METHODS)
def theme_edit(request: HttpRequest, region: str, pk: int, theme: int) -> HttpResponse:
    """Name, letter and reason of a theme."""
    if gone := _gone(request, region, pk, "themes", theme):
        return gone
    row = get_theme_for(request, region, pk, theme)
    form = ThemeForm(request.POST or None, instrument=row.instrument, theme=row)
    if form.is_valid() and _changes(form, operations.change_theme, request, row):
        return _editor(region, pk, f"t{row.pk}")
    title = _("Change the theme “%(theme)s”") % {"theme": row.title}
    return _form_page(request, row.instrument, form, title, _("Save"), "theme")


@require_POST
def theme_move(request: HttpRequest, region: str, pk: int, theme: int) -> HttpResponse:
    """A theme one place up or down."""
    row = get_theme_for(request, region, pk, theme)
    step = request.POST.get("step", "")
    operations.move_theme(theme=row, by=get_user_for(request), step=STEPS.get(step, 0))
    return _editor(region, pk, f"t{row.pk}")


@require_POST
def theme_remove(request: HttpRequest, region: str, pk: int, theme: int) -> HttpResponse:
    """Remove a theme with its statements; the next page has the way back."""
    row = get_theme_for(request, region, pk, theme)
    content, order = operations.remove_theme(theme=row, by=get_user_for(request))
    text = _("The theme “%(theme)s” and its statements are removed.") % {"theme": row.title}
    _offer(request, region, pk, text, {"theme": _plain(content), "order": order})
    return _editor(region, pk)


@require_http_methods(FORM_METHODS)
def statement_add(request: HttpRequest, region: str, pk: int, theme: int) -> HttpResponse:
    """A new statement at the end of a theme."""
    row = get_theme_for(request, region, pk, theme)
    form = StatementForm(request.POST or None, instrument=row.instrument, theme=row)
    if form.is_valid():
        data = form.cleaned_data
        content = StatementContent(
            code="",
            nl=data["text_nl"],
            en=data["text_en"],
            probe_nl=data["probe_nl"],
            probe_en=data["probe_en"],
        )
        try:
            made = operations.add_statement(
                theme=data["theme"], by=get_user_for(request), content=content
            )
        except operations.Full:
            form.add_error(None, _full())
        else:
            return _editor(region, pk, f"s{made.pk}")
    title = _("Add a statement")
    return _form_page(request, row.instrument, form, title, _("Add statement"), "statement")


@require_http_methods(FORM_METHODS)
def statement_edit(request: HttpRequest, region: str, pk: int, statement: int) -> HttpResponse:
    """The words of a statement, and the theme it stands under."""
    if gone := _gone(request, region, pk, "statements", statement):
        return gone
    row = get_statement_for(request, region, pk, statement)
    form = StatementForm(request.POST or None, instrument=row.instrument, statement=row)
    if form.is_valid() and _changes(form, operations.change_statement, request, row):
        return _editor(region, pk, f"s{row.pk}")
    title = _("Change statement %(code)s") % {"code": row.code}
    return _form_page(request, row.instrument, form, title, _("Save"), "statement")


@require_POST
def statement_move(request: HttpRequest, region: str, pk: int, statement: int) -> HttpResponse:
    """A statement one place up or down within its theme."""
    row = get_statement_for(request, region, pk, statement)
    step = request.POST.get("step", "")
    operations.move_statement(statement=row, by=get_user_for(request), step=STEPS.get(step, 0))
    return _editor(region, pk, f"s{row.pk}")


@require_POST
def statement_remove(request: HttpRequest, region: str, pk: int, statement: int) -> HttpResponse:
    """Remove a statement; the next page has the way back."""
    row = get_statement_for(request, region, pk, statement)
    content, order = operations.remove_statement(statement=row, by=get_user_for(request))
    text = _("Statement %(code)s is removed.") % {"code": content.code}
    kept = {"statement": vars(content), "under": row.theme.code, "order": order}
    _offer(request, region, pk, text, kept)
    return _editor(region, pk)


@require_POST
def statements_renumber(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Give every statement the code of its place."""
    instrument = get_own_for(request, region, pk, draft=True)
    operations.renumber(instrument=instrument, by=get_user_for(request))
    return _editor(region, pk)


@require_POST
def part_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo removing a theme or a statement."""
    instrument = get_own_for(request, region, pk, draft=True)
    kept = returned.kept(request, REMOVED)
    if kept is None or kept["pk"] != pk or not _put_back(request, instrument, kept):
        messages.error(request, _("That can no longer be brought back."))
    returned.forget(request, REMOVED)
    return _editor(region, pk)


def _full() -> str:
    return _("There are %(n)d statements already. Remove one first.") % {"n": MAX_STATEMENTS}


def _plain(content: ThemeContent) -> dict[str, Any]:
    return {**vars(content), "statements": [vars(row) for row in content.statements]}


def _offer(request: HttpRequest, region: str, pk: int, text: str, kept: dict[str, Any]) -> None:
    returned.keep(request, REMOVED, {"pk": pk, **kept})
    undo.offer(request, text, reverse("reflection:instrument_part_restore", args=[region, pk]))


def _put_back(request: HttpRequest, instrument: Instrument, kept: dict[str, Any]) -> bool:
    """Put a removed part in its place again; False when there is no such place any more."""
    by, order = get_user_for(request), kept["order"]
    themes = instrument.themes.all()
    try:
        if "theme" in kept:
            statements = tuple(StatementContent(**row) for row in kept["theme"]["statements"])
            content = ThemeContent(**{**kept["theme"], "statements": statements})
            if themes.filter(code=content.code) or themes.filter(letter=content.letter):
                return False
            operations.add_theme(instrument=instrument, by=by, content=content, order=order)
            return True
        theme = Theme.objects.filter(instrument=instrument, code=kept["under"]).first()
        if theme is None:
            return False
        statement = StatementContent(**kept["statement"])
        operations.add_statement(theme=theme, by=by, content=statement, order=order)
    except operations.Full:
        return False
    return True

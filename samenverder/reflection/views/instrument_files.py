"""Instruments as files: download as TOML or XLSX, read in as a new draft."""

import io
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.lib.tables import TableError, read_table
from samenverder.network.access import get_partnership_for, get_user_for
from samenverder.reflection import returned
from samenverder.reflection.exchange import (
    ContentErrors,
    Fault,
    InstrumentContent,
    read_instrument_table,
    read_toml,
    write_instrument_xlsx,
    write_toml,
)
from samenverder.reflection.exchange.xlsx_file import MAX_BYTES, MAX_ROWS
from samenverder.reflection.forms.instrument import InstrumentFileForm
from samenverder.reflection.models import Instrument
from samenverder.reflection.operations.instruments import add_instrument
from samenverder.reflection.queries.instruments import content_of
from samenverder.reflection.views.instrument_access import MANAGE, get_instrument_for

ERRORS = "instrument_errors"


@require_safe
def instrument_toml(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The instrument as TOML."""
    instrument = get_instrument_for(request, region, pk)
    content = write_toml(content_of(instrument)).encode()
    return returned.download(content, _filename(instrument, "toml"), "application/toml")


@require_safe
def instrument_xlsx(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The instrument as a spreadsheet."""
    instrument = get_instrument_for(request, region, pk)
    content = write_instrument_xlsx(content_of(instrument))
    return returned.download(content, _filename(instrument, "xlsx"))


@require_http_methods(["GET", "HEAD", "POST"])
def instrument_import(request: HttpRequest, region: str) -> HttpResponse:
    """Read a file in as a new draft: all of it, or nothing and what is wrong."""
    partnership = get_partnership_for(request, region, MANAGE)
    form = InstrumentFileForm(request.POST or None, request.FILES or None)
    faults: list[Fault] = []
    has_workbook = False
    if request.method == "POST" and form.is_valid():
        try:
            content = _read(request, form.cleaned_data["file"])
        except TableError as error:
            form.add_error("file", str(error))
        except ContentErrors as error:
            faults = error.faults
            has_workbook = returned.kept(request, ERRORS) is not None
        else:
            made = add_instrument(
                content=content, partnership=partnership, by=get_user_for(request)
            )
            messages.success(request, _("The file is read in as a draft. Check it and publish it."))
            return redirect("reflection:instrument_edit", region, made.pk)
    context = {
        "form": form,
        "faults": faults,
        "has_workbook": has_workbook,
    }
    return render(request, "reflection/instrument_import.html", context)


@require_safe
def instrument_import_errors(request: HttpRequest, region: str) -> HttpResponse:
    """The user's own spreadsheet back, with what is wrong behind each row."""
    get_partnership_for(request, region, MANAGE)
    kept = returned.kept(request, ERRORS)
    if kept is None:
        raise Http404
    errors = {int(number): texts for number, texts in kept["errors"].items()}
    workbook = returned.error_workbook(returned.unpack_table(kept["table"]), errors)
    return returned.download(workbook, _("instrument-with-errors") + ".xlsx")


def _filename(instrument: Instrument, ending: str) -> str:
    name = slugify(instrument.title_nl)[:60] or "instrument"
    return f"{name}-v{instrument.version}.{ending}"


def _read(request: HttpRequest, file: Any) -> InstrumentContent:
    """The content of an uploaded file. A faulty table is kept, to be given back."""
    returned.forget(request, ERRORS)
    if file.name.lower().endswith(".toml"):
        return read_toml(file.read())
    table = read_table(
        io.BytesIO(file.read()), file.name, max_bytes=MAX_BYTES, max_rows=MAX_ROWS, max_columns=50
    )
    try:
        return read_instrument_table(table)
    except ContentErrors as error:
        by_row: dict[str, list[str]] = {}
        for fault in error.faults:
            by_row.setdefault(str(fault.row or table.header_row), []).append(str(fault))
        kept = {"table": returned.pack_table(table), "errors": by_row}
        returned.keep(request, ERRORS, kept)
        raise

"""Giving somebody their own file back: what was read is kept an hour in their server session."""

from collections.abc import Mapping
from importlib import import_module
from time import time
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.lib.tables import Table, with_error_column

KEPT_SECONDS = 60 * 60
KEY = "returned"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLE_FIELDS = ("sheet", "header", "rows", "header_row", "row_numbers")


def keep(request: HttpRequest, name: str, value: Mapping[str, Any]) -> None:
    """Remember plain values for an hour, in the session of this user on the server."""
    everything = request.session.get(KEY, {})
    everything[name] = {**value, "until": time() + KEPT_SECONDS}
    request.session[KEY] = everything


def kept(request: HttpRequest, name: str) -> dict[str, Any] | None:
    """What was kept under this name; None when there is nothing or it is too old."""
    value: dict[str, Any] | None = request.session.get(KEY, {}).get(name)
    if value and value["until"] < time():
        forget(request, name)
        return None
    return value


def forget(request: HttpRequest, name: str) -> None:
    """Throw away what was kept."""
    if request.session.get(KEY, {}).pop(name, None) is not None:
        request.session.modified = True


def purge_returned() -> int:
    """Throw away what is older than an hour in every session; returns how many things."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    count = 0
    for row in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        everything = row.get_decoded().get(KEY, {})
        old = [name for name, value in everything.items() if value["until"] < time()]
        if old:
            session = store(row.session_key)
            session[KEY] = {name: everything[name] for name in everything if name not in old}
            session.save()
            count += len(old)
    return count


def pack_table(table: Table) -> dict[str, Any]:
    """A table as plain values."""
    return {name: getattr(table, name) for name in TABLE_FIELDS}


def unpack_table(value: Mapping[str, Any]) -> Table:
    """The table `pack_table` made plain."""
    return Table(**{name: value[name] for name in TABLE_FIELDS})


def error_workbook(table: Table, errors: Mapping[int, list[str]]) -> bytes:
    """The user's own table as XLSX with an error column; `errors`: row number to sentences."""
    by_row = {number: " ".join(sentences) for number, sentences in errors.items()}
    return with_error_column(table, by_row, _("What is wrong"))


def download(content: bytes, filename: str, content_type: str = XLSX) -> HttpResponse:
    """A file to keep."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response

"""A spreadsheet with scores: choose it, see how its columns were understood, store all or nothing.

Nothing here shows a score: only which column is which statement, and how many people there are.
"""

import io
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.lib.tables import Table, TableError, read_table
from samenverder.network.access import get_user_for
from samenverder.reflection import returned
from samenverder.reflection.exchange import Fault
from samenverder.reflection.forms.score_import import MAX_UPLOAD, CheckForm, ScoreFileForm
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.operations import score_import as operations
from samenverder.reflection.operations.sessions import WrongPhase
from samenverder.reflection.scores.checking import Checked, check_file
from samenverder.reflection.views.paper import get_scored, not_now, paper_page
from samenverder.web import undo

MAX_PEOPLE = 500
MAX_COLUMNS = 200


def _kept_name(session: ReflectionSession) -> str:
    return f"scores-{session.pk}"


@require_POST
def choose_file(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Read the file and keep it for an hour; nothing is stored yet."""
    session = get_scored(request, region, pk)
    form = ScoreFileForm(request.POST, request.FILES)
    if not operations.takes_paper(session):
        form.add_error(None, not_now(session))
    elif form.is_valid() and _keep_file(request, session, form):
        return redirect("reflection:paper_check", region, pk)
    return paper_page(request, session, form)


def _keep_file(request: HttpRequest, session: ReflectionSession, form: ScoreFileForm) -> bool:
    file = form.cleaned_data["file"]
    content = file.read()
    batch = operations.batch_of(session, content)
    if session.participants.filter(batch=batch).exists():
        text = _("This very file was read in already. Take that back first to read it in again.")
        form.add_error("file", text)
        return False
    try:
        table = read_table(
            io.BytesIO(content),
            file.name,
            max_bytes=MAX_UPLOAD,
            max_rows=MAX_PEOPLE,
            max_columns=MAX_COLUMNS,
        )
    except TableError as error:
        form.add_error("file", str(error))
        return False
    checked = check_file(session, table)
    if not checked.faults:
        table = _without_ignored(table, checked)
    value = {"table": returned.pack_table(table), "batch": batch, "file": file.name}
    returned.keep(request, _kept_name(session), value)
    return True


def _without_ignored(table: Table, checked: Checked) -> Table:
    """What we do not use is not kept: form programs export addresses and times as well."""
    ignored = set(checked.columns.ignored)
    rows = [
        ["" if at in ignored else cell for at, cell in enumerate(cells)] for cells in table.rows
    ]
    return replace(table, rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """How the columns were understood; on POST everything is stored, or nothing."""
    session = get_scored(request, region, pk)
    kept = returned.kept(request, _kept_name(session))
    if kept is None:
        messages.error(request, _("The file is no longer here. Choose it again."))
        return redirect("reflection:paper", region, pk)
    table = returned.unpack_table(kept["table"])
    checked = check_file(session, table)
    texts = {row.code: row.text for row in checked.frame.statements}
    typed = request.POST if request.method == "POST" else None
    form = CheckForm(typed, close=checked.columns.close, texts=texts)
    faults = checked.faults
    if request.method == "POST" and not faults and form.is_valid():
        agreed = check_file(session, table, accepted=form.accepted())
        faults = agreed.faults
        if not faults and _store(request, session, agreed, kept):
            return redirect("reflection:paper", region, pk)
    return render(
        request,
        "reflection/paper_check.html",
        _context(session, table, checked, faults, form, kept),
    )


def _context(
    session: ReflectionSession,
    table: Table,
    checked: Checked,
    faults: list[Fault],
    form: CheckForm,
    kept: dict[str, Any],
) -> dict[str, Any]:
    columns = checked.columns
    asked = {match.code for match in columns.close}
    return {
        "session": session,
        "file": kept["file"],
        "faults": faults,
        "form": form,
        "people": len(table.rows),
        "found": [
            (row, table.header[columns.scores[row.code]])
            for row in checked.frame.statements
            if row.code in columns.scores
        ],
        "missing": [
            row
            for row in checked.frame.statements
            if row.code not in columns.scores and row.code not in asked
        ],
        "about_people": [table.header[at] for at in columns.people.values()],
        "marks": [table.header[at] for at in columns.marks],
        "reasons": [table.header[at] for at in columns.reasons.values()],
        "ignored": [table.header[at] for at in columns.ignored],
        "late": session.is_shown,
    }


def _store(
    request: HttpRequest, session: ReflectionSession, agreed: Checked, kept: dict[str, Any]
) -> bool:
    try:
        count = operations.import_scores(
            session=session,
            by=get_user_for(request),
            rows=agreed.rows,
            batch=kept["batch"],
            filename=kept["file"],
        )
    except WrongPhase:
        session.refresh_from_db()
        messages.error(request, not_now(session))
        return False
    except operations.AlreadyImported:
        messages.error(request, _("This very file was read in already. Nothing was added."))
        return True
    except operations.AlreadyHere:
        messages.error(request, _("Somebody in this file joined meanwhile. Check it once more."))
        return False
    returned.forget(request, _kept_name(session))
    text = ngettext(
        "The answers of %(n)d person are stored.", "The answers of %(n)d people are stored.", count
    )
    url = reverse("reflection:paper_take_back", args=[session.partnership.slug, session.pk])
    undo.offer(request, text % {"n": count}, url, batch=kept["batch"])
    return True


@require_safe
def errors_workbook(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The user's own file back, with what is wrong behind each row."""
    session = get_scored(request, region, pk)
    kept = returned.kept(request, _kept_name(session))
    if kept is None:
        raise Http404
    table = returned.unpack_table(kept["table"])
    checked = check_file(session, table)
    if not checked.faults and checked.columns.close:
        checked = check_file(
            session, table, accepted={match.code for match in checked.columns.close}
        )
    workbook = returned.error_workbook(table, checked.errors_by_row(table))
    return returned.download(workbook, _("scores-with-errors") + ".xlsx")


@require_POST
def forget_file(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Throw the chosen file away without storing anything."""
    session = get_scored(request, region, pk)
    returned.forget(request, _kept_name(session))
    messages.success(request, _("The file is gone. Nothing was stored."))
    return redirect("reflection:paper", region, pk)

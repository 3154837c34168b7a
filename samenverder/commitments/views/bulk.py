"""One change to several commitments, and the way back."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.commitments.forms import BulkForm
from samenverder.commitments.operations import (
    BulkResult,
    set_dates,
    set_focus_area,
    set_states,
    undo_bulk,
)
from samenverder.commitments.queries.choices import WORDS
from samenverder.commitments.queries.commitments import KINDS
from samenverder.commitments.views.listing import list_page
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go

KEY = re.compile(rf"(?:({'|'.join(WORDS)})-)?(\d{{1,18}})")


@post_or_go("commitments:list", "region")
def change_many(request: HttpRequest, region: str) -> HttpResponse:
    """Put what is ticked on a state, give it a date, or let it serve a focus area."""
    partnership = get_partnership_for(request, region, "commitments.add_action")
    posted = _posted(request)
    number = sum(len(ids) for ids in posted.values())
    form = BulkForm(request.POST, partnership=partnership, ticked=number)
    if not form.is_valid():
        ticked = {f"{word}-{pk}" for word, kind in WORDS.items() for pk in posted[kind]}
        return list_page(request, partnership, bulk=form, ticked=ticked)
    ids = {kind: _allowed(request, partnership, kind, pks) for kind, pks in posted.items()}
    result = _do(request, partnership, ids, form.cleaned_data)
    _say(request, partnership, result, skipped=number - result.changed - result.left)
    return redirect(back_to(request, reverse("commitments:list", args=[region])))


def _posted(request: HttpRequest) -> dict[str, set[int]]:
    """{kind: ids} of what was ticked; a bare number is an action."""
    posted: dict[str, set[int]] = {kind: set() for kind in WORDS.values()}
    for key in request.POST.getlist("ids"):
        if found := KEY.fullmatch(key):
            posted[WORDS[found[1] or "actie"]].add(int(found[2]))
    return posted


def _allowed(request: HttpRequest, partnership: Partnership, kind: str, pks: set[int]) -> list[int]:
    """The ones among them that exist and that this user may change."""
    rows = KINDS[kind].rows(partnership).filter(pk__in=pks)
    if kind == WORDS["actie"]:
        rows = rows.select_related("owner")
    ids = []
    for row in rows if pks else ():
        row.partnership = partnership
        if request.user.has_perm(f"commitments.change_{kind}", row):
            ids.append(row.pk)
    return ids


def _do(
    request: HttpRequest, partnership: Partnership, ids: dict[str, list[int]], data: dict[str, Any]
) -> BulkResult:
    given: dict[str, Any] = {"partnership": partnership, "by": request.user}
    actions, agreements = ids[WORDS["actie"]], ids[WORDS["afspraak"]]
    if data["do"] == "date":
        return set_dates(ids=actions, agreements=agreements, due_on=data["to_date"], **given)
    if data["do"] == "area":
        return set_focus_area(ids=ids, focus_area=data["to_area"], **given)
    return set_states(ids=actions, state=data["to_state"], reason=data["reason"], **given)


def _say(request: HttpRequest, partnership: Partnership, result: BulkResult, skipped: int) -> None:
    if result.changed:
        text = ngettext("%(n)d was changed.", "%(n)d were changed.", result.changed)
        url = reverse("commitments:bulk_undo", args=[partnership.slug, result.batch])
        undo.offer(request, text % {"n": result.changed}, url)
    if result.left:
        text = ngettext("%(n)d stayed as it was.", "%(n)d stayed as they were.", result.left)
        messages.info(request, text % {"n": result.left})
    if skipped:
        text = ngettext(
            "%(n)d does not take this change, is not yours to change, or was removed.",
            "%(n)d do not take this change, are not yours to change, or were removed.",
            skipped,
        )
        messages.warning(request, text % {"n": skipped})


@post_or_go("commitments:list", "region")
def bulk_undo(request: HttpRequest, region: str, batch: str) -> HttpResponse:
    """Take back a change to several commitments, as far as nobody changed them since."""
    partnership = get_partnership_for(request, region, "commitments.add_action")
    result = undo_bulk(partnership=partnership, by=request.user, batch=batch)
    if result.changed:
        text = ngettext("%(n)d is as it was before.", "%(n)d are as before.", result.changed)
        messages.success(request, text % {"n": result.changed})
    if result.left:
        text = ngettext(
            "%(n)d was changed by somebody since, and stays as it is now.",
            "%(n)d were changed by somebody since, and stay as they are now.",
            result.left,
        )
        messages.warning(request, text % {"n": result.left})
    if not result.changed and not result.left:
        messages.info(request, _("There is nothing to undo."))
    return redirect(back_to(request, reverse("commitments:list", args=[region])))

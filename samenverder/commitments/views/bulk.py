"""One change to several actions, and the way back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.commitments.forms import BulkForm
from samenverder.commitments.operations import BulkResult, set_dates, set_states, undo_bulk
from samenverder.commitments.queries import all_actions
from samenverder.commitments.views.listing import list_page
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go


@post_or_go("commitments:action_list", "region")
def change_many(request: HttpRequest, region: str) -> HttpResponse:
    """Put the ticked actions on a state, or give them a date."""
    partnership = get_partnership_for(request, region, "commitments.add_action")
    posted = {int(pk) for pk in request.POST.getlist("ids") if pk.isdecimal() and len(pk) < 19}
    ids = _allowed(request, partnership, posted)
    form = BulkForm(request.POST, ticked=len(posted))
    if not form.is_valid():
        return list_page(request, partnership, bulk=form, ticked=posted)
    data = form.cleaned_data
    if data["do"] == "date":
        result = set_dates(
            partnership=partnership, by=request.user, ids=ids, due_on=data["to_date"]
        )
    else:
        result = set_states(
            partnership=partnership,
            by=request.user,
            ids=ids,
            state=data["to_state"],
            reason=data["reason"],
        )
    _say(request, partnership, result, skipped=len(posted) - len(ids))
    return redirect(back_to(request, reverse("commitments:action_list", args=[region])))


def _allowed(request: HttpRequest, partnership: Partnership, posted: set[int]) -> list[int]:
    """The ones among them that exist and that this user may change."""
    ids = []
    for action in all_actions(partnership).filter(pk__in=posted):
        action.partnership = partnership
        if request.user.has_perm("commitments.change_action", action):
            ids.append(action.pk)
    return ids


def _say(request: HttpRequest, partnership: Partnership, result: BulkResult, skipped: int) -> None:
    if result.changed:
        text = ngettext("%(n)d action was changed.", "%(n)d actions were changed.", result.changed)
        url = reverse("commitments:bulk_undo", args=[partnership.slug, result.batch])
        undo.offer(request, text % {"n": result.changed}, url)
    if result.left:
        text = ngettext(
            "%(n)d action stayed as it was.", "%(n)d actions stayed as they were.", result.left
        )
        messages.info(request, text % {"n": result.left})
    if skipped:
        text = ngettext(
            "%(n)d action is not yours to change, or was removed.",
            "%(n)d actions are not yours to change, or were removed.",
            skipped,
        )
        messages.warning(request, text % {"n": skipped})


@post_or_go("commitments:action_list", "region")
def bulk_undo(request: HttpRequest, region: str, batch: str) -> HttpResponse:
    """Take back a change to several actions, as far as nobody changed them since."""
    partnership = get_partnership_for(request, region, "commitments.add_action")
    result = undo_bulk(partnership=partnership, by=request.user, batch=batch)
    if result.changed:
        text = ngettext(
            "%(n)d action is as it was before.", "%(n)d actions are as before.", result.changed
        )
        messages.success(request, text % {"n": result.changed})
    if result.left:
        text = ngettext(
            "%(n)d action was changed by somebody since, and stays as it is now.",
            "%(n)d actions were changed by somebody since, and stay as they are now.",
            result.left,
        )
        messages.warning(request, text % {"n": result.left})
    if not result.changed and not result.left:
        messages.info(request, _("There is nothing to undo."))
    return redirect(back_to(request, reverse("commitments:action_list", args=[region])))

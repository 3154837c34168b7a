"""Groups on the board: make one, name it, dissolve it, bring it back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenverder.dialogues.models import ContributionGroup
from samenverder.dialogues.operations import grouping
from samenverder.dialogues.views.cards import group_of, seen_fields, tell_back
from samenverder.dialogues.views.pages import LEAD, dialogue_for
from samenverder.lib.text import whole_number
from samenverder.network.operations.problems import EditedMeanwhile, Refused


@require_POST
def group_make(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A new group, with a name."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    name = request.POST.get("naam", "")[:200]
    try:
        group = grouping.make_group(dialogue=dialogue, by=request.user, name=name)
    except Refused as refused:
        return tell_back(request, dialogue, str(refused.sentence))
    text = _("The group “%(name)s” is there.") % {"name": group.name}
    return _group_said(request, group, text, wat="opheffen")


@require_POST
def group_change(request: HttpRequest, region: str, pk: int, group: int) -> HttpResponse:
    """Another name for a group, dissolve it, or bring it back."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    row = group_of(dialogue, group, removed=request.POST.get("wat") == "terug")
    what, old = request.POST.get("wat", ""), row.name
    values: dict[str, Any] = {
        "group": row,
        "by": request.user,
        "version": whole_number(request.POST.get("version", "")),
    }
    try:
        if what == "naam":
            grouping.rename_group(name=request.POST.get("naam", "")[:200], **values)
            text = _("The group is called “%(name)s” now.") % {"name": row.name}
            return _group_said(request, row, text, wat="naam", naam=old)
        if what not in {"opheffen", "terug"}:
            raise Http404
        grouping.set_dissolved(dissolved=what == "opheffen", **values)
    except Refused as refused:
        return tell_back(request, dialogue, str(refused.sentence))
    except EditedMeanwhile as edited:
        sentence = _("Somebody else changed this group meanwhile. It is called “%(name)s” now.")
        return tell_back(request, dialogue, sentence % {"name": edited.current})
    if what == "terug":
        return _group_said(request, row, _("The group is back."), wat="opheffen")
    text = _("The group “%(name)s” is dissolved. Its cards stand in no group.") % {"name": old}
    return _group_said(request, row, text, wat="terug")


def _group_said(
    request: HttpRequest, group: ContributionGroup, text: str, **back: str
) -> HttpResponse:
    dialogue = group.dialogue
    names = [dialogue.partnership.slug, dialogue.pk, group.pk]
    address = reverse("dialogues:group_change", args=names)
    fields = {"version": str(group.version), **seen_fields(request), **back}
    return tell_back(request, dialogue, text, address=address, done="1", **fields)

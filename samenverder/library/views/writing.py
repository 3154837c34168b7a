"""Beginning and changing a practice, taking it away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.ambition.queries.people import own_organisations, person_of
from samenverder.library.forms.merging import WritingForm
from samenverder.library.forms.writing import PracticeForm
from samenverder.library.models import Practice
from samenverder.library.operations import writing
from samenverder.library.queries.practices import writable
from samenverder.library.steps import FOUND, NOT_NOW
from samenverder.library.views.common import WRITE, desk_for, row_or_404, show, to_practice
from samenverder.network.access import get_partnership_for
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.views.pages import attempt
from samenverder.web import undo
from samenverder.web.back import post_or_go

MOST_TURNS = 5


@require_http_methods(["GET", "POST"])
def practice_new(request: HttpRequest, region: str) -> HttpResponse:
    """Write down what works; a draft that only its writers see."""
    partnership = get_partnership_for(request, region, WRITE)
    own = own_organisations(request.user, partnership)
    start = {
        "organisation": own[0] if len(own) == 1 else None,
        "contact": person_of(request.user, partnership),
        "focus_area": request.GET.get("speerpunt"),
    }
    form = PracticeForm(request.POST or None, partnership=partnership, initial=start)
    if form.is_valid() and form.attempt(
        writing.begin_practice, partnership=partnership, by=request.user, **form.values()
    ):
        messages.success(
            request, _("The draft is saved. Ask a colleague to read it; after that you publish it.")
        )
        return to_practice(form.result)
    return show(request, "form", partnership, form=form)


@require_http_methods(["GET", "POST"])
def practice_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Its text and where it belongs; of a published practice others read the old text meanwhile."""
    desk = desk_for(request, region, pk, WRITE)
    if "write" not in desk.can:
        messages.warning(request, str(NOT_NOW["write"]))
        return to_practice(desk.practice)
    form = WritingForm(request.POST or None, practice=desk.practice)
    if form.is_valid() and _save(request, desk.practice, form):
        return to_practice(desk.practice)
    return show(
        request, "form", desk.practice.partnership, desk=desk, form=form, found=desk.stand in FOUND
    )


def _save(request: HttpRequest, practice: Practice, form: WritingForm) -> bool:
    """Save what was typed; with what somebody else saved meanwhile when that can be put together.

    When not, the form shows both texts and False comes back.
    """
    values, version, words = form.values(), form.cleaned_data["version"], _("Saved.")
    for _turn in range(MOST_TURNS):
        try:
            writing.change_practice(practice=practice, by=request.user, version=version, **values)
        except EditedMeanwhile as edited:
            current: Any = edited.current
            values, clashes = form.put_together(current)
            version = current.version
            words = _("Saved. Somebody else changed other things meanwhile; both are kept.")
            if clashes:
                form.tell_clashes(current, values, clashes)
                return False
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
            return False
        else:
            messages.success(request, words)
            return True
    form.add_error(None, _("Others are saving this all the time. Save once more."))
    return False


@post_or_go("library:detail", "region", "pk")
def practice_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take a draft or a withdrawn practice away."""
    desk = desk_for(request, region, pk, WRITE)
    if not attempt(request, writing.remove_practice, by=request.user, practice=desk.practice):
        return to_practice(desk.practice)
    url = reverse("library:restore", args=[region, pk])
    undo.offer(request, _("“%(title)s” is taken away.") % {"title": desk.practice}, url)
    return redirect("library:list", region)


@post_or_go("library:list", "region")
def practice_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of taking it away."""
    partnership = get_partnership_for(request, region, WRITE)
    practice: Practice = row_or_404(writable(partnership, request.user, removed=True), pk=pk)
    practice.partnership = partnership
    attempt(request, writing.restore_practice, by=request.user, practice=practice)
    return to_practice(practice)

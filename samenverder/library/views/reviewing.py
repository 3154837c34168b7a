"""A colleague reads it, then it is published; whether it still holds, withdrawing."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from samenverder.library.forms.reviewing import AskForm, PublishForm, ReadForm
from samenverder.library.models import content_of
from samenverder.library.operations import publishing, reviewing
from samenverder.library.queries.practices import asked
from samenverder.library.queries.reading import material_of, page_of_practice
from samenverder.library.steps import NOT_NOW, Stand, stand_of
from samenverder.library.views.common import (
    WRITE,
    Desk,
    address,
    desk_for,
    show,
    to_practice,
)
from samenverder.network.views.pages import attempt, end_from
from samenverder.web import undo
from samenverder.web.back import post_or_go

post_only = post_or_go("library:detail", "region", "pk")


@require_http_methods(["GET", "POST"])
def practice_ask(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Ask a colleague to read the text."""
    desk = desk_for(request, region, pk, WRITE)
    if "ask" not in desk.can:
        return _not_now(request, desk, "ask")
    form = AskForm(request.POST or None, practice=desk.practice)
    if form.is_valid() and form.attempt(
        reviewing.ask_to_read, practice=desk.practice, by=request.user, **form.cleaned_data
    ):
        words = _("%(name)s is asked to read it.") % {"name": form.result.reviewer.name}
        undo.offer(request, words, address("stop_asking", desk.practice))
        return to_practice(desk.practice)
    return show(request, "ask", desk.practice.partnership, desk=desk, form=form)


@require_http_methods(["GET", "POST"])
def practice_read(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The text that waits for this colleague, and what they say about it."""
    desk = desk_for(request, region, pk)
    if "approve" not in desk.can:
        return _not_now(request, desk, "approve")
    practice = desk.practice
    form = ReadForm(request.POST or None, initial={"version": practice.version})
    if form.is_valid():
        said = form.cleaned_data
        if form.attempt(
            reviewing.answer_reading,
            practice=practice,
            by=request.user,
            seen=said["version"],
            approved=said["answer"] == "yes",
            words=said["words"],
        ):
            messages.success(request, _("What you said is with the writers. Thank you."))
            return to_practice(practice) if practice.is_found else _to_list(desk)
        practice.refresh_from_db()
    review = asked(request.user).filter(practice=practice).select_related("asked_by").latest()
    return show(
        request,
        "read",
        practice.partnership,
        desk=desk,
        form=form,
        page=page_of_practice(practice, content_of(practice)),
        material=material_of(practice),
        review=review,
    )


@require_http_methods(["GET", "POST"])
def practice_publish(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Let everybody in the partnership read it."""
    desk = desk_for(request, region, pk, WRITE)
    if "publish" not in desk.can:
        return _not_now(request, desk, "publish")
    form = PublishForm(request.POST if request.method == "POST" else None)
    if desk.practice.first_published_at is None:  # nothing to compare it with
        del form.fields["note"]
    if form.is_valid() and form.attempt(
        publishing.publish_practice, practice=desk.practice, by=request.user, **form.cleaned_data
    ):
        messages.success(
            request, _("It is published. In a year the start page asks whether it is still right.")
        )
        return to_practice(desk.practice)
    return show(request, "publish", desk.practice.partnership, desk=desk, form=form)


@post_only
def stop_asking(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Nobody needs to read it now."""
    return _do(request, region, pk, reviewing.stop_asking, _("Nobody is asked to read it now."))


@post_only
def discard(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Leave what changed; what is published stays."""
    words = _("The text is again as it is published.")
    return _do(request, region, pk, publishing.discard_changes, words)


@post_only
def still_right(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """It still holds; `until` puts the day back that was there."""
    desk = desk_for(request, region, pk, WRITE)
    before, day = desk.practice.review_by, end_from(request)
    done = attempt(
        request, publishing.say_still_right, by=request.user, practice=desk.practice, until=day
    )
    if done and day is None:
        words = _("Noted: it is still right. In a year you are asked again.")
        _offer(request, desk, words, "still_right", until=_iso(before))
    return to_practice(desk.practice)


@post_only
def withdraw(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Others find it no longer."""
    desk = desk_for(request, region, pk, WRITE)
    why = request.POST.get("waarom", "")
    if attempt(
        request, publishing.withdraw_practice, by=request.user, practice=desk.practice, why=why
    ):
        _offer(request, desk, _withdrawn(desk), "put_back")
    return to_practice(desk.practice)


@post_only
def put_back(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Everybody finds it again."""
    desk = desk_for(request, region, pk, WRITE)
    if back := attempt(request, publishing.put_back, by=request.user, practice=desk.practice):
        why = desk.practice.withdrawn_why
        _offer(request, desk, str(BACK[stand_of(back)]), "withdraw", waarom=why)
    return to_practice(desk.practice)


BACK = {
    Stand.PUBLISHED: gettext_lazy("It is back in the library."),
    Stand.CHANGED: gettext_lazy(
        "It is back in the library as it was published. The change you were writing is there too."
    ),
    Stand.CHANGED_REVIEW: gettext_lazy(
        "It is back in the library as it was published. The change is with your colleague to read, "
        "as it was before."
    ),
    Stand.CHANGED_APPROVED: gettext_lazy(
        "It is back in the library as it was published. The change was found right: you can "
        "publish it."
    ),
}


def _withdrawn(desk: Desk) -> str:
    words = _("It is withdrawn: others find it no longer.")
    if desk.stand == Stand.PUBLISHED:
        return words
    return f"{words} {_('The change is kept, and goes on where it was when you put it back.')}"


def _do(request: HttpRequest, region: str, pk: int, operation: Any, words: str) -> HttpResponse:
    desk = desk_for(request, region, pk, WRITE)
    if attempt(request, operation, by=request.user, practice=desk.practice):
        messages.success(request, words)
    return to_practice(desk.practice)


def _offer(request: HttpRequest, desk: Desk, words: str, name: str, **fields: str) -> None:
    undo.offer(request, words, address(name, desk.practice), **fields)


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _not_now(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    messages.warning(request, str(NOT_NOW[code]))
    return to_practice(desk.practice)


def _to_list(desk: Desk) -> HttpResponse:
    from django.shortcuts import redirect

    return redirect("library:list", desk.practice.partnership.slug)

"""What every view of this room needs: the practice for this user, pages, addresses."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from samenverder.library.models import Practice
from samenverder.library.queries.practices import practice_with, seats_in, visible, writable
from samenverder.library.steps import INSIDE, Stand, open_to, stand_of
from samenverder.live.operations import newest_message
from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_partnership_for, require, row_or_404
from samenverder.web import undo

VIEW, WRITE, MANAGE = "library.view_practice", "library.write_practice", "library.manage_library"


@dataclass(frozen=True)
class Desk:
    """A practice as this user looks at it: from which seats, and what they can do now."""

    practice: Practice
    seats: frozenset[str]
    stand: Stand
    can: set[str]
    seen: int = 0  # up to which message of the outbox this is how it stands

    @property
    def is_inside(self) -> bool:
        """They see the text that is being written."""
        return bool(self.seats.intersection(INSIDE))


def desk_for(request: HttpRequest, region: str, pk: int, permission: str = VIEW) -> Desk:
    """The practice at this address; 404 when this user does not see it (or, to write, may not)."""
    seen = newest_message() if request.method == "GET" else 0
    partnership = get_partnership_for(request, region, permission)
    rows = (writable if permission == WRITE else visible)(partnership, request.user)
    practice: Practice = row_or_404(practice_with(rows), pk=pk)
    practice.partnership = partnership
    require(request, permission, practice)
    return replace(desk_of(request, practice), seen=seen)


def desk_of(request: HttpRequest, practice: Practice) -> Desk:
    """The practice with the seats of this user."""
    seats, stand = seats_in(practice, request.user), stand_of(practice)
    return Desk(practice, seats, stand, open_to(stand, seats))


def show(request: HttpRequest, template: str, partnership: Any, **context: Any) -> HttpResponse:
    """A page of this room; a form with errors makes it 422."""
    form, desk = context.get("form"), context.get("desk")
    wrong = form is not None and form.is_bound and form.errors
    everything = {"partnership": partnership, "undo": undo.take(request), **context}
    if desk is not None:
        everything |= {
            "practice": desk.practice,
            "can": desk.can,
            "stand": desk.stand,
            "topic": sign_topic(f"practice:{desk.practice.pk}"),
        }
    return render(request, f"library/{template}.html", everything, status=422 if wrong else 200)


def address(name: str, practice: Practice, *numbers: int) -> str:
    """An address of this room about this practice."""
    return reverse(f"library:{name}", args=[practice.partnership.slug, practice.pk, *numbers])


def to_practice(practice: Practice) -> HttpResponse:
    """Back to the page of a practice."""
    return redirect(practice.get_absolute_url())

"""What the pages for finding and using share: a published practice, a row that belongs to it."""

from typing import Any

from django.http import HttpRequest

from samenverder.lib.text import whole_number
from samenverder.library.models import Practice, PracticeQuestion, PracticeUse
from samenverder.library.queries.practices import practice_with, published, visible
from samenverder.library.views.common import VIEW
from samenverder.network.access import get_partnership_for, row_or_404

USE, ASK, COLLECT = "library.use_practice", "library.ask_practice", "library.keep_collection"


def published_for(request: HttpRequest, region: str, pk: int, permission: str = VIEW) -> Practice:
    """A practice everybody finds, when this user may do `permission` here; else 404 or 403."""
    partnership = get_partnership_for(request, region, permission)
    practice: Practice = row_or_404(practice_with(published(partnership)), pk=pk)
    practice.partnership = partnership
    return practice


def read_for(request: HttpRequest, region: str, pk: int, permission: str = VIEW) -> Practice:
    """A practice this user reads, withdrawn or not, when they may do `permission` here."""
    partnership = get_partnership_for(request, region, permission)
    rows = visible(partnership, request.user)
    practice: Practice = row_or_404(practice_with(rows), pk=pk)
    practice.partnership = partnership
    return practice


def use_for(
    request: HttpRequest, region: str, pk: int, use: int, *, removed: bool = False
) -> PracticeUse:
    """One use of a practice."""
    practice = read_for(request, region, pk, USE)
    rows = PracticeUse.objects.filter(practice=practice, removed_at__isnull=not removed)
    found: PracticeUse = row_or_404(rows.select_related("organisation"), pk=use)
    found.practice = practice
    return found


def question_for(
    request: HttpRequest, region: str, pk: int, question: int, *, removed: bool = False
) -> PracticeQuestion:
    """One question about a practice."""
    practice = published_for(request, region, pk, ASK)
    rows = PracticeQuestion.objects.filter(practice=practice, removed_at__isnull=not removed)
    found: PracticeQuestion = row_or_404(rows.select_related("asked_by"), pk=question)
    found.practice = practice
    return found


def place_in(values: Any, name: str = "plaats") -> int:
    """A place in an order as it was sent; 0 for what is none."""
    return whole_number(values.get(name, ""))

"""Reads of the regional questions."""

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from samenverder.ambition.models import QuestionState, RegionalQuestion
from samenverder.network.models import Partnership

ORDER = [QuestionState.OPEN, QuestionState.TAKEN_UP, QuestionState.ANSWERED]


def questions(partnership: Partnership) -> QuerySet[RegionalQuestion]:
    """Every question of the region, open ones first, then the newest."""
    place = Case(
        *(When(state=state, then=Value(at)) for at, state in enumerate(ORDER)),
        output_field=IntegerField(),
    )
    rows = RegionalQuestion.objects.filter(partnership=partnership, removed_at__isnull=True)
    rows = rows.select_related("focus_area", "asked_by")
    return rows.annotate(place=place).order_by("place", "-asked_on", "-pk")


def question_tally(partnership: Partnership) -> dict[str, int]:
    """How many there are, and how many are open, taken up and answered."""
    rows = RegionalQuestion.objects.filter(partnership=partnership, removed_at__isnull=True)
    counts = {state.value: Count("pk", filter=Q(state=state)) for state in ORDER}
    return rows.aggregate(all=Count("pk"), **counts)


def taken_up(partnership: Partnership) -> set[int]:
    """The focus areas in which somebody works on a question."""
    rows = RegionalQuestion.objects.filter(partnership=partnership, removed_at__isnull=True)
    rows = rows.filter(state=QuestionState.TAKEN_UP, focus_area__isnull=False)
    return set(rows.values_list("focus_area", flat=True))

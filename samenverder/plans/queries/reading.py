"""What pages of a plan show besides its text: who writes, who decides, what was said."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from samenverder.lib.text import format_time, join_words
from samenverder.network.models import Mandate
from samenverder.plans.content import how_much, need_data
from samenverder.plans.models import (
    PlanComment,
    PlanCommentState,
    PlanNeed,
    PlanSection,
    PlanState,
    PlanVersion,
    SchoolPlan,
)

WRITES_NOW = timedelta(minutes=3)


@dataclass(frozen=True)
class Need:
    """A need as the board reads it: how much, what for, and who may decide about it."""

    row: PlanNeed
    amount: str
    deciders: str


def needs_of(plan: SchoolPlan) -> list[Need]:
    """Every need, with who holds the mandate for it at the school or its board; two queries."""
    organisations = [pk for pk in (plan.school_id, plan.board_id) if pk]
    held = list(
        Mandate.objects.filter(partnership=plan.partnership, organisation_id__in=organisations)
        .current()
        .select_related("person", "organisation")
    )
    rows = plan.planneeds.filter(removed_at__isnull=True)
    return [Need(row, how_much(need_data(row)), _deciders(row, held)) for row in rows]


def _deciders(need: PlanNeed, held: Iterable[Mandate]) -> str:
    names = [
        f"{row.person.name} ({row.organisation.name})"
        for row in held
        if row.covers(need.kind_of, need.euros)
    ]
    return join_words(list(dict.fromkeys(names)), gettext("or"))


def who_writes(section: PlanSection | None, user: Any) -> str:
    """Who else saved something in this section in the last minutes, as a sentence; one query."""
    if section is None or section.pk is None:
        return ""
    rows = section.writers.filter(at__gte=timezone.now() - WRITES_NOW).exclude(user_id=user.pk)
    found = list(rows.select_related("user").order_by("-at")[:5])
    if not found:
        return ""
    language = get_language() or "nl"
    names = [row.user.name or gettext("Somebody") for row in found]
    told = ngettext(
        "%(names)s is writing here too, last at %(time)s.",
        "%(names)s are writing here too, last at %(time)s.",
        len(names),
    )
    return told % {
        "names": join_words(names, gettext("and")),
        "time": format_time(found[0].at, language),
    }


def comments_of(plan: SchoolPlan, *, inside: bool) -> QuerySet[PlanComment]:
    """What was said about a plan and not taken back; `inside` also about what is not shared."""
    rows = plan.comments.filter(removed_at__isnull=True)
    return rows if inside else rows.filter(inside=False)


def comment_tally(plan: SchoolPlan, *, inside: bool) -> dict[str, int]:
    """{section: how many comments wait for an answer}; one query."""
    rows = comments_of(plan, inside=inside).filter(state=PlanCommentState.OPEN)
    return Counter(rows.values_list("section", flat=True))


def lendable(plan: SchoolPlan, section: str) -> QuerySet[Any]:
    """The newest version of each other shared plan that has text in this section.

    Without its content, but with `school_name` and `plan_title` as they stand in it; one query.
    """
    newest = PlanVersion.objects.filter(plan=OuterRef("plan")).order_by("-number")
    rows: QuerySet[Any] = PlanVersion.objects.filter(
        plan__partnership=plan.partnership,
        plan__removed_at__isnull=True,
        pk=Subquery(newest.values("pk")[:1]),
    )
    rows = rows.filter(**{f"content__sections__{section}__isnull": False})
    rows = rows.exclude(plan__state=PlanState.DRAFT).exclude(plan=plan).defer("content")
    words = {"school_name": KT("content__school"), "plan_title": KT("content__title")}
    return rows.annotate(**words).order_by("school_name", "plan_title", "pk")

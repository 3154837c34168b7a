"""What the table of a learning track shows of the answers of boards."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.answers.models import NeedAnswer
from samenverder.plans.models import PlanNeed, SchoolPlan
from samenverder.tracks import columns
from samenverder.tracks.columns import Cell
from samenverder.tracks.models import LearningTrack


def answered(track: LearningTrack, plans: dict[int, SchoolPlan]) -> dict[int, Cell]:
    """Of how many needs of each plan the board gave its answer; two queries."""
    rows = PlanNeed.objects.filter(plan_id__in=plans, shared__isnull=False)
    standing = NeedAnswer.objects.standing().filter(need__plan_id__in=plans)
    done = Count("pk", filter=Q(pk__in=standing.values("need_id")))
    told = rows.order_by().values("plan").annotate(n=done, of=Count("pk"))
    return {
        row["plan"]: Cell(
            _("%(n)d of %(of)d") % {"n": row["n"], "of": row["of"]},
            reverse("plans:detail", args=[track.partnership.slug, row["plan"]]) + "#antwoorden",
        )
        for row in told
    }


def register() -> None:
    """Tell the learning tracks."""
    columns.register(columns.Column("answers", gettext_lazy("Board answered"), answered, place=2))

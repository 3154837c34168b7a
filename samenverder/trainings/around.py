"""What other pages show of needs and offers: a plan, a training, the start page."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenverder.answers.queries.asked import place_of
from samenverder.answers.queries.side_by_side import need_rows
from samenverder.lib.text import format_moment
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting
from samenverder.plans.models import SchoolPlan
from samenverder.trainings.models import DateOffer, Training, TrainingForNeed
from samenverder.trainings.queries.catalogue import coming_dates, with_counts
from samenverder.trainings.queries.guests import guests_in
from samenverder.trainings.queries.needs import unmet
from samenverder.trainings.queries.offers import mailed_at, offered_to, offers_of
from samenverder.web import around

MANAGE = "trainings.manage_training"


def on_plan(plan: SchoolPlan, _request: HttpRequest) -> dict[str, Any] | None:
    """Under the needs of a plan: which trainings meet them, with the next date; two queries."""
    rows = TrainingForNeed.objects.filter(
        need__plan=plan, need__shared__isnull=False, training__removed_at=None
    )
    rows = rows.select_related("training__partnership", "need").order_by("need__order", "pk")
    found: list[Any] = list(rows)
    if not found:
        return None
    dates: dict[int, list[Any]] = defaultdict(list)
    for date in with_counts(coming_dates().filter(training__in=[r.training_id for r in found])):
        dates[date.training_id].append(date)
    for row in found:
        row.next = next(iter(dates[row.training_id]), None)
    return {"met": found}


def on_training(training: Training, request: HttpRequest) -> dict[str, Any] | None:
    """On the page of a training: for which needs of schools it is, and who was offered a date."""
    rows = TrainingForNeed.objects.filter(training=training).order_by("pk")
    links = dict(rows.values_list("need", "pk"))
    if not links:
        return None
    needs = need_rows(training.partnership, pks=list(links))
    offers = offers_of(training)
    mine = _speaks(training, request.user, offers)
    dates = [
        {"date": date, "offers": offers.get(date.pk, []), "speaks": mine.get(date.pk, [])}
        for date in with_counts(coming_dates().filter(training=training))
    ]
    return {
        "met": [{"need": need, "row": links[need.pk]} for need in needs],
        "schools": len({need.school for need in needs}),
        "offer_dates": dates,
        "plans_at": reverse("plans:list", args=[training.partnership.slug]),
        "place": place_of(0).removesuffix("0"),
        "may_offer": request.user.has_perm(MANAGE, training.partnership),
    }


def _speaks(
    training: Training, user: Any, offers: dict[int, list[DateOffer]]
) -> dict[int, list[DateOffer]]:
    """{date: offers that keep places for a school for which this user may say no}; two queries."""
    keeping = [row for rows in offers.values() for row in rows if row.left]
    schools = {row.school_id: row.school for row in keeping}
    who = mailed_at(training, list(schools.values())) if schools else {}
    found: dict[int, list[DateOffer]] = defaultdict(list)
    for row in keeping:
        if any(person.user_id == user.pk for person in who[row.school.name]):
            found[row.date_id].append(row)
    return found


def on_list(partnership: Partnership, request: HttpRequest) -> dict[str, Any]:
    """On the list of trainings: the ways to what stands around it, and what other regions offer."""
    may = request.user.has_perm(MANAGE, partnership)
    return {"guests": list(guests_in(partnership)), "may_import": may}


def to_share(training: Training, request: HttpRequest) -> dict[str, Any] | None:
    """On the page of a training, for who may let other regions come."""
    if not request.user.has_perm("trainings.share_training", training.partnership):
        return None
    return {"said_yes": training.guests.filter(accepted_at__isnull=False).count()}


def offered(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Dates offered to a school of this user, until they say something; one query."""
    language = get_language() or "nl"
    for date in offered_to(partnership, user, now=timezone.now()):
        free = ngettext("%(n)d free place", "%(n)d free places", date.free) % {"n": date.free}
        places = free if date.free else _("waiting list")
        if date.mine_left:
            kept = ngettext("%(n)d place is kept for your school",
                            "%(n)d places are kept for your school", date.mine_left)  # fmt: skip
            places = kept % {"n": date.mine_left}
        yield Waiting(
            _("For your school: %(title)s") % {"title": date.training.title},
            date.training.get_absolute_url(),
            f"{format_moment(date.starts_at, language)} · {places}",
            date.closes_on,
            mail=_("Training offered to your school"),
        )


@prepared
def _unmet(partnership: Partnership, _user: Any) -> Any:
    return unmet(partnership).order_by().values_list("plan__school", flat=True)


def without_training(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For a coordinator: training needs that no training meets; one query."""
    if not user.has_perm("trainings.follow_needs", partnership):
        return
    schools = _unmet(partnership, user)
    if not schools:
        return
    text = ngettext(
        "%(n)d training need of a school has no training yet",
        "%(n)d training needs of schools have no training yet",
        len(schools),
    )
    number = len(set(schools))
    yield Waiting(
        text % {"n": len(schools)},
        reverse("trainings:needs", args=[partnership.slug]) + "?toon=open",
        ngettext("%(n)d school", "%(n)d schools", number) % {"n": number},
        mail=_("Training needs without a training"),
    )


def register() -> None:
    """Tell the pages and the start page."""
    around.register("plan.needs", "trainings/_on_plan.html", on_plan)
    around.register("training.more", "trainings/_schools.html", on_training)
    around.register("training.more", "trainings/_more_of.html", to_share)
    around.register("trainings.list", "trainings/_on_list.html", on_list)
    register_waiting("trainings.offers", offered)
    register_waiting("trainings.needs", without_training)

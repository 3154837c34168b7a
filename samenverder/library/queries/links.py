"""Links in the library that no longer answer, and why, in words."""

import datetime as dt
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.lib import outside
from samenverder.library.models import Practice, PracticeMaterial, PracticeState
from samenverder.library.queries.practices import writable
from samenverder.network.models import Partnership

NEWS_AFTER = dt.timedelta(days=1)
WHY: dict[str, str | Promise] = {
    outside.NOT_A_LINK: gettext_lazy("This is not an address of a page on the internet."),
    outside.NOT_PUBLIC: gettext_lazy("This address is not on the open internet."),
    outside.UNKNOWN_HOST: gettext_lazy("This site does not exist (any more)."),
    outside.NO_ANSWER: gettext_lazy("The site gives no answer."),
    outside.CERTIFICATE: gettext_lazy("The site is not safe: its certificate is not right."),
    outside.CIRCLES: gettext_lazy("The site sends visitors on again and again."),
    "404": gettext_lazy("The site is there, the page is not."),
    "410": gettext_lazy("The page was taken off the site."),
}


def links_there() -> QuerySet[PracticeMaterial]:
    """Links of practices that others find."""
    rows = PracticeMaterial.objects.filter(
        removed_at__isnull=True,
        practice__state=PracticeState.PUBLISHED,
        practice__removed_at__isnull=True,
    )
    return rows.exclude(url="")


def broken_in(partnership: Partnership, user: Any) -> QuerySet[PracticeMaterial]:
    """Links that do not answer, of practices this user writes (all, for a coordinator)."""
    rows = links_there().filter(broken_since__isnull=False)
    rows = rows.filter(practice__in=writable(partnership, user))
    rows = rows.select_related("practice__partnership")
    return rows.order_by(F("broken_since").asc(), "pk")


def broken_long(
    partnership: Partnership, user: Any, since: dt.datetime
) -> QuerySet[PracticeMaterial]:
    """Those that did not answer since `since`: of practices this user is the contact of.

    For a coordinator also those without a contact who can sign in.
    """
    rows = links_there().filter(broken_since__lte=since)
    mine = Q(practice__contact__user_id=user.pk, practice__contact__left_on__isnull=True)
    if user.has_perm("library.manage_library", partnership):
        mine |= Q(practice__contact__isnull=True) | Q(practice__contact__user__isnull=True)
        mine |= Q(practice__contact__left_on__isnull=False)
    rows = rows.filter(mine, practice__partnership=partnership)
    return rows.select_related("practice__partnership").order_by("broken_since", "pk")


def why(problem: str) -> str:
    """What is wrong with a link, as a sentence."""
    known = WHY.get(problem)
    if known:
        return str(known)
    return _("The site says that something is wrong (number %(number)s).") % {"number": problem}


def broken_of(practice: Practice) -> QuerySet[PracticeMaterial]:
    """Links of one practice that do not answer; one query."""
    return PracticeMaterial.objects.filter(
        practice=practice, removed_at__isnull=True, broken_since__isnull=False
    )

"""The weekly mail: what waits for somebody, when the next meeting is. Never what people typed.

Everybody with access and an address gets at most one a week, on Monday from seven o'clock, and
only when there is something. Whoever was passed over because the server was down still gets it
that day or the next.
"""

import logging
from collections import Counter
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenverder.insight.models import WeeklyDigest
from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.mail_choices import stop_address, who_stopped
from samenverder.network.models import Access, MailSubject, Partnership, Person
from samenverder.network.waiting import Coming, Waiting, everything_coming, everything_waiting

FIRST_HOUR = 7
UNTIL = timedelta(hours=36)
LOOKS_AHEAD = timedelta(days=14)

logger = logging.getLogger(__name__)


def send_weekly_digests() -> int:
    """Write the weekly mail of everybody who has none yet; returns how many mails were written."""
    week = week_of_today()
    if week is None:
        return 0
    written = 0
    for person in _without(week):
        try:
            written += write_digest(person, week)
        except IntegrityError:
            continue  # another process was first
        except Exception:
            logger.exception("The weekly mail of person %s failed", person.pk)
    return written


def week_of_today() -> date | None:
    """The Monday whose mail goes out now; None outside the hours for it."""
    now = timezone.localtime()
    monday = now.date() - timedelta(days=now.weekday())
    start = timezone.make_aware(datetime.combine(monday, time(FIRST_HOUR)))
    return monday if start <= now < start + UNTIL and now.hour >= FIRST_HOUR else None


def _without(week: date) -> list[Person]:
    """People with access and an address who want the mail and were not looked at for this week."""
    access = Access.objects.filter(user__is_active=True)
    pairs = set(access.values_list("user_id", "partnership_id"))
    rows = Person.objects.present().filter(user__isnull=False).exclude(email="")
    rows = rows.exclude(digests__week=week).select_related("user", "partnership").order_by("pk")
    people = [row for row in rows if (row.user_id, row.partnership_id) in pairs]
    stopped = who_stopped(MailSubject.DIGEST, [person.pk for person in people])
    return [person for person in people if person.pk not in stopped]


@transaction.atomic
def write_digest(person: Person, week: date) -> bool:
    """Note that this person was looked at, and write the mail when there is something to tell.

    Raises IntegrityError when somebody else did so already.
    """
    row = WeeklyDigest.objects.create(person=person, week=week)
    user, partnership = person.user, person.partnership
    assert user is not None  # noqa: S101  selected on it
    with translation.override(user.language):
        waiting = everything_waiting(partnership, user)
        until = timezone.now() + LOOKS_AHEAD
        coming = [one for one in everything_coming(partnership, user) if one.starts_at <= until]
        if not waiting and not coming:
            return False
        row.mail = send_mail(
            to=person.email,
            subject=_("Your week in %(region)s") % {"region": partnership.name},
            template="insight/mail/digest",
            context=_context(person, partnership, waiting, coming),
            language=user.language,
            about=f"digest:{row.pk}",
            unsubscribe=stop_address(person, MailSubject.DIGEST),
        )
    row.save()
    return True


def _context(
    person: Person, partnership: Partnership, waiting: list[Waiting], coming: list[Coming]
) -> dict[str, object]:
    kinds = Counter(line.mail or _("Something else") for line in waiting)
    return {
        "person": person,
        "partnership": partnership,
        "number": len(waiting),
        "kinds": list(kinds.items()),
        "moments": [one.starts_at for one in coming[:3]],
        "url": absolute_url(reverse("insight:home", args=[partnership.slug])),
    }

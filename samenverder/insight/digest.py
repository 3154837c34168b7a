"""The weekly mail: what waits for somebody, when the next meeting is. Never what people typed.

Every human gets at most one a week, with a part for each partnership they take part in, on Monday
from seven o'clock, and only when there is something. Whoever was passed over because the server
was down still gets it that day or the next.
"""

import logging
from collections import defaultdict
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenverder.insight.digest_parts import Part, parts_of
from samenverder.insight.models import WeeklyDigest
from samenverder.lib.text import join_words
from samenverder.network.mail import send_mail
from samenverder.network.mail_choices import (
    stop_address,
    stop_address_everywhere,
    who_stopped,
)
from samenverder.network.models import Access, MailSubject, OutgoingMail, Person, User

FIRST_HOUR = 7
UNTIL = timedelta(hours=36)

logger = logging.getLogger(__name__)


def send_weekly_digests() -> int:
    """Write the weekly mail of everybody who has none yet; returns how many mails were written."""
    week = week_of_today()
    if week is None:
        return 0
    written = 0
    for user, people in _without(week).items():
        try:
            written += write_digest(user, people, week)
        except IntegrityError:
            continue  # another process was first
        except Exception:
            logger.exception("The weekly mail of user %s failed", user.pk)
    return written


def week_of_today() -> date | None:
    """The Monday whose mail goes out now; None outside the hours for it."""
    now = timezone.localtime()
    monday = now.date() - timedelta(days=now.weekday())
    start = timezone.make_aware(datetime.combine(monday, time(FIRST_HOUR)))
    return monday if start <= now < start + UNTIL and now.hour >= FIRST_HOUR else None


def _without(week: date) -> dict[User, list[Person]]:
    """Users who were not looked at for this week, as whom they take part and want the mail.

    Only where they have access now, and where there is an address. Four queries.
    """
    access = Access.objects.filter(user__is_active=True)
    pairs = set(access.values_list("user_id", "partnership_id"))
    rows = Person.objects.present().filter(user__isnull=False).exclude(email="")
    rows = rows.exclude(user__in=_looked_at(week)).select_related("user", "partnership")
    people = [row for row in rows.order_by("pk") if (row.user_id, row.partnership_id) in pairs]
    stopped = who_stopped(MailSubject.DIGEST, [person.pk for person in people])
    found: dict[User, list[Person]] = defaultdict(list)
    for person in people:
        if person.pk not in stopped and person.user is not None:
            found[person.user].append(person)
    return found


def _looked_at(week: date) -> set[int]:
    rows = WeeklyDigest.objects.filter(week=week, person__user__isnull=False)
    return set(rows.values_list("person__user", flat=True))


@transaction.atomic
def write_digest(user: User, people: list[Person], week: date) -> bool:
    """Note that this user was looked at, and write the mail when there is something to tell.

    The rows and the mail are one transaction; a second process waits at the user, and finds the
    rows. `people` are who this user is, one for each partnership.
    """
    User.objects.select_for_update().get(pk=user.pk)
    if WeeklyDigest.objects.filter(person__user=user, week=week).exists():
        return False
    rows = [WeeklyDigest(person=person, week=week) for person in people]
    with translation.override(user.language):
        parts = parts_of(user, people)
        mail = _write(user, people, parts) if parts else None
    for line in (line for part in parts for line in part.news):
        line.told()
    for row in rows:
        row.mail = mail
    WeeklyDigest.objects.bulk_create(rows)
    return mail is not None


def _write(user: User, people: list[Person], parts: list[Part]) -> OutgoingMail:
    """One mail with these parts; who takes part in one partnership only answers to its people."""
    regions = join_words([part.partnership.name for part in parts], _("and"))
    only = people[0] if len(people) == 1 else None
    stop = (
        stop_address(only, MailSubject.DIGEST)
        if only
        else stop_address_everywhere(user, MailSubject.DIGEST)
    )
    return send_mail(
        to=user.email,
        subject=_("Your week in %(region)s") % {"region": regions},
        template="insight/mail/digest",
        context={"name": user.name, "parts": parts, "several": only is None},
        language=user.language,
        about=f"digest:{people[0].pk}",
        unsubscribe=stop,
        partnership=only.partnership if only else None,
    )

"""Mail to owners: a week before the date, and once after it passed."""

import logging
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import UNFINISHED, ActionItem
from samenverder.lib.text import format_date
from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.mail_choices import stop_address
from samenverder.network.models import Access, MailStop, MailSubject

DAYS_BEFORE = 7
GIVE_UP_AFTER = 14
FIRST_HOUR = 7  # nobody is mailed at night

SOON_ONE = _("An action of yours should be done by %(date)s")
SOON_MORE = _("%(n)d actions of yours are due this week")
LATE_ONE = _("The date of an action of yours has passed: %(date)s")
LATE_MORE = _("The date of %(n)d actions of yours has passed")

logger = logging.getLogger(__name__)


def remind_owners() -> int:
    """Mail every owner once about actions due within a week, once about those past their date.

    One mail per person and kind. What was agreed within the last day waits: people still know.
    Returns how many mails were written.
    """
    if timezone.localtime().hour < FIRST_HOUR:
        return 0
    today = timezone.localdate()
    soon = Q(due_on__range=(today, today + timedelta(days=DAYS_BEFORE)), reminded_on=None)
    past = Q(due_on__range=(today - timedelta(days=GIVE_UP_AFTER), today - timedelta(days=1)))
    mails = [
        *_by_owner(_waiting().filter(soon), "reminded_on"),
        *_by_owner(_waiting().filter(past, late_reminded_on=None), "late_reminded_on"),
    ]
    return sum(_try(actions, field, today) for field, actions in mails)


def _waiting() -> QuerySet[ActionItem]:
    """Unfinished actions of people who are still there and have an address."""
    known_since = timezone.now() - timedelta(days=1)
    rows = ActionItem.objects.filter(
        deleted_at=None,
        state__in=UNFINISHED,
        created_at__lte=known_since,
        owner__left_on=None,
    ).exclude(owner__email="")
    stopped = MailStop.objects.filter(subject=MailSubject.REMINDER).values("person")
    rows = rows.filter(owner__isnull=False).exclude(owner__in=stopped)
    return rows.select_related("owner__user", "partnership").order_by("owner_id", "due_on", "pk")


def _by_owner(rows: Iterable[ActionItem], field: str) -> list[tuple[str, list[ActionItem]]]:
    return [(field, list(group)) for _owner, group in groupby(rows, key=lambda a: a.owner_id)]


def _try(actions: list[ActionItem], field: str, today: date) -> bool:
    """Remind one owner; when that fails the others still get theirs, this one an hour later."""
    try:
        return _remind(actions, field, today)
    except Exception:
        logger.exception("Reminding person %s failed", actions[0].owner_id)
        return False


@transaction.atomic
def _remind(actions: list[ActionItem], field: str, today: date) -> bool:
    """Write one mail about these actions of one owner, unless another process just did."""
    due = ActionItem.objects.select_for_update().filter(
        pk__in=[action.pk for action in actions], **{field: None}
    )
    taken = set(due.values_list("pk", flat=True))
    actions = [action for action in actions if action.pk in taken]
    if not actions:
        return False
    ActionItem.objects.filter(pk__in=taken).update(**{field: today})
    _mail(actions, late=field == "late_reminded_on")
    return True


def _mail(actions: list[ActionItem], *, late: bool) -> None:
    owner, partnership = actions[0].owner, actions[0].partnership
    assert owner is not None  # noqa: S101  selected on it
    language = owner.user.language if owner.user else "nl"
    may_open = Access.objects.filter(user=owner.user_id, partnership=partnership).exists()
    list_url = reverse("commitments:list", args=[partnership.slug]) + "?toon=mijn"
    with translation.override(language):
        send_mail(
            to=owner.email,
            subject=_subject(actions, language, late),
            template="commitments/mail/reminder",
            context={
                "owner": owner,
                "partnership": partnership,
                "actions": [_line(action, may_open) for action in actions],
                "late": late,
                "url": absolute_url(list_url) if may_open else "",
            },
            language=language,
            about=f"person:{owner.pk}",
            unsubscribe=stop_address(owner, MailSubject.REMINDER),
        )


def _line(action: ActionItem, may_open: bool) -> dict[str, object]:
    """The date and the way there; what is to be done stands behind the sign-in, not in a mail."""
    url = absolute_url(action.get_absolute_url()) if may_open else ""
    return {"due_on": action.due_on, "url": url}


def _subject(actions: list[ActionItem], language: str, late: bool) -> str:
    words = {"date": format_date(actions[0].due_on, language), "n": len(actions)}
    if len(actions) == 1:
        text = LATE_ONE if late else SOON_ONE
    else:
        text = LATE_MORE if late else SOON_MORE
    return str(text) % words

"""What the weekly mail tells of one partnership, to one human who takes part in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.network.mail import absolute_url
from samenverder.network.mail_choices import stop_address
from samenverder.network.models import MailSubject, Partnership, Person, User
from samenverder.network.queries.answering import who_answers
from samenverder.network.waiting import everything_coming, everything_waiting
from samenverder.network.weekly import News, everything_new

LOOKS_AHEAD = timedelta(days=14)
MOMENTS = 3


@dataclass(frozen=True)
class Part:
    """One partnership: how much of which kind waits, when people meet, and what is new.

    `new` are (words, address); `news` what they were made of.
    """

    partnership: Partnership
    number: int
    kinds: list[tuple[str, int]]
    moments: list[datetime]
    new: list[tuple[str, str]]
    news: list[News]
    url: str
    stop_url: str
    answers: User | None


def parts_of(user: User, people: Sequence[Person]) -> list[Part]:
    """A part for each of these people, in this order, as far as there is something to tell."""
    found = [_part(user, person) for person in people]
    return [part for part in found if part.number or part.moments or part.news]


def _part(user: User, person: Person) -> Part:
    partnership = person.partnership
    until = timezone.now() + LOOKS_AHEAD
    waiting = everything_waiting(partnership, user)
    coming = [one for one in everything_coming(partnership, user) if one.starts_at <= until]
    news = everything_new(person)
    kinds = Counter(line.mail or _("Something else") for line in waiting)
    return Part(
        partnership,
        len(waiting),
        list(kinds.items()),
        [one.starts_at for one in coming[:MOMENTS]],
        [(line.text, absolute_url(line.url)) for line in news],
        news,
        absolute_url(reverse("insight:home", args=[partnership.slug])),
        stop_address(person, MailSubject.DIGEST),
        who_answers(partnership, besides=user.email),
    )

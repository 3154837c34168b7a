"""Trying the links in the library, some at a time, and noting which no longer answer."""

import datetime as dt
import logging
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from samenverder.lib import outside
from samenverder.library.models import PracticeMaterial
from samenverder.library.queries.links import links_there

EVERY = dt.timedelta(days=7)
BROKEN_EVERY = dt.timedelta(days=1)
AT_ONCE, SECONDS = 10, 40
MOST_LOOKED_AT = 20_000  # many links of one site keep no other waiting
OUR_OWN_LINE = {outside.NO_ANSWER, outside.UNKNOWN_HOST}

Try = Callable[[str], str]
logger = logging.getLogger(__name__)


def try_links(attempt: Try = outside.whats_wrong) -> int:
    """Try the links whose turn it is, one for each host; how many were noted.

    Each once a week, a broken one once a day. When not one of three or more hosts can be reached,
    it is our own line that is broken: nothing is noted.
    """
    if not settings.CHECK_LINKS:
        return 0
    began, found = time.monotonic(), {}
    for material in _one_for_each_host(_due()):
        if time.monotonic() - began > SECONDS:
            break
        found[material] = attempt(material.url)
    if len(found) >= 3 and set(found.values()) <= OUR_OWN_LINE:
        logger.warning("No link could be reached: this server seems to be off the internet")
        return 0
    for material, problem in found.items():
        note(material, problem)
    return len(found)


def try_again(*, material: PracticeMaterial, attempt: Try = outside.whats_wrong) -> str:
    """Try one link now; what is wrong with it, empty for nothing."""
    problem = attempt(material.url)
    note(material, problem)
    return problem


def note(material: PracticeMaterial, problem: str) -> None:
    """Keep what came of it. A link that was changed meanwhile keeps what is known of the new."""
    now = timezone.now()
    rows = PracticeMaterial.objects.filter(pk=material.pk, url=material.url)
    if not problem:
        rows.update(checked_at=now, broken_since=None, broken_why="")
        return
    rows.filter(broken_since=None).update(broken_since=now)
    rows.update(checked_at=now, broken_why=problem[:120])


def _due() -> QuerySet[PracticeMaterial]:
    now = timezone.now()
    turn = Q(checked_at=None) | Q(checked_at__lte=now - EVERY)
    turn |= Q(broken_since__isnull=False, checked_at__lte=now - BROKEN_EVERY)
    return links_there().filter(turn).order_by(F("checked_at").asc(nulls_first=True), "pk")


def _one_for_each_host(rows: QuerySet[PracticeMaterial]) -> list[PracticeMaterial]:
    """At most ten links, no two of one host: nobody is asked twice in a row."""
    found: dict[str, PracticeMaterial] = {}
    for material in rows[:MOST_LOOKED_AT].iterator(chunk_size=200):
        found.setdefault(urlsplit(material.url).netloc.lower(), material)
        if len(found) == AT_ONCE:
            break
    return list(found.values())

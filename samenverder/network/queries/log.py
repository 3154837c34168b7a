"""The log of a partnership: who did what, when."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.audit.models import AuditEntry
from samenverder.lib.text import ZONE, whole_number, whole_numbers
from samenverder.network.log_words import TITLES, words_for
from samenverder.network.models import (
    Mandate,
    Organisation,
    Partnership,
    Person,
    RelationRound,
    Role,
    User,
    Welcome,
    WorkingGroup,
)

NOBODY = 0
"""No row has this number: asking for it makes a question of an empty list, as many for all."""


@dataclass(frozen=True)
class LogFilter:
    """What the log is narrowed to."""

    actor: str = ""
    verb: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True)
class LogLine:
    """One line, in words."""

    at: dt.datetime
    actor: str
    verb: str
    subject: str
    detail: str


def entries_of(partnership: Partnership, want: LogFilter) -> QuerySet[AuditEntry]:
    """The lines of this partnership, newest first. Days are those of Amsterdam."""
    rows = AuditEntry.objects.filter(partnership_id=partnership.pk).order_by("-number")
    if want.actor:
        rows = rows.filter(actor=want.actor)
    if want.verb:
        rows = rows.filter(verb=want.verb)
    if want.since:
        rows = rows.filter(at__gte=_midnight(want.since))
    if want.until:
        rows = rows.filter(at__lt=_midnight(want.until + dt.timedelta(days=1)))
    return rows


def lines_about(thing: Model, most: int = 50) -> list[LogLine]:
    """What happened to one thing, newest first. Three queries."""
    kind = str(thing._meta.model_name)
    partnership_id = thing.partnership_id  # type: ignore[attr-defined]
    rows = AuditEntry.objects.filter(partnership_id=partnership_id, subject=f"{kind}:{thing.pk}")
    return in_words(list(rows.order_by("-number")[:most]), kinds=[kind])


def choices_of(partnership: Partnership) -> tuple[list[Any], list[Any]]:
    """Who and what occur in the log, for the filter. Three queries."""
    rows = AuditEntry.objects.filter(partnership_id=partnership.pk).order_by()
    actors = list(rows.values_list("actor", flat=True).distinct())
    verbs = list(rows.values_list("verb", flat=True).distinct())
    names = _actor_names(actors)
    who = sorted(((actor, names[actor]) for actor in actors), key=lambda pair: pair[1].casefold())
    what = sorted(((verb, words_for(verb)) for verb in verbs), key=lambda pair: pair[1])
    return who, what


def in_words(entries: list[AuditEntry], kinds: Collection[str] | None = None) -> list[LogLine]:
    """The lines as people read them; one query per kind of thing (of `kinds`), always."""
    actors = _actor_names([entry.actor for entry in entries])
    subjects = _subject_names([entry.subject for entry in entries], kinds)
    return [
        LogLine(
            entry.at,
            actors[entry.actor],
            words_for(entry.verb),
            subjects.get(entry.subject, entry.subject),
            _detail(entry),
        )
        for entry in entries
    ]


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=ZONE)


def _detail(entry: AuditEntry) -> str:
    """Roles and counts; other details are for who checks the chain."""
    role, was = entry.detail.get("role"), entry.detail.get("was")
    if role in Role.values:
        now = str(Role(role).label)
        return f"{Role(was).label} → {now}" if was in Role.values else now
    number = entry.detail.get("people")
    if entry.verb == "people_imported" and isinstance(number, int):
        return ngettext("%(n)s person", "%(n)s people", number) % {"n": number}
    return ""


def _actor_names(actors: list[str]) -> dict[str, str]:
    pks = whole_numbers(actor[5:] for actor in actors if actor.startswith("user:"))
    users = {f"user:{pk}": name for pk, name in _user_titles(pks).items()}
    named = {"system": _("Samen Verder itself"), "respondent": _("Somebody who was asked")}
    return {actor: users.get(actor) or named.get(actor, actor) for actor in actors}


def _subject_names(subjects: list[str], kinds: Collection[str] | None) -> dict[str, str]:
    by_kind: dict[str, set[int]] = defaultdict(lambda: {NOBODY})
    for subject in subjects:
        kind, _colon, pk = subject.partition(":")
        if number := whole_number(pk):
            by_kind[kind].add(number)
    known = {
        **TITLES,
        "person": _titles(Person),
        "organisation": _titles(Organisation),
        "partnership": _titles(Partnership),
        "workinggroup": _titles(WorkingGroup),
        "mandate": _names_of(Mandate.objects.select_related("person", "organisation")),
        "welcome": _names_of(Welcome.objects.select_related("person", "organisation")),
        "relationround": _titles(RelationRound),
        "user": _user_titles,
    }
    names: dict[str, str] = {}
    for kind in known if kinds is None else known.keys() & kinds:
        titles = known[kind](by_kind[kind])
        names |= {f"{kind}:{pk}": title for pk, title in titles.items()}
    return names


def _user_titles(pks: Any) -> dict[int, str]:
    return {user.pk: str(user) for user in User.objects.filter(pk__in=[NOBODY, *pks])}


def _names_of(rows: QuerySet[Any]) -> Any:
    return lambda pks: {row.pk: str(row) for row in rows.filter(pk__in=pks)}


def _titles(model: Any) -> Any:
    return lambda pks: dict(model.objects.filter(pk__in=pks).values_list("pk", "name"))

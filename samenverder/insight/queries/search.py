"""Search over the rooms of one partnership.

Every word must occur somewhere in a thing. One query per kind, however much is found, with
`icontains`: quick enough up to tens of thousands of rows on SQLite and PostgreSQL alike. Answers,
arguments, notes and comments are never searched.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samenverder.ambition.models import Ambition
from samenverder.ambition.queries import focus_areas
from samenverder.commitments.queries import search_actions
from samenverder.network.models import Partnership
from samenverder.network.queries.organisations import memberships_of
from samenverder.network.queries.people import PeopleFilter, people_of
from samenverder.reflection.models import Statement
from samenverder.reflection.queries.instruments import available
from samenverder.reflection.queries.sessions import sessions_of

MOST_WORDS = 6
PER_GROUP = 8
SHORTEST = 2


@dataclass(frozen=True)
class Hit:
    """One thing that was found."""

    title: str
    url: str
    meta: str = ""
    day: Any = None


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `more_url` leads to the rest when there is more."""

    label: str
    hits: list[Hit] = field(default_factory=list)
    more: bool = False
    more_url: str = ""


def words_of(text: str) -> list[str]:
    """The words to look for, at most six; none when the text is too short to look for."""
    words = text[:100].split()[:MOST_WORDS]
    return words if max(map(len, words), default=0) >= SHORTEST else []


def search(partnership: Partnership, user: Any, words: Sequence[str]) -> list[Group]:
    """What is found per kind, as far as this user may see it; kinds without hits are left out."""
    found = [
        _actions(partnership, words),
        _sessions(partnership, words),
        _organisations(partnership, words),
        _statements(partnership, words),
        _ambition(partnership, words),
    ]
    if user.has_perm("network.view_people", partnership):
        found.insert(2, _people(partnership, words))
    return [group for group in found if group.hits]


def _all(words: Iterable[str], *fields: str) -> Q:
    """Each word occurs in at least one of these fields."""
    wanted = Q()
    for word in words:
        anywhere = Q()
        for name in fields:
            anywhere |= Q(**{f"{name}__icontains": word})
        wanted &= anywhere
    return wanted


def _group(
    label: str, rows: QuerySet[Any] | Sequence[Any], hit: Callable[[Any], Hit], more_url: str = ""
) -> Group:
    found = list(rows[: PER_GROUP + 1])
    hits = [hit(row) for row in found[:PER_GROUP]]
    return Group(label, hits, len(found) > PER_GROUP, more_url)


def _query(name: str, partnership: Partnership, **query: str) -> str:
    return f"{reverse(name, args=[partnership.slug])}?{urlencode(query)}"


def _actions(partnership: Partnership, words: Sequence[str]) -> Group:
    def hit(action: Any) -> Hit:
        action.partnership = partnership
        meta = f"{action.owner_label} · {action.get_state_display()}"
        return Hit(action.text, action.get_absolute_url(), meta, action.due_on)

    more = _query("commitments:action_list", partnership, toon="alle", zoek=" ".join(words))
    return _group(_("Actions"), search_actions(partnership, words), hit, more)


def _sessions(partnership: Partnership, words: Sequence[str]) -> Group:
    def hit(session: Any) -> Hit:
        session.partnership = partnership
        meta = " · ".join(filter(None, [session.get_phase_display(), session.place]))
        return Hit(session.title, session.get_absolute_url(), meta, session.starts_at)

    rows = sessions_of(partnership).filter(_all(words, "title", "purpose", "place"))
    return _group(_("Sessions"), rows, hit)


def _people(partnership: Partnership, words: Sequence[str]) -> Group:
    def hit(person: Any) -> Hit:
        at = {
            f"{p.title or p.get_layer_display()}, {p.organisation}"
            for p in person.current_positions
        }
        url = reverse("network:person_detail", args=[partnership.slug, person.pk])
        return Hit(person.name, url, "; ".join(sorted(at)))

    rows = people_of(partnership, PeopleFilter(q=" ".join(words)))
    more = _query("network:people", partnership, q=" ".join(words))
    return _group(_("People"), rows, hit, more)


def _organisations(partnership: Partnership, words: Sequence[str]) -> Group:
    def hit(membership: Any) -> Hit:
        organisation = membership.organisation
        url = reverse("network:organisation_detail", args=[partnership.slug, organisation.pk])
        kind = str(organisation.get_kind_display())
        return Hit(organisation.name, url, " · ".join(filter(None, [kind, organisation.town])))

    fields = ("organisation__name", "organisation__town")
    return _group(_("Organisations"), memberships_of(partnership).filter(_all(words, *fields)), hit)


def _elsewhere(words: Sequence[str], title: str, texts: Iterable[str]) -> list[str]:
    """Where a word was found when that is not in the title: in the other language, say."""
    if any(word.lower() in title.lower() for word in words):
        return []
    found = (text for text in texts if any(word.lower() in text.lower() for word in words))
    return list(found)[:1]


def _statements(partnership: Partnership, words: Sequence[str]) -> Group:
    fields = ("code", "text_nl", "text_en", "probe_nl", "probe_en")

    def hit(statement: Any) -> Hit:
        url = reverse(
            "reflection:instrument_detail", args=[partnership.slug, statement.instrument_id]
        )
        title = f"{statement.code} {statement.text}"
        about = [statement.theme.title, statement.instrument.title]
        texts = (getattr(statement, name) for name in fields[1:])
        return Hit(title, url, " · ".join([*_elsewhere(words, title, texts), *about]))

    rows = Statement.objects.filter(instrument__in=available(partnership))
    rows = rows.filter(_all(words, *fields)).select_related("theme", "instrument")
    return _group(_("Statements"), rows, hit)


def _ambition(partnership: Partnership, words: Sequence[str]) -> Group:
    url = reverse("ambition:detail", args=[partnership.slug])
    sentences = Ambition.objects.filter(_all(words, "sentence"), partnership=partnership)
    areas = focus_areas(partnership).filter(_all(words, "title"))
    rows = [*sentences, *areas[: PER_GROUP + 1]]

    def hit(row: Any) -> Hit:
        is_sentence = isinstance(row, Ambition)
        return Hit(str(row), url, _("Our ambition") if is_sentence else _("Focus area"))

    return _group(_("Ambition"), rows, hit)

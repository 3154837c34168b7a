"""Questions that every visit asks: built and compiled once a day, asked with the numbers of today.

The start page asks some fifty small questions. The database answers each within a fraction of a
millisecond; building the question out of filters and writing it as SQL takes ten times that. A
function that gives a QuerySet for a partnership and a user keeps that work:

    @prepared
    def _to_read(partnership, user, since): ...   # a QuerySet, built as always

    for row in _to_read(partnership, user, since=a_moment): ...   # a list

While it is built, partnership, user and what else is given are stand-ins for a value that comes
later, so the function may filter by them and ask the user's permissions, and nothing else: no
query of its own, no other attribute. It may use today's date. A moment has to be given.
"""

import copy
import functools
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as kept
from datetime import date, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet, ImproperlyConfigured
from django.db import connections
from django.db.models import BigIntegerField, DateField, DateTimeField, Field, QuerySet, Value
from django.utils import timezone

from samenverder.network.models import Partnership

Asked = tuple[tuple[str, bool], ...]  # permissions that were asked, with the answers
Build = Callable[..., QuerySet[Any]]


@dataclass(frozen=True)
class Slot:
    """The place of a value among the parameters."""

    name: str
    field: Field[Any, Any] = kept(compare=False)


class Given(Value):
    """A value that is there only when the question is asked; also stands for the row it numbers."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(name, output_field=field)
        self.slot = Slot(name, field)

    @property
    def pk(self) -> "Given":
        """The number of the row this stands for."""
        return self

    def as_sql(self, _compiler: Any, _connection: Any) -> Any:
        """A parameter, to be filled later."""
        return "%s", [self.slot]


class GivenUser(Given):
    """Stands for a user; writes down which permissions were asked, and what the answer was."""

    def __init__(self, user: Any, partnership: Partnership) -> None:
        super().__init__("user", BigIntegerField())
        self.real, self.place = user, partnership
        self.asked: dict[str, bool] = {}

    def has_perm(self, perm: str, _partnership: Any) -> bool:
        """The answer for the user who asks now."""
        found = bool(self.real.has_perm(perm, self.place))
        self.asked[perm] = found
        return found


@dataclass(frozen=True)
class Question:
    """A compiled question. `asked`: it is this one for who has these permissions."""

    asked: Asked
    rows: QuerySet[Any]
    compiler: Any  # None when nothing can be found
    sql: str
    params: tuple[Any, ...]

    def fits(self, user: Any, partnership: Partnership) -> bool:
        """This user has the same permissions as the one for whom it was built."""
        return all(user.has_perm(perm, partnership) == was for perm, was in self.asked)

    def answer(self, values: dict[str, Any]) -> list[Any]:
        """The rows for these values."""
        if self.compiler is None:
            return []
        connection = connections[self.rows.db]
        filled = tuple(
            one.field.get_db_prep_value(values[one.name], connection)
            if isinstance(one, Slot)
            else one
            for one in self.params
        )
        compiler = copy.copy(self.compiler)
        compiler.connection = connection  # each thread has its own
        compiler.as_sql = lambda *_args, **_options: (self.sql, filled)
        rows: Any = self.rows.all()
        rows.query.get_compiler = lambda *_args, **_options: compiler
        return list(rows)


def _field_of(value: Any) -> Field[Any, Any]:
    if isinstance(value, datetime):
        return DateTimeField()
    return DateField() if isinstance(value, date) else BigIntegerField()


def _question(build: Build, partnership: Partnership, user: Any, given: dict[str, Any]) -> Question:
    seat = GivenUser(user, partnership)
    others = {name: Given(name, _field_of(value)) for name, value in given.items()}
    rows = build(Given("partnership", BigIntegerField()), seat, **others)
    compiler: Any = rows.query.get_compiler(using=rows.db)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        compiler, sql, params = None, "", ()
    return Question(tuple(seat.asked.items()), rows, compiler, sql, tuple(params))


def _built(build: Build, *whose: Any) -> Question:
    """The question; built twice, because a moment that is taken inside would stand still."""
    first, second = _question(build, *whose), _question(build, *whose)
    if (first.sql, _plain(first)) != (second.sql, _plain(second)):
        raise ImproperlyConfigured(f"{build.__qualname__} takes a moment itself: give it one")
    return first


def _plain(question: Question) -> list[Any]:
    """What it holds, to compare: PostgreSQL wraps JSON in objects that are equal to nothing."""
    return [getattr(one, "obj", one) for one in question.params]


def prepared(build: Build) -> Callable[..., list[Any]]:
    """The rows of what `build` asks, without building it again on the same day."""
    known: dict[date, list[Question]] = {}

    @functools.wraps(build)
    def ask(partnership: Partnership, user: Any, **given: Any) -> list[Any]:
        return _answer(build, known, partnership, user, given)

    return ask


def _answer(
    build: Build,
    known: dict[date, list[Question]],
    partnership: Partnership,
    user: Any,
    given: dict[str, Any],
) -> list[Any]:
    if user.pk is None:
        return list(build(partnership, user, **given))
    today = timezone.localdate()
    if today not in known:
        known.clear()
    questions = known.setdefault(today, [])
    found = next((one for one in questions if one.fits(user, partnership)), None)
    if found is None:
        found = _built(build, partnership, user, given)
        questions.append(found)
    return found.answer({"partnership": partnership.pk, "user": user.pk, **given})

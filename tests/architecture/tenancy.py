"""Which rows belong to a partnership, found by following foreign keys; a new model by itself."""

import functools
from collections import deque
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Exists, F, ForeignKey, Model, OuterRef, Q, QuerySet

from samenverder.audit.models import AuditEntry, AuditHead
from samenverder.insight.models import SearchTodo
from samenverder.live.models import OutboxMessage, PeriodicRun
from samenverder.network.models import (
    Invitation,
    MailAttachment,
    MailFile,
    Membership,
    Organisation,
    OutgoingMail,
    Partnership,
    User,
)

# Models without a foreign key to a partnership: how they belong to one all the same.
OTHERWISE: dict[type[Model], str] = {
    Partnership: "pk",
    User: "access__partnership",
    Organisation: "memberships__partnership",
    AuditEntry: "partnership_id",
    AuditHead: "partnership_id",
}
# Of no partnership: they hold a topic and a number, or the name of a task.
OF_NOBODY = {OutboxMessage, PeriodicRun, SearchTodo}
Statement = tuple[str, tuple[Any, ...]]
BY_MAIL: dict[type[Model], str] = {
    OutgoingMail: "about",
    MailAttachment: "mail__about",
    MailFile: "attachments__mail__about",
}


def our_models() -> list[type[Model]]:
    """Every model of Samen Verder itself."""
    return [model for model in apps.get_models() if model.__module__.startswith("samenverder")]


def path_of(model: type[Model]) -> str | None:
    """The shortest way from a row to its partnership, such as session__partnership.

    Along foreign keys that every row has; only without such a way along others.
    """
    return _way(model, always=True) or _way(model, always=False)


def _way(model: type[Model], *, always: bool) -> str | None:
    waiting: deque[tuple[type[Model], str]] = deque([(model, "")])
    seen = {model}
    while waiting:
        here, before = waiting.popleft()
        for field in _foreign_keys(here):
            to: Any = field.related_model
            if always and field.null:
                continue
            if to is Partnership:
                return before + field.name
            if to not in seen and to not in OTHERWISE:
                seen.add(to)
                waiting.append((to, f"{before}{field.name}__"))
    return None


def rows_of(model: type[Model], partnership: Partnership) -> QuerySet[Any] | None:
    """The rows of a partnership; None for a model that belongs to nobody.

    Raises LookupError for a model of which nobody said to whom it belongs.
    """
    rows = model._default_manager.all()
    if model in OF_NOBODY:
        return None
    if model in BY_MAIL:
        pks = Invitation.objects.filter(partnership=partnership).values_list("pk", flat=True)
        about = [f"invitation:{pk}" for pk in pks]
        about += [f"meeting:{row.pk}" for row in partnership.meetings.all()]
        return rows.filter(**{f"{BY_MAIL[model]}__in": about})
    if path := OTHERWISE.get(model) or path_of(model):
        return rows.filter(**{path: partnership.pk}).distinct()
    raise LookupError(f"Say in tests/architecture/tenancy.py to whom {model.__name__} belongs.")


def crossings() -> list[str]:
    """Every row that points into another partnership than its own; there must be none."""
    return [f"{model} {pk}: {to}" for model, to, ask in _asked() for (pk,) in _read(ask)]


@functools.cache
def _asked() -> list[tuple[str, str, Statement]]:
    """What asks for the crossings of each foreign key: (model, field, statement)."""
    return [
        (model.__name__, to, _statement(rows.values_list("pk", flat=True)))
        for model in our_models()
        if (own := path_of(model)) is not None
        for field in _foreign_keys(model)
        for rows, to in _wrong(model, own, field)
    ]


def _wrong(
    model: type[Model], own: str, field: ForeignKey[Any, Any]
) -> Iterator[tuple[QuerySet[Any], str]]:
    rows, to = model._default_manager.exclude(**{f"{field.name}__isnull": True}), field.name
    if field.related_model is Organisation:
        member = Membership.objects.filter(organisation=OuterRef(to), partnership=OuterRef(own))
        yield rows.filter(~Exists(member)), to
    elif there := path_of(field.related_model):  # type: ignore[arg-type]
        other = Q(**{f"{to}__{there}__isnull": False}) & ~Q(**{f"{to}__{there}": F(own)})
        yield rows.filter(other), to


def _foreign_keys(model: type[Model]) -> list[ForeignKey[Any, Any]]:
    return [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]


def everything() -> dict[str, list[Any]]:
    """Every row there is, per model: to see that nothing changed."""
    return {name: _read(statement) for name, statement in _everything().items()}


@functools.cache
def _everything() -> dict[str, Statement]:
    rows = {model: model._default_manager.order_by("pk") for model in our_models()}
    return {model.__name__: _statement(found.values_list()) for model, found in rows.items()}


def everything_of(partnership: Partnership) -> dict[str, list[Any]]:
    """Every row of a partnership, per model."""
    found = {name: _read(statement) for name, statement in _everything_of(partnership.pk).items()}
    for model in BY_MAIL:  # known by numbers that may have changed
        rows = rows_of(model, partnership)
        assert rows is not None
        found[model.__name__] = list(rows.order_by("pk").values_list())
    return found


@functools.lru_cache(maxsize=8)
def _everything_of(number: int) -> dict[str, Statement]:
    statements = {}
    for model in our_models():
        if model in OF_NOBODY or model in BY_MAIL:
            continue
        rows = rows_of(model, Partnership(pk=number))
        assert rows is not None
        statements[model.__name__] = _statement(rows.order_by("pk").values_list())
    return statements


class Writes:
    """Notes whether a statement changed anything; use with `connection.execute_wrapper`.

    Where nothing was written no row needs to be read again to see that nothing changed.
    """

    READS = ("SELECT ", "SAVEPOINT ", "RELEASE SAVEPOINT ", "ROLLBACK TO SAVEPOINT ")

    def __init__(self) -> None:
        self.any = False

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        self.any = self.any or not sql.startswith(self.READS)
        return execute(sql, *rest)


def _statement(rows: QuerySet[Any]) -> Statement:
    """The statement of a query: made once, asked thousands of times."""
    return rows.query.sql_with_params()


def _read(statement: Statement) -> list[Any]:
    """The rows as the database gives them."""
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return cursor.fetchall()

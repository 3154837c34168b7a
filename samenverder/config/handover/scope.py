"""Which models and which rows belong to one partnership.

A row belongs when a foreign key of it points to a row that belongs, starting at the partnership.
What those rows point to comes along: organisations, users, the regional instrument. So do the parts
of such shared things (the statements of that instrument), as long as nothing of theirs points to a
partnership. New models come along by themselves.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db.models import F, ForeignKey, Model, QuerySet

from samenverder.config.env import ConfigurationError
from samenverder.config.handover.left_out import LEFT_OUT_MODELS, OF_TWO, ONLY_WHAT_IS_READ
from samenverder.network.models import Partnership

Rows = dict[type[Model], set[int]]
CHUNK = 500


def our_models() -> list[type[Model]]:
    """Every model of the product, tables between two models included."""
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if model.__module__.startswith("samenverder.")]


def exported_models() -> list[type[Model]]:
    """The models an export is made of, by name."""
    ours = [model for model in our_models() if model._meta.label not in LEFT_OUT_MODELS]
    return sorted(ours, key=lambda model: model._meta.label)


def keys_of(model: type[Model]) -> list[ForeignKey]:
    """The foreign keys of a model to models that are exported (one-to-one included)."""
    known = set(exported_models())
    fields = model._meta.concrete_fields
    return [f for f in fields if isinstance(f, ForeignKey) and f.related_model in known]


def rows_of(partnership: Partnership) -> Rows:
    """The primary keys of everything that goes along, per model.

    Raises ConfigurationError when something points into another partnership.
    """
    own = _own_rows(partnership)
    rows = {model: set(own.get(model, ())) for model in exported_models()}
    while _take_what_is_pointed_to(rows) | _take_parts_of_shared(rows, own):
        pass
    if rows[Partnership] != {partnership.pk}:
        raise ConfigurationError("Something of this partnership points into another one.")
    return rows


def _own_rows(partnership: Partnership) -> Rows:
    """Everything that points, in however many steps, to the partnership."""
    pointing = _pointing_keys()
    own: Rows = {Partnership: {partnership.pk}}
    fresh: deque[tuple[type[Model], set[int]]] = deque([(Partnership, {partnership.pk})])
    while fresh:
        target, keys = fresh.popleft()
        for key in pointing.get(target, ()):
            known = own.setdefault(key.model, set())
            found = _pks(key, keys) - known
            if found:
                known |= found
                fresh.append((key.model, found))
    return own


def _pointing_keys() -> dict[type[Model], list[ForeignKey]]:
    pointing: dict[type[Model], list[ForeignKey]] = {}
    for model in exported_models():
        for key in keys_of(model):
            pointing.setdefault(key.related_model, []).append(key)
    return pointing


def _pks(key: ForeignKey, targets: Iterable[int]) -> set[int]:
    """The rows whose foreign key is one of these."""
    rows = told_of(key.model)
    if ways := OF_TWO.get(key.model._meta.label):
        rows = rows.filter(**{ways[0]: F(ways[1])})
    return {
        pk
        for part in chunks(targets)
        for pk in rows.filter(**{f"{key.name}__in": part}).values_list("pk", flat=True)
    }


def _take_what_is_pointed_to(rows: Rows) -> bool:
    grew = False
    for model in rows:
        for key in keys_of(model):
            wanted = _values(model, key, rows[model])
            grew |= not wanted <= rows[key.related_model]
            rows[key.related_model] |= wanted
    return grew


def told_of(model: type[Model]) -> QuerySet[Model]:
    """The rows of a model, without those that nobody may read yet."""
    read = ONLY_WHAT_IS_READ.get(model._meta.label)
    return read() if read else model._base_manager.all()


def _values(model: type[Model], key: ForeignKey, pks: set[int]) -> set[int]:
    found: set[int] = set()
    for part in chunks(pks):
        some = model._base_manager.filter(pk__in=part).exclude(**{key.name: None})
        found |= set(some.values_list(key.attname, flat=True))
    return found


def _take_parts_of_shared(rows: Rows, own: Rows) -> bool:
    """Rows that point to something shared, and to nothing that is not here."""
    grew = False
    pointing = _pointing_keys()
    for target in rows:
        shared = rows[target] - own.get(target, set())
        for key in pointing.get(target, ()) if shared else ():
            if not _is_always_owned(key.model):
                parts = _all_here(key.model, _pks(key, shared) - rows[key.model], rows)
                grew |= bool(parts)
                rows[key.model] |= parts
    return grew


def _is_always_owned(model: type[Model], seen: frozenset[type[Model]] = frozenset()) -> bool:
    """Whether each row of this model belongs to a partnership of its own, never to all."""
    if model is Partnership:
        return True
    certain = {key.related_model for key in keys_of(model) if not key.null} - seen - {model}
    return any(_is_always_owned(target, seen | {model}) for target in certain)


def _all_here(model: type[Model], pks: set[int], rows: Rows) -> set[int]:
    """Those of the rows that point to nothing outside `rows`."""
    keys = keys_of(model)
    names = [key.attname for key in keys]
    here: set[int] = set()
    for part in chunks(pks):
        for pk, *values in model._base_manager.filter(pk__in=part).values_list("pk", *names):
            pairs = zip(keys, values, strict=True)
            if all(value is None or value in rows[key.related_model] for key, value in pairs):
                here.add(pk)
    return here


def chunks(values: Iterable[int], size: int = CHUNK) -> Iterator[list[int]]:
    """The values in order, a few hundred at a time."""
    ordered = sorted(values)
    return (ordered[at : at + size] for at in range(0, len(ordered), size))

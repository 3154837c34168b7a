"""Fields as plain JSON and back, with their description as JSON Schema."""

import hashlib
import hmac
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import models
from django.db.models import Field, Model
from django.utils import translation
from django.utils.crypto import get_random_string

from samenverder.config.handover.left_out import LEADS_TO_SOMEBODY, PSEUDONYMS, SECRETS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Writer = Callable[[Any], Any]
SHAPES: list[tuple[type[Field[Any, Any]], dict[str, Any]]] = [
    (models.BooleanField, {"type": "boolean"}),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (models.TimeField, {"type": "string", "format": "time"}),
    (models.DecimalField, {"type": "string", "pattern": "^-?[0-9]+([.][0-9]+)?$"}),
    (models.FloatField, {"type": "number"}),
    (models.IntegerField, {"type": "integer"}),
    (models.ForeignKey, {"type": "integer"}),
    (models.UUIDField, {"type": "string", "format": "uuid"}),
    (models.BinaryField, {"type": "string", "description": "path of a file in this archive"}),
    (models.EmailField, {"type": "string", "format": "email"}),
    (models.URLField, {"type": "string", "format": "uri-reference"}),
    (models.CharField, {"type": "string"}),
    (models.TextField, {"type": "string"}),
]


class UnknownField(Exception):
    """A kind of field that no export knows how to write."""


def label(field: Field[Any, Any]) -> str:
    """The full name of a field: "network.User.password"."""
    return f"{field.model._meta.label}.{field.name}"


def fields_of(model: type[Model]) -> list[Field[Any, Any]]:
    """The fields a row is exported with: all but its secrets."""
    away = SECRETS.keys() | LEADS_TO_SOMEBODY.keys()
    return [field for field in model._meta.concrete_fields if label(field) not in away]


def untold_of(model: type[Model]) -> set[str]:
    """The names of fields that stay empty at an import, also when an older file has them."""
    found = (field for field in model._meta.concrete_fields if label(field) in LEADS_TO_SOMEBODY)
    return {field.name for field in found}


def secrets_of(model: type[Model]) -> list[Field[Any, Any]]:
    """The fields of a row that an import makes anew."""
    return [field for field in model._meta.concrete_fields if label(field) in SECRETS]


def to_json(field: Field[Any, Any], value: Any, pepper: bytes) -> Any:
    """A value as JSON has it; binary content is for the caller. `pepper` makes pseudonyms."""
    if value in (None, "") or isinstance(value, bool | int | float | dict | list):
        return value
    if label(field) in PSEUDONYMS:
        pseudonym = hmac.new(pepper, str(value).encode(), hashlib.sha256).hexdigest()
        return pseudonym[: field.max_length]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def from_json(field: Field[Any, Any], value: Any) -> Any:
    """The value as the database takes it. Raises ValidationError for what cannot be one."""
    if isinstance(field, models.JSONField) or value is None:
        return value
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(value)
    return field.to_python(value)


def new_secret(field: Field[Any, Any]) -> Any:
    """Something new in place of a secret that was left out."""
    if label(field) == "network.User.password":
        return make_password(None)  # fits nothing: a new one is chosen by mail
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    return get_random_string(min(field.max_length or 40, 40))


def schema_of(model: type[Model]) -> dict[str, Any]:
    """One row of this table as JSON Schema."""
    with translation.override("en"):
        properties = {field.name: _property(field) for field in fields_of(model)}
        title = str(model._meta.verbose_name)
    return {
        "$schema": DIALECT,
        "title": title,
        "description": (model.__doc__ or "").strip().split("\n")[0],
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(field: Field[Any, Any]) -> dict[str, Any]:
    if isinstance(field, models.JSONField):
        return {"description": "a list or an object"}
    shape = dict(_shape(field))
    if shape["type"] == "string" and field.max_length and "format" not in shape:
        shape["maxLength"] = field.max_length
    if field.null:
        shape["type"] = [shape["type"], "null"]
    if isinstance(field, models.ForeignKey):
        shape["description"] = f"the key of a row of {field.related_model._meta.label}"
    elif field.choices and not field.null:
        shape["description"] = "one of: " + ", ".join(_choices(field.flatchoices))
    return shape


def _choices(pairs: Iterable[tuple[Any, Any]]) -> list[str]:
    return [f"{key} ({words})" if str(key) != str(words) else str(key) for key, words in pairs]


def _shape(field: Field[Any, Any]) -> dict[str, Any]:
    for kind, shape in SHAPES:
        if isinstance(field, kind) and not isinstance(field, models.FileField):
            return shape
    raise UnknownField(f"No export knows the field {label(field)} ({type(field).__name__}).")

"""GeoJSON as a table: a row for each feature, its properties as columns, its point as two more."""

import json
from math import isfinite
from typing import Any

from samenverder.lib.tables.errors import TableError
from samenverder.lib.tables.table import Table, table_of

LONGITUDE, LATITUDE = "longitude", "latitude"
_MAX_OBJECTS = 500_000  # of what opens with { or [, before anything is read
_MAX_VALUES = 2_000_000


def read_geojson(
    content: bytes, filename: str, *, max_rows: int = 20_000, max_columns: int = 200
) -> Table:
    """A table from a FeatureCollection (RFC 7946). Raises ``TableError``.

    Feature n stands at row n + 1, under a header. Only points have a place; nested properties are
    left out. Numbers that are no numbers (NaN) stay as text, for whoever checks the columns.
    """
    features = _features(content, filename)
    if len(features) > max_rows:
        raise TableError("too_many_rows", limit=max_rows)
    header = _header(features)
    if len(header) > max_columns:
        raise TableError("too_many_columns", limit=max_columns)
    rows = [[*header, LONGITUDE, LATITUDE]]
    for feature in features:
        properties = _properties(feature)
        rows.append([*(_text(properties.get(name)) for name in header), *_point(feature)])
    table = table_of(list(enumerate(rows, start=1)))
    if table is None or not features:
        raise TableError("empty_map", filename=filename)
    return table


def _features(content: bytes, filename: str) -> list[dict[str, Any]]:
    opened = content.count(b"{") + content.count(b"[")
    if opened > _MAX_OBJECTS or content.count(b",") > _MAX_VALUES:
        raise TableError("too_large_unpacked", megabytes="25")
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        raise TableError("not_geojson", filename=filename) from error
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or not all(isinstance(row, dict) for row in features):
        raise TableError("not_geojson", filename=filename)
    return features


def _header(features: list[dict[str, Any]]) -> list[str]:
    names: dict[str, None] = {}
    for feature in features:
        names.update(dict.fromkeys(_properties(feature)))
    return [name for name in names if name.strip() and name not in (LONGITUDE, LATITUDE)]


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def _point(feature: dict[str, Any]) -> list[str]:
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return ["", ""]
    place = geometry.get("coordinates")
    if not isinstance(place, list) or len(place) < 2:
        return ["?", "?"]
    return [_text(place[0]) or "?", _text(place[1]) or "?"]


def _text(value: Any) -> str:
    if isinstance(value, str):
        if not value.isprintable():
            value = "".join(c if c.isprintable() else " " for c in value)
        return " ".join(value.split())
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    if isinstance(value, float) and isfinite(value) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int | float) else ""

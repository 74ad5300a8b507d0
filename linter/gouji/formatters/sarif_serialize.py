"""sarif_om objects to JSON text: our own, since the usual companion drops explicit levels and writes nulls."""

from __future__ import annotations

import json
import math
from typing import Any, Protocol

# sarif_om is generated from an early draft: this one name changed before SARIF 2.1.0 became final.
_RENAMED = {("Suppression", "state"): "status"}
_KEPT_EMPTY = {"results", "rules", "suppressions"}
_ALWAYS = {"level"}


class _Attributed(Protocol):
    __attrs_attrs__: tuple[Any, ...]


def serialize(log: object) -> str:
    """The log as SARIF 2.1.0 JSON: `$schema` and `version` first, no nulls, no defaults but levels, newline at the end.

    Raises TypeError for what SARIF cannot hold, ValueError for numbers that are not finite.
    """
    value = _plain(log)
    ordered = {key: value[key] for key in ("$schema", "version") if key in value}
    return json.dumps({**ordered, **value}, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


# Any: the object model has no types of its own.
def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("SARIF holds no infinite numbers")
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items() if item is not None}
    if hasattr(type(value), "__attrs_attrs__"):
        return _object(value)
    raise TypeError(f"SARIF cannot hold a {type(value).__name__}")


def _object(value: _Attributed) -> dict[str, Any]:
    found = {}
    for field in value.__attrs_attrs__:
        item = getattr(value, field.name)
        name = field.metadata.get("schema_property_name", field.name)
        name = _RENAMED.get((type(value).__name__, name), name)
        if item is None or (item == _default(field) and name not in _ALWAYS):
            continue
        if isinstance(item, list | tuple | dict) and not item and name not in _KEPT_EMPTY:
            continue
        found[name] = _plain(item)
    return found


def _default(field: Any) -> object:
    """Defaults made by a factory are compared as what it makes."""
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default

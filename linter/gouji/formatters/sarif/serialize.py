"""sarif_om objects to JSON text: our own, since the usual companion drops explicit levels and writes nulls."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

# sarif_om is generated from an early draft: this one name changed before SARIF 2.1.0 became final.
_RENAMED = {("Suppression", "state"): "status"}
_KEPT_EMPTY = {"results", "rules", "suppressions"}
_ALWAYS = {"level"}


class _Field(NamedTuple):
    """A property: its name in JSON, and the value that stands for nothing."""

    name: str
    default: object


_KNOWN: dict[type[object], dict[str, _Field]] = {}


def serialize(log: object) -> str:
    """The log as SARIF 2.1.0 JSON: `$schema` and `version` first, no nulls, no defaults but levels, newline at the end.

    `results` of a run may be any iterable; each is built, written on a line of its own and let go before the next.
    Raises TypeError for what SARIF cannot hold, ValueError for numbers that are not finite.
    """
    return "".join(_log(log) if type(log).__name__ == "SarifLog" else [_text(_plain(log))]) + "\n"


def _log(log: Any) -> Iterator[str]:
    """Any: the object model has no types of its own."""
    head = {"$schema": log.schema_uri, "version": log.version}
    yield "{" + ",".join(f"\n{_text(key)}: {_text(value)}" for key, value in head.items()) + ',\n"runs": ['
    for number, run in enumerate(log.runs):
        yield ("," if number else "") + "\n{"
        for place, (name, value) in enumerate(_items(run)):
            yield ("," if place else "") + f"\n{_text(name)}: "
            yield from (
                _lines(value)
                if isinstance(value, Iterable) and not isinstance(value, dict | str)
                else [_text(_plain(value))]
            )
        yield "\n}"
    yield "\n]\n}"


def _lines(items: Iterable[object]) -> Iterator[str]:
    separator = "[\n"
    for item in items:
        yield separator + _text(_plain(item))
        separator = ",\n"
    yield "\n]" if separator != "[\n" else "[]"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))


# Any: the object model has no types of its own.
def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("SARIF holds no infinite numbers")
        return value
    if hasattr(type(value), "__attrs_attrs__"):
        return {name: _plain(item) for name, item in _items(value)}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items() if item is not None}
    raise TypeError(f"SARIF cannot hold a {type(value).__name__}")


def _items(value: Any) -> Iterator[tuple[str, Any]]:
    """The properties that say something, in the model's order."""
    fields = _fields(type(value))
    for attribute, item in vars(value).items():
        if item is None:
            continue
        name, default = fields[attribute]
        if name in _ALWAYS:
            yield name, item
        elif item == default or (not item and isinstance(item, list | tuple | dict)):
            if name in _KEPT_EMPTY and isinstance(item, list | tuple):
                yield name, item
        else:
            yield name, item


def _fields(kind: type[object]) -> dict[str, _Field]:
    """Defaults made by a factory are compared as what it makes."""
    if kind not in _KNOWN:
        _KNOWN[kind] = {field.name: _field(kind, field) for field in getattr(kind, "__attrs_attrs__")}  # noqa: B009
    return _KNOWN[kind]


def _field(kind: type[object], field: Any) -> _Field:
    """Any: attrs describes the fields of an untyped class."""
    name = field.metadata.get("schema_property_name", field.name)
    factory = getattr(field.default, "factory", None)
    default = factory() if factory else field.default
    return _Field(_RENAMED.get((kind.__name__, name), name), default)

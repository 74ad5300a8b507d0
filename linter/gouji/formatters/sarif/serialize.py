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
    """A property: its name in JSON, the value that stands for nothing, and whether it is written even then."""

    name: str
    default: object
    always: bool
    kept_empty: bool


class Ready(dict[str, Any]):
    """An object made ready by `ready`. Any: as JSON has it."""


# What each class of the model has, found when first used.
_KNOWN: dict[type[object], dict[str, _Field]] = {}
_SCALARS = (str, int, bool)


def serialize(log: object) -> str:
    """The log as SARIF 2.1.0 JSON: `$schema` and `version` first, no nulls, no defaults but levels, newline at the end.

    What a run holds may be any iterable; each item is built, written on a line of its own and let go before the next.
    Raises TypeError for what SARIF cannot hold, ValueError for numbers that are not finite.
    """
    return "".join(pieces(log)) if type(log).__name__ == "SarifLog" else _text(_plain(log)) + "\n"


def ready(value: object) -> Ready:
    """An object that many others hold, converted once."""
    return Ready(_plain(value))


def pieces(log: Any) -> Iterator[str]:
    """The log as `serialize` gives it, bit by bit, for one that may be very long. Any: the model has no types."""
    head = {"$schema": log.schema_uri, "version": log.version}
    yield "{" + ",".join(f"\n{_text(key)}: {_text(value)}" for key, value in head.items()) + ',\n"runs": ['
    for number, run in enumerate(log.runs):
        yield ("," if number else "") + "\n{"
        for place, (name, value) in enumerate(_items(run)):
            yield ("," if place else "") + f"\n{_text(name)}: "
            yield from [_text(_plain(value))] if _is_whole(value) else _lines(value)
        yield "\n}"
    yield "\n]\n}\n"


def _is_whole(value: object) -> bool:
    return isinstance(value, str | dict) or not isinstance(value, Iterable)


def _lines(items: Iterable[object]) -> Iterator[str]:
    separator = "[\n"
    for item in items:
        yield separator + _text(_plain(item))
        separator = ",\n"
    yield "\n]" if separator != "[\n" else "[]"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


# Any: the object model has no types of its own.
def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _SCALARS or kind is Ready or value is None:
        return value
    if kind is list or kind is tuple:
        return [_plain(item) for item in value]
    if kind is dict:
        return {str(key): _plain(item) for key, item in value.items() if item is not None}
    if hasattr(kind, "__attrs_attrs__"):
        return {name: _plain(item) for name, item in _items(value)}
    if kind is float and math.isfinite(value):
        return value
    raise (ValueError if kind is float else TypeError)(f"SARIF cannot hold {value!r}")


def _items(value: Any) -> list[tuple[str, Any]]:
    """The properties that say something, in the model's order."""
    fields = _fields(type(value))
    found = []
    for attribute, item in vars(value).items():
        if item is None:
            continue
        name, default, always, kept_empty = fields[attribute]
        is_empty = not item and type(item) in (list, tuple, dict)
        if always or (kept_empty if is_empty else item != default):
            found.append((name, item))
    return found


def _fields(kind: type[object]) -> dict[str, _Field]:
    if kind not in _KNOWN:
        _KNOWN[kind] = {field.name: _field(kind, field) for field in getattr(kind, "__attrs_attrs__")}  # noqa: B009
    return _KNOWN[kind]


def _field(kind: type[object], field: Any) -> _Field:
    """Any: attrs describes the fields of an untyped class. Defaults made by a factory are compared as what it makes."""
    name = field.metadata.get("schema_property_name", field.name)
    name = _RENAMED.get((kind.__name__, name), name)
    factory = getattr(field.default, "factory", None)
    default = factory() if factory else field.default
    return _Field(name, default, name in _ALWAYS, name in _KEPT_EMPTY)

"""What a reader and a formatter are, to the core and to packs: names and where to import from, nothing loaded yet."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from gouji.text import Text


class Source(NamedTuple):
    """A file's bytes. `path` is as the user gave it, for messages and output."""

    path: str
    data: bytes


class Reader(NamedTuple):
    """A format gouji can read. `target` is `module:function`, a function Source → Document that raises ReadError.

    `endings` are the file name endings that a walk over folders takes for this format, in lower case with the dot.
    """

    name: str
    endings: tuple[str, ...]
    target: str


class Formatter(NamedTuple):
    """An output. `target` is `module:function`, a function (Outcome, Options) → str without side effects."""

    name: str
    title: Text
    target: str


def load_target(target: str) -> Callable[..., Any]:
    """Any: what the function returns is up to the hook it serves."""
    module, _, name = target.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found

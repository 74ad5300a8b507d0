"""The whole plug-in surface of gouji: four hooks, each called once, each returning a tuple.

A pack is a module or package that sets `gouji_api = 1`, implements any of these hooks with `@hookimpl`, and is named
by an entry point in the group `gouji`, by `plugins` in the configuration, or by `--plugin`:

    from gouji import Rule, hookimpl

    gouji_api = 1

    @hookimpl
    def gouji_rules() -> tuple[type[Rule], ...]:
        return (MyRule,)
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pluggy

from gouji.formats import Formatter, Reader
from gouji.rule import Rule

# The version of the rule API, these hooks and the JSON shapes; a pack built for another is refused.
API = 1
PROJECT = "gouji"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def gouji_rules() -> Iterable[type[Rule[Any]] | Path]:
    """The pack's rules: classes, and the paths of rule files. Any: a rule may look at any kind of subject."""
    return ()


@hookspec
def gouji_templates() -> Iterable[Path]:
    """The TOML files of the forms the pack adds or extends."""
    return ()


@hookspec
def gouji_readers() -> Iterable[Reader]:
    """The formats the pack can read."""
    return ()


@hookspec
def gouji_formatters() -> Iterable[Formatter]:
    """The outputs the pack can write."""
    return ()

"""Where the outcome of a check is to be written, in which formats; what cannot be is refused before any work is done."""

from __future__ import annotations

import os.path
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from gouji.errors import ConfigError, PluginError
from gouji.formats import Formatter, load_target
from gouji.formatters.view import View
from gouji.normalize import closest
from gouji.outcome import Outcome
from gouji.plugins import Registry
from gouji.text import Text

# What a file is whose ending is no format's name.
_ENDINGS = {"xml": "junit", "txt": "text"}
# These may stand one after another on the screen: they are lines, and no program reads them as one file.
_LINES = {"text", "compact", "github"}

Format = Callable[[Outcome, View], str | Iterable[str]]


class Target(NamedTuple):
    """`path` is `-` for the screen."""

    formatter: Formatter
    path: str


def targets_of(format_: str | None, output: Sequence[str], registry: Registry) -> list[Target]:
    """What to write where: `FORMAT=FILE`, or `FILE` in the format asked for or told by its ending; else the screen.

    Raises ConfigError for an unknown format, for a place that cannot be written, and for two outputs at one place.
    """
    if not output:
        return [Target(formatter_named(format_ or "text", registry), "-")]
    targets = [_target(item, format_, registry) for item in output]
    for target in targets:
        _refuse_unwritable(target)
    _refuse_two_at_one_place(targets)
    return targets


def _target(item: str, format_: str | None, registry: Registry) -> Target:
    name, separator, path = item.partition("=")
    # A word before = is a format, known or mistyped; a file of such a name can be written as ./a=b.txt.
    if separator and (name in registry.formatters or name.isidentifier()):
        return Target(formatter_named(name, registry), path)
    ending = "sarif" if item.lower().endswith(".sarif.json") else Path(item).suffix.lstrip(".").lower()
    told = _ENDINGS.get(ending, ending)
    return Target(formatter_named(format_ or (told if told in registry.formatters else "text"), registry), item)


def formatter_named(name: str, registry: Registry) -> Formatter:
    if name in registry.formatters:
        return registry.formatters[name]
    known = ", ".join(sorted(registry.formatters))
    near = closest(name, list(registry.formatters))
    hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
    raise ConfigError(
        Text(f"没有输出格式“{name}”（有 {known}）{hint.zh}", f"there is no format {name!r} ({known}){hint.en}")
    )


def _refuse_unwritable(target: Target) -> None:
    path = target.path
    if not path:
        name = target.formatter.name
        raise ConfigError(Text(f"--output {name}= 后须有文件名", f"--output {name}= needs a file name"))
    folder = os.path.dirname(path) or "."  # noqa: PTH120 (pathlib raises where a name is too long)
    if not os.path.isdir(folder):  # noqa: PTH112
        raise ConfigError(
            Text(f"{path}：没有文件夹 {folder}；请先建好", f"{path}: there is no folder {folder}; make it first")
        )
    if os.path.isdir(path):  # noqa: PTH112
        raise ConfigError(Text(f"{path}：是文件夹；请给出文件名", f"{path} is a folder; give a file name"))


def _refuse_two_at_one_place(targets: Sequence[Target]) -> None:
    places = Counter(target.path if target.path == "-" else os.path.realpath(target.path) for target in targets)
    for place, count in places.items():
        if count < 2 or (place == "-" and _are_lines(targets)):
            continue
        where = Text("屏幕", "the screen") if place == "-" else Text(place, place)
        raise ConfigError(
            Text(f"{where.zh}：有{count}份输出要写到这里；请各写一处", f"{where.en}: {count} outputs would go here")
        )


def _are_lines(targets: Sequence[Target]) -> bool:
    return all(target.formatter.name in _LINES for target in targets if target.path == "-")


def function_of(formatter: Formatter) -> Format:
    """Raises PluginError where the pack that brings the format names a function that is not there."""
    try:
        return cast("Format", load_target(formatter.target))
    except (ImportError, AttributeError) as error:
        what = f"{formatter.name} {formatter.target}: {error!r}"
        raise PluginError(Text(f"输出格式载入失败：{what}", f"this format cannot be loaded: {what}")) from error

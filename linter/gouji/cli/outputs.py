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

# So begins what gouji writes for programs. A file that begins otherwise, under a name that reports have, may be one.
_OWN = (b"{", b"[", b"<?xml", b"path,")

Format = Callable[[Outcome, View], str | Iterable[str]]


class Target(NamedTuple):
    """`path` is `-` for the screen."""

    formatter: Formatter
    path: str


def targets_of(
    format_: str | None, output: Sequence[str], registry: Registry, inputs: Sequence[str] = ()
) -> list[Target]:
    """What to write where: `FORMAT=FILE`, or `FILE` in the format asked for or told by its ending; else the screen.

    Raises ConfigError for an unknown format, for a place that cannot be written, for two outputs at one place, and for
    one that would overwrite a report: one of the `inputs`, or a file that seems to be one.
    """
    if not output:
        return [Target(formatter_named(format_ or "text", registry), "-")]
    targets = [_target(item, format_, registry) for item in output]
    for target in targets:
        _refuse_unwritable(target)
        if is_input(target.path, inputs) or _seems_a_report(target, registry):
            raise overwritten(target.path)
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


def is_input(path: str, inputs: Sequence[str]) -> bool:
    """Whether an output would take the place of an input."""
    return path != "-" and os.path.isfile(path) and os.path.realpath(path) in map(os.path.realpath, inputs)  # noqa: PTH113


def _seems_a_report(target: Target, registry: Registry) -> bool:
    """Lines for people may be written over any text; what a pack writes, nobody else knows."""
    formatter, path = target
    readers = [reader for reader in registry.readers if path.lower().endswith(reader.endings)]
    if not readers or not os.path.isfile(path) or not formatter.target.startswith("gouji."):  # noqa: PTH113
        return False
    if formatter.name in _LINES and any(reader.name == "text" for reader in readers):
        return False
    try:
        with Path(path).open("rb") as file:
            begins = file.read(100).lstrip()
    except OSError:  # told of when it comes to writing
        return False
    return bool(begins) and not begins.startswith(_OWN)


def overwritten(path: str) -> ConfigError:
    return ConfigError(
        Text(
            f"{path}：像是报告，不会覆盖；请另给文件名",
            f"{path} seems to be a report and is not overwritten; name another",
        )
    )


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

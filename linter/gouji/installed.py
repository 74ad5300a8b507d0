"""The packs that installed distributions bring, from their metadata folders."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gouji.patterns import pattern


class EntryPoint(NamedTuple):
    """A pack as installed: the distribution and version that bring it, the entry point's name, the module it names."""

    distribution: str
    version: str
    name: str
    module: str


def installed(path: Sequence[str] | None = None) -> list[EntryPoint]:
    """The entry points of group `gouji` among the distributions on the path.

    Reads the metadata folders themselves: importing importlib.metadata takes longer than a whole check.
    """
    found: dict[tuple[str, str], EntryPoint] = {}
    for place in path if path is not None else sys.path:
        try:
            names = sorted(os.listdir(place or "."))  # noqa: PTH208 (plain names, and sys.path may hold anything)
        except OSError:
            continue
        for name in names:
            if not name.endswith((".dist-info", ".egg-info")):
                continue
            for point in _entry_points(Path(place) / name):
                found.setdefault((point.distribution, point.name), point)
    return sorted(found.values(), key=lambda point: (point.distribution != "gouji", point.distribution, point.name))


_SECTION = pattern(r"^\[\s*gouji\s*\]\s*$(.*?)(?=^\[|\Z)", re.MULTILINE | re.DOTALL)
_ENTRY = pattern(r"^\s*([\w.\-]+)\s*=\s*([\w.]+)", re.MULTILINE)


def _entry_points(folder: Path) -> Iterator[EntryPoint]:
    try:
        text = (folder / "entry_points.txt").read_text(encoding="utf-8")
    except OSError:
        return
    section = _SECTION.search(text)
    if not section:
        return
    distribution, _, version = folder.name.rpartition(".")[0].partition("-")
    for name, module in _ENTRY.findall(section[1]):
        yield EntryPoint(distribution.replace("_", "-").lower(), version.partition("-")[0], name, module)

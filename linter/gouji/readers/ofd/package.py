"""The files of an OFD package, and how they name each other."""

from __future__ import annotations

import posixpath
from math import isfinite

from lxml import etree

from gouji.errors import ReadError
from gouji.readers.archive import Archive
from gouji.readers.faults import damaged
from gouji.text import Text

# Beyond this no coordinate means anything, in millimeters.
_FAR = 1e6


class Package:
    """`start` is the name of OFD.xml, which may lie in a folder and be written in any case.

    Raises ReadError GJ911 where there is none, GJ912 where the package says that it is encrypted (GM/T 0099-2020).
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names: dict[str, str] = {}
        for name in archive.names():
            self._names.setdefault(name.lower(), name)
        starts = [name for name in self._names if posixpath.basename(name) == "ofd.xml"]
        if any(posixpath.basename(name) == "encryptions.xml" for name in self._names):
            raise ReadError(Text("OFD 已加密；请解密后再检查", "the OFD file is encrypted; decrypt it first"), "GJ912")
        if not starts:
            raise damaged("OFD.xml")
        self.start = self._names[min(starts, key=lambda name: name.count("/"))]
        self._root = posixpath.dirname(self.start)

    def find(self, place: str, base: str) -> str | None:
        """The file that `base` names by `place` (ST_Loc): from the root with a leading slash, else from beside `base`.

        Writers that mean the root and forget the slash, or change the case, are understood.
        """
        place = place.strip().replace("\\", "/")
        folders = [self._root] if place.startswith("/") else [posixpath.dirname(base), self._root]
        for folder in folders:
            name = posixpath.normpath(posixpath.join(folder, place.lstrip("/"))).lstrip("/")
            if found := self._names.get(name.lower()):
                return found
        return None

    def xml(self, place: str | None, base: str) -> tuple[str, etree._Element]:
        """The name and the root element of the file so named. Raises ReadError GJ911 where it is not there."""
        found = self.find(place, base) if place and place.strip() else None
        if found is None:
            raise damaged(f"{base}: {(place or '').strip() or '?'}")
        return found, self._archive.xml(found)


def numbers(text: str | None, where: str) -> list[float]:
    """An ST_Array, ST_Box or ST_Pos. Raises ReadError GJ911 where something in it is no number of use."""
    return [_number(word, where) for word in (text or "").replace(",", " ").split()]


def number(text: str | None, default: float, where: str) -> float:
    return _number(text, where) if text and text.strip() else default


def _number(word: str, where: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = float("nan")
    if not isfinite(value) or abs(value) > _FAR:
        raise damaged(f"{where}: {word[:40]}")
    return value

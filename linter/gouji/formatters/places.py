"""Where outputs that know only files and lines point: into the text itself, or into the text twin of what is no text."""

from __future__ import annotations

import os.path
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from gouji.formatters.view import View
from gouji.model.location import Location
from gouji.outcome import Checked
from gouji.patterns import pattern
from gouji.twin import sidecar_of

_ROOT = "%SRCROOT%"
# Web pages may be a line or two: a context longer than this, in characters, is cut to what stands this near.
_LONG, _NEAR = 4_000, 200
_BORDER = pattern(r"[|│┃]")
_REFERENCE = pattern(r"&#?\w{1,32};")


class Place(NamedTuple):
    """Lines and columns of the file at `path`, from 1 in characters, the end exclusive; `lines` are the file's own.

    The first character where the file has no lines.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 2
    lines: Sequence[str] = ()

    @property
    def text(self) -> str:
        return slice_of(self.lines, self.line, self.column, self.end_line, self.end_column)

    def context(self, rows: int) -> Place:
        """The place with some lines before and behind it; only what stands near it where lines are very long."""
        first, last = max(1, self.line - rows), min(len(self.lines), self.end_line + rows)
        if sum(map(len, self.lines[first - 1 : last])) <= _LONG:
            return Place(self.path, first, 1, last, len(self.lines[last - 1]) + 1, self.lines)
        end = min(len(self.lines[self.end_line - 1]) + 1, self.end_column + _NEAR)
        return self._replace(column=max(1, self.column - _NEAR), end_column=end)

    def utf16(self) -> tuple[int, int]:
        """Its two columns in UTF-16 units, in which a character outside the basic plane counts two."""
        return _utf16(self.lines, self.line, self.column), _utf16(self.lines, self.end_line, self.end_column)


def place_of(at: Location, file: Checked, *, on_twin: bool) -> Place:
    """`on_twin`: what is no text is pointed to in its text twin."""
    if at.path:
        return Place(at.path, *_numbers(at)) if at.line else Place(at.path)
    if at.line is not None and file.is_text:
        place = Place(file.path, *_numbers(at), file.lines)
        if file.format == "text" and at.line != at.end_line:
            place = _first_line(place, at.text)
        return _to_its_end(place, at.text)
    if on_twin and file.twin:
        return Place(sidecar_of(file.path), *_numbers(file.twin.regions[at]), file.twin.lines)
    return Place(file.path)


def _numbers(at: Location) -> tuple[int, int, int, int]:
    line, column = at.line or 1, at.column or 1
    return line, column, at.end_line or line, at.end_column or column


def _first_line(place: Place, text: str) -> Place:
    """A drawn cell set over several lines, between which its neighbors' stand: what stands on the first of them."""
    if not _BORDER.search(place.text) or _BORDER.search(text):
        return place
    line, solid = place.lines[place.line - 1], "".join(text.split())
    end = place.column - 1
    for offset in range(end, len(line)):
        if not line[offset].isspace():
            if not solid.startswith(line[offset]):
                break
            solid, end = solid[1:], offset + 1
    # With nothing left all of it stands there in a row, as a row of cells may: then the borders belong to it.
    return place._replace(end_line=place.line, end_column=end + 1) if solid and end >= place.column else place


def _to_its_end(place: Place, text: str) -> Place:
    """A stretch of a page whose last character is written as a reference (`&#54;`) ends behind that."""
    if not place.text.endswith("&") or text.endswith("&"):
        return place
    rest = _REFERENCE.match(place.lines[place.end_line - 1], place.end_column - 2)
    return place._replace(end_column=rest.end() + 1) if rest else place


def slice_of(lines: Sequence[str], line: int, column: int, end_line: int, end_column: int) -> str:
    if end_line > len(lines):
        return ""
    if line == end_line:
        return lines[line - 1][column - 1 : end_column - 1]
    middle = lines[line : end_line - 1]
    return "\n".join([lines[line - 1][column - 1 :], *middle, lines[end_line - 1][: end_column - 1]])


def _utf16(lines: Sequence[str], line: int, column: int) -> int:
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return column if before.isascii() else len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1


def uri_of(path: str, root: str) -> tuple[str, str | None]:
    """A relative, percent-encoded URI from the root on with its base; for what was named by an absolute path and lies
    elsewhere, an absolute file URI.
    """
    below = _below(path, root)
    if below is None and os.path.isabs(path):  # noqa: PTH117 (pathlib takes twice as long, and there may be many files)
        return Path(_plain(path)).as_uri(), None
    relative = os.path.relpath(path, root) if below is None else below
    return quote(relative.replace(os.sep, "/"), safe="/", errors="surrogateescape"), _ROOT


def _below(path: str, root: str) -> str | None:
    """The way from the root down to a path; None where it lies elsewhere."""
    absolute, base = _plain(path), _plain(root).rstrip(os.sep) + os.sep
    return absolute[len(base) :] if absolute.startswith(base) else None


def _plain(path: str) -> str:
    """Absolute, and without the dots of a way there; symbolic links stay as they are."""
    return os.path.abspath(path)  # noqa: PTH100


def shown_path(path: str, view: View) -> str:
    """The path from the root with forward slashes, where it lies below the root."""
    below = _below(path, view.root)
    return (path if below is None else below).replace(os.sep, "/")

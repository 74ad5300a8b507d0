"""Text as it is shown, every character with its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from html.entities import html5

from gouji.model.document import Paragraph
from gouji.model.location import Location
from gouji.patterns import pattern

_LINE_END = pattern(r"\r\n|\n|\r")
_SPECIAL = pattern(r"[ \t\n\r\f]+|&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,9});?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
# What is no part of a text at its ends: every kind of space, and what shows nothing.
_EDGES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_WIDE_FROM = "\u2e80"
# The control characters that Windows has letters for, which numeric references to them mean.
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}


# A text and its place: letter for letter where it is as long as its source, else what a reference or a break stands for.
Piece = tuple[str, int, int]


class Places:
    """Offsets in a source to lines and columns; its first line is number `first`."""

    def __init__(self, source: str, first: int = 1) -> None:
        self.first = first
        self.starts = [0, *(found.end() for found in _LINE_END.finditer(source))]

    def at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return self.first + line - 1, offset - self.starts[line - 1] + 1

    def location(self, text: str, start: int, end: int) -> Location:
        return Location("text", text, *self.at(start), *self.at(end))


class Run:
    """A text being put together."""

    __slots__ = ("_blank", "pieces", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[Piece] = []
        self._blank: Piece | None = None

    def add(self, start: int, end: int, *, lines: bool = False) -> None:
        """The text of a stretch of source; blanks run together, unless the page keeps its `lines`."""
        raw = self.source[start:end]
        at = 0
        for found in _SPECIAL.finditer(raw):
            if found.start() > at:
                self._put(raw[at : found.start()], start + at, start + found.start())
            at = found.end()
            if found[0][0] != "&":
                self._space(found[0], start + found.start(), start + at, lines)
                continue
            text, length = _reference(found[0])
            at = found.start() + length
            self._put(text, start + found.start(), start + at)
        if at < len(raw):
            self._put(raw[at:], start + at, end)

    def put(self, text: str, start: int, end: int) -> None:
        """A text that the source implies at a place (the number of a list's item)."""
        self._put(text, start, end)

    def line(self, place: int) -> None:
        """A new line, unless this one is still empty."""
        self._blank = None
        if self.pieces and self.pieces[-1][0] != "\n":
            self.pieces.append(("\n", place, place))

    def _space(self, blanks: str, start: int, end: int, lines: bool) -> None:
        if lines:
            for found in re.finditer(r"\r\n|[\n\r]|[ \t\f]+", blanks):
                if found[0][0] in "\r\n":
                    self.line(start + found.start())
                else:
                    self._put(found[0], start + found.start(), start + found.end())
        elif self._blank is None and self.pieces and self.pieces[-1][0] != "\n":
            self._blank = ("\n" if "\n" in blanks or "\r" in blanks else " ", start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        if self._blank:
            kind, *place = self._blank
            self._blank = None
            # A line of the source that ends between two Chinese characters was broken for width.
            if kind == " " or self.pieces[-1][0][-1] < _WIDE_FROM or text[0] < _WIDE_FROM:
                self.pieces.append((" ", place[0], place[1]))
        self.pieces.append((text, start, end))

    @property
    def text(self) -> str:
        return "".join(piece[0] for piece in self.pieces).strip(_EDGES)

    def tail(self) -> str:
        """The last character shown, empty where there is none."""
        return self.pieces[-1][0][-1:] if self.pieces else ""

    def clear(self) -> None:
        self.pieces = []
        self._blank = None


def located(pieces: list[Piece], places: Places, empty: int) -> Location:
    """The text without blanks at its ends, from its first to its last character; `empty`: where it would stand."""
    pieces = _trimmed(pieces)
    if not pieces:
        return places.location("", empty, empty)
    return places.location("".join(piece[0] for piece in pieces), pieces[0][1], pieces[-1][2])


def paragraph(pieces: list[Piece], places: Places) -> Paragraph | None:
    """As `located`, with the place of each piece; None where nothing is left."""
    pieces = _trimmed(pieces)
    if not pieces:
        return None
    text = ""
    starts: list[tuple[int, int, int]] = []
    follows = -1
    for piece, start, end in pieces:
        if start != follows:
            starts.append((len(text), *places.at(start)))
        text += piece
        follows = end if end - start == len(piece) else -1
    return Paragraph(text, places.location(text, pieces[0][1], pieces[-1][2]), tuple(starts))


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    first, last = 0, len(pieces)
    while first < last and not pieces[first][0].strip(_EDGES):
        first += 1
    while first < last and not pieces[last - 1][0].strip(_EDGES):
        last -= 1
    kept = pieces[first:last]
    if not kept:
        return kept
    text, start, end = kept[0]
    bare = text.lstrip(_EDGES)
    kept[0] = (bare, start + len(text) - len(bare), end)
    text, start, end = kept[-1]
    bare = text.rstrip(_EDGES)
    kept[-1] = (bare, start, end - len(text) + len(bare))
    return kept


@lru_cache(maxsize=512)
def _reference(raw: str) -> tuple[str, int]:
    """What a character reference stands for, and how much of `raw` it is; known names count without their `;` too."""
    if raw[1] == "#":
        digits = raw.strip("&#;")
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if code in _WINDOWS:
            return _WINDOWS[code] or "\ufffd", len(raw)
        return (chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"), len(raw)
    for length in range(len(raw), 2, -1):
        if found := html5.get(raw[1:length]):
            return found, length
    return raw[0], 1

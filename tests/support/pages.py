"""Text under construction: lines of pieces that remember what they are, and where they come to stand."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from gouji.text import width

Role = Literal["", "title", "heading", "prose", "head", "group", "label", "value", "mark"]
Encoding = Literal["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "gb18030"]
_MARKS = {"utf-16-be": codecs.BOM_UTF16_BE, "utf-16-le": codecs.BOM_UTF16_LE}


class Piece(NamedTuple):
    """A stretch of a line. `key` is a cell's key (value), a row's (label) or a group's (group)."""

    text: str
    role: Role = ""
    key: str = ""


Line = list[Piece]


def line(text: str, role: Role = "prose") -> Line:
    return [Piece(text, role)]


def joined(pieces: Iterable[Sequence[Piece]], between: str) -> Line:
    """Cells set side by side."""
    found: Line = []
    for place, cell in enumerate(pieces):
        if place:
            found.append(Piece(between, "mark"))
        found.extend(cell)
    return found


def wrapped(piece: Piece, size: int) -> list[Piece]:
    """A piece cut into lines of at most `size` columns; values are never cut."""
    if piece.role == "value" or width(piece.text) <= size:
        return [piece]
    lines = [""]
    for char in piece.text:
        if lines[-1] and width(lines[-1] + char) > size:
            lines.append("")
        lines[-1] += char
    return [piece._replace(text=text) for text in lines]


class Place(NamedTuple):
    """Where a piece stands: line and column from 1 in characters, `end` exclusive; `block` numbers its table, or -1."""

    role: Role
    key: str
    text: str
    line: int
    start: int
    end: int
    block: int


class Chunk(NamedTuple):
    """Lines that belong together (a table's row); a page may break between two chunks of one block."""

    lines: list[Line]
    block: int = -1


@dataclass(frozen=True, slots=True)
class Page:
    """A finished text: what a file of it holds, and where everything stands."""

    text: str
    data: bytes
    places: tuple[Place, ...]

    def of(self, key: str) -> tuple[Place, ...]:
        """Where the value of a cell is printed (more than once where a converter repeats it)."""
        return tuple(place for place in self.places if place.role == "value" and place.key == key)


def finish(chunks: Sequence[Chunk], newline: str = "\n", encoding: Encoding = "utf-8") -> Page:
    """Sets the lines one below the other and notes where every piece stands."""
    texts: list[str] = []
    places: list[Place] = []
    for chunk in chunks:
        for pieces in chunk.lines:
            column = 1
            for piece in pieces:
                end = column + len(piece.text)
                if piece.role and piece.role != "mark":
                    places.append(Place(piece.role, piece.key, piece.text, len(texts) + 1, column, end, chunk.block))
                column = end
            texts.append("".join(piece.text for piece in pieces))
    text = newline.join(texts) + newline
    return Page(text, encoded(text, encoding), tuple(places))


def encoded(text: str, encoding: Encoding) -> bytes:
    return _MARKS.get(encoding, b"") + text.encode(encoding)

"""A page's picture → its content as if the file had said it: characters with boxes, ruling lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gouji.patterns import pattern
from gouji.readers.pages.content import UNKNOWN, Edge, PageContent, Run
from gouji.readers.pages.finder import find_tables
from gouji.readers.scan.bitmap import straight
from gouji.readers.scan.layout import Area, dots, pieces, spaces, text_ink, usual_em, without_lines
from gouji.readers.scan.model import LIKES, Bitmap, Mark, read_lines
from gouji.readers.scan.ruling import ruling_lines

# How sure characters are on the whole: a page read so surely is not tried another way up; below the second figure it is
# not read at all. So many lines are a sample, of at least so many characters.
_SURELY_UPRIGHT, _READABLE = 0.9, 0.75
_SAMPLE, _LINE = 8, 4
# What cells keep free beside their lines, in points.
_INSET = 0.8
# In ems: the room around a line of text when it is read; what is smaller every way and stands apart is dirt; how thick a
# dash may be; what is lower than any digit, and nothing to the model, is dirt too.
_AROUND, _DIRT, _FLAT, _FAINT = 0.35, 0.35, 0.22, 0.5
_NUMBER = pattern(r"-?\d+")
_FIGURE = pattern(r"[-+]?[\d.,．，]*\d[\d.,．，]*")
_MISTRUSTED = 0.5


class _Laid(NamedTuple):
    """`clean` and `ink`: the picture without its ruling lines; `pieces`: each with the area that bounds it. `em` in dots."""

    clean: Bitmap
    ink: Bitmap
    edges: list[Edge]
    pieces: list[tuple[Area, Area]]
    em: float
    scale: float


def page_content(number: int, picture: Bitmap, scale: float) -> PageContent | None:
    """What stands on the page, turned upright and straight; None where it cannot be read."""
    laid = _upright(picture, scale)
    if laid is None:
        return None
    marks = _read(laid, laid.pieces)
    if laid.pieces and _trust(marks) < _READABLE:
        return None
    crowd = Counter(within for _, within in laid.pieces)
    chars = [
        char
        for (piece, within), told in zip(laid.pieces, marks, strict=True)
        for char in _chars(piece, _believed(piece, told, laid, alone=crowd[within] == 1), laid)
    ]
    high, wide = laid.clean.shape
    return PageContent(number, wide / scale, high / scale, tuple(chars), tuple(laid.edges), recognized=True)


def _upright(picture: Bitmap, scale: float) -> _Laid | None:
    """The page held the way its longest lines are read best; None where they are read well in no way."""
    import numpy as np

    best, most = None, _READABLE
    for turns in range(4):
        laid = _laid_out(np.ascontiguousarray(np.rot90(picture, turns)), scale)
        if laid is None:
            continue
        if not (turns or laid.pieces):
            return laid  # an empty page
        longest = sorted(laid.pieces, key=lambda one: one[0].left - one[0].right)[:_SAMPLE]
        # On its side a page falls into single characters, of which the model knows many all the same.
        lines = [marks for marks in _read(laid, longest) if len(marks) >= _LINE]
        trust = _trust(lines) if 2 * len(lines) >= len(longest) else 0.0
        if trust >= _SURELY_UPRIGHT:
            return laid
        if trust >= most:
            best, most = laid, trust
    return best


def _trust(marks: Sequence[tuple[Mark, ...]]) -> float:
    """How sure the characters are on the whole."""
    sure = [mark.confidence for one in marks for mark in one]
    return sum(sure) / len(sure) if sure else 0.0


def _laid_out(picture: Bitmap, scale: float) -> _Laid | None:
    import cv2
    import numpy as np

    told = straight(picture, scale)
    if told is None:
        return None
    turned, ink = told
    edges, lines = ruling_lines(ink, scale)
    rest = without_lines(ink, lines)
    text = text_ink(rest, scale)
    clean = turned.copy()
    clean[cv2.dilate(lines, np.ones((5, 5), np.uint8)) > 0] = int(np.percentile(turned, 75))
    cells = [_area(cell, scale) for table in find_tables(edges) for cell in table]
    high, wide = text.shape
    whole = Area(0, 0, wide, high)
    em = usual_em(text, [*cells, whole], scale)
    found = [(piece, cell) for cell in cells for piece in pieces(text, cell, em)]
    for cell in cells:
        text[cell.top : cell.bottom, cell.left : cell.right] = 0
    found += [(piece, whole) for piece in pieces(text, whole, em)]
    return _Laid(clean, rest, edges, found, em, scale)


def _area(cell: tuple[float, float, float, float], scale: float) -> Area:
    left, top, right, bottom = cell
    return Area(
        round((left + _INSET) * scale),
        round((top + _INSET) * scale),
        round((right - _INSET) * scale),
        round((bottom - _INSET) * scale),
    )


def _read(laid: _Laid, among: Sequence[tuple[Area, Area]]) -> list[tuple[Mark, ...]]:
    return read_lines([_crop(laid, piece, within) for piece, within in among])


def _frame(piece: Area, em: float) -> Area:
    """A line of text with room around it, at least as high as a character."""
    high = max(float(piece.bottom - piece.top), em)
    middle, room = (piece.top + piece.bottom) / 2, _AROUND * high
    return Area(
        round(piece.left - room),
        round(middle - high / 2 - room / 2),
        round(piece.right + room),
        round(middle + high / 2 + room / 2),
    )


def _crop(laid: _Laid, piece: Area, within: Area) -> Bitmap:
    """The piece's own picture; what lies outside its cell is paper."""
    import numpy as np

    frame = _frame(piece, laid.em)
    high, wide = laid.clean.shape
    left, top = max(frame.left, within.left, 0), max(frame.top, within.top, 0)
    right, bottom = min(frame.right, within.right, wide), min(frame.bottom, within.bottom, high)
    seen = laid.clean[top:bottom, left:right]
    picture = np.full((frame.bottom - frame.top, frame.right - frame.left), int(np.percentile(seen, 85)), np.uint8)
    picture[top - frame.top : bottom - frame.top, left - frame.left : right - frame.left] = seen
    return picture


def _as_number(marks: Sequence[Mark]) -> Sequence[Mark]:
    """Letters like digits are digits, strokes a minus, where nothing but a number stands."""
    text = "".join(mark.text for mark in marks).translate(LIKES)
    if not _NUMBER.fullmatch(text):
        return marks
    return [mark._replace(text=char) for mark, char in zip(marks, text, strict=True)]


def _is_dirt(size: float, high: float, marks: Sequence[Mark]) -> bool:
    """`size` and `high` in ems. What is lower than any digit and looks like nothing is dirt, too."""
    return size < _DIRT or (high < _FAINT and all(mark.confidence < _MISTRUSTED for mark in marks))


def _believed(piece: Area, marks: Sequence[Mark], laid: _Laid, *, alone: bool) -> Sequence[Mark]:
    """What the model saw, with what shapes and sizes tell besides. None for dirt; `alone`: nothing else is in the cell."""
    em = laid.em
    wide, high = piece.right - piece.left, piece.bottom - piece.top
    flat = high <= _FLAT * em and wide >= 2.2 * high and wide >= 0.2 * em
    if alone and flat:
        # The model takes a dash that stands alone for 一, a dot or nothing; its shape cannot be mistaken.
        return [Mark("—" if wide > 0.6 * em else "-", 0.5, 1.0)]
    if not flat and _is_dirt(max(wide, high) / em, high / em, marks):
        return ()
    if not marks:
        return [Mark(UNKNOWN, 0.5, 0.0)]
    told = _as_number(marks)
    text = "".join(mark.text for mark in told)
    if _FIGURE.fullmatch(text) and sum(char in ".,．，" for char in text) != dots(laid.ink, piece, em):
        # A decimal point not seen, or dirt: one of the worst ways to be wrong.
        return [mark._replace(confidence=min(mark.confidence, _MISTRUSTED)) for mark in told]
    return told


def _chars(piece: Area, marks: Sequence[Mark], laid: _Laid) -> Iterator[Run]:
    """The marks as characters on a line, in points."""
    em, scale, high = laid.em, laid.scale, float(piece.bottom - piece.top)
    size = em if high <= 1.25 * em else high
    middle = (piece.top + piece.bottom) / 2
    for mark, (left, right) in zip(marks, _extents(piece, marks, laid, size), strict=True):
        box = left / scale, (middle - size / 2) / scale, right / scale, (middle + size / 2) / scale
        yield Run(mark.text, *box, size / scale, round(mark.confidence, 4))


def _extents(piece: Area, marks: Sequence[Mark], laid: _Laid, size: float) -> list[tuple[float, float]]:
    """From where to where each character reaches, in dots: up to the next one, but for blanks between words, which the
    ink shows; where the model places a character is not exact enough to tell.
    """
    frame = _frame(piece, laid.em)
    at = [frame.left + mark.at * (frame.right - frame.left) for mark in marks]
    half = [size * (0.25 if mark.text.isascii() else 0.5) for mark in marks]
    lefts, rights = [x - h for x, h in zip(at, half, strict=True)], [x + h for x, h in zip(at, half, strict=True)]
    blanks = spaces(laid.ink, piece, laid.em)
    for one, (x, next_x) in enumerate(pairwise(at)):
        rights[one] = lefts[one + 1] = (x + next_x) / 2
        for start, end in blanks:
            if x < (start + end) / 2 <= next_x and (marks[one].text + marks[one + 1].text).isalnum():
                rights[one], lefts[one + 1] = float(start), float(end)
    return list(zip(lefts, rights, strict=True))

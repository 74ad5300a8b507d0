"""The text of a PDF page as runs, by PDFium's raw API.

A page has thousands of characters and some hundred runs: a character costs one call, and all else is done to many at a
time.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, compress, pairwise, repeat, starmap
from operator import ne, sub
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from gouji.patterns import pattern
from gouji.readers.pages.chars import BLANKS, reach_of
from gouji.readers.pages.content import Run
from gouji.readers.pdf import calls
from gouji.readers.pdf.frame import Frame

# Any: PDFium's handles are opaque pointers.
Handle = Any

_UTF16 = f"utf-16-{sys.byteorder[0]}e"
# Control characters and blanks print nothing.
_PRINTING = pattern(f"[^{re.escape(''.join(map(chr, (*range(33), *BLANKS))))}]+")
# Of a page's usual height, what makes a box a low one.
_LOW = 0.9
# In ems: what stands further behind a character than this begins a run of its own.
_APART = 0.15


class _Boxes(NamedTuple):
    """Of each character, where its box ends: from the left of the page as it is held, and up from its bottom or anywhere
    (`down`: what a height is taken from to tell how far down the page it is).
    """

    lefts: Sequence[float]
    tops: Sequence[float]
    rights: Sequence[float]
    bottoms: Sequence[float]
    down: float

    def within(self, stretch: slice) -> _Boxes:
        lefts, tops, rights, bottoms, down = self
        return _Boxes(lefts[stretch], tops[stretch], rights[stretch], bottoms[stretch], down)


class _Stretch(NamedTuple):
    """Characters from `start` up to `end` on one baseline, `base` points down the page, in boxes of one height or of
    `mixed` ones.
    """

    start: int
    end: int
    base: float
    mixed: bool


def runs_on(text: Handle, frame: Frame, unseen: Collection[int]) -> list[Run]:
    """What the page prints, in the file's order; nothing of the unseen text objects (by address)."""
    letters, places = _letters(text, unseen)
    if not letters:
        return []
    boxes = _boxes(text, places, frame)
    heights = list(map(sub, boxes.tops, boxes.bottoms))
    usual = _middle(heights) or 1.0
    sizes = _believed(heights, boxes.lefts, boxes.rights, usual)
    may_be_odd = _are_odd(heights, boxes, usual)
    runs: list[Run] = []
    for (start, base), (end, _) in pairwise([*_lines(text, places, boxes, frame), (len(letters), 0.0)]):
        on = slice(start, end)
        some = boxes.within(on)
        top, high = boxes.down - boxes.tops[start], heights[start]
        if not top - high <= base <= top + 2 * high or (may_be_odd and _are_odd(heights[on], some, usual)):
            runs += _alone(letters[on], some, base, usual)
        else:
            runs += _runs(letters[on], some.lefts, some.rights, base, sizes[on])
    return runs


def _letters(text: Handle, unseen: Collection[int]) -> tuple[str, Sequence[int]]:
    """The characters that print something, and their places among PDFium's."""
    marks = _marks(text)
    spans = [match.span() for match in _PRINTING.finditer(marks)]
    letters = "".join([marks[start:end] for start, end in spans])
    places = list(chain.from_iterable(starmap(range, spans)))
    if unseen:
        address = calls.address_of(text)
        shown = [calls.text_object(address, at) not in unseen for at in places]
        return "".join(compress(letters, shown)), list(compress(places, shown))
    return letters, places


def _marks(text: Handle) -> str:
    """Every character of the page. Where each is one unit of UTF-16 they come all at once."""
    count = int(pdfium.FPDFText_CountChars(text))
    units = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, units) == count + 1:
        try:
            whole = bytes(units)[:-2].decode(_UTF16)
        except UnicodeDecodeError:
            whole = ""
        if len(whole) == count:
            return whole
    address = calls.address_of(text)
    return "".join([_char(calls.text_unicode(address, at)) for at in range(count)])


def _char(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _boxes(text: Handle, places: Sequence[int], frame: Frame) -> _Boxes:
    """The loose boxes of the characters at these places; all of them are written into one array, by address."""
    room = (ctypes.c_float * (4 * len(places)))()
    start, step = ctypes.addressof(room), 4 * ctypes.sizeof(ctypes.c_float)
    targets = range(start, start + step * len(places), step)
    deque(map(calls.text_loose_box, repeat(calls.address_of(text)), places, targets), maxlen=0)
    sides = room[:]
    lefts, tops, rights, bottoms = sides[0::4], sides[1::4], sides[2::4], sides[3::4]
    if frame.turns:
        turned = list(map(frame.box, lefts, bottoms, rights, tops))
        lefts, rights = [box[0] for box in turned], [box[2] for box in turned]
        return _Boxes(lefts, [-box[1] for box in turned], rights, [-box[3] for box in turned], 0.0)
    if frame.left:
        lefts, rights = [left - frame.left for left in lefts], [right - frame.left for right in rights]
    return _Boxes(lefts, tops, rights, bottoms, frame.top)


def _lines(text: Handle, places: Sequence[int], boxes: _Boxes, frame: Frame) -> list[tuple[int, float]]:
    """Where characters on one baseline begin, and how far down the page it is.

    Boxes of one height stand on one, most of a line at a time; but of some fonts PDFium gives each glyph's own height.
    """
    starts = _changes(boxes.tops, boxes.bottoms)
    bases = _baselines(text, [places[at] for at in starts], frame)
    return [(starts[at], bases[at]) for at in _changes(bases)]


def _changes(*rows: Sequence[float]) -> list[int]:
    """Where any of the rows begins or changes."""
    later = range(1, len(rows[0]))
    return [0, *sorted({at for row in rows for at in compress(later, map(ne, row, row[1:]))})]


def _baselines(text: Handle, places: Sequence[int], frame: Frame) -> list[float]:
    """How far down the baselines of these characters are."""
    origins = (ctypes.c_double * (2 * len(places)))()
    start, step = ctypes.addressof(origins), ctypes.sizeof(ctypes.c_double)
    end = start + 2 * step * len(places)
    to_xs, to_ys = range(start, end, 2 * step), range(start + step, end, 2 * step)
    deque(map(calls.text_origin, repeat(calls.address_of(text)), places, to_xs, to_ys), maxlen=0)
    numbers = origins[:]
    if frame.turns:
        return [frame.box(x, y, x, y)[1] for x, y in zip(numbers[0::2], numbers[1::2], strict=True)]
    return [frame.top - y for y in numbers[1::2]]


def _are_odd(heights: Sequence[float], boxes: _Boxes, usual: float) -> bool:
    """Whether boxes are of another order than the page's others, as fonts for vertical writing give them."""
    widest = max(map(sub, boxes.rights, boxes.lefts))
    return min(heights) <= 0 or max(heights) > 3 * usual or widest > 4 * usual


def _runs(
    text: str, lefts: Sequence[float], rights: Sequence[float], base: float, sizes: Sequence[float]
) -> Iterator[Run]:
    """Runs as high as the font, on their baseline: a new one from each character that is set apart from the one before
    it, or begins hardly behind it.
    """
    size = high = sizes[0]
    alike = sizes.count(size) == len(sizes)
    usual = size if alike else _middle(sizes)
    reach, gap = reach_of(usual), _APART * usual
    pairs = zip(lefts, rights, lefts[1:], strict=False)
    cuts = [at for at, (before, reached, left) in enumerate(pairs, 1) if left - before < reach or left - reached > gap]
    for first, last in pairwise([0, *cuts, len(text)]):
        own = () if alike else sizes[first:last]
        if own:
            size, high = _middle(own), max(own)
        box = lefts[first], base - 0.85 * high, rights[last - 1], base + 0.15 * high
        several = (lefts[first:last], rights[first:last], own) if last - first > 1 else ()
        yield Run(text[first:last], *box, size, None, *several)


def _alone(text: str, boxes: _Boxes, base: float, usual: float) -> Iterator[Run]:
    """Characters whose boxes are odd, or far from the place of the origin, each by itself."""
    for char, left, up, right, down in zip(text, *boxes[:4], strict=True):
        top, bottom = boxes.down - up, boxes.down - down
        size = bottom - top
        if size > 3 * usual or right - left > 4 * usual or size <= 0:
            size = usual
            right = left + usual if right - left > 4 * usual else right
        (size,) = _believed([size], [left], [right], usual)
        at = base if top - size <= base <= bottom + size else bottom
        yield Run(char, left, at - 0.85 * size, right, at + 0.15 * size, size)


def _believed(
    heights: Sequence[float], lefts: Sequence[float], rights: Sequence[float], usual: float
) -> Sequence[float]:
    """Boxes' heights; a box lower than the page's others that is wide is of a flat character, not of a small one."""
    low = _LOW * usual
    if min(heights) >= low:
        return heights
    return [
        min(usual, 1.3 * (right - left)) if height < low and height < 1.3 * (right - left) else height
        for height, left, right in zip(heights, lefts, rights, strict=True)
    ]


def _middle(values: Iterable[float]) -> float:
    """The one in the middle, were they in order."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2]

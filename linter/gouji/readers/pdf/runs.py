"""The text of a PDF page as runs, by PDFium's raw API.

A page has thousands of characters and some hundred runs: a character costs one call, and all else is done to many at a
time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from ctypes import byref, c_double, c_float, c_ushort
from itertools import chain, compress, pairwise, repeat, starmap
from operator import ne, sub

import pypdfium2_raw as pdfium

from gouji.patterns import pattern
from gouji.readers.pages.chars import BLANKS, reach_of
from gouji.readers.pages.content import FALL, RISE, UNKNOWN, Run, usual
from gouji.readers.pdf import calls
from gouji.readers.pdf.calls import Handle
from gouji.readers.pdf.frame import Frame

_UTF16 = f"utf-16-{sys.byteorder[0]}e"
# Control characters and blanks print nothing.
_PRINTING = pattern(f"[^{re.escape(''.join(map(chr, (*range(33), *BLANKS))))}]+")
# One or several in a row.
_NUMBER = pattern(r"[\d,，.．%％+＋\-—–－]+")
# Of a page's usual height, what makes a box a low one.
_LOW = 0.9
# In ems: what stands further behind a character than this begins a run of its own, a digit behind a digit from the lesser
# distance on. Some programs set digits among ideographs apart by a quarter of an em.
_FAR, _NEAR = 0.29, 0.15


def runs_on(text: Handle, frame: Frame, unseen: Collection[int]) -> list[Run]:
    """What the page prints, in the file's order; nothing of the unseen text objects (by address)."""
    letters, places = _letters(text, unseen)
    return _Print(text, frame, letters, places).runs() if letters else []


class _Print:
    """The characters of a page that print something; `places`: theirs among PDFium's.

    Of each one the box: `lefts` and `rights` from the left of the page as it is held, `tops` and `bottoms` upwards from
    anywhere (`down` less these is how far down the page they are); and the size that its font has by that.
    """

    def __init__(self, text: Handle, frame: Frame, letters: str, places: Sequence[int]) -> None:
        self.text, self.frame, self.letters, self.places = text, frame, letters, places
        self.lefts, self.tops, self.rights, self.bottoms = _boxes(text, places, frame)
        self.down = 0.0 if frame.turns else frame.top
        self.heights = list(map(sub, self.tops, self.bottoms))
        self.usual = usual(self.heights) or 1.0
        self.sizes = _believed(self.heights, self.lefts, self.rights, self.usual)
        self.may_be_odd = self._are_odd()

    def runs(self) -> list[Run]:
        found: list[Run] = []
        for (start, base), (end, _) in pairwise([*self._lines(), (len(self.letters), 0.0)]):
            top, high = self.down - self.tops[start], self.heights[start]
            if not top - high <= base <= top + 2 * high or (self.may_be_odd and self._are_odd(start, end)):
                found += [self._alone(at, base) for at in range(start, end)]
            elif end - start == 1:  # most cells hold a single zero
                found.append(self._run(start, end, base))
            else:
                found += [self._run(first, last, base) for first, last in self._spans(start, end)]
        return found

    def _lines(self) -> list[tuple[int, float]]:
        """Where characters on one baseline begin, and how far down the page it is.

        Boxes of one height stand on one, most of a line at a time; but of some fonts PDFium gives each glyph's own height.
        """
        starts = _changes(self.tops, self.bottoms)
        bases = _baselines(self.text, [self.places[at] for at in starts], self.frame)
        return [(starts[at], bases[at]) for at in _changes(bases)]

    def _are_odd(self, start: int = 0, end: int | None = None) -> bool:
        """Whether boxes are of another order than the page's others, as fonts for vertical writing give them."""
        heights = self.heights[start:end]
        widest: float = max(map(sub, self.rights[start:end], self.lefts[start:end]))
        return min(heights) <= 0 or max(heights) > 3 * self.usual or widest > 4 * self.usual

    def _spans(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """From where to where a run goes: to a character that is set apart from the one before it, or begins hardly behind
        it; of digits alone to one that is written anew, as numbers are in cells without room between them.
        """
        size = usual(self.sizes[start:end])
        reach, near, far = reach_of(size), _NEAR * size, _FAR * size
        lefts, rights = self.lefts[start:end], self.rights[start:end]
        pairs = enumerate(zip(lefts, rights, lefts[1:], strict=False), start + 1)
        cuts = [
            at
            for at, (before, reached, left) in pairs
            if left - reached > near or (left - before < reach and left - before < 0.5 * max(reached - before, 0.1))
        ]
        cuts = [at for at in cuts if not near < self.lefts[at] - self.rights[at - 1] <= far or self._are_digits(at)]
        for first, last in pairwise([start, *cuts, end]):
            if last - first > 1 and _NUMBER.fullmatch(self.letters, first, last):
                writings = [calls.object_of_char(self.text, at) for at in self.places[first:last]]
                yield from pairwise([*(first + at for at in _changes(writings)), last])
            else:
                yield first, last

    def _are_digits(self, at: int) -> bool:
        """Whether a digit stands here behind another, or behind a dash."""
        before, here = self.letters[at - 1], self.letters[at]
        return here.isdigit() and (before.isdigit() or before in "-—–")

    def _run(self, first: int, last: int, base: float) -> Run:
        """As high as the font, on the baseline."""
        sizes = self.sizes[first:last]
        size = high = sizes[0]
        several: tuple[Sequence[float], ...] = ()
        if last - first > 1:
            several = self.lefts[first:last], self.rights[first:last]
            if sizes.count(size) < len(sizes):
                size, high = usual(sizes), max(sizes)
                several = *several, sizes
        box = self.lefts[first], base - RISE * high, self.rights[last - 1], base + FALL * high
        return Run(self.letters[first:last], *box, size, None, *several)

    def _alone(self, at: int, base: float) -> Run:
        """A character whose box is odd, or far from the place of the origin."""
        left, right, common = self.lefts[at], self.rights[at], self.usual
        top, bottom = self.down - self.tops[at], self.down - self.bottoms[at]
        size = bottom - top
        if size > 3 * common or right - left > 4 * common or size <= 0:
            size = common
            right = left + common if right - left > 4 * common else right
        (size,) = _believed([size], [left], [right], common)
        base = base if top - size <= base <= bottom + size else bottom
        return Run(self.letters[at], left, base - RISE * size, right, base + FALL * size, size)


def _letters(text: Handle, unseen: Collection[int]) -> tuple[str, Sequence[int]]:
    """The characters that print something, and their places among PDFium's."""
    marks = _marks(text)
    spans = [match.span() for match in _PRINTING.finditer(marks)]
    letters = "".join([marks[start:end] for start, end in spans])
    places = list(chain.from_iterable(starmap(range, spans)))
    if unseen:
        shown = [calls.object_of_char(text, at) not in unseen for at in places]
        return "".join(compress(letters, shown)), list(compress(places, shown))
    return letters, places


def _marks(text: Handle) -> str:
    """Every character of the page. Where each is one unit of UTF-16 they come all at once."""
    count = int(pdfium.FPDFText_CountChars(text))
    units = (c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, units) == count + 1:
        try:
            whole = bytes(units)[:-2].decode(_UTF16)
        except UnicodeDecodeError:
            whole = ""
        if len(whole) == count:
            return whole
    return "".join([_char(calls.code_of_char(text, at)) for at in range(count)])


def _char(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else UNKNOWN


def _boxes(text: Handle, places: Sequence[int], frame: Frame) -> tuple[Sequence[float], ...]:
    """The loose boxes of the characters at these places: all lefts, tops, rights and bottoms; in heights of the page as it
    is held, upwards.
    """
    box, read = (c_float * 4)(), calls.BOX.unpack
    told = map(calls.loose_box_of, repeat(text), places, repeat(byref(box)))
    sides: tuple[Sequence[float], ...] = tuple(zip(*[read(box) for _ in told], strict=True))
    lefts, tops, rights, bottoms = sides
    if frame.turns:
        turned = list(map(frame.box, lefts, bottoms, rights, tops))
        lefts, rights = [box[0] for box in turned], [box[2] for box in turned]
        return lefts, [-box[1] for box in turned], rights, [-box[3] for box in turned]
    if frame.left:
        lefts, rights = [left - frame.left for left in lefts], [right - frame.left for right in rights]
    return lefts, tops, rights, bottoms


def _changes(*rows: Sequence[object]) -> list[int]:
    """Where any of the rows begins or changes."""
    later = range(1, len(rows[0]))
    return [0, *sorted({at for row in rows for at in compress(later, map(ne, row, row[1:]))})]


def _baselines(text: Handle, places: Sequence[int], frame: Frame) -> list[float]:
    """How far down the baselines of these characters are."""
    x, y = c_double(), c_double()
    told = map(calls.origin_of, repeat(text), places, repeat(byref(x)), repeat(byref(y)))
    if frame.turns:
        return [frame.box(x.value, y.value, x.value, y.value)[1] for _ in told]
    return [frame.top - y.value for _ in told]


def _believed(
    heights: Sequence[float], lefts: Sequence[float], rights: Sequence[float], common: float
) -> Sequence[float]:
    """Boxes' heights; a box lower than the page's others that is wide is of a flat character, not of a small one."""
    low = _LOW * common
    if min(heights) >= low:
        return heights
    return [
        min(common, 1.3 * (right - left)) if height < low and height < 1.3 * (right - left) else height
        for height, left, right in zip(heights, lefts, rights, strict=True)
    ]

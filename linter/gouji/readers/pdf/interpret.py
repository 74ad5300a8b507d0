"""Pages by PDFium's raw API: characters with boxes, ruling lines, pictures.

Calls are what costs here: text comes a page at a time, a character takes one call, a line another.
"""

from __future__ import annotations

import ctypes
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from math import nan
from typing import Any, NamedTuple

# Not pypdfium2.raw: that imports all of pypdfium2, which takes as long again.
import pypdfium2_raw as pdfium

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.readers.faults import damaged, over_limit
from gouji.readers.pages.chars import BLANKS, is_hidden, once, within_page
from gouji.readers.pages.content import Box, Char, PageContent
from gouji.readers.pages.matrix import Matrix
from gouji.readers.pages.rules import edges_of
from gouji.readers.pdf import calls
from gouji.readers.pdf.paths import paths_of
from gouji.text import Text

# Any: PDFium's handles are opaque pointers.
Handle = Any

_PASSWORD = 4  # FPDF_ERR_PASSWORD
# So many characters tell which way the text of a page runs.
_SAMPLE = 24
# Of a page, what a picture covers that is its scan.
_A_SCAN = 0.7
_started = False


class Frame(NamedTuple):
    """From PDFium's coordinates (origin bottom left, page not turned) to those of the page as a reader holds it."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int  # clockwise, by 90 degrees
    declared: int = 0  # as many of them as the file itself asks for

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        if self.turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turns == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turns == 3:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


def contents(source: Source) -> list[PageContent]:
    """Every page. Raises ReadError GJ905, GJ911, GJ912."""
    with opened(source) as document:
        return [_page(document, number, source) for number in range(page_count(document, source))]


def text_turns(source: Source) -> list[int]:
    """How often each page, as it is shown, was turned clockwise once more to set its text upright."""
    with opened(source) as document:
        return [_text_turns_of(document, number) for number in range(page_count(document, source))]


def page_count(document: Handle, source: Source) -> int:
    """Raises ReadError GJ905 where there are more pages than the limit, GJ911 where there is none."""
    count = int(pdfium.FPDF_GetPageCount(document))
    limit = source.options.limits.pages
    if count > limit:
        raise over_limit(Text(f"页数上限 {limit}", f"{limit} pages"), Text("pages", "pages"))
    if count < 1:
        raise damaged("0 pages")
    return count


@contextmanager
def opened(source: Source) -> Iterator[Handle]:
    """The document; an empty password is tried by PDFium itself."""
    global _started  # noqa: PLW0603
    if not _started:
        pdfium.FPDF_InitLibrary()
        _started = True
    document = pdfium.FPDF_LoadMemDocument64(source.data, len(source.data), None)
    if not document:
        if pdfium.FPDF_GetLastError() == _PASSWORD:
            zh, en = "PDF 有打开密码；请取消密码后再检查", "the PDF is locked with a password; remove it first"
            raise ReadError(Text(zh, en), "GJ912")
        raise damaged("PDF")
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(document: Handle, number: int, source: Source) -> PageContent:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise damaged(f"page {number + 1}")
    try:
        text = pdfium.FPDFText_LoadPage(page)
        try:
            frame = _frame(page, text)
            paths = paths_of(page)
            pictures = tuple(frame.box(*box) for box in paths.pictures)
            chars = _chars(text, frame, set() if _is_scan(pictures, frame) else paths.unseen_text) if text else []
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)
    width, height = frame.size
    if paths.lost_text:
        chars = _by_reference(source, number, frame) or chars
    hidden = [_grown(frame.box(*box), chars) for box in paths.white_text]
    shaded = [frame.box(*box) for box in paths.drawn.dark]
    edges = edges_of([(frame.box(*box), stroked) for box, stroked in paths.drawn.boxes])
    shown = tuple(within_page(chars, (width, height)))
    if hidden:
        shown = tuple(char for char in shown if not is_hidden(char, hidden, shaded))
    return PageContent(number + 1, width, height, shown, tuple(edges), pictures)


def _by_reference(source: Source, number: int, frame: Frame) -> list[Char]:
    """The characters of a page of which PDFium leaves some out, as pdfplumber reads them; none where it fails, or sees
    the page otherwise.
    """
    from gouji.readers.pdf.reference import page_content

    try:
        page = page_content(source, number + 1)
    except ReadError:
        return []
    width, height = frame._replace(turns=frame.declared).size
    if abs(page.width - width) > 1 or abs(page.height - height) > 1:
        return []
    turned = Frame(0, 0, width, height, (frame.turns - frame.declared) % 4)
    return [
        Char(char.text, *turned.box(char.left, height - char.bottom, char.right, height - char.top), char.size)
        for char in page.chars
    ]


def _text_turns_of(document: Handle, number: int) -> int:
    page = pdfium.FPDF_LoadPage(document, number)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return _text_turns(text, int(pdfium.FPDFPage_GetRotation(page)) % 4)
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _frame(page: Handle, text: Handle) -> Frame:
    """The page's box; its turns from /Rotate and, where the text itself runs up or down, from that."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    turns = int(pdfium.FPDFPage_GetRotation(page)) % 4
    return Frame(box.left, box.bottom, box.right, box.top, (turns + _text_turns(text, turns)) % 4, turns)


def _text_turns(text: Handle, turns: int) -> int:
    """How often the page must still be turned for most of its text to stand upright."""
    if not text:
        return 0
    count = int(pdfium.FPDFText_CountChars(text))
    matrix = pdfium.FS_MATRIX()
    found = [0, 0, 0, 0]
    step = max(1, count // _SAMPLE)
    for at in range(0, count, step):
        if pdfium.FPDFText_IsGenerated(text, at) or not pdfium.FPDFText_GetMatrix(text, at, matrix):
            continue
        along = Matrix(matrix.a, matrix.b, matrix.c, matrix.d, 0, 0).quarter_turns
        if along is not None:
            found[(along - turns) % 4] += 1
    most = max(range(4), key=lambda turn: found[turn])
    return most if found[most] * 2 > sum(found) else 0


def _chars(text: Handle, frame: Frame, unseen: set[int]) -> Sequence[Char]:
    """The characters that print something, each once; none of the unseen text objects."""
    marks = _marks(text)
    places = [at for at, mark in enumerate(marks) if mark not in _NOTHING]
    if unseen:
        address = calls.address_of(text)
        places = [at for at in places if calls.text_object(address, at) not in unseen]
    return once(_sized(marks, places, _loose_boxes(text, places, frame), _baselines(text, frame)))


# What prints nothing: control characters and blanks.
_NOTHING = frozenset(map(chr, (*range(33), *BLANKS)))


def _marks(text: Handle) -> Sequence[str]:
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
    return [_char(calls.text_unicode(address, at)) for at in range(count)]


_UTF16 = f"utf-16-{sys.byteorder[0]}e"


def _char(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _loose_boxes(text: Handle, places: Sequence[int], frame: Frame) -> list[Box]:
    """The boxes of the characters at these places; all of them are written into one array, by address."""
    room = (ctypes.c_float * (4 * len(places)))()
    start, step = ctypes.addressof(room), 4 * ctypes.sizeof(ctypes.c_float)
    targets = range(start, start + step * len(places), step)
    deque(map(calls.text_loose_box, repeat(calls.address_of(text)), places, targets), maxlen=0)
    sides = room[:]
    boxes = zip(sides[0::4], sides[1::4], sides[2::4], sides[3::4], strict=True)
    if frame.turns:
        return [frame.box(left, bottom, right, top) for left, top, right, bottom in boxes]
    x, y = frame.left, frame.top
    return [(left - x, y - top, right - x, y - bottom) for left, top, right, bottom in boxes]


def _baselines(text: Handle, frame: Frame) -> Callable[[int], float]:
    """A function from a character to how far down its baseline is."""
    address = calls.address_of(text)
    origin = (ctypes.c_double * 2)()
    to_x = ctypes.addressof(origin)
    to_y = to_x + ctypes.sizeof(ctypes.c_double)

    def baseline(at: int) -> float:
        calls.text_origin(address, at, to_x, to_y)
        x, y = origin
        return frame.box(x, y, x, y)[1] if frame.turns else frame.top - y

    return baseline


def _sized(
    marks: Sequence[str], places: Sequence[int], boxes: Sequence[Box], baseline: Callable[[int], float]
) -> list[Char]:
    """Boxes as high as the font, on the baseline. A box of another order than the page's others is not believed (fonts
    for vertical writing give such): then the place of the origin counts.
    """
    usual = _median([bottom - top for _, top, _, bottom in boxes]) or 1.0
    low, wide = 0.9 * usual, 4 * usual
    # Boxes of one height stand on one baseline, most of a line at a time.
    bases: dict[tuple[float, float], float] = {}
    found: list[tuple[object, ...]] = []
    above = below = nan
    for at, (left, top, right, bottom) in zip(places, boxes, strict=True):
        if top != above or bottom != below:
            above, below, size = top, bottom, bottom - top
            if (top, bottom) not in bases:
                bases[top, bottom] = baseline(at)
            base = bases[top, bottom]
            rise, fall = base - 0.85 * size, base + 0.15 * size
            usable = low <= size <= 3 * usual and top - size <= base <= bottom + size
        if usable and right - left <= wide:
            found.append((marks[at], left, rise, right, fall, size, None))
        else:
            found.append(_resized(marks[at], (left, top, right, bottom), base, usual))
    return list(map(tuple.__new__, repeat(Char), found))  # as Char._make does, without its check of the length


def _resized(mark: str, box: Box, base: float, usual: float) -> tuple[object, ...]:
    """A character whose box is not as the page's others are."""
    left, top, right, bottom = box
    size = bottom - top
    if size > 3 * usual or right - left > 4 * usual or size <= 0:
        size = usual
        right = left + usual if right - left > 4 * usual else right
    if size < usual and size < 1.3 * (right - left):
        size = min(usual, 1.3 * (right - left))
    if not top - size <= base <= bottom + size:
        base = bottom
    return mark, left, base - 0.85 * size, right, base + 0.15 * size, size, None


def _median(values: list[float]) -> float:
    """As in the module statistics, which takes longer to import than this to run."""
    values.sort()
    middle = len(values) // 2
    if not values:
        return 0.0
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def _is_scan(pictures: Sequence[Box], frame: Frame) -> bool:
    """Whether a picture is the page: what was recognized on it then lies unseen over or under it."""
    width, height = frame.size
    return any((right - left) * (bottom - top) > _A_SCAN * width * height for left, top, right, bottom in pictures)


def _grown(box: Box, chars: Sequence[Char]) -> Box:
    """A text's box; where its font is nowhere to be found it has no height, and stands on the baseline."""
    left, top, right, bottom = box
    size = chars[0].size if chars else 0.0
    return (left, top - 0.6 * size, right + size, bottom) if bottom - top < 0.1 else box

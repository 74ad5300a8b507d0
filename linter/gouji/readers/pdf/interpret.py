"""Pages by PDFium's raw API: characters with boxes, ruling lines, pictures.

Calls are what costs here: each character takes three, each path as many as it has points.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from statistics import median
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.readers.faults import damaged, over_limit
from gouji.readers.pages.content import Box, Char, PageContent
from gouji.readers.pdf.paths import Matrix, address_of, paths_of
from gouji.readers.pdf.rules import edges_of
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
    shaded = [frame.box(*box) for box in paths.dark]
    edges = edges_of([(frame.box(*box), stroked) for box, stroked in paths.boxes])
    shown = tuple(char for char in chars if _is_shown(char, hidden, shaded, frame.size))
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


def _chars(text: Handle, frame: Frame, unseen: set[int]) -> list[Char]:
    """The characters that print something, each once; none of the unseen text objects."""
    count = int(pdfium.FPDFText_CountChars(text))
    loose, origin_x, origin_y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    unicode, box, origin = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetCharOrigin,
    )
    upright = frame.turns == 0
    height = frame.top
    shift = frame.left
    raw: list[tuple[str, float, float, float, float, float]] = []
    for at in range(count):
        code = unicode(text, at)
        if code <= 32 or code in _BLANKS or not box(text, at, loose):
            continue
        if unseen and address_of(pdfium.FPDFText_GetTextObject(text, at)) in unseen:
            continue
        origin(text, at, origin_x, origin_y)
        if upright:
            raw.append(
                (
                    _char(code),
                    loose.left - shift,
                    height - loose.top,
                    loose.right - shift,
                    height - loose.bottom,
                    height - origin_y.value,
                )
            )
        else:
            left, top, right, bottom = frame.box(loose.left, loose.bottom, loose.right, loose.top)
            _, base, _, _ = frame.box(origin_x.value, origin_y.value, origin_x.value, origin_y.value)
            raw.append((_char(code), left, top, right, bottom, base))
    return list(_once(_sized(raw, text, frame)))


# Spaces of every kind, soft hyphens and marks of no width: gaps tell more than they do.
_BLANKS = frozenset(
    {0xA0, 0xAD, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F}
)


def _char(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _sized(raw: list[tuple[str, float, float, float, float, float]], text: Handle, frame: Frame) -> list[Char]:
    """Boxes as high as the font, on the baseline. A box of another order than the page's others is not believed (fonts
    for vertical writing give such): then the place of the origin counts.
    """
    if not raw:
        return []
    usual = median(bottom - top for _, _, top, _, bottom, _ in raw) or 1.0
    found = []
    for char, left, top, right, bottom, base in raw:
        size = bottom - top
        if size > 3 * usual or right - left > 4 * usual or size <= 0:
            size = usual
            left, right = (left, left + usual) if right - left > 4 * usual else (left, right)
        size = max(size, min(usual, 1.3 * (right - left)))
        if not top - size <= base <= bottom + size:
            base = bottom
        found.append(Char(char, left, base - 0.85 * size, right, base + 0.15 * size, size))
    return found


def _once(chars: list[Char]) -> Iterator[Char]:
    """Bold that is faked by printing twice, a hair apart, is one character."""
    seen: dict[tuple[str, int, int], list[Char]] = {}
    for char in chars:
        reach = max(0.6, 0.15 * char.size)
        cell = (char.text, round(char.left / 8), round(char.top / 8))
        near = (
            other
            for right in (-1, 0, 1)
            for down in (-1, 0, 1)
            for other in seen.get((cell[0], cell[1] + right, cell[2] + down), ())
        )
        if not any(abs(o.left - char.left) < reach and abs(o.top - char.top) < reach for o in near):
            seen.setdefault(cell, []).append(char)
            yield char


def _is_scan(pictures: Sequence[Box], frame: Frame) -> bool:
    """Whether a picture is the page: what was recognized on it then lies unseen over or under it."""
    width, height = frame.size
    return any((right - left) * (bottom - top) > _A_SCAN * width * height for left, top, right, bottom in pictures)


def _is_shown(char: Char, hidden: list[Box], shaded: list[Box], size: tuple[float, float]) -> bool:
    """Not beside the page, nor white on white paper; on a dark ground white text is seen."""
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    if not (0 <= x <= size[0] and 0 <= y <= size[1]):
        return False
    return not _within(x, y, hidden) or _within(x, y, shaded)


def _grown(box: Box, chars: list[Char]) -> Box:
    """A text's box; where its font is nowhere to be found it has no height, and stands on the baseline."""
    left, top, right, bottom = box
    size = chars[0].size if chars else 0.0
    return (left, top - 0.6 * size, right + size, bottom) if bottom - top < 0.1 else box


def _within(x: float, y: float, boxes: list[Box]) -> bool:
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)

"""A drawn report as PDF, written by hand: ruled tables that page breaks cut, text in a predefined Chinese encoding."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.support.drawn import Block, Drawn, Paragraph, Table

WIDTH, HEIGHT, MARGIN, SIZE = 842.0, 595.0, 40.0, 8.0
_LEADING = 1.4 * SIZE
_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    "/DW 1000/W[1 95 500 814 939 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
    "/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


@dataclass(slots=True)
class Sheet:
    """Pages under construction; `y` is measured from the top."""

    number: bool = True
    ruled: bool = True
    twice: bool = False
    extra: str = ""  # operators that every page begins with
    boxes: str = f"/MediaBox[0 0 {WIDTH} {HEIGHT}]"
    pages: list[list[str]] = field(default_factory=lambda: [[]])
    y: float = MARGIN

    def text(self, x: float, y: float, text: str) -> None:
        """A line with its baseline at `y`; `twice`: printed again a hair beside, as bold is faked."""
        code = "".join(f"{ord(char):04X}" for char in text)
        for shift in (0.0, 0.2)[: 1 + self.twice]:
            self.pages[-1].append(f"BT /F {SIZE} Tf {x + shift:.2f} {HEIGHT - y:.2f} Td <{code}> Tj ET")

    def line(self, left: float, top: float, right: float, bottom: float) -> None:
        if self.ruled:
            self.pages[-1].append(f"{left:.2f} {HEIGHT - top:.2f} m {right:.2f} {HEIGHT - bottom:.2f} l S")

    def turn(self) -> None:
        if self.number:
            self.text(WIDTH / 2, HEIGHT - MARGIN / 2, f"- {len(self.pages)} -")
        self.pages.append([])
        self.y = MARGIN

    def room(self, height: float) -> bool:
        return self.y + height <= HEIGHT - MARGIN


def pdf(blocks: Sequence[Block], sheet: Sheet | None = None, rotate: int = 0) -> bytes:
    """The file. Every full-width character advances an em, digits and letters half of it."""
    sheet = sheet or Sheet()
    for block in blocks:
        if isinstance(block, Paragraph):
            _paragraph(block, sheet)
        else:
            _table(block, sheet)
    sheet.turn()
    return _file(["\n".join([sheet.extra, *page]) for page in sheet.pages[:-1]], f"{sheet.boxes}/Rotate {rotate}")


def _wrapped(text: str, room: float) -> list[str]:
    lines, used = [""], 0.0
    for char in text:
        advance = SIZE / 2 if char.isascii() else SIZE
        if used + advance > room:
            lines, used = [*lines, ""], 0.0
        lines[-1] += char
        used += advance
    return lines


def _paragraph(block: Paragraph, sheet: Sheet) -> None:
    for line in _wrapped(block.text, WIDTH - 2 * MARGIN):
        if not sheet.room(_LEADING):
            sheet.turn()
        sheet.y += _LEADING
        sheet.text(MARGIN, sheet.y, line)
    sheet.y += 2


def _table(table: Table, sheet: Sheet) -> None:
    """Label columns are wide, the others share the rest; a row never breaks, the table may between rows."""
    first = 170.0 if table.width < 12 else (WIDTH - 2 * MARGIN) / table.width
    other = (WIDTH - 2 * MARGIN - first) / max(1, table.width - 1)
    lefts = [MARGIN, *(MARGIN + first + other * at for at in range(table.width))]
    heights = [_height(row, lefts) for row in table.rows]
    for top in range(1, len(heights)):  # a cell over several rows may be the tall one
        for cell in table.rows[top - 1]:
            if cell.rows > 1:
                need = len(_wrapped(cell.text, _room(cell, lefts))) * _LEADING + 4
                heights[top - 1] = max(heights[top - 1], need - sum(heights[top : top - 1 + cell.rows]))
    start = 0
    while start < len(heights):
        end, y = start, sheet.y
        while end < len(heights) and y + heights[end] <= HEIGHT - MARGIN:
            y += heights[end]
            end += 1
        if end == start or (end - start == 1 and end < len(heights)):
            sheet.turn()
            continue
        _part(table, start, end, heights, lefts, sheet)
        sheet.y = y
        start = end
        if start < len(heights):
            sheet.turn()
    sheet.y += 6


def _height(row: Sequence[Drawn], lefts: Sequence[float]) -> float:
    lines = [len(_wrapped(cell.text, _room(cell, lefts))) for cell in row if cell.rows == 1]
    return max(lines, default=1) * _LEADING + 4


def _room(cell: Drawn, lefts: Sequence[float]) -> float:
    return lefts[cell.column + cell.columns] - lefts[cell.column] - 4


def _part(table: Table, start: int, end: int, heights: Sequence[float], lefts: Sequence[float], sheet: Sheet) -> None:
    """Rows `start` to `end` on one page; a cell that reaches over the break is drawn on both, its text on the first."""
    tops = [sheet.y + sum(heights[start:at]) for at in range(start, end + 1)]
    for row in table.rows[:end]:
        for cell in row:
            if cell.row + cell.rows <= start:
                continue
            first, last = max(cell.row, start), min(cell.row + cell.rows, end)
            left, right = lefts[cell.column], lefts[cell.column + cell.columns]
            top, bottom = tops[first - start], tops[last - start]
            for x in (left, right):
                sheet.line(x, top, x, bottom)
            for y in (top, bottom):
                sheet.line(left, y, right, y)
            if cell.row >= start:
                for at, line in enumerate(_wrapped(cell.text, right - left - 4)):
                    sheet.text(left + 2, top + 2 + (at + 1) * _LEADING - 2, line)


def _file(pages: Sequence[str], attributes: str) -> bytes:
    count = len(pages)
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", _FONT]
    objects[1] = f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{4 + 2 * at} 0 R' for at in range(count))}]>>"
    out = bytearray(b"%PDF-1.4\n")
    places = []
    bodies: list[bytes] = [text.encode() for text in objects]
    for at, page in enumerate(pages):
        packed = zlib.compress(page.encode())
        bodies.append(
            f"<</Type/Page/Parent 2 0 R{attributes}/Resources<</Font<</F 3 0 R>>>>/Contents {5 + 2 * at} 0 R>>".encode()
        )
        bodies.append(f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n".encode() + packed + b"\nendstream")
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer<</Size {len(bodies) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)

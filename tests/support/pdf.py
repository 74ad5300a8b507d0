"""A drawn report as PDF, written by hand: ruled tables that page breaks cut, text in a predefined Chinese encoding."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from tests.support.drawn import Block
from tests.support.paper import HEIGHT, SIZE, Mark, Sheet, Words, lay_out

__all__ = ["Sheet", "pdf"]

_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    "/DW 1000/W[1 95 500 814 939 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
    "/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


def pdf(blocks: Sequence[Block], sheet: Sheet | None = None, rotate: int = 0) -> bytes:
    """The file. Every full-width character advances an em, digits and letters half of it."""
    sheet = sheet or Sheet()
    pages = lay_out(blocks, sheet)
    return _file(["\n".join([sheet.extra, *map(_drawn, page)]) for page in pages], f"{sheet.boxes}/Rotate {rotate}")


def _drawn(mark: Mark) -> str:
    if isinstance(mark, Words):
        code = "".join(f"{ord(char):04X}" for char in mark.text)
        return f"BT /F {SIZE} Tf {mark.x:.2f} {HEIGHT - mark.y:.2f} Td <{code}> Tj ET"
    sides = (
        *((x, mark.top, x, mark.bottom) for x in (mark.left, mark.right)),
        *((mark.left, y, mark.right, y) for y in (mark.top, mark.bottom)),
    )
    return "\n".join(f"{x:.2f} {HEIGHT - y:.2f} m {to:.2f} {HEIGHT - end:.2f} l S" for x, y, to, end in sides)


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

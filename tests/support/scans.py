"""Scans of a PDF: its pages rendered, spoilt as a scanner spoils them, and put into a PDF of nothing but pictures."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO
from random import Random
from typing import Any, NamedTuple

from tests.support.drawn import Paragraph
from tests.support.pdf import Sheet, pdf

# Any: numpy and pillow are not typed here, and numpy is there only with the extra.
Picture = Any


class Scanner(NamedTuple):
    """`skew` in degrees, `turns` clockwise by 90, `noise` and `blur` as standard deviations, `dirt` specks a page."""

    dpi: int = 200
    skew: float = 0.0
    turns: int = 0
    noise: float = 0.0
    blur: float = 0.0
    shade: float = 0.0
    dirt: int = 0


def scan(data: bytes, scanner: Scanner, rng: Random) -> bytes:
    """The file as a scan; every page is a grey picture that fills it."""
    return picture_pdf([_spoilt(page, scanner, rng) for page in rendered(data, scanner.dpi)], scanner.dpi)


def rendered(data: bytes, dpi: int) -> list[Picture]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    finally:
        document.close()


def _spoilt(page: Picture, scanner: Scanner, rng: Random) -> Picture:
    import numpy as np
    from PIL import Image, ImageDraw, ImageFilter

    draw = ImageDraw.Draw(page)
    for _ in range(scanner.dirt):
        x, y, size = rng.randrange(page.width), rng.randrange(page.height), rng.randrange(1, 1 + scanner.dpi // 70)
        draw.ellipse((x, y, x + size, y + size), fill=rng.randrange(40, 160))
    if scanner.skew:
        page = page.rotate(scanner.skew, Image.Resampling.BICUBIC, fillcolor=255)
    if scanner.blur:
        page = page.filter(ImageFilter.GaussianBlur(scanner.blur))
    grey = np.asarray(page).astype(np.float32)
    paper = 255 - scanner.shade * np.linspace(0, 1, grey.shape[1], dtype=np.float32)
    noise = np.random.default_rng(rng.randrange(1 << 30)).normal(0, scanner.noise, grey.shape) if scanner.noise else 0.0
    grey = np.clip(grey / 255 * paper * 0.97 + noise, 0, 255).astype(np.uint8)
    return Image.fromarray(np.ascontiguousarray(np.rot90(grey, -scanner.turns)))


def joined(*files: bytes) -> bytes:
    """The pages of several PDFs in one."""
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    parts = [pypdfium2.PdfDocument(data) for data in files]
    for part in parts:
        whole.import_pages(part)
    out = BytesIO()
    whole.save(out)
    for document in (*parts, whole):
        document.close()
    return out.getvalue()


def has_glyphs() -> bool:
    """Whether Chinese characters can be rendered here: the PDFs of tests name a font and hold none."""
    one, other = (rendered(pdf([Paragraph(text, "prose")], Sheet()), 72)[0].tobytes() for text in ("中", "国"))
    return bool(one != other)


def picture_pdf(pages: Sequence[Picture], dpi: int) -> bytes:
    """A PDF with a picture a page."""
    count = len(pages)
    kids = " ".join(f"{3 + 3 * at} 0 R" for at in range(count))
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode()]
    for at, page in enumerate(pages):
        width, height = page.width * 72 / dpi, page.height * 72 / dpi
        own = 3 + 3 * at
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width:.2f} {height:.2f}]"
            f"/Resources<</XObject<</I {own + 1} 0 R>>>>/Contents {own + 2} 0 R>>".encode()
        )
        packed = zlib.compress(page.tobytes(), 1)
        bodies.append(
            f"<</Type/XObject/Subtype/Image/Width {page.width}/Height {page.height}/ColorSpace/DeviceGray"
            f"/BitsPerComponent 8/Filter/FlateDecode/Length {len(packed)}>>stream\n".encode()
            + packed
            + b"\nendstream"
        )
        drawn = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /I Do Q".encode()
        bodies.append(f"<</Length {len(drawn)}>>stream\n".encode() + drawn + b"\nendstream")
    return _file(bodies)


def _file(bodies: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer<</Size {len(bodies) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)

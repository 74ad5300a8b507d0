"""Pages as pictures: a PDF's by PDFium, an OFD's drawn from what its reader made of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import sqrt
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from gouji.formats import Source
from gouji.readers.pages.content import FALL, Box, PageContent, Run

# No page is drawn larger than this, whatever size it says it has.
_MOST_PIXELS = 40_000_000
# Fonts with Chinese characters that systems come with, the plainest first.
_FONTS = (
    "NotoSansCJK-Regular.ttc", "SourceHanSansSC-Regular.otf", "msyh.ttc", "simhei.ttf", "simsun.ttc", "PingFang.ttc",
    "STHeiti Light.ttc", "Songti.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc", "NotoSerifCJK-Regular.ttc", "uming.ttc",
    "ukai.ttc", "DroidSansFallbackFull.ttf",
)  # fmt: skip
_INK, _ASIDE, _RULE, _PICTURE = (20, 20, 20), (130, 130, 170), (90, 90, 90), (235, 235, 235)


class PageImage(NamedTuple):
    """A page's picture; a point of the page is `scale` pixels."""

    number: int
    image: Image.Image
    scale: float


def pages_of(source: Source, format_: str, dpi: int) -> Iterator[PageImage]:
    """The pages as places in the report mean them: turned so that their text is upright."""
    return _pdf(source, dpi) if format_ == "pdf" else _ofd(source, dpi)


def _scale(width: float, height: float, dpi: int) -> float:
    return min(dpi / 72, sqrt(_MOST_PIXELS / max(1.0, width * height)))


def _pdf(source: Source, dpi: int) -> Iterator[PageImage]:
    from pypdfium2 import PdfDocument

    from gouji.readers.pdf.interpret import text_turns

    turns = text_turns(source) if source.options.pdf_engine != "pdfplumber" else []
    document = PdfDocument(source.data)
    try:
        for at in range(len(document)):
            page = document[at]
            width, height = page.get_size()
            scale = _scale(width, height, dpi)
            turned = 90 * turns[at] if turns else 0
            yield PageImage(at + 1, page.render(scale=scale, rotation=turned).to_pil().convert("RGB"), scale)
    finally:
        document.close()


def _ofd(source: Source, dpi: int) -> Iterator[PageImage]:
    from gouji.readers.ofd import drawn

    for page, beside in drawn(source):
        scale = _scale(page.width, page.height, dpi)
        image = Image.new("RGB", (max(1, round(page.width * scale)), max(1, round(page.height * scale))), "white")
        _draw(page, image, scale, _INK)
        _draw(beside, image, scale, _ASIDE)
        yield PageImage(page.number, image, scale)


def _draw(page: PageContent, image: Image.Image, scale: float, ink: tuple[int, int, int]) -> None:
    draw = ImageDraw.Draw(image)
    for box in page.pictures:
        draw.rectangle(scaled(box, scale), fill=_PICTURE)
    for edge in page.edges:
        draw.line(scaled(edge, scale), fill=_RULE)
    for char in page.chars:
        _letter(char, draw, scale, ink)


def _letter(char: Run, draw: ImageDraw.ImageDraw, scale: float, ink: tuple[int, int, int]) -> None:
    """A character in its place; the box alone where the system has no font that could show it."""
    font = _font(max(4, round(char.size * scale)))
    left, top, right, bottom = scaled((char.left, char.top, char.right, char.bottom), scale)
    if font:
        draw.text((left, bottom - FALL * char.size * scale), char.text, fill=ink, font=font, anchor="ls")
    else:
        draw.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), outline=ink)


def scaled(box: Box, scale: float) -> Box:
    return box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    name = _font_name()
    return ImageFont.truetype(name, size) if name else None


@cache
def _font_name() -> str | None:
    for name in _FONTS:
        try:
            ImageFont.truetype(name, 10)
        except OSError:
            continue
        return name
    return None

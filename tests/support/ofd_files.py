"""OFD files made for one test, and what is read of them."""

from __future__ import annotations

import pytest

from gouji.errors import ReadError
from gouji.formats import Limits, ReadOptions, Source
from gouji.model.document import Document, Grid
from gouji.readers.ofd import contents, read
from gouji.readers.pages.content import PageContent
from tests.support.ofd import Package, line, text

WHITE, BLACK = '<ofd:FillColor Value="255 255 255"/>', '<ofd:FillColor Value="0 0 0"/>'
LETTER = text(100, 200, "会议纪要")
XMLNS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def read_file(data: bytes, limits: Limits = Limits()) -> Document:  # noqa: B008 (a constant)
    return read(Source("report.ofd", data, ReadOptions(limits)))


def page_of(*objects: str) -> PageContent:
    return contents(Source("report.ofd", Package(["".join(objects)]).data()))[0]


def printed(*objects: str) -> str:
    """The characters on a page, from the top and the left."""
    chars = page_of(*objects).chars
    return "".join(char.text for char in sorted(chars, key=lambda char: (round(char.bottom), char.left)))


def shown(document: Document) -> list[object]:
    return [
        [[one.text for one in row] for row in block.rows] if isinstance(block, Grid) else block.text
        for block in document.blocks
    ]


def fault(data: bytes, limits: Limits = Limits()) -> ReadError:  # noqa: B008 (a constant)
    with pytest.raises(ReadError) as caught:
        read_file(data, limits)
    return caught.value


def table(left: float = 100, top: float = 100) -> str:
    """Two rows and two columns, drawn in lines."""
    xs, ys = (left, left + 60, left + 120), (top, top + 20, top + 40)
    lines = [line(x, ys[0], x, ys[2]) for x in xs] + [line(xs[0], y, xs[2], y) for y in ys]
    words = [text(left + 4, top + 14, "甲"), text(left + 64, top + 14, "12")]
    return "".join([*lines, *words, text(left + 4, top + 34, "乙"), text(left + 64, top + 34, "3")])

"""Plain text and Markdown: one reader, since converters mix the two.

Says what stands where: headings marked with #, tables however they are set, and paragraphs, each with exact line and
column. It repairs only what converters break (a paragraph cut into lines).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.errors import ReadError
from gouji.formats import Limits, Source
from gouji.model.document import Block, Document, Heading, Paragraph
from gouji.model.location import Location
from gouji.patterns import pattern
from gouji.readers import grids
from gouji.readers.decode import decode
from gouji.readers.lines import GOES_ON, HEADING, Line, between, broken_from, classify, goes_on
from gouji.readers.shown import shown_lines
from gouji.text import Text

_LINE_END = pattern(r"\r\n|\n|\r")
_PICTURE = pattern(r"!\[[^\]]{0,300}\]\([^)]{0,2000}\)|<img\b[^<>]*>", re.IGNORECASE)
# What some converters write behind a heading: {#anchor .class}.
_ATTRIBUTES = pattern(r"\{[#.][^{}]*\}\s*$")


def read(source: Source) -> Document:
    """Raises ReadError where the bytes are empty, no text, or broken in their encoding."""
    if not source.data.strip():
        raise ReadError(Text("文件是空的；请确认导出成功", "the file is empty; check that the export worked"), "GJ902")
    text, encoding = decode(source.data)
    if not text.strip("\ufeff \t\r\n\f\u3000"):
        raise ReadError(Text("文件只有空白；请确认导出成功", "the file holds only blanks; check the export"), "GJ902")
    lines = tuple(_LINE_END.split(text.removeprefix("\ufeff")))
    shown = classify(shown_lines(lines))
    pictures = tuple(
        Location("text", found[0], line.number, found.start() + 1, line.number, found.end() + 1)
        for line in shown
        if "![" in line.text or "<img" in line.text.lower()
        for found in _PICTURE.finditer(line.text)
    )
    return Document(source.path, "text", tuple(blocks(shown, lines, source.options.limits)), lines, encoding, pictures)


def blocks(lines: list[Line], source: Sequence[str], limits: Limits) -> Iterator[Block]:
    """The blocks that lines make; `source` are the file's lines as they are. Raises ReadError beyond a limit."""
    at, usual = 0, broken_from(lines)
    while at < len(lines):
        kind = lines[at].kind
        end = at + 1
        block: Block | None = None
        if kind == "heading":
            block = _heading(lines[at])
        elif kind in ("bar", "tab", "comma", "spaced"):
            end = grids.table_end(lines, at, kind)
            # A drawn table begins with a rule, which tells that rules part its rows.
            start = at - 1 if at and lines[at - 1].kind == "rule" else at
            block = grids.table(lines[start:end], kind)
        elif kind == "lone":
            end = grids.lone_end(lines, at)
            block = grids.lone_table(lines[at:end])
            if block is None:
                yield from (_paragraph([line]) for line in lines[at:end] if line.text.strip())
        elif kind == "html":
            from gouji.readers.html_table import html_blocks, html_end

            end = html_end(lines, at)
            first = lines[at].number
            yield from html_blocks(source[first - 1 : first - 1 + end - at], first, limits)
        elif kind in ("plain", "tail"):
            end = _paragraph_end(lines, at, usual)
            block = _paragraph(lines[at:end])
            block = block if block.text else None
        if block is not None:
            yield block
        at = end


def _heading(line: Line) -> Heading:
    found = HEADING.match(line.text)
    attributes = _ATTRIBUTES.search(line.text)
    text = line.text[: attributes.start()] if attributes else line.text
    location = line.slice(found.end() if found else 0, len(text.rstrip("# \t\u3000")))
    return Heading(len(found[1]) if found else 1, location.text, location)


def _paragraph_end(lines: list[Line], at: int, usual: int) -> int:
    """A line goes on below where a tag does, or where it was broken for width: long, without a closing mark, and nothing
    new begins.
    """
    end = at + 1
    while end < len(lines):
        above, below = lines[end - 1], lines[end]
        plain = below.kind == "plain" and goes_on(above.shown, below.shown, usual)
        if not plain and not (above.text.endswith(GOES_ON) and below.kind in ("plain", "blank")):
            break
        end += 1
    return end


def _paragraph(lines: list[Line]) -> Paragraph:
    text, starts = "", []
    first = place = lines[0].whole()
    for line in lines:
        place = line.whole()
        text += between(text, place.text)
        for piece, column in line.pieces(place):
            starts.append((len(text), line.number, column))
            text += piece
    location = Location("text", text, first.line, first.column, place.end_line, place.end_column)
    return Paragraph(text, location, tuple(starts))

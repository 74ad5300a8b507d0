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
from gouji.readers.lines import GOES_ON, HEADING, UNSEEN, Line, between, broken_from, classify, goes_on
from gouji.text import Text

_LINE_END = pattern(r"\r\n|\n|\r")
_BREAK = pattern(
    r"<br\s*/?>|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|#160|#x0*a0|#12288|#x3000|#8203|#x200b);", re.IGNORECASE
)
# What converters leave of a document's looks: tags around words, and the same as Markdown's spans: [words]{.class}.
_AROUND_WORDS = pattern(
    r"</?(?:span|font|u|b|i|em|strong|small|big|mark|ins|a|o:p)(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE
)
_SPAN = pattern(r"\[([^\[\]]{0,2000})\](\{[#.\w][^{}]{0,2000}\})")
_BEHIND_SPAN = pattern(r".+", re.DOTALL)
_DEEPEST_SPAN = 4
# A mark of a footnote, and words struck out.
_NO_TEXT = pattern(
    r"(?<=\d)<sup>\s*[\[(（［]?[\d*①-⑳注]{1,3}[\])）］]?\s*</sup>|<(del|s|strike)>[^<>]{0,400}</\1>|~~[^~\n|]{1,400}~~",
    re.IGNORECASE,
)
_ESCAPE = pattern(r"\\(?=[.\-_*()\[\]#+!|~`>])")
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
    shown = classify(_readable(lines))
    pictures = tuple(
        Location("text", found[0], line.number, found.start() + 1, line.number, found.end() + 1)
        for line in shown
        if "![" in line.text or "<img" in line.text.lower()
        for found in _PICTURE.finditer(line.text)
    )
    return Document(source.path, "text", tuple(blocks(shown, lines, source.options.limits)), lines, encoding, pictures)


def _readable(lines: tuple[str, ...]) -> list[str]:
    """The lines without comments, tags around words and escapes; what shows nothing takes their place, so that every
    character keeps its own.
    """
    text = "\n".join(lines)
    if "<!--" in text:
        text = _without_comments(text)
    if "<" in text or "~~" in text:
        text = _AROUND_WORDS.sub(_unseen, _NO_TEXT.sub(_unseen, text))
    if "<" in text or "&" in text:
        text = _BREAK.sub(_unseen, text)
    if "]{" in text:
        text = _without_spans(text)
    if "\\" in text:
        text = _ESCAPE.sub(UNSEEN, text)
    return text.split("\n")


def _unseen(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", UNSEEN, found[0]).replace(UNSEEN + "\n", GOES_ON + "\n")


def _without_spans(text: str) -> str:
    for _ in range(_DEEPEST_SPAN):
        text = _SPAN.sub(lambda found: UNSEEN + found[1] + UNSEEN + _BEHIND_SPAN.sub(_unseen, found[2]), text)
    return text


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += text[at:start], re.sub(r"[^\n]", " ", text[start : end + 3])
        at = end + 3
    return "".join([*pieces, text[at:]])


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

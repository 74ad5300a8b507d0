"""Plain text and Markdown: one reader, since converters mix the two.

Says what stands where: headings marked with #, tables in bars, in tabs, one cell a line, or set with spaces, and
paragraphs, each with exact line and column. It repairs only what converters break (a paragraph cut into lines).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.model.document import Block, Columns, Document, Grid, GridCell, Heading, Paragraph
from gouji.model.location import Location
from gouji.normalize import enumerator, plain
from gouji.readers.decode import decode
from gouji.text import Text, width

_LINE_END = re.compile(r"\r\n|\n|\r")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]*(?=\S)(?!#)")
_BARS = "|｜│┃‖∣￨"
_BAR = re.compile(rf"(?<!\\)[{_BARS}]")
# Lines that only draw: Markdown's separator row, box drawing, rows of = or -.
_RULE = re.compile(rf"[\s{_BARS}:+=\-_*─━═┄┈┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋]+")
_SEPARATOR_CELL = re.compile(r"\s*:?-+:?\s*")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>", re.IGNORECASE)
_SPACES = re.compile(r"(?:[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*)")
_NUMBERLIKE = re.compile(r"[\s\d,.，．＋+\-－—–−/／无%％]*[\d\-－—–−/／无][\s\d,.，．%％]*")
_SENTENCE_END = "。！？；：…!?;:”）)》】"
_MARKUP = "*_`~"


@dataclass(frozen=True, slots=True)
class _Line:
    """A source line: its number from 1, its characters, and what kind of line it is."""

    number: int
    text: str
    kind: str


def read(source: Source) -> Document:
    """Raises ReadError where the bytes are empty, no text, or broken in their encoding."""
    if not source.data.strip():
        raise ReadError(Text("文件是空的；请确认导出成功", "the file is empty; check that the export worked"), "GJ902")
    text, encoding = decode(source.data)
    if not text.strip("\ufeff \t\r\n\f\u3000"):
        raise ReadError(Text("文件只有空白；请确认导出成功", "the file holds only blanks; check the export"), "GJ902")
    lines = tuple(_LINE_END.split(text.removeprefix("\ufeff")))
    shown = _without_comments(lines)
    classified = _classify(shown)
    pictures = tuple(
        Location("text", found[0], line.number, found.start() + 1, line.number, found.end() + 1)
        for line in classified
        for found in _PICTURE.finditer(line.text)
        if "!" in line.text or "<" in line.text
    )
    blocks = tuple(_blocks(classified))
    return Document(source.path, "text", blocks, lines, encoding, pictures)


def _without_comments(lines: tuple[str, ...]) -> list[str]:
    """HTML comments blotted out with spaces, so that every other character keeps its place."""
    if not any("<!--" in line for line in lines):
        return list(lines)
    joined = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), "\n".join(lines))
    return joined.split("\n")


def _classify(lines: list[str]) -> list[_Line]:
    found = [_Line(number, line, _kind(line)) for number, line in enumerate(lines, 1)]
    return _lone_cells(found)


def _kind(line: str) -> str:
    """blank, empty-cell, heading, rule, bar, tab, lone (one cell behind a tab), spaced or plain."""
    stripped = line.strip()
    if not stripped:
        return "empty-cell" if "\t" in line else "blank"
    if stripped[0] == "#" and _HEADING.match(line):
        return "heading"
    if _BAR.search(line):
        return "rule" if _RULE.fullmatch(stripped) and "---" in stripped else "bar"
    if _RULE.fullmatch(stripped) and len(stripped) > 2:
        return "rule"
    if "\t" in stripped:
        return "tab"
    if line[0] == "\t":
        return "lone"
    if _SPACES.search(stripped) and _is_spaced_row(stripped):
        return "spaced"
    return "plain"


def _is_spaced_row(stripped: str) -> bool:
    """Chunks set apart by wide gaps, short or numeric, and no sentence."""
    if "。" in stripped:
        return False
    chunks = _SPACES.split(stripped)
    numeric = sum(bool(_NUMBERLIKE.fullmatch(chunk)) for chunk in chunks)
    return max(map(len, chunks)) <= (45 if numeric else 16)


def _lone_cells(lines: list[_Line]) -> list[_Line]:
    """One cell a line: settle the doubtful lines among them.

    Three or more lone cells in a row make a table. There a line with nothing but a tab is an empty cell, and a short
    line without a tab goes on with the cell above; elsewhere such lines are blank and plain.
    """
    kinds = [line.kind for line in lines]
    for at, line in enumerate(lines):
        if line.kind == "empty-cell":
            kinds[at] = "lone" if _near_lone(lines, at) else "blank"
        elif line.kind == "plain" and at and kinds[at - 1] in ("lone", "tail"):
            above = lines[at - 1].text.strip()
            if len(line.text.strip()) <= 12 and not enumerator(line.text)[0] and not _NUMBERLIKE.fullmatch(above):
                kinds[at] = "tail"
    return [_Line(line.number, line.text, kind) for line, kind in zip(lines, kinds, strict=True)]


def _near_lone(lines: list[_Line], at: int) -> bool:
    """Whether cells set one a line stand within two lines, only empty ones or blanks between."""
    for step in (-1, 1):
        for place in range(at + step, at + 9 * step, step):
            if not 0 <= place < len(lines) or lines[place].kind not in ("empty-cell", "blank", "lone"):
                break
            if lines[place].kind == "lone":
                return True
    return False


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        kind = lines[at].kind
        end = at + 1
        if kind == "heading":
            yield _heading(lines[at])
        elif kind in ("bar", "tab", "spaced"):
            end = _table_end(lines, at, kind)
            yield _table(lines[at:end], kind)
        elif kind == "lone":
            end = _lone_end(lines, at)
            yield from _lone_table(lines[at:end])
        elif kind in ("plain", "tail"):
            end = _paragraph_end(lines, at)
            yield _paragraph(lines[at:end])
        at = end


def _heading(line: _Line) -> Heading:
    found = _HEADING.match(line.text)
    start = found.end() if found else 0
    location = _slice(line, start, len(line.text.rstrip("# \t\u3000")))
    return Heading(len(found[1]) if found else 1, location.text, location)


def _slice(line: _Line, start: int, end: int) -> Location:
    """The place of a stretch of one line, blanks and wrapping markup left out."""
    text = line.text
    while start < end and (text[start].isspace() or text[start] in _MARKUP or text[start] == "\ufeff"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKUP):
        end -= 1
    return Location("text", text[start:end], line.number, start + 1, line.number, end + 1)


def _table_end(lines: list[_Line], at: int, kind: str) -> int:
    """A table goes on over rules and up to two blank lines as long as rows of its kind follow."""
    end = at + 1
    ahead = end
    while ahead < len(lines) and ahead - end <= 2:
        if lines[ahead].kind == kind:
            end = ahead + 1
        elif lines[ahead].kind not in ("blank", "rule"):
            break
        ahead += 1
    return end


def _table(lines: list[_Line], kind: str) -> Grid:
    rows = [line for line in lines if line.kind == kind]
    if kind == "bar":
        opened = sum(line.text.lstrip()[0] in _BARS for line in rows) * 2 > len(rows)
        drawn = any(line.kind == "rule" for line in lines)
        split = [_bar_cells(line, opened) for line in rows]
        split = [cells for cells in split if not all(_SEPARATOR_CELL.fullmatch(c.text) and "--" in c.text for c in cells)]
        columns: Columns = "ruled" if drawn and len({len(cells) for cells in split}) == 1 else "delimited"
    elif kind == "tab":
        split, columns = [_cells_between(line, re.finditer("\t", line.text)) for line in rows], "delimited"
    else:
        split, columns = [_spaced_cells(line) for line in rows], "spaced"
    return _grid(split, columns)


def _bar_cells(line: _Line, opened: bool) -> list[Location]:
    """Cells between bars. The last bar closes its row; the first opens it only where the table's rows are opened."""
    bars = list(_BAR.finditer(line.text))
    cells = _cells_between(line, iter(bars))
    if not line.text[: bars[0].start()].strip() and opened:
        cells = cells[1:]
    if not line.text[bars[-1].end() :].strip() and len(cells) > 1:
        cells = cells[:-1]
    return cells


def _cells_between(line: _Line, marks: Iterator[re.Match[str]]) -> list[Location]:
    cells, start = [], 0
    for mark in marks:
        cells.append(_slice(line, start, mark.start()))
        start = mark.end()
    cells.append(_slice(line, start, len(line.text)))
    return cells


def _spaced_cells(line: _Line) -> list[Location]:
    cells, start = [], 0
    for gap in _SPACES.finditer(line.text):
        if line.text[start : gap.start()].strip():
            cells.append(_slice(line, start, gap.start()))
        start = gap.end()
    if line.text[start:].strip():
        cells.append(_slice(line, start, len(line.text)))
    return cells


def _grid(rows: list[list[Location]], columns: Columns) -> Grid:
    cells = tuple(
        tuple(
            GridCell(place.text, row, _display_column(place) if columns == "spaced" else column, place)
            for column, place in enumerate(places)
        )
        for row, places in enumerate(rows)
    )
    first, last = rows[0][0], rows[-1][-1]
    return Grid(cells, columns, Location("text", "", first.line, first.column, last.end_line, last.end_column))


def _display_column(place: Location) -> int:
    return (place.column or 1) - 1


def _lone_end(lines: list[_Line], at: int) -> int:
    end = at + 1
    ahead = end
    while ahead < len(lines) and ahead - end <= 2:
        if lines[ahead].kind in ("lone", "tail"):
            end = ahead + 1
        elif lines[ahead].kind != "blank":
            break
        ahead += 1
    return end


def _lone_table(lines: list[_Line]) -> Iterator[Block]:
    """Cells one a line, rows set apart by blank lines; fewer than three cells are indented paragraphs."""
    cells = sum(line.kind == "lone" for line in lines)
    if cells < 3:
        for line in lines:
            if line.text.strip():
                yield _paragraph([line])
        return
    rows: list[list[Location]] = [[]]
    for line in lines:
        if line.kind == "blank":
            rows.append([])
        elif line.kind == "lone":
            rows[-1].append(_slice(line, 1, len(line.text)))
        else:
            rows[-1][-1] = _joined(rows[-1][-1], _slice(line, 0, len(line.text)))
    yield _grid([row for row in rows if row], "delimited")


def _joined(cell: Location, tail: Location) -> Location:
    return Location("text", cell.text + tail.text, cell.line, cell.column, tail.end_line, tail.end_column)


def _paragraph_end(lines: list[_Line], at: int) -> int:
    """A line goes on below where it was broken for width: long, without a closing mark, and nothing new begins."""
    end = at + 1
    while end < len(lines) and lines[end].kind == "plain" and _goes_on(lines[end - 1].text, lines[end].text):
        end += 1
    return end


def _goes_on(above: str, below: str) -> bool:
    if above.rstrip()[-1:] in _SENTENCE_END or below[:1].isspace() or width(above) < 50:
        return False
    return not (enumerator(below)[0] or _NUMBERLIKE.fullmatch(below) or below.lstrip()[:1] in "-*>")


def _paragraph(lines: list[_Line]) -> Paragraph:
    text, starts = "", []
    for line in lines:
        place = _slice(line, 0, len(line.text))
        if text and text[-1].isascii() and place.text[:1].isascii() and text[-1].isalnum() and place.text[:1].isalpha():
            text += " "
        starts.append((len(text), line.number, place.column or 1))
        text += place.text
    first, last = starts[0], _slice(lines[-1], 0, len(lines[-1].text))
    location = Location("text", text, first[1], first[2], last.end_line, last.end_column)
    return Paragraph(text, location, tuple(starts))

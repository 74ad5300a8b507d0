"""Pages to a document: running heads set aside, tables joined over page breaks, lines put together to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gouji.model.document import Block, Document, Grid, GridCell, Paragraph
from gouji.model.location import Location, spanning
from gouji.normalize import enumerator
from gouji.patterns import pattern
from gouji.readers.lines import between
from gouji.readers.pages import finder
from gouji.readers.pages.breaks import continues, join
from gouji.readers.pages.columns import Columns
from gouji.readers.pages.content import Box, PageContent, usual
from gouji.readers.pages.grid import grid, ruled
from gouji.readers.pages.lines import NUMERIC, TextLine, lines_of, parted
from gouji.readers.pages.slots import Ruled
from gouji.readers.pages.undivided import divide
from gouji.readers.pages.unruled import unruled

FindTables = Callable[[PageContent], list[list[Box]]]

_PAGE_NUMBER = pattern(
    r"[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d{1,4}\s*页.*|(?:Page\s*)?\d{1,4}\s*/\s*\d{1,4}", re.IGNORECASE
)
# The part of a page, from its ends, where running heads and page numbers stand.
_MARGIN = 0.12
_SENTENCE_END = "。！？；：…!?;:”）)》】"
# In ems of the line above: a line that ends further from the right edge ends its paragraph.
_SHORT = 2.2
_INDENT = 1.0
_TWO_COLUMNS_FROM = 12


@dataclass(slots=True)
class _Page:
    """Tables and lines of one page, in reading order once sorted."""

    content: PageContent
    items: list[Ruled | TextLine] = field(default_factory=list)
    asides: list[TextLine] = field(default_factory=list)


def _find(page: PageContent) -> list[list[Box]]:
    return finder.find_tables(page.edges)


def assemble(
    path: str, format_: str, pages: Iterable[PageContent], find_tables: FindTables = _find, *, recognized: bool = False
) -> Document:
    """The document; places are pages and boxes."""
    told = [_laid_out(page, find_tables) for page in pages]
    _set_running_heads_aside(told)
    columns = Columns()
    for page in told:
        page.items = list(unruled(page.items, page.content.edges, page.content.width, columns))
    items = _joined(told)
    asides = tuple(_paragraph([line]) for page in told for line in page.asides)
    pictures = tuple(
        Location("pdf", "", page=page.content.number, box=box) for page in told for box in page.content.pictures
    )
    blocks = tuple(_blocks(items))
    return Document(path, format_, blocks, pictures=pictures, asides=asides, recognized=recognized)


def _laid_out(content: PageContent, find_tables: FindTables) -> _Page:
    page = _Page(content)
    rest = list(content.runs)
    for cells in find_tables(content):
        if not _is_table(cells):
            continue
        table, outside = ruled(content.number, cells, rest, recognized=content.recognized)
        if not any(slot.runs for row in table.rows for slot in row):
            continue
        divide(table)
        rest = outside
        page.items.append(table)
    page.items += _in_reading_order(lines_of(content.number, rest))
    page.items.sort(key=_top)
    if not any(isinstance(item, Ruled) for item in page.items):
        page.items = list(_column_by_column([item for item in page.items if isinstance(item, TextLine)]))
    return page


def _top(item: Ruled | TextLine) -> float:
    return item.box[1] if isinstance(item, Ruled) else item.top


def _is_table(cells: Sequence[Box]) -> bool:
    """Frames around the lines of a text have one cell beside another nowhere."""
    return len({cell[0] for cell in cells}) > 1


def _in_reading_order(lines: Sequence[TextLine]) -> list[TextLine]:
    return sorted(lines, key=lambda line: (line.top, line.left))


def _column_by_column(lines: list[TextLine]) -> list[TextLine]:
    """Of a page set in two columns of prose the left one first; any other page as it is."""
    if len(lines) < _TWO_COLUMNS_FROM:
        return lines
    pieces = [list(parted(line, 1.5)) for line in lines]
    gaps = [(one[0].right, one[1].left) for one in pieces if len(one) == 2 and min(len(p.text) for p in one) >= 8]
    if 2 * len(gaps) < len(lines):
        return lines
    start, end = max(gap[0] for gap in gaps), min(gap[1] for gap in gaps)
    if start >= end:
        return lines
    flat = [piece for one in pieces for piece in one]
    if any(piece.left < start and piece.right > end for piece in flat):
        return lines
    return [p for p in flat if p.right <= end] + [p for p in flat if p.right > end]


def _set_running_heads_aside(pages: Sequence[_Page]) -> None:
    """Page numbers at a page's ends, and lines that stand alike at the ends of several pages; from the edge inwards, as
    far as there is nothing else.
    """
    ends = [(page, _at_ends(page)) for page in pages]
    heads = Counter(
        _alike(line) for _, (head, foot) in ends for line in {_alike(one): one for one in head + foot}.values()
    )
    for page, sides in ends:
        for side in sides:
            for line in side:
                repeated = len(pages) > 1 and heads[_alike(line)] >= max(2, len(pages) // 2) and not _is_numbers(line)
                if not repeated and not _PAGE_NUMBER.fullmatch(line.text):
                    break
                if line not in page.asides:
                    page.items.remove(line)
                    page.asides.append(line)


def _is_numbers(line: TextLine) -> bool:
    """A row of a table without lines looks like any other such row, but for its figures."""
    pieces = [piece.text for piece in parted(line)]
    return len(pieces) > 1 and all(NUMERIC.fullmatch(piece) for piece in pieces)


def _at_ends(page: _Page) -> tuple[list[TextLine], list[TextLine]]:
    """The lines in the upper and in the lower margin, the outermost first."""
    height = page.content.height
    head = [item for item in page.items[:3] if isinstance(item, TextLine) and item.bottom < _MARGIN * height]
    foot = [item for item in page.items[:-4:-1] if isinstance(item, TextLine) and item.top > (1 - _MARGIN) * height]
    return head, foot


def _alike(line: TextLine) -> tuple[str, int]:
    """What a running head keeps from page to page: its words, whatever their numbers, and its height."""
    return re.sub(r"\d+", "0", line.text), round(line.top / 6)


def _joined(pages: Sequence[_Page]) -> list[Ruled | TextLine]:
    """All pages' items, tables cut by a page break made whole."""
    found: list[Ruled | TextLine] = []
    for page in pages:
        for place, item in enumerate(page.items):
            last = found[-1] if found else None
            if (
                place == 0
                and isinstance(item, Ruled)
                and isinstance(last, Ruled)
                and last.last_page == page.content.number - 1
                and continues(last, item)
            ):
                join(last, item)
            else:
                found.append(item)
    return found


def _blocks(items: Sequence[Ruled | TextLine]) -> Iterator[Block]:
    lines: list[TextLine] = []
    for item in [*items, None]:
        if isinstance(item, TextLine):
            lines.append(item)
            continue
        yield from _text_blocks(lines)
        lines = []
        if isinstance(item, Ruled):
            yield grid(item)


def _text_blocks(lines: Sequence[TextLine]) -> Iterator[Block]:
    """Paragraphs, and tables that no lines rule: rows of pieces set apart."""
    edges = _edges(lines)
    rows = [_is_row(line) for line in lines]
    at = 0
    while at < len(lines):
        end = at + 1
        if rows[at]:
            while end < len(lines) and rows[end] and lines[end].page == lines[at].page:
                end += 1
            yield _spaced(lines[at:end])
        else:
            while end < len(lines) and not rows[end] and _goes_on(lines[end - 1], lines[end], edges):
                end += 1
            yield _paragraph(lines[at:end])
        at = end


def _edges(lines: Sequence[TextLine]) -> tuple[float, float]:
    """Where the text's lines usually begin and the furthest they reach."""
    if not lines:
        return 0.0, 0.0
    lefts = Counter(round(line.left) for line in lines)
    return float(lefts.most_common(1)[0][0]), max(line.right for line in lines)


def _is_row(line: TextLine) -> bool:
    """Pieces set apart of which the last is a number or placeholder, or three and more short ones: no prose."""
    pieces = list(parted(line))
    if len(pieces) < 2:
        return bool(NUMERIC.fullmatch(line.text))
    texts = [piece.text for piece in pieces]
    if any("。" in text for text in texts):
        return False
    return bool(NUMERIC.fullmatch(texts[-1])) or (len(pieces) > 2 and max(map(len, texts)) <= 20)


def _goes_on(above: TextLine, below: TextLine, edges: tuple[float, float]) -> bool:
    """Prose goes on below where it had reached the right edge and the next is not indented, or on a new page."""
    if above.text[-1:] in "。！？" and above.right < edges[1] - _INDENT * above.size:
        return False
    size = above.size
    if abs(above.size - below.size) > 0.15 * size or above.right < edges[1] - _SHORT * size:
        return False
    if above.page == below.page and below.top - above.bottom > 2.5 * size:
        return False
    if below.left > min(above.left, edges[0]) + _INDENT * size:
        return False
    return not (enumerator(below.text)[0] in ("chinese", "part") and below.right < edges[1] - _SHORT * size)


def _paragraph(lines: Sequence[TextLine]) -> Paragraph:
    text, pieces = "", []
    for line in lines:
        words = line.text
        text += between(text, words)
        pieces.append((len(text), line.place))
        text += words
    where = spanning(pieces[0][1], pieces[-1][1], text)
    return Paragraph(text, where, (), tuple(pieces))


def _spaced(lines: Sequence[TextLine]) -> Grid:
    """Rows told by gaps; a cell's column is counted in half ems, as on a screen."""
    unit = usual(line.size for line in lines) / 2
    rows = []
    for number, line in enumerate(lines):
        rows.append(
            tuple(GridCell(piece.text, number, round(piece.left / unit), piece.place) for piece in parted(line))
        )
    first, last = rows[0][0].location, rows[-1][-1].location
    return Grid(tuple(rows), "spaced", spanning(first, last, ""))

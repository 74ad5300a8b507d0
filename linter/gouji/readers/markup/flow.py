"""Everything an element shows, block by block, before anyone asks which of it is the report."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.formats import Limits
from gouji.model.document import Block, Grid, Heading, Paragraph
from gouji.model.location import spanning
from gouji.normalize import enumerator
from gouji.patterns import pattern
from gouji.readers.lines import classify, goes_on
from gouji.readers.markup.cells import Table, tables_of
from gouji.readers.markup.elements import HEADS
from gouji.readers.markup.grids import grids_of
from gouji.readers.markup.runs import Piece, Places, paragraph
from gouji.readers.markup.shown import Shown
from gouji.readers.markup.tree import Node, Words
from gouji.readers.markup.visible import events, is_block

# A heading longer than this, or with a full stop, is prose set in large letters.
_LONGEST_HEADING = 60
# Not a line of a table of contents, which ends in a page's number.
_HEADING_BEGUN = pattern(r"\s*[一二三四五六]\s*、[^，。；：…·\d]{4,30}$")
_HEADING_ENDED = pattern(r"[^，。；：、]{0,24}(?:情况|事项|措施)\s*$")
_TABULAR = ("bar", "tab", "comma", "spaced", "lone")


@dataclass(slots=True)
class Shape:
    """A block, or an image where `block` is None, and the element it stands in.

    `links`: how many characters of its text stand in links.
    """

    block: Block | None
    node: Node
    text: str = ""
    links: int = 0


class Flow:
    """The blocks below an element, in reading order. `hidden`: what the page hides is read too."""

    def __init__(self, root: Node, source: str, places: Places, *, hidden: bool = False) -> None:
        self.shapes: list[Shape] = []
        self._places = places
        self._tables = tables_of(root, source)
        self._shown = Shown(source)
        self._within = [root]
        self._soft = False
        for found, opens in events(root, (self._tables,), hidden=hidden):
            if isinstance(found, Words):
                self._shown.words(found)
            elif opens is None:
                self._table(self._tables[found])
            elif opens:
                self._open(found)
            else:
                self._close(found)
        self._flush()

    def _open(self, node: Node) -> None:
        if node.tag == "img":
            self.shapes.append(Shape(None, node))
        elif node.tag in ("br", "hr"):
            self._flush(soft=node.tag == "br")
        elif is_block(node):
            self._flush()
        self._shown.tag(node, opens=True)
        self._within.append(node)

    def _close(self, node: Node) -> None:
        if is_block(node) and (node.tag != "pre" or not self._set_in_lines()):
            self._flush()
        self._shown.tag(node, opens=False)
        self._within.pop()

    def _table(self, table: Table) -> None:
        self._flush()
        for grid in grids_of(table, self._tables, self._places):
            self._add(grid, table.node, table.links)

    def _add(self, block: Block, node: Node, links: int) -> None:
        text = " ".join(texts_of(block)) if isinstance(block, Grid) else block.text
        self.shapes.append(Shape(block, node, text, links))

    def _flush(self, *, soft: bool = False) -> None:
        """Ends a paragraph; softly where only a line ended, which may have been broken for its width."""
        goes_on = self._soft
        self._soft = False
        for line in _lines(self._shown.run.pieces):
            if found := paragraph(line, self._places):
                indented = line[0][0][:1].isspace()
                if not (goes_on and not indented and self._joined(found)):
                    self._add(self._block(found), self._within[-1], self._shown.links)
                self._soft = soft
            goes_on = False
        self._shown.clear()

    def _block(self, found: Paragraph) -> Block:
        head = next((node.tag for node in reversed(self._within) if node.tag in HEADS), "")
        if head and len(found.text) <= _LONGEST_HEADING and "。" not in found.text:
            return Heading(int(head[1]), found.text, found.location)
        return found

    def _joined(self, found: Paragraph) -> bool:
        """Whether the line was taken as going on from the one before."""
        last = self.shapes[-1]
        broken = goes_on(last.text, found.text) or _is_half_a_heading(last.text, found.text)
        if not isinstance(last.block, Paragraph) or not broken:
            return False
        text = last.text + found.text
        starts = [(offset + len(last.text), line, column) for offset, line, column in found.starts]
        place = spanning(last.block.location, found.location, text)
        last.block = Paragraph(text, place, (*last.block.starts, *starts))
        last.text = text
        last.links += self._shown.links
        return True

    def _set_in_lines(self) -> bool:
        """Whether preformatted text was a table set with blanks, and has been read as such."""
        from gouji.readers.text import blocks

        first, texts = _kept_lines(self._shown.run.pieces, self._places)
        lines = [line._replace(number=line.number + first - 1) for line in classify(texts)]
        if not any(line.kind in _TABULAR for line in lines):
            return False
        for block in blocks(lines, [""] * (first - 1) + texts, Limits()):
            self._add(block, self._within[-1], 0)
        self._shown.clear()
        return True


def _is_half_a_heading(above: str, below: str) -> bool:
    """三、收到和处理政府信息公开 over 申请情况."""
    whole = _HEADING_ENDED.search(above) or enumerator(below)[0]
    return bool(_HEADING_BEGUN.match(above) and not whole and _HEADING_ENDED.match(below))


def texts_of(grid: Grid) -> list[str]:
    return [cell.text for row in grid.rows for cell in row if cell.text]


def _kept_lines(pieces: list[Piece], places: Places) -> tuple[int, list[str]]:
    """The number of the first source line, and the lines, with nothing shown in the place of tags."""
    rows: dict[int, str] = {}
    for text, start, _ in pieces:
        if text != "\n":
            line, column = places.at(start)
            rows[line] = rows.get(line, "").ljust(column - 1, "\u200b") + text
    first = min(rows, default=1)
    return first, [rows.get(line, "") for line in range(first, max(rows, default=0) + 1)]


def _lines(pieces: list[Piece]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece[0] == "\n":
            found.append([])
        else:
            found[-1].append(piece)
    return [line for line in found if line]

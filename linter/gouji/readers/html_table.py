"""Tables left as HTML inside a text, as converters do where Markdown has no merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

from gouji.model.document import Grid, GridCell
from gouji.model.location import Location
from gouji.readers.lines import Line


def html_end(lines: Sequence[Line], at: int) -> int:
    """Where HTML that begins at line `at` ends: behind the last `</table>`, or with the last line of HTML."""
    depth, end = 0, at
    while end < len(lines):
        text = lines[end].text.lower()
        depth += text.count("<table") - text.count("</table")
        end += 1
        if depth <= 0 and (end == len(lines) or lines[end].kind != "html"):
            break
    return end


def html_tables(lines: Sequence[Line]) -> list[Grid]:
    """The tables with at least one row, each cell at the place of its text in the source."""
    parser = _Tables(lines)
    parser.feed("\n".join(line.text for line in lines))
    parser.close()
    return [grid for rows in parser.tables if (grid := _grid(rows))]


class _Cell:
    """A cell under construction: its spans, and its text with the place of every character."""

    def __init__(self, rows: int, columns: int, line: int, column: int) -> None:
        self.rows, self.columns = rows, columns
        self.start = (line, column)
        self.text = ""
        self.places: list[tuple[int, int]] = []

    def location(self) -> Location:
        bare = self.text.strip()
        if not bare:
            line, column = self.start
            return Location("text", "", line, column, line, column)
        first = self.places[len(self.text) - len(self.text.lstrip())]
        last = self.places[len(self.text.rstrip()) - 1]
        return Location("text", bare, first[0], first[1], last[0], last[1] + 1)


class _Tables(HTMLParser):
    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(convert_charrefs=False)
        self.first = lines[0].number
        self.tables: list[list[list[_Cell]]] = []
        self.cell: _Cell | None = None

    def _here(self) -> tuple[int, int]:
        line, column = self.getpos()
        return self.first + line - 1, column + 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
            self.cell = None
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
            self.cell = None
        elif tag in ("td", "th") and self.tables:
            if not self.tables[-1]:
                self.tables[-1].append([])
            told = dict(attrs)
            line, column = self._here()
            self.cell = _Cell(
                _span(told.get("rowspan")),
                _span(told.get("colspan")),
                line,
                column + len(self.get_starttag_text() or ""),
            )
            self.tables[-1][-1].append(self.cell)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self.cell = None

    def handle_data(self, data: str) -> None:
        self._add(data, len(data))

    def handle_entityref(self, name: str) -> None:
        self._refer(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._refer(f"&#{name};")

    def _refer(self, reference: str) -> None:
        from html import unescape

        self._add(unescape(reference)[:1] or " ", 1)

    def _add(self, text: str, length: int) -> None:
        if self.cell is None:
            return
        line, column = self._here()
        for char in text[:length]:
            if char == "\n":
                line, column = line + 1, 1
                continue
            self.cell.text += char
            self.cell.places.append((line, column))
            column += 1


def _span(value: str | None) -> int:
    """Leading digits, as browsers read it; 1 where there are none."""
    digits = ""
    for char in (value or "").strip():
        if not char.isdigit():
            break
        digits += char
    return min(max(1, int(digits)), 50) if digits else 1


def _grid(rows: list[list[_Cell]]) -> Grid | None:
    """Origin cells at the columns that spans leave free."""
    taken: set[tuple[int, int]] = set()
    found: list[tuple[GridCell, ...]] = []
    for row, cells in enumerate(rows):
        column = 0
        placed = []
        for cell in cells:
            while (row, column) in taken:
                column += 1
            taken |= {(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            location = cell.location()
            placed.append(GridCell(location.text, row, column, location, cell.rows, cell.columns))
            column += cell.columns
        if placed:
            found.append(tuple(placed))
    if not found:
        return None
    first, last = found[0][0].location, found[-1][-1].location
    return Grid(tuple(found), "ruled", Location("text", "", first.line, first.column, last.end_line, last.end_column))

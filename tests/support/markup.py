"""Tables in a language for documents: Markdown, drawn lines, HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from gouji.text import width
from tests.support.delimited import Rows, Writer
from tests.support.merging import Cells, Merge, heads_of, lines_of
from tests.support.pages import Line, Piece, joined, wrapped
from tests.support.sheets import Sheet, Slot, extent, matrix


def pipes(
    merge: Merge, emptyhead: bool = False, bold: bool = False, breaks: bool = False, escaped: bool = False
) -> Writer:
    """Markdown tables; `breaks` sets `<br>` into heads, `escaped` writes `1\\.`."""

    def dress(piece: Piece, rng: Random) -> Line:
        if breaks and piece.role == "head" and len(piece.text) > 4 and rng.random() < 0.5:
            cut = rng.randrange(2, len(piece.text) - 1)
            return [piece._replace(text=piece.text[:cut] + rng.choice(("<br>", "<br/>", "<br />")) + piece.text[cut:])]
        if escaped and piece.role == "label":
            return [piece._replace(text=re.sub(r"^(\d)\.", r"\1\\.", piece.text))]
        if bold and piece.role in ("label", "group", "head") and piece.text:
            return [Piece("**", "mark"), piece, Piece("**", "mark")]
        return [piece]

    def write(sheet: Sheet, rng: Random) -> Rows:
        rows: Rows = []
        for cells in lines_of(sheet, merge, rng):
            rows.append([_pipe_line([dress(cell, rng) for cell in cells])])
        columns = sheet.stub + sheet.width
        rule: Line = [Piece("|" + " --- |" * columns, "mark")]
        if emptyhead:
            return [[[Piece("|" + "  |" * columns, "mark")], rule], *rows]
        rows[0].append(rule)
        return rows

    return write


def _pipe_line(cells: Sequence[Line]) -> Line:
    return [Piece("| ", "mark"), *joined(cells, " | "), Piece(" |", "mark")]


def row_tables(sheet: Sheet, rng: Random) -> Rows:
    """A small Markdown table for every row, under column names that a model made up."""
    made_up = rng.choice(("列", "数值", "字段"))
    found: Rows = []
    for _, rows in heads_of(sheet):
        for row in rows:
            names = [[Piece("项目")]] * bool(row.path) + [
                [Piece(f"{made_up}{n}")] for n in range(1, len(row.values) + 1)
            ]
            cells = [*([piece] for piece in row.path[-1:]), *([value] for value in row.values)]
            rule: Line = [Piece("|" + "---|" * len(cells), "mark")]
            found.append([_pipe_line(names), rule, _pipe_line(cells), []])
    return found


def ruled(wrap: int = 0, between: bool = True, style: str = "+-|") -> Writer:
    """Tables drawn with characters; cells wider than `wrap` go on below. `between`: a rule after every row."""
    corner, dash, bar = tuple(style)

    def write(sheet: Sheet, rng: Random) -> Rows:
        lines = list(lines_of(sheet, "empty", rng))
        sizes = [max(2, *(min(wrap or 99, width(cells[at].text)) for cells in lines)) for at in range(len(lines[0]))]
        unit = width(dash) if dash == "-" else 1
        rule: Line = [Piece(corner + corner.join(dash * ((size + 2) // unit) for size in sizes) + corner, "mark")]
        rows: Rows = [[rule]]
        for cells in lines:
            rows.append(_drawn(cells, sizes, bar) + [rule] * between)
        return [*rows, *([] if between else [[rule]])]

    return write


def _drawn(cells: Cells, sizes: Sequence[int], bar: str) -> list[Line]:
    columns = [wrapped(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    lines: list[Line] = []
    for at in range(max(map(len, columns))):
        line: Line = [Piece(bar, "mark")]
        for pieces, size in zip(columns, sizes, strict=True):
            piece = pieces[at] if at < len(pieces) else Piece("")
            line += [Piece(" ", "mark"), piece, Piece(" " * (size - width(piece.text)) + f" {bar}", "mark")]
        lines.append(line)
    return lines


def html(sheet: Sheet, rng: Random) -> Rows:
    """A table left as HTML in Markdown, spans and all."""
    rows: Rows = [[[Piece(rng.choice(("<table>", '<table border="1">')), "mark")]]]
    for part in sheet.parts:
        head, body = matrix(sheet, part)
        for block in (head, body):
            for at, slots in enumerate(block):
                line: Line = []
                for column, slot in enumerate(slots):
                    if not slot.right and not slot.down:
                        before = "</td>" if line else "<tr>"
                        line += [Piece(f"{before}<td{_spans(block[at:], column)}>", "mark"), slot.piece]
                rows.append([[*line, Piece("</td></tr>" if line else "<tr></tr>", "mark")]])
    return [*rows, [[Piece("</table>", "mark")]]]


def _spans(below: Sequence[Sequence[Slot]], column: int) -> str:
    """What a cell at the top of `below` says of its spans."""
    down, across = extent(below, column)
    return (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")

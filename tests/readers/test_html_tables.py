"""Tables of a page: rows and cells however they are marked up, spans, tables in cells."""

from __future__ import annotations

import pytest

from gouji.formats import Limits
from gouji.model.document import Grid, Paragraph
from tests.quirks.form import shown_at, without_markup
from tests.readers.test_html import CLOSED, ROWS, document


def grids(html: str) -> list[list[list[str]]]:
    blocks = [block for block in document(html).blocks if isinstance(block, Grid)]
    return [[[cell.text for cell in row] for row in grid.rows] for grid in blocks]


OPEN = "".join("<tr>" + "".join(f"<td>{text}" for text in row) for row in ROWS)


TABLES = {
    "as it should be": f"<table><tbody>{CLOSED}</tbody></table>",
    "ends left out": f"<table>{OPEN}</table>",
    "no end of the table": f"<p>表</p><table>{OPEN}",
    "no first row tag": f"<table>{CLOSED[4:]}</table>",
    "capitals": f"<TABLE>{CLOSED}</TABLE>".replace("td>", "TD>").replace("tr>", "TR>"),
    "closed by a div": f"<div><table>{OPEN}</div>",
    "closed by a div, more behind": f"<div><table>{OPEN}</div><h4>二、</h4><p>甲。</p>",
    "a form between table and row": f"<table><form action=x>{CLOSED}</form></table>",
    "stray ends": f"<table></p></div>{CLOSED.replace('</td>', '</p></font></td>')}</table>",
    "another kind of end": f"<table>{CLOSED.replace('</td>', '</th>')}</table>",
    "a quote too many": f"<table>{CLOSED.replace('<td>', '<td width=' + chr(34) * 3 + '>')}</table>",
    "comments between": f"<table>{CLOSED.replace('<td>', '<!-- <td>9</td> --><td>')}</table>",
    "a script between": f"<table>{CLOSED.replace('</tr>', '</tr><script>var a = `<tr><td>9`;</script>', 1)}</table>",
    "hidden rows and cells": "<table>"
    + CLOSED.replace("</tr>", "<td style='display: none'>9</td></tr><tr hidden><td>9</td></tr>")
    + "</table>",
    "a row that only measures": f"<table>{CLOSED}<tr height=0><td></td><td></td><td></td><td></td></tr></table>",
    "without a table tag": f"<p>表</p>{CLOSED}",
    "the body before the head": f"<table><tbody>{CLOSED[CLOSED.index('</tr>') + 5 :]}</tbody>"
    f"<thead>{CLOSED[: CLOSED.index('</tr>') + 5]}</thead></table>",
    "numbers over font tags": "<table>"
    + CLOSED.replace("28", "<font face=宋体>2</font><font>8</font>").replace("36", "<span>3<b>6</b></span>")
    + "</table>",
    "numbers in tables of one cell": "<table>"
    + CLOSED.replace("28", "<table><tr><td>28</td></tr></table>").replace("36", "<table><tr><td>36</table>")
    + "</table>",
    "references": f"<table>{CLOSED.replace('28', '&#50;&#x38;').replace('36', '3&#54')}</table>",
    "blanks about": f"<table>{CLOSED.replace('28', '&nbsp;&ensp;28&#8203;&nbsp').replace('36', chr(10) + '　36 ')}</table>",
    "marks of footnotes": "<table>"
    + CLOSED.replace("28", "28<sup>1</sup>").replace("36", "36<span style='vertical-align: super'>[2]</span>")
    + "</table>",
    "a table that sets out the page": f"<table width=980><tr><td>　</td><td><table>{CLOSED}</table></td></tr></table>",
    "an ordered list as labels": "<table>"
    + CLOSED.replace("规章", "<ol style='list-style: none'><li>规章</li></ol>")
    + "</table>",
    "elements of Office": "<table>"
    + CLOSED.replace("28", "<p class=MsoNormal><span lang=EN-US>28<o:p></o:p></span></p>").replace(
        "规章", "<w:sdt><p>规章</p></w:sdt>"
    )
    + "</table>",
}


@pytest.mark.parametrize("html", TABLES.values(), ids=TABLES.keys())
def test_a_table_however_it_is_marked_up(html: str) -> None:
    assert grids(html) == [ROWS]


@pytest.mark.parametrize("html", TABLES.values(), ids=TABLES.keys())
def test_each_cell_is_where_its_text_is(html: str) -> None:
    found = document(html)
    for grid in (block for block in found.blocks if isinstance(block, Grid)):
        for cell in (cell for row in grid.rows for cell in row):
            shown = shown_at(found.lines, cell.location)
            assert "".join(without_markup(shown or "").split()) == cell.text


CELLS = {
    "two numbers by a break": ("<td>3<br>5</td>", "3\n5"),
    "two numbers in paragraphs": ("<td><p>3</p><p>5</p></td>", "3\n5"),
    "a label over a break": ("<td>本年新<br />制作数量</td>", "本年新\n制作数量"),
    "a label over a line of the source": ("<td>本年新\n    制作数量</td>", "本年新制作数量"),
    "words over a line of the source": ("<td>No\n  data</td>", "No data"),
    "an item's number": ("<td><ol start=2><li>重复申请</li></ol></td>", "2.重复申请"),
    "an item with a number of its own": ("<td><ol><li>2.重复申请</li></ol></td>", "2.重复申请"),
    "nothing but blanks": ("<td>&nbsp;&#12288;<br></td>", ""),
    "a raised number alone": ("<td><sup>28</sup></td>", "28"),
    "an ampersand": ("<td>A&B&amp;C&notathing;</td>", "A&B&C¬athing;"),
}


@pytest.mark.parametrize(("cell", "text"), CELLS.values(), ids=CELLS.keys())
def test_what_a_cell_says(cell: str, text: str) -> None:
    assert grids(f"<table><tr><td>规章</td>{cell}</tr><tr><td>合计</td><td>1</td></tr></table>")[0][0][1] == text


SPANS = {
    "as numbers": ('rowspan="2"', 'colspan="2"', (2, 2)),
    "with a unit": ("rowspan=2px", "colspan='2em'", (2, 2)),
    "nothing": ("rowspan", "colspan=''", (1, 1)),
    "no number": ("rowspan=two", "colspan=-2", (1, 1)),
    "the rest of the table": ("rowspan=0", "colspan=0", (3, 1)),
    "beyond the table": ("rowspan=60000", "colspan=60000", (3, 50)),
}


@pytest.mark.parametrize(("rows", "columns", "due"), SPANS.values(), ids=SPANS.keys())
def test_spans(rows: str, columns: str, due: tuple[int, int]) -> None:
    html = f"<table><tr><td {rows} {columns}>甲<td>1<tr><td>2<td>3<tr><td>4<td>5</table>"
    grid = next(block for block in document(html).blocks if isinstance(block, Grid))
    first = grid.rows[0][0]
    assert (first.row_span, first.column_span) == due
    assert grid.rows[1][0].column == (due[1] if due[0] > 1 else 0)


def test_a_table_of_data_in_a_cell_is_a_table_of_its_own() -> None:
    inner = "<table><tr><td>甲</td><td>8</td></tr><tr><td>乙</td><td>9</td></tr></table>"
    html = f"<table>{CLOSED}<tr><td>注{inner}</td><td>5</td><td>6</td><td>7</td></tr></table>"
    assert grids(html) == [[*ROWS, ["注", "5", "6", "7"]], [["甲", "8"], ["乙", "9"]]]


def test_a_table_set_with_blanks() -> None:
    html = "<pre>\n信息内容          制发件数   废止件数\n规章                 1          0\n规范性文件           4         28\n</pre>"
    found = document(html)
    grid = next(block for block in found.blocks if isinstance(block, Grid))
    cell = grid.rows[-1][-1]
    assert (cell.text, cell.location.line, shown_at(found.lines, cell.location)) == ("28", 4, "28")


def test_tables_within_tables_are_read_as_deep_as_is_allowed() -> None:
    html = "<table><tr><td>" * 300 + "<p>甲</p>"
    assert [block.text for block in document(html, Limits(depth=10_000)).blocks if isinstance(block, Paragraph)] == [
        "甲"
    ]

"""A drawn report as a page to print from a browser."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.formats.layout import Layout, widths
from tests.support.drawn import Block, Drawn, Paragraph, Table


def web(blocks: Sequence[Block], layout: Layout) -> str:
    body = "\n".join(
        f"<p>{escape(one.text)}</p>" if isinstance(one, Paragraph) else _table(one, layout) for one in blocks
    )
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><style>{_style(layout)}</style></head><body>{body}</body></html>'


def _style(layout: Layout) -> str:
    line = f"{layout.thickness}pt solid black"
    cells = {"all": f"border: {line}", "level": f"border-top: {line}; border-bottom: {line}", "none": ""}[layout.lines]
    collapse = "border-collapse: collapse" if layout.collapsed else "border-spacing: 0"
    ground = ""
    if layout.background and layout.lines == "all":
        # Cells in white upon a dark table: what is seen as lines is the ground between.
        collapse, cells = "border-collapse: separate; border-spacing: 1px; background: black", "background: white"
        ground = "* { -webkit-print-color-adjust: exact; print-color-adjust: exact }"
    return f"""
@page {{ size: {layout.width}pt {layout.height}pt; margin: {layout.margin}pt }}
{ground}
body {{ margin: 0; font: {layout.size}pt "{layout.font}" }}
p {{ margin: 4pt 0; text-indent: 2em }}
table {{ {collapse}; width: 100%; font-size: {layout.table_size}pt; table-layout: fixed }}
td, th {{ {cells}; padding: 2pt; font-weight: normal; text-align: left; overflow-wrap: anywhere }}
tr {{ {f"height: {layout.row_height}pt;" if layout.row_height else ""} {"break-inside: avoid" if layout.whole_rows else ""} }}
thead {{ display: {"table-header-group" if layout.repeated_head else "table-row-group"} }}
.value, .head {{ text-align: center }}
.upright {{ writing-mode: vertical-rl }}
"""


def _table(table: Table, layout: Layout) -> str:
    columns = "".join(f'<col style="width: {width:.1f}pt">' for width in widths(table, layout))
    rows = ["<tr>" + "".join(_cell(cell, layout) for cell in row) + "</tr>" for row in table.rows]
    head, body = rows[: table.head], rows[table.head :]
    return f"<table><colgroup>{columns}</colgroup><thead>{''.join(head)}</thead><tbody>{''.join(body)}</tbody></table>"


def _cell(cell: Drawn, layout: Layout) -> str:
    upright = layout.upright and cell.role == "group" and cell.rows > 2
    spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
    return f'<td class="{cell.role}{" upright" if upright else ""}"{spans}>{escape(cell.text)}</td>'

"""A drawn report as DOCX, laid out for print: by python-docx, or its tables written by hand with every merge."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.formats.layout import Layout, widths
from tests.support.drawn import Block, Drawn, Paragraph, Table, cells_with_covered

# Any: python-docx is loosely typed where it meets XML.
Element = Any


def word(blocks: Sequence[Block], layout: Layout, *, by_hand: bool) -> bytes:
    document = docx.Document()
    _page(document.sections[0], layout)
    normal = document.styles["Normal"]
    normal.font.size = Pt(layout.size)
    _fonts(normal.element, layout.font)
    for block in blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text).paragraph_format.space_after = Pt(layout.size / 4)
        elif by_hand:
            document.add_paragraph("")._p.addnext(parse_xml(_table(block, layout)))
        else:
            _library_table(document, block, layout)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _page(section: Element, layout: Layout) -> None:
    section.page_width, section.page_height = Pt(layout.width), Pt(layout.height)
    if layout.width > layout.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Pt(layout.margin)
    section.top_margin = section.bottom_margin = Pt(max(54.0, layout.margin))
    section.header_distance = section.footer_distance = Pt(28)
    if layout.running_head:
        section.header.paragraphs[0].text = layout.running_head
    if layout.numbered:
        field = '<w:fldSimple {} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'.format(nsdecls("w"))
        paragraph = section.footer.paragraphs[0]
        paragraph.add_run("— ")
        paragraph._p.append(parse_xml(field))
        paragraph.add_run(" —")
        paragraph.alignment = 1


def _fonts(style: Element, font: str) -> None:
    fonts = style.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(kind), font)


def _borders(layout: Layout) -> str:
    sides = {"all": ("top", "left", "bottom", "right", "insideH", "insideV"), "level": ("top", "bottom", "insideH")}
    size = round(layout.thickness * 8)
    inner = "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="0"/>' for side in sides.get(layout.lines, ()))
    return f"<w:tblBorders>{inner}</w:tblBorders>" if inner else ""


def _row_properties(number: int, table: Table, layout: Layout) -> str:
    found = "<w:cantSplit/>" if layout.whole_rows else ""
    if layout.row_height:
        found += f'<w:trHeight w:val="{round(layout.row_height * 20)}" w:hRule="atLeast"/>'
    # A head that ends within a merge is not repeated by word processors.
    return found + ("<w:tblHeader/>" if layout.repeated_head and number < table.head else "")


def _table(table: Table, layout: Layout) -> str:
    columns = [round(20 * width) for width in widths(table, layout)]
    rows = ""
    for number, cells in enumerate(cells_with_covered(table)):
        inner = "".join(_cell(cell, is_covered, columns, layout) for cell, is_covered in cells)
        rows += f"<w:tr><w:trPr>{_row_properties(number, table, layout)}</w:trPr>{inner}</w:tr>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/>{_borders(layout)}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _cell(cell: Drawn, is_covered: bool, columns: Sequence[int], layout: Layout) -> str:
    width = sum(columns[cell.column : cell.column + cell.columns])
    merge = "<w:vMerge/>" if is_covered else '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    upright = layout.upright and cell.role == "group" and cell.rows > 2
    turned = '<w:textDirection w:val="tbRlV"/>' if upright else ""
    size = f'<w:sz w:val="{round(2 * layout.table_size)}"/>'
    text = "" if is_covered else f'<w:r><w:rPr>{size}</w:rPr><w:t xml:space="preserve">{escape(cell.text)}</w:t></w:r>'
    middle = '<w:jc w:val="center"/>' if cell.role in ("value", "head") else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{turned}<w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p><w:pPr>{middle}<w:rPr>{size}</w:rPr></w:pPr>{text}</w:p></w:tc>"
    )


def _library_table(document: Element, block: Table, layout: Layout) -> None:
    table = document.add_table(len(block.rows), block.width)
    if layout.lines == "all":
        table.style = "Table Grid"
    table.autofit = False
    for column, width in enumerate(widths(block, layout)):
        table.columns[column].width = Pt(width)
        for row in range(len(block.rows)):
            table.cell(row, column).width = Pt(width)
    for cell in (cell for row in block.rows for cell in row):
        first = table.cell(cell.row, cell.column)
        last = table.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1)
        merged = first.merge(last) if (cell.rows, cell.columns) != (1, 1) else first
        merged.text = cell.text
        for run in merged.paragraphs[0].runs:
            run.font.size = Pt(layout.table_size)
    for number, row in enumerate(table.rows):
        properties = _row_properties(number, block, layout)
        for one in parse_xml(f"<w:trPr {nsdecls('w')}>{properties}</w:trPr>"):
            row._tr.get_or_add_trPr().append(one)

"""A drawn report as DOCX: through python-docx, or written by hand with what Word and WPS leave behind."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from random import Random
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import docx

from tests.support.drawn import Block, Paragraph, Table, cells_with_covered

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def by_library(blocks: Sequence[Block]) -> bytes:
    """With merged cells as python-docx merges them."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
            continue
        table = document.add_table(len(block.rows), block.width)
        for row in block.rows:
            for cell in row:
                first = table.cell(cell.row, cell.column)
                last = table.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1)
                merged = first.merge(last) if (cell.rows, cell.columns) != (1, 1) else first
                merged.text = cell.text
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def by_hand(blocks: Sequence[Block], rng: Random) -> bytes:
    """Runs split anywhere, tracked changes, content controls, hidden text; merges written as Word writes them."""
    body = "".join(_paragraph(one.text, rng) if isinstance(one, Paragraph) else _table(one, rng) for one in blocks)
    if rng.random() < 0.2:
        body = f"<w:tbl><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl>"
    return package(body)


def package(body: str, **parts: str) -> bytes:
    """A document of this body; further parts by their kind (styles, numbering, header, footnotes, comments)."""
    target = BytesIO()
    related = "".join(f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels",
            _relations(f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'),
        )
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", _relations(related))
        for kind, text in parts.items():
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} {_W}>{text}</w:{kind}>")
    return target.getvalue()


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(text: str, rng: Random) -> str:
    inner = ""
    while text:
        cut = rng.randrange(1, len(text) + 1) if rng.random() < 0.4 else len(text)
        piece, text = run(text[:cut]), text[cut:]
        dress = rng.random()
        if dress < 0.1:
            piece = f'<w:ins w:id="1">{piece}</w:ins>'
        elif dress < 0.2:
            piece += '<w:del w:id="2"><w:r><w:delText>旧字9</w:delText></w:r></w:del>'
        elif dress < 0.3:
            piece = f"<w:sdt><w:sdtPr/><w:sdtContent>{piece}</w:sdtContent></w:sdt>"
        elif dress < 0.4:
            piece += run("隐7", "<w:vanish/>") + "<w:bookmarkEnd/>"
        inner += piece
    return f"<w:p><w:pPr/>{inner}</w:p>"


def _table(table: Table, rng: Random) -> str:
    """Cells that a merge from above covers are written with a bare w:vMerge, as the standard asks."""
    rows = ""
    for cells in cells_with_covered(table):
        inner = ""
        for cell, is_covered in cells:
            merge = "<w:vMerge/>" if is_covered else '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
            span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            content = "<w:p/>" if is_covered else _paragraph(cell.text, rng)
            inner += f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{content}</w:tc>"
        rows += f"<w:tr>{inner}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"

"""DOCX: Word's and WPS's documents, read from their XML."""

from __future__ import annotations

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.model.document import Document, Paragraph
from gouji.model.location import Location
from gouji.readers.archive import Archive
from gouji.readers.docx.flow import Flow
from gouji.readers.docx.numbering import Numbering
from gouji.readers.docx.parts import main_part, related
from gouji.readers.docx.styles import Styles
from gouji.readers.docx.words import paragraphs_in
from gouji.text import Text

# Parts that stand beside the flow, by the last word of their relationship's type.
_BESIDE = ("header", "footer", "footnotes", "endnotes", "comments")


def read(source: Source) -> Document:
    """Places are blocks counted from 1 in reading order (paragraphs, tables), cells by table, row and column.

    Raises ReadError GJ902 (nothing in it), GJ905 (over a limit), GJ911 (damaged).
    """
    archive = Archive(source)
    name, root = main_part(archive)
    parts = related(archive, name)
    styles = Styles(archive, parts)
    flow = Flow(styles, Numbering(archive, parts, styles), source.options.limits)
    blocks = flow.blocks(root)
    if not blocks and not flow.pictures:
        raise ReadError(Text("文件是空的；请确认导出成功", "the file is empty; check that the export worked"), "GJ902")
    asides = tuple(
        Paragraph(text, Location("docx", text, block=0))
        for kind, target in parts
        if kind in _BESIDE and target in archive
        for text in paragraphs_in(archive.xml(target))
    )
    return Document(source.path, "docx", tuple(blocks), pictures=tuple(flow.pictures), asides=asides)

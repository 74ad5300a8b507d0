"""What a reader should know of how a report was read: tables that are pictures, characters that were recognized."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.binding.cells import is_doubtful
from gouji.binding.lines import Line
from gouji.model.document import Document
from gouji.model.report import Note, Section, Table
from gouji.model.template import Template
from gouji.patterns import pattern
from gouji.text import Text

# From so many numbers with letters for digits on, the file is taken for the work of character recognition.
_MISREAD = 3
_LOOKALIKE = pattern(r"[oOlI]")


def remarks(
    document: Document, template: Template, sections: Sequence[Section], tables: Sequence[Table], lines: Sequence[Line]
) -> Iterator[Note]:
    yield from _pictured(document, template, sections, tables)
    yield from _misread(tables)
    yield from _by_picture(document, tables, lines)


def _pictured(
    document: Document, template: Template, sections: Sequence[Section], tables: Sequence[Table]
) -> Iterator[Note]:
    """A table that is not there while an image stands in its section."""
    found = {table.form.key for table in tables}
    starts = [section.location.order for section in sections]
    for form in template.tables:
        section = next((section for section in sections if section.number == form.section), None)
        if form.key in found or section is None:
            continue
        start = section.location.order
        end = min((later for later in starts if later > start), default=(float("inf"),))
        picture = next((place for place in document.pictures if start <= place.order < end), None)
        if picture:
            text = Text(
                f"第{form.section}部分的表格是图片，无法读取，未核对",
                f"the table of section {form.section} is an image, which cannot be read, and was not checked",
            )
            yield Note("picture", text, picture, table=form.key)


def _misread(tables: Sequence[Table]) -> Iterator[Note]:
    odd = [cell for table in tables for cell in table.cells if cell.state == "present" and _LOOKALIKE.search(cell.raw)]
    if len(odd) >= _MISREAD:
        text = Text(
            f"有{len(odd)}个数字含形近字母（如“{odd[0].raw}”），疑为文字识别所得，读数未必可靠",
            f"{len(odd)} numbers hold letters for digits (as “{odd[0].raw}”), probably from character recognition",
        )
        yield Note("recognition", text, odd[0].location, tuple(cell.key for cell in odd))


def _by_picture(document: Document, tables: Sequence[Table], lines: Sequence[Line]) -> Iterator[Note]:
    """What was read by character recognition, and the pages that are pictures and were not read."""
    if document.recognized:
        unsure = [cell for table in tables for cell in table.cells if is_doubtful(cell)]
        text = Text(
            "文件是扫描件，由文字识别读出，请对照页面核对",
            "a scan, read by character recognition: compare it with its pages",
        )
        if unsure:
            more = Text(f"；{len(unsure)}格把握不足，不参与勾稽", f"; {len(unsure)} cells are not sure and left out")
            text = Text(text.zh + more.zh, text.en + more.en)
        place = unsure[0].location if unsure else lines[0].location
        yield Note("recognition", text, place, tuple(cell.key for cell in unsure))
    if document.unread:
        pages = [str(place.page) for place in document.unread]
        text = Text(
            f'第{"、".join(pages)}页是图片，没有读取；请提供文字版，或安装文字识别：pip install "gouji[ocr]"',
            f"page {', '.join(pages)}: a picture, which was not read; give a version that has text, or install character "
            'recognition: pip install "gouji[ocr]"',
        )
        yield Note("picture", text, document.unread[0])

"""Files made to do harm: each is refused by the limit it breaks or read with work in proportion to its length."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gouji.engine.config import Config
from gouji.engine.inputs import Input
from gouji.engine.run import Checker
from gouji.formats import Limits
from gouji.plugins import Registry
from tests.cli.test_processes import module, started
from tests.conftest import faulty_text, written
from tests.support.work import grows_in_proportion

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PARAGRAPH = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "haha">' + "".join(
    f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def docx(body: str, **parts: str) -> bytes:
    return document(f"<w:document {W}><w:body>{body}</w:body></w:document>", **parts)


def document(xml: str | bytes, **parts: str) -> bytes:
    named: dict[str, str | bytes] = {f"word/{name}.xml": text for name, text in parts.items()}
    relations = "".join(f'<Relationship Id="r{one}" Type="{OFFICE}/{one}" Target="{one}.xml"/>' for one in parts)
    named["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
    )
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": xml, **named})


def xlsx(sheet: str, **parts: str | bytes) -> bytes:
    def relations(kind: str, target: str) -> str:
        one = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{PACKAGE}/relationships">{one}</Relationships>'

    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/xl/workbook.xml" ContentType="{KINDS}.sheet.main+xml"/><Override '
        f'PartName="/xl/worksheets/sheet1.xml" ContentType="{KINDS}.worksheet+xml"/></Types>'
    )
    more: dict[str, str | bytes] = {f"xl/{name}.xml": data for name, data in parts.items()}
    return packed({
        "[Content_Types].xml": types,
        "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEETS}">{sheet}</worksheet>',
        **more,
    })  # fmt: skip


def pdf(*objects: bytes) -> bytes:
    """Objects 1 and up: the first is the catalog, the second the tree of pages."""
    out, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(out),
    )  # fmt: skip


def tree(count: int, kids: bytes = b"3 0 R ") -> tuple[bytes, bytes]:
    return b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids)


def page(resources: bytes = b"/Font<</F 5 0 R>>") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 900]/Contents 4 0 R/Resources<<%b>>>>" % resources


def stream(data: bytes, extra: bytes = b"") -> bytes:
    packed_data = zlib.compress(data, 9)
    return b"<</Length %d/Filter/FlateDecode%b>>stream\n%b\nendstream" % (len(packed_data), extra, packed_data)


def drawing(content: bytes) -> bytes:
    return pdf(*tree(1), page(), stream(content), FONT)


def form(content: bytes, resources: bytes) -> bytes:
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 900 900]/Resources<<%b>>" % resources)


# The limits, the file, and the limit named (or the code of what else it comes to; empty where it is simply read).
LIMITS: dict[str, tuple[Limits, Callable[[], bytes], str]] = {
    "a file too long": (Limits(size=1), lambda: b"%PDF-1.7\n" + bytes(1_000_001), "1 MB"),
    "a text too long": (Limits(text=1), lambda: b"1 " * 600_000, "1 MB"),
    "a part that unpacks to much": (Limits(unpacked=8, ratio=100_000), lambda: document("<a>" + " " * 9_000_000 + "</a>"), "limits.unpacked"),
    "many parts": (
        Limits(unpacked=8),
        lambda: xlsx("<sheetData/>", **{f"x{at}": "<a>" + " " * 900_000 + "</a>" for at in range(12)}),
        "limits.unpacked",
    ),
    "a part packed too tightly": (Limits(), lambda: document("<a>" + " " * 9_000_000 + "</a>"), "limits.ratio"),
    "archives in an archive": (Limits(), lambda: packed({"a.zip": packed({"b.docx": docx(PARAGRAPH)})}), "GJ903"),
    "entities that multiply": (Limits(), lambda: document(f"{LAUGHS}<w:document {W}>&j;</w:document>"), "GJ911"),
    "entities behind a long comment": (
        Limits(), lambda: document(f"<!--{'x' * 5000}-->{LAUGHS}<w:document {W}><w:body>&j;</w:body></w:document>"), "GJ911",
    ),
    "entities in UTF-16": (
        Limits(),
        lambda: document(f'<?xml version="1.0" encoding="utf-16"?>{LAUGHS}<w:document {W}>&j;</w:document>'.encode("utf-16")),
        "GJ911",
    ),
    "entities in a workbook": (
        Limits(),
        lambda: xlsx(
            "<sheetData/>",
            sharedStrings=f'<?xml version="1.0" encoding="utf-16"?>{LAUGHS}<sst xmlns="{SHEETS}">&j;</sst>'.encode("utf-16"),
        ),
        "GJ911",
    ),
    "an entity from outside": (Limits(), lambda: document(f"{OUTSIDE}<w:document {W}>&j;</w:document>"), "GJ911"),
    "an entity from outside in UTF-16": (
        Limits(),
        lambda: document(
            f'<?xml version="1.0" encoding="utf-16"?>{OUTSIDE}<w:document {W}><w:body><w:p><w:r><w:t>1&j;2</w:t></w:r></w:p></w:body></w:document>'.encode("utf-16")
        ),
        "GJ911",
    ),
    "XML nested deep": (Limits(), lambda: docx("<w:sdt>" * 100_000), "limits.depth"),
    "XML nested deeper than the limit set": (
        Limits(depth=20), lambda: docx("<w:sdt><w:sdtContent>" * 15 + PARAGRAPH + "</w:sdtContent></w:sdt>" * 15), "limits.depth",
    ),
    "a page nested deep": (Limits(), lambda: b"<html>" + b"<div>" * 100_000 + b"x", "limits.depth"),
    "tables in tables": (Limits(), lambda: b"<html>" + b"<table><tr><td>" * 100_000 + b"x", "limits.depth"),
    "marks in marks": (Limits(), lambda: b"<html><p>" + b"<sup>" * 100_000 + b"x", "limits.depth"),
    "tables in a text": (Limits(), lambda: b"x\n\n" + b"<table><tr><td>" * 10_000 + b"1", "limits.depth"),
    "many pages": (Limits(), lambda: pdf(*tree(100_000, b"3 0 R " * 100_000), page()), "limits.pages"),
    "more pages than are there": (Limits(), lambda: pdf(*tree(499), page()), "GJ911"),
    "a tree of pages in a circle": (Limits(), lambda: pdf(*tree(5, b"2 0 R 3 0 R"), b"<</Type/Pages/Count 2/Kids[2 0 R]>>"), "GJ911"),
    "a drawing that draws itself": (
        Limits(seconds=3),
        lambda: pdf(
            *tree(1), page(b"/XObject<</X 6 0 R>>"), stream(b"/X Do"), FONT,
            form(b"/X Do /X Do BT /F 9 Tf 9 9 Td (1) Tj ET", b"/XObject<</X 6 0 R>>/Font<</F 5 0 R>>"),
        ),
        "limits.",
    ),
    "drawings that double": (
        Limits(seconds=60, memory=300),
        lambda: pdf(
            *tree(1), page(b"/XObject<</X 6 0 R>>"), stream(b"/X Do"), FONT,
            *(form(b"/X Do /X Do", b"/XObject<</X %d 0 R>>" % (at + 7)) for at in range(24)),
            form(b"BT /F 9 Tf 9 9 Td (1) Tj ET 1 1 m 5 5 l S", b"/Font<</F 5 0 R>>"),
        ),
        "limits.memory",
    ),
    "a stream that unpacks to much": (Limits(memory=60), lambda: drawing(b" " * 200_000_000), "limits."),
    "paragraphs without end": (Limits(seconds=2), lambda: docx(PARAGRAPH * 500_000), "limits.seconds"),
    "merged cells without end": (Limits(), lambda: xlsx('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "GJ905"),
    "cells far apart": (
        Limits(), lambda: xlsx('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'), "GJ905",
    ),
    "many merged cells": (
        Limits(seconds=20), lambda: xlsx("<mergeCells>" + '<mergeCell ref="A1:T999"/>' * 3000 + "</mergeCells>"), "GJ905",
    ),
}  # fmt: skip

# Pieces of text, to be repeated.
PIECES = (
    " ", "\u3000", "1", "1,", "1 ", "１", "（", "(", "一", "一、", "二十", "、", "-", "—", "/", "|", "| ", "||", "\t", "1\t",
    "*", "#", "# 一、\n", "\n", "\n\n", "1\n", "\t1\n", "年", "2020年", "1月1日", "县", "政府信息公开", "年度报告", "公开",
    "a", "a.", "a@", "@a", "www.", "http://", "电话：", "电话：0", "邮编：1", "<", "<a ", "<a b=\"", "<!--", "-->", "<br>",
    "<table>", "<tr>", "<td>", "</td>", "&", "&#", "&nbsp", "![", "](", "<img ", "{#", "\\", "\"", "：", "。", "，", "件",
    "第1页\n", "共收到1件，", "其中1件，", "从2020年", "表1\n", "a,b,1\n", "1  2  3\n", "甲  乙\n", "总计\n", "一、总体情况\n",
)  # fmt: skip
# Pieces of pages.
TAGS = (
    "<a ", "<a b='", '<a b="x ', "<!-- ", "<!", "<?", "</", "<script>", "<style>", "<title>", "<p>", "<p>甲。</p>", "<li>",
    "<li value=1>年报", "<td colspan=1000000 rowspan=1000000>1", "<tr><td>1", "<font>", "<span hidden>", "<br>", "&lt", "&#",
    "<meta name=pubdate content=", "<meta name=pubdate content=2020>", "<div>a</div>", "<h1>一、甲</h1>", "<sup>1</sup>",
    "<a href=x>甲</a>", "<table><tr><td>1</table>", "</table>", "</p>", "</div>", "<p style='display:", "<img src=x>",
)  # fmt: skip


@pytest.mark.parametrize("case", LIMITS)
def test_the_limit_is_named(case: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In one line, with exit code 2; other files are checked all the same."""
    limits, make, due = LIMITS[case]
    folder = tmp_path_factory.mktemp("hostile")
    written(folder / "bad.bin", make())
    written(folder / "report.md", faulty_text())
    given = [f"--limit={name}={value}" for name, value in limits._asdict().items()]
    code, out, err = started(*module("check", "bad.bin", "report.md", *given), cwd=folder)
    assert code == 2
    (line,) = err.decode().splitlines()
    assert line.startswith(f"gouji: {due if due.startswith('GJ') else 'GJ905'} bad.bin："), line
    assert due in line
    assert b"BAL004" in out


@pytest.fixture(scope="module")
def checker(registry: Registry) -> Checker:
    return Checker(registry, [Config()])


def reading(checker: Checker, text: str) -> Callable[[], object]:
    return partial(checker.check, checker.job(Input("report.txt", named=True, data=text.encode())))


LEADS = {"report": "# 甲县人民政府2020年政府信息公开工作年度报告\n\n", "page": "<html><body>"}


def pieces(lead: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*PIECES, *(TAGS if lead.startswith("<") else ()))))


@pytest.mark.parametrize("lead", LEADS.values(), ids=LEADS)
def test_work_grows_no_faster_than_length(lead: str, checker: Checker) -> None:
    """One piece over and over, in a line or in many."""

    def repeated(piece: str) -> Callable[[int], Callable[[], object]]:
        return lambda size: reading(checker, lead + piece * (size // len(piece)) + "x")

    assert [piece for piece in pieces(lead) if not grows_in_proportion(repeated(piece), 4_000)] == []

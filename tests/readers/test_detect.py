"""A file is what its content is, whatever its name says."""

from __future__ import annotations

import base64
import quopri
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest

from gouji.engine.config import Config
from gouji.engine.inputs import Input, find_inputs
from gouji.engine.run import Checker
from gouji.errors import ReadError
from gouji.formats import Limits, ReadOptions, Source
from gouji.outcome import Checked
from gouji.plugins import Registry
from gouji.readers.detect import format_of
from gouji.readers.html import read as read_page
from gouji.readers.office import office_program
from tests.conftest import clean_text, written
from tests.support.drawn import Table, draw
from tests.support.dress import Dress
from tests.support.formats import FORMATS
from tests.support.reports import make_report, plausible

ENDINGS = ("txt", "md", "html", "docx", "pdf", "xlsx", "doc", "wps", "rtf", "odt", "xls", "et", "mht", "zip", "jpg", "")
TRUTH = plausible(make_report(Random(3), ("none",), "gb2021"))
BLOCKS = draw(TRUTH, Dress(), Random(3))
FILES = {name: write(TRUTH, BLOCKS, Random(3)) for name, write in FORMATS.items()}
PAGE = FILES["html"].decode()
WHOLE_PAGE = f"<html><head><title>年报</title></head><body>{PAGE}</body></html>"


@pytest.fixture(scope="module")
def checker(registry: Registry) -> Checker:
    return Checker(registry, [Config()])


def checked(checker: Checker, name: str, data: bytes) -> Checked:
    found = checker.check(checker.job(Input(name, named=True, data=data)))
    assert found
    return found


@pytest.mark.parametrize("format_", FILES)
def test_any_format_under_any_ending(format_: str, checker: Checker) -> None:
    for ending in ENDINGS:
        found = checked(checker, f"report.{ending}".rstrip("."), FILES[format_])
        assert (found.template, found.notifications, found.findings) == ("gb2021", (), ()), ending


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
@pytest.mark.parametrize("page", [PAGE, WHOLE_PAGE], ids=["piece", "page"])
def test_a_page_in_any_encoding_under_a_documents_name(page: str, encoding: str, checker: Checker) -> None:
    """Sites hand out pages as .doc and tables as .xls."""
    for name in ("report.doc", "report.xls", "report.html"):
        found = checked(checker, name, page.encode(encoding))
        assert (found.template, found.format, found.findings) == ("gb2021", "html", ()), name


WORDS_OWN = (
    '<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><!--[if gte mso 9]><xml><w:WordDocument>'
    f"<w:View>Print</w:View></w:WordDocument></xml><![endif]--></head><body>{PAGE}</body></html>"
)
# Markdown whose tables are pages of their own; whose paragraphs begin with tags.
WITH_PAGES = "# 年报\n\n## 一、总体情况\n\n<html><body><table><tr><td>1</td></tr></table></body></html>\n"
WITH_TAGS = '<span style="a">年报</span>\n\n<span\nlang="zh">一、总体情况</span>\n\n<table>\n<tr><td><p>1</p></td></tr>\n</table>\n'
BARE_TEXT = (
    f"{'全年工作平稳有序，各项要求逐一落实。' * 4}\n\n<html><body><table><tr><td>1</td></tr></table></body></html>\n"
)


@pytest.mark.parametrize(
    ("text", "due"),
    [(WORDS_OWN, "html"), (WITH_PAGES, "text"), (WITH_TAGS, "text"), (BARE_TEXT, "text"), (f"<!-- 年报 -->{WHOLE_PAGE}", "html")],
    ids=["saved by Word", "tables as pages", "paragraphs in tags", "text before a page", "a remark before a page"],
)  # fmt: skip
def test_pages_and_texts_with_pages_in_them(text: str, due: str) -> None:
    assert format_of(text.encode()) == due
    assert format_of(text.encode("gb18030")) == due


def message(page: bytes, coding: str, *, start: bool = False, head: bytes = b"From: <Saved by Blink>\r\n") -> bytes:
    body = quopri.encodestring(page) if coding == "quoted-printable" else base64.encodebytes(page)
    named = b'\tstart="<main@mhtml>";\r\n' if start else b""
    frame = (
        b"Content-Type: text/html\r\nContent-ID: <menu@mhtml>\r\n\r\n<p>\xe8\x8f\x9c\xe5\x8d\x95</p>\r\n"
        if start
        else b""
    )
    parts = [
        frame,
        b"Content-Type: text/html\r\nContent-ID: <main@mhtml>\r\nContent-Transfer-Encoding: "
        + coding.encode() + b"\r\nContent-Location: http://www.example.cn/a.html\r\n\r\n" + body,
        b"Content-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlhAQABAAAAACw=\r\n",
    ]  # fmt: skip
    return (
        head + b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n' + named
        + b'\tboundary="--=_part"\r\n\r\n' + b"".join(b"----=_part\r\n" + part + b"\r\n" for part in parts if part)
        + b"----=_part--\r\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        message(WHOLE_PAGE.encode(), "quoted-printable"),
        message(WHOLE_PAGE.encode("gb18030"), "quoted-printable", head=b""),
        message(WHOLE_PAGE.encode("utf-16"), "base64", start=True),
        b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + WHOLE_PAGE.encode(),
    ],
    ids=["browser", "Word", "frames", "one part"],
)
def test_a_page_saved_as_one_file(data: bytes, checker: Checker) -> None:
    assert format_of(data) == "mht"
    for name in ("report.mht", "report.doc", "report.txt"):
        found = checked(checker, name, data)
        assert (found.template, found.format, found.findings) == ("gb2021", "mht", ()), name


def test_a_message_without_a_page_or_beyond_a_limit_is_refused() -> None:
    picture = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/gif\r\n\r\n"
    with pytest.raises(ReadError) as caught:
        read_page(Source("a.mht", picture, format="mht"))
    assert caught.value.code == "GJ902"
    options = ReadOptions(Limits(text=1))
    with pytest.raises(ReadError) as caught:
        read_page(Source("a.mht", message(b"<p>" + b"1" * 1_000_001, "base64"), options, "mht"))
    assert caught.value.code == "GJ905"


def packed(*names: str) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return target.getvalue()


def tar() -> bytes:
    target = BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.docx"))
    return target.getvalue()


CONTENTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "documents in a zip": (lambda: packed("甲.docx", "乙.pdf"), "archive"),
    "a folder named word in a zip": (lambda: packed("word/甲.docx", "word/document.xml"), "archive"),
    "an empty zip": (packed, "archive"),
    "a tar": (tar, "archive"),
    "a package": (lambda: packed("[Content_Types].xml", "word/document.xml"), "docx"),
    "a compound document": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600) + "WordDocument".encode("utf-16-le"), "doc"),
    "another compound file": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "compound"),
    "rich text": (lambda: rb"{\rtf1\ansi}", "rtf"),
    "a table of Office 2003": (
        lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "excelxml",
    ),
    "a document of Office 2003": (
        lambda: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "wordxml",
    ),
    "a table of HTML alone": (lambda: b"<table><tr><td>1</td></tr></table>\r\n", "html"),
    "Word's page": (lambda: b'<html xmlns:o="urn:schemas-microsoft-com:office:office"><p class=MsoNormal>', "html"),
    "Markdown that begins with a table of HTML": (lambda: b"<table><tr><td>1</td></tr></table>\n\n## \xe4\xb8\x80\n<br>", "text"),
    "Markdown that begins with an anchor": (lambda: b'<a id="top"></a>\n\nwords', "text"),
    "a text that speaks of messages": (lambda: b"Content-Type: text/plain\n\nwords", "text"),
}  # fmt: skip


@pytest.mark.parametrize("case", CONTENTS)
def test_the_content_tells(case: str) -> None:
    make, due = CONTENTS[case]
    assert format_of(make()) == due


@pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed")
def test_a_workbook_of_office_2003(checker: Checker) -> None:
    rows = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell.text}</Data></Cell>' for cell in line) + "</Row>"
        for block in BLOCKS if isinstance(block, Table) and block.width == 4
        for line in block.rows
    )  # fmt: skip
    text = (
        '<?xml version="1.0" encoding="utf-8"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-'
        'microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name='
        f'"表"><Table><Row><Cell><Data ss:Type="String">2022年政府信息公开工作年度报告</Data></Cell></Row>{rows}</Table>'
        "</Worksheet></Workbook>"
    )
    found = checked(checker, "report.xls", text.encode())
    assert (found.format, found.notifications) == ("xlsx", ())


def test_a_walk_takes_reports_and_passes_over_what_programs_leave(tmp_path: Path, registry: Registry) -> None:
    kept = ["a.md", "b.DOCX", "sub/c.mht", "sub/deep/d.pdf", "年报/e.html", "年报/f.wps"]
    passed = [
        ".git/a.md", "node_modules/b.md", "a_files/c.html", "a.files/d.html", "__MACOSX/e.docx", "~$b.docx", ".f.docx",
        "g.png", "h.zip", "i.py", "sub/__pycache__/j.md",
    ]  # fmt: skip
    for name in kept + passed:
        written(tmp_path / name, clean_text())
    found = [Path(one.path).relative_to(tmp_path).as_posix() for one in find_inputs(str(tmp_path), registry.readers)]
    assert found == kept

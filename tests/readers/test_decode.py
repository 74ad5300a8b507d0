"""However a text's bytes are set, the same report is read from the same places; and bytes that are no text are told."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from random import Random

import pytest

from gouji.errors import ReadError
from gouji.model.report import Report
from gouji.readers.decode import decode
from tests.conftest import clean_text, report_text
from tests.support.reading import read_back

# Beside the report, characters that take two, three and four bytes, one of them outside the basic plane.
TEXT = clean_text().replace("| 规章 |", "| 规章（§、€、㐂、𠮷） |")
BYTES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "utf-8": ("utf-8", str.encode),
    "utf-8 with a mark": ("utf-8-sig", lambda text: codecs.BOM_UTF8 + text.encode()),
    "utf-16 little-endian with a mark": ("utf-16", lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le")),
    "utf-16 big-endian with a mark": ("utf-16", lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be")),
    "utf-16 little-endian": ("utf-16-le", lambda text: text.encode("utf-16-le")),
    "utf-16 big-endian": ("utf-16-be", lambda text: text.encode("utf-16-be")),
    "utf-32 with a mark": ("utf-32", lambda text: codecs.BOM_UTF32_LE + text.encode("utf-32-le")),
    "gb18030": ("gb18030", lambda text: text.encode("gb18030")),
}
NEWLINES = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


def stated(report: Report) -> list[tuple[object, ...]]:
    """What the report says and where, the cells and all else."""
    facts = (report.title, report.organization, report.year, report.period, report.contact, report.sections)
    return [facts, *((cell.key, cell.state, cell.value, cell.raw, cell.location) for cell in report.cells)]


@pytest.fixture(scope="module")
def plain() -> list[tuple[object, ...]]:
    found = stated(read_back(TEXT.encode()))
    assert len(found) == 199
    assert all(cell[1] == "present" for cell in found[1:])
    return found


@pytest.mark.parametrize("newline", NEWLINES)
@pytest.mark.parametrize("name", BYTES)
def test_the_bytes_make_no_difference(name: str, newline: str, plain: list[tuple[object, ...]]) -> None:
    encoding, encode = BYTES[name]
    report = read_back(encode(TEXT.replace("\n", NEWLINES[newline])))
    assert stated(report) == plain
    assert report.document.encoding == encoding
    assert report.document.lines == tuple(TEXT.split("\n"))


def test_gbk_is_read_as_what_contains_it(plain: list[tuple[object, ...]]) -> None:
    assert stated(read_back(clean_text().encode("gbk"))) == stated(read_back(clean_text().encode()))
    assert "𠮷".encode("gb18030") in TEXT.encode("gb18030")
    assert len("𠮷".encode("gb18030")) == 4


WIDE = {
    "digits": str.maketrans("0123456789", "０１２３４５６７８９"),
    "spaces": str.maketrans(" ", "\u3000"),
    "both": str.maketrans("0123456789 ", "０１２３４５６７８９\u3000"),
}


@pytest.mark.parametrize("name", WIDE)
def test_full_width_signs_stand_where_narrow_ones_stood(name: str) -> None:
    """In table 3; only what is printed differs."""
    before, heading, after = clean_text().partition("## 三、")
    table, next_heading, rest = after.partition("## 四、")
    head, _, body = table.partition("| --- |")
    text = f"{before}{heading}{head}| --- |{body.translate(WIDE[name])}{next_heading}{rest}"
    assert text != clean_text()
    narrow, wide = read_back(clean_text().encode()), read_back(text.encode())
    for one, other in zip(narrow.cells, wide.cells, strict=True):
        assert (one.key, one.state, one.value) == (other.key, other.state, other.value)
        assert one.location[2:] == other.location[2:]
        in_table = one.key.startswith("applications.")
        assert other.raw == (one.raw.translate(WIDE[name]) if in_table else one.raw)


def refused(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        decode(data)
    return caught.value


CUT = {
    "utf-8": ("UTF-8", "utf-8", b""),
    "utf-8 with a mark": ("UTF-8", "utf-8", codecs.BOM_UTF8),
    "utf-16 little-endian with a mark": ("UTF-16", "utf-16-le", codecs.BOM_UTF16_LE),
    "utf-16 big-endian with a mark": ("UTF-16", "utf-16-be", codecs.BOM_UTF16_BE),
    "utf-16 little-endian": ("UTF-16-LE", "utf-16-le", b""),
    "utf-16 big-endian": ("UTF-16-BE", "utf-16-be", b""),
    "gb18030": ("GB18030", "gb18030", b""),
}


@pytest.mark.parametrize("newline", NEWLINES)
@pytest.mark.parametrize("name", CUT)
def test_a_character_cut_in_two_is_told_with_encoding_and_line(name: str, newline: str) -> None:
    """After characters that hold the byte of a line feed in UTF-16 (上 is 4E 0A, 㸍 is 3E 0D) and at any length."""
    shown, encoding, mark = CUT[name]
    lines = 40
    text = "上年结转上㸍年，不计上报上交。\n" * lines
    whole = text.replace("\n", NEWLINES[newline]) + "末"
    error = refused(mark + whole.encode(encoding)[:-1])
    assert error.code == "GJ904"
    assert error.message.zh.startswith(f"第{lines + 1}行有字节不合 {shown} 编码")
    assert error.message.en.startswith(f"line {lines + 1} holds bytes that are no {shown}")


def test_a_damaged_byte_of_utf_8_is_not_taken_for_another_encoding() -> None:
    data = bytearray(TEXT.encode())
    place = data.index("总计".encode())
    data[place] = 0xFF
    error = refused(bytes(data))
    line = TEXT[: TEXT.index("总计")].count("\n") + 1
    assert (error.code, error.message.en.split(" holds ")[0]) == ("GJ904", f"line {line}")
    assert "UTF-8" in error.message.en


NO_TEXT = {
    "random bytes": Random(1).randbytes(4000),
    "few random bytes": Random(2).randbytes(60),
    "every byte": bytes(range(256)) * 20,
    "zeros": bytes(1000),
    "a program": b"\x7fELF\x02\x01\x01" + bytes(200) + Random(3).randbytes(800),
    "a text behind a header": b"\x00\x01\x02\x03" * 400 + TEXT.encode(),
}


@pytest.mark.parametrize("data", NO_TEXT.values(), ids=NO_TEXT)
def test_what_is_no_text_is_told(data: bytes) -> None:
    error = refused(data)
    assert (error.code, error.message.en) == (
        "GJ903",
        "this is not a text file; give the report as text or Markdown",
    )


def test_an_encoding_that_is_not_known_is_told() -> None:
    error = refused(clean_text().encode("big5", errors="ignore"))
    assert (error.code, error.message.zh) == (
        "GJ904",
        "认不出文件的编码；请用文本编辑器打开后另存为 UTF-8 再检查",
    )


EMPTY = {
    "nothing": b"",
    "a mark": codecs.BOM_UTF8,
    "a mark of UTF-16": codecs.BOM_UTF16_LE,
    "blanks": b" \r\n\t\n ",
    "blanks in UTF-16": codecs.BOM_UTF16_LE + " \u3000\r\n".encode("utf-16-le"),
    "wide blanks": "\u3000\u3000\n\f".encode(),
    "wide blanks in GB18030": "\u3000\u3000\n".encode("gb18030"),
}


@pytest.mark.parametrize("data", EMPTY.values(), ids=EMPTY)
def test_an_empty_file_is_told(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_back(data)
    assert caught.value.code == "GJ902"


def test_signs_for_private_use_are_no_reason_to_refuse_a_text_in_utf_8() -> None:
    """Word processors leave them for bullets and boxes."""
    text = report_text(seed=8)
    bulleted = text.replace("|", "|\ue001", 1) + "\uf06c\n" * (len(text) // 20)
    assert decode(bulleted.encode()) == (bulleted, "utf-8")

"""What real PDFs do to text and lines, each alone in a file written by hand."""

from __future__ import annotations

from random import Random
from typing import get_args

import pytest

from gouji.binding.bind import bind
from gouji.errors import ReadError
from gouji.formats import PdfEngine, ReadOptions, Source
from gouji.model.document import Document, Grid, Paragraph
from gouji.readers.pdf import read
from tests.support.drawn import Paragraph as Prose
from tests.support.drawn import draw, drawn_dress, unlike
from tests.support.locked import locked
from tests.support.paper import HEIGHT, WIDTH
from tests.support.pdf import Sheet, pdf
from tests.support.reports import make_report, official_templates

LINE = "本机关依法公开政府信息，答复文书统一编号存档。"
A_PICTURE = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"


def reading(sheet: Sheet, *texts: str, engine: PdfEngine = "pdfium") -> Document:
    return read(Source("a.pdf", pdf([Prose(text, "prose") for text in texts], sheet), ReadOptions(pdf_engine=engine)))


def words(document: Document) -> str:
    return "".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def shown(text: str, x: float, y: float, state: str = "") -> str:
    code = "".join(f"{ord(char):04X}" for char in text)
    return f"q BT {state} /F 8 Tf {x} {y} Td <{code}> Tj ET Q"


def test_white_text_is_not_read() -> None:
    assert words(reading(Sheet(extra=shown("隐藏", 60, 300, "1 g")), LINE)) == LINE


def test_white_text_on_a_dark_ground_is_read() -> None:
    extra = "0 g 50 290 100 20 re f " + shown("标签", 60, 300, "1 g") + " 0 g"
    assert "标签" in words(reading(Sheet(extra=extra), LINE))


def test_text_beside_the_page_is_not_read() -> None:
    assert words(reading(Sheet(extra=shown("页外", -60, 300) + shown("页外", 60, HEIGHT + 9)), LINE)) == LINE


def test_unpainted_text_is_not_read() -> None:
    assert words(reading(Sheet(extra=shown("不画", 60, 300, "3 Tr")), LINE)) == LINE


@pytest.mark.parametrize("engine", get_args(PdfEngine))
def test_text_without_size_is_not_read(engine: PdfEngine) -> None:
    assert words(reading(Sheet(extra=shown("零", 60, 300).replace("8 Tf", "0 Tf")), LINE, engine=engine)) == LINE


def test_unpainted_text_under_a_scan_is_read() -> None:
    sheet = Sheet(extra=A_PICTURE + " " + shown("识别的文字", 60, 300, "3 Tr"), number=False)
    assert words(reading(sheet, "")) == "识别的文字"


def test_radicals_are_ordinary_characters_and_kept_as_printed() -> None:
    document = reading(Sheet(number=False), "⼈⺠政府⾏政许可")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "人民政府行政许可"
    assert paragraph.location.text in ("⼈⺠政府⾏政许可", "人民政府行政许可")
    assert paragraph.pieces[0][1].text == "⼈⺠政府⾏政许可"


@pytest.mark.parametrize("engine", get_args(PdfEngine))
def test_boxes_are_those_of_the_page_as_shown(engine: PdfEngine) -> None:
    """The page shown may begin anywhere in the sheet it is cut from."""
    plain = reading(Sheet(), LINE, engine=engine)
    boxes = f"/MediaBox[-50 -30 {WIDTH + 70} {HEIGHT + 90}]/CropBox[0 0 {WIDTH} {HEIGHT}]"
    cut = reading(Sheet(boxes=boxes), LINE, engine=engine)
    assert words(cut) == words(plain) == LINE
    box, moved = plain.blocks[0].location.box, cut.blocks[0].location.box
    assert box
    assert moved == pytest.approx(box, abs=0.1)


def test_page_numbers_and_running_heads_are_asides() -> None:
    lines = [LINE[at % 20 :] + LINE[: at % 17] for at in range(120)]
    document = reading(Sheet(extra=shown("云陵县年报", 300, HEIGHT - 20)), *lines)
    assert words(document) == "".join(lines)
    asides = {aside.text.replace(" ", "") for aside in document.asides}
    assert asides == {"云陵县年报", "-1-", "-2-", "-3-", "-4-"}


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [shown(f"左栏第{at}行的文字共有十几个字符", 60, 500 - 12 * at) for at in range(20)]
    right = [shown(f"右栏第{at}行的文字共有十几个字符", 300, 500 - 12 * at) for at in range(20)]
    mixed = " ".join(one for pair in zip(left, right, strict=True) for one in pair)
    text = words(reading(Sheet(extra=mixed, number=False), ""))
    assert text.rindex("左栏") < text.index("右栏")


def test_grounds_of_lines_make_no_table() -> None:
    """Word processors paint a rectangle behind each line of a paragraph."""
    grounds = " ".join(f"0.9 g 40 {HEIGHT - 55 - 11.2 * at:.1f} 700 11.2 re f" for at in range(6)) + " 0 g"
    rules = "40 100 m 40 300 l S 741 100 m 741 300 l S 40 100 m 741 100 l S 40 300 m 741 300 l S"
    document = reading(Sheet(extra=f"{grounds} {rules}"), *[LINE] * 5)
    assert not any(isinstance(block, Grid) for block in document.blocks)


@pytest.mark.parametrize("turn", ["0 1 -1 0 595 0", "-1 0 0 -1 842 595", "0 -1 1 0 0 842"])
def test_text_turned_by_its_matrix_is_read_upright(turn: str) -> None:
    rng = Random(8)
    truth = make_report(rng)
    sheet = Sheet(extra=f"{turn} cm")
    if turn.startswith("0"):
        sheet.boxes = f"/MediaBox[0 0 {HEIGHT} {WIDTH}]"
    data = pdf(draw(truth, drawn_dress(rng), rng), sheet)
    assert unlike(truth, bind(read(Source("a.pdf", data)), official_templates())) == []


@pytest.mark.parametrize("engine", get_args(PdfEngine))
def test_text_of_negative_size_under_a_matrix_turned_about_stands_upright(engine: PdfEngine) -> None:
    turned = shown(LINE, 60, 300).replace("8 Tf 60 300 Td", "-8 Tf -1 0 0 -1 60 300 Tm")
    assert words(reading(Sheet(extra=turned, number=False), "", engine=engine)) == LINE


def test_a_file_cut_short_is_damaged() -> None:
    with pytest.raises(ReadError) as caught:
        read(Source("a.pdf", pdf([Prose(LINE, "prose")])[:200]))
    assert caught.value.code in ("GJ910", "GJ911")


def test_a_file_locked_with_an_empty_password_is_read() -> None:
    assert words(read(Source("a.pdf", locked(pdf([Prose(LINE, "prose")], Sheet(number=False)), "")))) == LINE


def test_a_file_locked_with_a_password_says_so() -> None:
    for engine in get_args(PdfEngine):
        with pytest.raises(ReadError) as caught:
            read(Source("a.pdf", locked(pdf([Prose(LINE, "prose")]), "secret"), ReadOptions(pdf_engine=engine)))
        assert caught.value.code == "GJ912"


CELLS = "60 295 24 14 re 84 295 24 14 re S "


def row_of(*texts: str, more: str = "") -> list[str]:
    """The cells of a table of two narrow columns, or more, with this in it."""
    document = reading(Sheet(extra=CELLS + more + " ".join(texts), number=False), "")
    (table,) = [block for block in document.blocks if isinstance(block, Grid)]
    return [cell.text for cell in table.rows[0]]


def test_numbers_that_touch_are_two_where_they_are_written_as_two() -> None:
    assert row_of(shown("123456", 60, 300), shown("789012", 84, 300)) == ["123456", "789012"]


def test_a_number_that_runs_over_its_cell_is_whole() -> None:
    assert row_of(shown("12345678", 61, 300), shown("0", 103, 300)) == ["12345678", "0"]


def test_a_number_of_narrow_digits_that_runs_over_its_cell_is_whole() -> None:
    digits = "1234567890123456789012345678"
    assert row_of(shown(digits, 61, 300, "25 Tz"), shown("0", 103, 300)) == [digits, "0"]


def test_shares_that_touch_are_as_many_as_are_written() -> None:
    texts = shown("123456", 57, 300), shown("51.93%", 81, 300), shown("91.16%", 105, 300)
    assert row_of(*texts, more="108 295 24 14 re S ") == ["123456", "51.93%", "91.16%"]

"""The text twin: what is printed where, that it reads back as its document, and that it is the same bytes always."""

from __future__ import annotations

import json
import re
import unicodedata
from io import BytesIO, TextIOWrapper
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.binding.bind import bind
from gouji.engine.config import Config
from gouji.engine.inputs import Input, read_document
from gouji.engine.run import Checker, run
from gouji.formats import ReadOptions, Source
from gouji.model.document import Document, Grid, GridCell, Heading, Paragraph
from gouji.model.location import Location
from gouji.plugins import Registry
from gouji.readers.text import read as read_text
from gouji.twin import Twin, offsets, shown, sidecar_of, twin_of
from tests.conftest import Gouji, written
from tests.support.faulted import TWINNED, faulty, in_format
from tests.support.profiles import load_profile, randoms
from tests.support.reports import official_templates

load_profile()
# Characters that are markup, that end lines, that combine, or that count two in UTF-16, among ordinary ones.
TEXTS = st.text(alphabet="勾稽12－a|<>!/\\`*#-+= \t\n\r\v\x85\u2028\u3000\u0301é𠮷豈", max_size=12)


def document(data: bytes, format_: str, registry: Registry) -> Document:
    return read_document(Input(f"report.{format_}", True, data), registry.readers, ReadOptions())


def at(twin: Twin, region: Location) -> str:
    assert region.kind == "text"
    assert region.line == region.end_line
    return twin.lines[(region.line or 0) - 1][(region.column or 0) - 1 : (region.end_column or 0) - 1]


@pytest.mark.parametrize("format_", TWINNED)
@given(rng=randoms())
def test_every_cell_heading_and_paragraph_stands_where_it_is_said_to(
    format_: str, rng: Random, registry: Registry
) -> None:
    seed = rng.randrange(1000)
    found = document(in_format(faulty(seed), format_, seed=seed), format_, registry)
    twin = twin_of(found)
    places = 0
    for block in found.blocks:
        items = [cell for row in block.rows for cell in row] if isinstance(block, Grid) else [block]
        for item in items:
            assert at(twin, twin.region(item.location)) == (shown(item.text) or " ")
            places += 1
    for cell in bind(found, official_templates()).cells:
        if cell.state == "present":
            assert at(twin, twin.region(cell.location)) == cell.location.text
            places += 1
    assert places > 200


@pytest.mark.parametrize("format_", TWINNED)
def test_it_reads_back_as_its_document(format_: str, registry: Registry) -> None:
    for form in ("gb2019", "gb2021"):
        found = document(in_format(faulty(3, form=form), format_), format_, registry)
        one = bind(found, official_templates())
        other = bind(read_text(Source("twin.md", twin_of(found).text.encode())), official_templates())
        assert (one.title, one.year, one.organization)[1:] == (other.title, other.year, other.organization)[1:]
        assert [(cell.key, cell.state, cell.value) for cell in one.cells] == [
            (cell.key, cell.state, cell.value) for cell in other.cells
        ]
        assert len(one.cells) > 150


@pytest.mark.parametrize("format_", TWINNED)
def test_it_is_the_same_bytes_in_every_folder_and_each_command(format_: str, gouji: Gouji, tmp_path: Path) -> None:
    data = in_format(faulty(), format_)
    told = set()
    for folder in ("a", "乙 #%"):
        path = written(tmp_path / folder / f"年报.{format_}", data)
        gouji("check", path, "--write-sidecars")
        told.add(Path(sidecar_of(str(path))).read_bytes())
        told.add(gouji("extract", path, "--format", "markdown").out.encode())
        Path(sidecar_of(str(path))).unlink()
        gouji("extract", path, "--write-sidecars")
        told.add(Path(sidecar_of(str(path))).read_bytes())
    (text,) = told
    assert Path(sidecar_of("a/年报.pdf")) == Path("a/.gouji/年报.pdf.md")
    assert b"\r" not in text
    assert text.endswith(b"\n")
    assert unicodedata.is_normalized("NFC", text.decode())


def test_a_sidecar_that_cannot_be_written_costs_no_finding(gouji: Gouji, tmp_path: Path) -> None:
    for name in ("a", "b"):
        written(tmp_path / name / "c.pdf", in_format(faulty(), "pdf"))
    written(tmp_path / "a" / ".gouji", "")
    ran = gouji("check", ".", "--write-sidecars", "--format", "json")
    assert ran.code == 2
    assert ran.codes == ["BAL004", "SUM003"] * 2
    assert len(ran.complaints) == 1
    assert ran.err.startswith(f"gouji: {Path('a', '.gouji', 'c.pdf.md')}：写不进去")
    assert (tmp_path / "b" / ".gouji" / "c.pdf.md").is_file()


def test_a_sidecar_that_is_no_longer_its_file_s_is_told_of(gouji: Gouji, tmp_path: Path) -> None:
    """Where findings are placed in it: code-scanning pages show the one that is kept."""
    path = written(tmp_path / "a.docx", in_format(faulty(), "docx"))
    sidecar = Path(sidecar_of(str(path)))

    def told(*options: str) -> list[str]:
        found = gouji("check", path, "--output", "sarif=log.sarif", *options)
        assert found.code == 1
        return re.findall(r"GJ\d{3}", found.err)

    assert told() == []
    gouji("check", path, "--write-sidecars")
    assert told() == []
    sidecar.write_bytes(sidecar.read_bytes().replace(b"\n", b"\r\n"))  # as git may check it out
    assert told() == []
    written(path, in_format(faulty(cells={"applications.granted.natural_person": 123_499}), "docx"))
    assert told("--sarif-anchor", "source") == []
    assert told() == ["GJ920"]
    log = json.loads((tmp_path / "log.sarif").read_text(encoding="utf-8"))["runs"][0]["invocations"][0]
    assert [one["descriptor"]["id"] for one in log["toolExecutionNotifications"]] == ["GJ920"]
    assert told("--write-sidecars") == []
    assert told() == []


def test_a_text_has_no_sidecar_and_is_printed_as_it_is(gouji: Gouji, faulty: Path, tmp_path: Path) -> None:
    gouji("check", faulty, "--write-sidecars")
    assert not (tmp_path / ".gouji").exists()
    assert gouji("extract", faulty, "--format", "markdown").out == faulty.read_text(encoding="utf-8")


def cell(text: str, row: int, column: int, page: int = 1) -> GridCell:
    return GridCell(text, row, column, Location("pdf", text, page=page, box=(column, row, column + 1.0, row + 1.0)))


@given(texts=st.lists(TEXTS, min_size=6, max_size=6))
def test_whatever_a_text_holds_it_takes_one_line_and_is_no_markup(texts: list[str]) -> None:
    rows = tuple(tuple(cell(texts[2 * row + column], row, column) for column in range(2)) for row in range(3))
    grid = Grid(rows, "ruled", Location("pdf", "", page=1, box=(0.0, 0.0, 2.0, 3.0)))
    twin = twin_of(Document("a.pdf", "pdf", (grid,)))
    assert len(twin.lines) == 2 + 1 + 3 + 1
    for line in twin.lines[2:-1]:
        assert len(re.split(r"(?<!\\)\|", line)) == 4
        assert not re.search(r"(?<!\\)<(?!br>)[A-Za-z/!?]", line)
    for row in rows:
        for one in row:
            assert at(twin, twin.region(one.location)) == (shown(one.text) or " ")
    assert unicodedata.is_normalized("NFC", twin.text)
    assert twin.text.splitlines() == list(twin.lines[:-1])


@given(text=TEXTS, start=st.integers(0, 12), length=st.integers(0, 12))
def test_offsets_say_where_each_character_is_printed(text: str, start: int, length: int) -> None:
    places = offsets(text)
    assert len(places) == len(text) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(shown(text))
    start, end = min(start, len(text)), min(start + length, len(text))
    if text[start:end].isalnum() and text[start:end].isascii():
        assert shown(text)[places[start] : places[end]] == text[start:end] or "\u0301" in text


def test_a_table_over_two_pages_stays_one_table() -> None:
    rows = tuple(
        (cell(f"第{row}行", row, 0, page=1 + row // 2), cell(str(row), row, 1, page=1 + row // 2)) for row in range(4)
    )
    twin = twin_of(Document("a.pdf", "pdf", (Grid(rows, "ruled", rows[0][0].location._replace(text="")),)))
    assert twin.lines == (
        "<!-- page 1 -->", "", "| 第0行 | 0 |", "|---|---|", "| 第1行 | 1 |", "| 第2行 | 2 | <!-- page 2 -->", "| 第3行 | 3 |", "",
    )  # fmt: skip


def test_a_merged_cell_leaves_empty_what_it_covers() -> None:
    first = cell("合计", 0, 0)._replace(row_span=2, column_span=2)
    rows = ((first, cell("1", 0, 2)), (cell("2", 1, 2),))
    twin = twin_of(Document("a.pdf", "pdf", (Grid(rows, "ruled", first.location._replace(text="")),)))
    assert twin.lines[2:5] == ("| 合计 |  | 1 |", "|---|---|---|", "|  |  | 2 |")


def test_a_paragraph_over_several_lines_knows_each_of_them() -> None:
    lines = [
        Location("pdf", text, page=1, box=(0.0, 10.0 * n, 100.0, 10.0 * n + 8))
        for n, text in enumerate(("共收到", "申请3件", "。"))
    ]
    text = "".join(line.text for line in lines)
    paragraph = Paragraph(
        text,
        lines[0]._replace(text=text, box=(0.0, 0.0, 100.0, 28.0)),
        (),
        ((0, lines[0]), (3, lines[1]), (7, lines[2])),
    )
    twin = twin_of(
        Document(
            "a.pdf",
            "pdf",
            (Heading(2, "一、概况", Location("pdf", "一、概况", page=1, box=(0.0, -10.0, 9.0, -2.0))), paragraph),
        )
    )
    assert twin.lines == ("<!-- page 1 -->", "", "## 一、概况", "", text, "")
    assert at(twin, twin.region(paragraph.at(5, 6))) == "3"
    assert at(twin, twin.region(paragraph.at(3, 7))) == "申请3件"
    assert at(twin, twin.region(paragraph.at(1, 6))) == "收到申请3"


def test_what_begins_like_markup_is_escaped_and_a_sheet_s_name_ends_no_comment() -> None:
    place = Location("sheet", "", sheet="--><b>", cell="A1")
    texts = ("# 不是标题", "- 不是列表", "---", "正文")
    blocks = tuple(Paragraph(text, place._replace(text=text, cell=f"A{n}")) for n, text in enumerate(texts))
    twin = twin_of(Document("a.xlsx", "xlsx", blocks))
    assert [line for line in twin.lines if line and not line.startswith("<!--")] == [
        "\\# 不是标题",
        "\\- 不是列表",
        "\\---",
        "正文",
    ]
    assert twin.lines[0].startswith("<!-- sheet ")
    assert twin.lines[0].count("-->") == 1
    assert [at(twin, twin.region(block.location)) for block in blocks] == list(texts)


def test_a_picture_has_a_place_among_the_blocks() -> None:
    first, picture, last = (Location("docx", text, block=n) for n, text in enumerate(("前", "", "后"), 1))
    twin = twin_of(Document("a.docx", "docx", (Paragraph("前", first), Paragraph("后", last)), pictures=(picture,)))
    assert twin.lines == ("前", "", "![picture]()", "", "后", "")
    assert twin.region(picture).line == 3


@pytest.mark.parametrize("command", [("check", "--stdin-filename", "nowhere/a.pdf"), ("extract",)])
def test_what_came_by_standard_input_gets_no_sidecar(
    command: tuple[str, ...], gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(in_format(faulty(), "pdf"))))
    ran = gouji(*command, "-", "--write-sidecars")
    assert ran.out
    assert list(tmp_path.iterdir()) == []


def test_only_what_is_needed_is_kept_in_memory(registry: Registry, tmp_path: Path) -> None:
    """A twin where a finding is to be placed in it, or where all are to be written."""
    written(tmp_path / "faulty.docx", in_format(faulty(), "docx"))
    written(tmp_path / "clean.docx", in_format(faulty(cells={}), "docx"))
    kept = {}
    for name, config in {"none": Config(), "findings": Config(evidence=True), "all": Config(sidecars=True)}.items():
        outcome = run([(str(tmp_path), 0)], Checker(registry, [config]), config)
        kept[name] = [Path(file.path).stem for file in outcome.files if file.twin]
    assert kept == {"none": [], "findings": ["faulty"], "all": ["clean", "faulty"]}

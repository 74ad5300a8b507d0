"""Any correct report printed as PDF, its tables cut by page breaks, and read back states the same cells."""

from __future__ import annotations

from random import Random
from typing import get_args

import pytest
from hypothesis import given

from gouji.binding.bind import bind
from gouji.errors import ReadError
from gouji.formats import Limits, PdfEngine, ReadOptions, Source
from gouji.model.document import Grid
from gouji.model.report import Report
from gouji.readers.pdf import read
from gouji.readers.pdf.interpret import contents
from tests.support.drawn import draw, drawn_dress, is_detected, unlike
from tests.support.pdf import Sheet, pdf
from tests.support.places import stated_in_place
from tests.support.profiles import load_profile, randoms
from tests.support.reports import TrueReport, make_report, official_templates

load_profile()
RANDOMS = randoms()


def printed(
    rng: Random, rotate: int = 0, *, number: bool = True, ruled: bool = True, twice: bool = False
) -> tuple[TrueReport, bytes]:
    truth = make_report(rng)
    return truth, pdf(draw(truth, drawn_dress(rng), rng), Sheet(number, ruled, twice), rotate)


def read_back(data: bytes, engine: PdfEngine = "pdfium") -> Report:
    return bind(read(Source("report.pdf", data, ReadOptions(pdf_engine=engine))), official_templates())


@given(rng=RANDOMS)
def test_ruled_tables(rng: Random) -> None:
    truth, data = printed(rng, number=rng.random() < 0.7, twice=rng.random() < 0.3)
    assert is_detected(data, "pdf")
    report = read_back(data)
    assert unlike(truth, report) == []
    assert all(cell.location.page and cell.location.box for cell in report.cells)


@given(rng=RANDOMS)
def test_bold_printed_twice_is_read_once(rng: Random) -> None:
    state = rng.getstate()
    _, once = printed(rng)
    rng.setstate(state)
    _, twice = printed(rng, twice=True)
    assert [cell.value for cell in read_back(once).cells] == [cell.value for cell in read_back(twice).cells]


@given(rng=RANDOMS)
def test_without_lines_nothing_false_is_stated(rng: Random) -> None:
    truth, data = printed(rng, ruled=False)
    for cell in read_back(data).cells:
        if cell.state == "present":
            assert cell.value == truth.cells.get(cell.key), cell.key


@pytest.mark.parametrize("engine", [one for one in get_args(PdfEngine) if one != "pdfium"])
def test_the_reference_engines_give_the_same_grids(engine: PdfEngine) -> None:
    for seed in range(2):
        _, data = printed(Random(seed))
        ours, theirs = (
            [
                [[cell.text for cell in row] for row in block.rows]
                for block in read(Source("a.pdf", data, ReadOptions(pdf_engine=one))).blocks
                if isinstance(block, Grid)
            ]
            for one in ("pdfium", engine)
        )
        assert ours
        assert ours == theirs


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_pages(rotate: int) -> None:
    """Text that is not upright once the page is turned is read upright all the same."""
    truth, data = printed(Random(5), rotate=rotate)
    assert unlike(truth, read_back(data)) == []


def test_too_many_pages_are_refused() -> None:
    _, data = printed(Random(1))
    with pytest.raises(ReadError) as caught:
        contents(Source("a.pdf", data, ReadOptions(Limits(pages=1))))
    assert caught.value.code == "GJ905"


def test_a_page_without_text_is_a_scan() -> None:
    with pytest.raises(ReadError) as caught:
        read(Source("a.pdf", pdf([], Sheet(number=False))))
    assert caught.value.code == "GJ910"


def test_what_a_damaged_file_states_is_printed_there() -> None:
    """A bit turned in a page's stream may print another digit; what is stated must stand at its place all the same."""
    _, data = printed(Random(2))
    rng = Random(6)
    stated = 0
    for _ in range(60):
        broken = bytearray(data[: rng.randrange(len(data))] if rng.random() < 0.3 else data)
        for _ in range(rng.randrange(1, 5)):
            broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
        source = Source("report.pdf", bytes(broken))
        try:
            report = bind(read(source), official_templates())
        except ReadError:
            continue
        stated += stated_in_place(report, contents(source))
    assert stated > 100

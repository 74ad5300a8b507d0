"""Any correct report as OFD, in any writer's style, its tables cut by page breaks, and read back states the same."""

from __future__ import annotations

from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from hypothesis import given

from gouji.binding.bind import bind
from gouji.errors import ReadError
from gouji.formats import Source
from gouji.model.report import Report
from gouji.readers.ofd import contents, read
from gouji.readers.pdf import read as read_pdf
from tests.support.damage import mangled
from tests.support.drawn import draw, drawn_dress, is_detected, unlike
from tests.support.ofd import Style, any_style, ofd
from tests.support.paper import Sheet
from tests.support.pdf import pdf
from tests.support.places import stated_in_place
from tests.support.profiles import load_profile, randoms
from tests.support.reports import TrueReport, make_report, official_templates

load_profile()
RANDOMS = randoms()


def printed(
    rng: Random, style: Style, *, number: bool = True, ruled: bool = True, twice: bool = False
) -> tuple[TrueReport, bytes]:
    truth = make_report(rng)
    return truth, ofd(draw(truth, drawn_dress(rng), rng), Sheet(number, ruled, twice), style)


def read_back(data: bytes) -> Report:
    return bind(read(Source("report.ofd", data)), official_templates())


@given(rng=RANDOMS)
def test_ruled_tables(rng: Random) -> None:
    style = any_style(rng)
    truth, data = printed(rng, style, number=rng.random() < 0.7, twice=rng.random() < 0.2)
    assert is_detected(data, "ofd")
    report = read_back(data)
    assert unlike(truth, report) == [], style
    assert all(cell.location.page and cell.location.box for cell in report.cells)


@given(rng=RANDOMS)
def test_without_lines_nothing_false_is_stated(rng: Random) -> None:
    truth, data = printed(rng, any_style(rng), ruled=False)
    for cell in read_back(data).cells:
        if cell.state == "present":
            assert cell.value == truth.cells.get(cell.key), cell.key


@given(rng=RANDOMS)
def test_a_style_changes_no_cell_and_no_place(rng: Random) -> None:
    """All writers print the same page: what is read of it and where are the same within the width of a line."""
    state = rng.getstate()
    one = read_back(printed(rng, Style())[1])
    style = any_style(rng)
    rng.setstate(state)
    other = read_back(printed(rng, style)[1])
    assert [(cell.key, cell.state, cell.value) for cell in one.cells] == [
        (cell.key, cell.state, cell.value) for cell in other.cells
    ]
    for first, second in zip(one.cells, other.cells, strict=True):
        assert first.location.page == second.location.page
        assert first.location.box == pytest.approx(second.location.box, abs=1.0), (first.key, style)


@given(rng=RANDOMS)
def test_as_pdf_and_as_ofd_a_report_states_the_same_at_the_same_places(rng: Random) -> None:
    truth = make_report(rng)
    blocks = draw(truth, drawn_dress(rng), rng)
    one = bind(read_pdf(Source("report.pdf", pdf(blocks))), official_templates())
    other = read_back(ofd(blocks, style=any_style(rng)))
    assert [(cell.key, cell.state) for cell in one.cells] == [(cell.key, cell.state) for cell in other.cells]
    for first, second in zip(one.cells, other.cells, strict=True):
        assert (first.raw, first.location.page) == (second.raw, second.location.page)
        assert first.location.box == pytest.approx(second.location.box, abs=1.5), first.key


def broken(data: bytes, rng: Random) -> bytes:
    if rng.random() < 0.3:
        return data[: rng.randrange(len(data))]
    if rng.random() < 0.5:
        return mangled(data, rng)
    # The directory of the package stands at its end: half of the bits turn there.
    found = bytearray(data)
    first = rng.choice((0, len(data) - 1000))
    for _ in range(rng.randrange(1, 3)):
        found[rng.randrange(first, len(found))] ^= 1 << rng.randrange(8)
    return bytes(found)


def test_what_a_damaged_file_states_is_printed_there() -> None:
    """Packed, a file says itself that it is damaged; what is read all the same was not touched."""
    rng = Random(6)
    truth, data = printed(Random(2), Style(text="run", rules="thin"))
    refused: set[str] = set()
    read_all = 0
    for _ in range(150):
        try:
            report = read_back(broken(data, rng))
        except ReadError as error:
            refused.add(error.code)
            continue
        read_all += 1
        assert unlike(truth, report) == []
    assert refused <= {"GJ905", "GJ911"}
    assert read_all


def test_damaged_xml_states_only_what_its_page_prints() -> None:
    """Damage done before packing passes the package's sums: each number must stand where it is said to."""
    rng = Random(8)
    _, data = printed(Random(3), Style(text="row", packed=True))
    with ZipFile(BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    refused: set[str] = set()
    stated = 0
    for _ in range(30):
        name = rng.choice(list(parts))
        source = Source("report.ofd", repacked({**parts, name: with_a_sign_changed(parts[name], rng)}))
        try:
            report = bind(read(source), official_templates())
        except ReadError as error:
            refused.add(error.code)
            continue
        stated += stated_in_place(report, contents(source))
    assert refused <= {"GJ905", "GJ910", "GJ911"}
    assert stated > 100


def with_a_sign_changed(part: bytes, rng: Random) -> bytes:
    """Digits for other digits, mostly; now and then any sign for another."""
    found = bytearray(part)
    for _ in range(rng.randrange(1, 4)):
        digits = [at for at, code in enumerate(found) if chr(code).isdigit()]
        at = rng.choice(digits) if rng.random() < 0.8 else rng.randrange(len(found))
        found[at] = rng.choice(b"0123456789") if found[at : at + 1].isdigit() else rng.choice(b' <>"/a0.-')
    return bytes(found)


def repacked(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return target.getvalue()

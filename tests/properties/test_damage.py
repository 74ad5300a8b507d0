"""A damaged report never yields a wrong value: what cannot be known is missing or ambiguous, and nothing raises."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from random import Random
from typing import Literal

import pytest
from hypothesis import given

from gouji.binding.numbers import read_token
from gouji.errors import ReadError
from gouji.model.report import Report
from gouji_rules._subtotals import subtotal_gaps
from tests.support import damage
from tests.support.dress import Dress, make_dress
from tests.support.pages import Chunk, finish
from tests.support.profiles import load_profile, randoms
from tests.support.reading import lost, read_back, shown_at, untrue
from tests.support.render import compose
from tests.support.reports import VISIBLE_HABITS, TrueReport, make_report
from tests.support.shapes import SHAPES, Shape

load_profile()
RANDOMS = randoms()
SHAPE_LIST = list(SHAPES.values())


def case(rng: Random) -> tuple[TrueReport, Shape, Dress]:
    """A true report with every cell printed, to be set plainly."""
    truth = make_report(rng, VISIBLE_HABITS)
    shape = rng.choice(SHAPE_LIST)
    dress = make_dress(rng, shape, breaks=("none",))
    return truth, shape, replace(dress, newline="\n", encoding="utf-8", title="plain", glued=False)


def judge(truth: TrueReport, chunks: Sequence[Chunk], gone: Collection[str] = ()) -> Report:
    return judge_text(truth, finish(chunks).text, gone)


def judge_text(truth: TrueReport, text: str, gone: Collection[str] = ()) -> Report:
    report = read_back(text.encode())
    faults = untrue(truth, report, gone)
    assert not faults, "\n".join([*faults[:12], f"({len(faults)} in all)", "", text])
    return report


@given(rng=RANDOMS)
def test_a_label_hurt(rng: Random) -> None:
    """It misleads nobody, and costs no row but its own."""
    truth, shape, dress = case(rng)
    page = finish(compose(truth, shape, dress, rng))
    text, rows = damage.with_label_hurt(page, rng)
    report = judge_text(truth, text)
    faults = lost(read_back(page.data), report, rows)
    assert not faults, "\n".join([*faults[:12], f"({len(faults)} in all)", "", text])


@pytest.mark.parametrize("role", ["value", "label", "group", "head"])
@pytest.mark.parametrize("how", ["gone", "emptied"])
@given(rng=RANDOMS)
def test_a_cell_dropped(role: str, how: Literal["gone", "emptied"], rng: Random) -> None:
    """A number, a row's label, a group's or a column's: emptied, or gone with the mark that set it apart."""
    truth, shape, dress = case(rng)
    chunks = compose(truth, shape, dress, rng)
    cells = damage.pieces_of(chunks, role)
    if cells:
        cell = rng.choice(cells)
        # Where a row may end in a spare tab, a lost cell and an empty total look alike.
        how = "emptied" if shape.name == "tabs-trailing" else how
        judge(truth, damage.without(chunks, cell, "blotted" if shape.placed else how), [cell.key])


@pytest.mark.parametrize(
    "hurt",
    [damage.with_rows_swapped, damage.with_line_doubled, damage.with_page_number],
    ids=lambda hurt: hurt.__name__,
)
@given(rng=RANDOMS)
def test_lines_out_of_place(hurt: Callable[[Sequence[Chunk], Random], damage.Damaged], rng: Random) -> None:
    """They mislead nobody, and cost no rows but those that moved."""
    truth, shape, dress = case(rng)
    chunks = compose(truth, shape, dress, rng)
    hurt_chunks, rows = hurt(chunks, rng)
    report = judge(truth, hurt_chunks)
    if shape.placed and hurt is not damage.with_page_number:
        return  # beside these rows stand pieces of their groups' labels, which have now moved as well
    if hurt is damage.with_page_number and shape.exact_across_pages:
        rows = set()
    faults = lost(read_back(finish(chunks).data), report, rows)
    assert not faults, "\n".join([*faults[:12], f"({len(faults)} in all)", "", finish(hurt_chunks).text])


@pytest.mark.parametrize("table", ["disclosure", "applications", "disputes"])
@given(rng=RANDOMS)
def test_a_foreign_row(table: str, rng: Random) -> None:
    truth, shape, dress = case(rng)
    judge(truth, compose(truth, shape, dress, rng, damage.foreign_row(table, rng)))


@pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
@given(rng=RANDOMS)
def test_a_subtotal_column(first: bool, rng: Random) -> None:
    """It is no cell's, and what is kept of it is what it holds: the right sums."""
    truth, shape, dress = case(rng)
    report = judge(truth, compose(truth, shape, dress, rng, damage.subtotal_column(truth, first)))
    table = report.table("applications")
    for column in table.added if table else ():
        for held in column.values:
            assert held.value == damage.subtotal_of(truth, f"applications.{held.row}"), held
            assert held.value == read_token(shown_at(report.document.lines, held.location)).value, held
        assert table is None or not subtotal_gaps(table, column)


@pytest.mark.parametrize("number", range(1, 7))
@given(rng=RANDOMS)
def test_a_section_left_out(number: int, rng: Random) -> None:
    """What is not there is not found elsewhere, and everything else still is."""
    truth, shape, dress = case(rng)
    dress = replace(dress, preamble=False)
    text = finish(damage.without_section(compose(truth, shape, dress, rng), number)).text
    report = read_back(text.encode())
    kept = {key: value for key, value in truth.cells.items() if truth.table(key.split(".")[0]).section != number}
    faults = untrue(replace(truth, cells=kept, hidden={}), report)
    assert not faults, "\n".join([*faults[:12], "", text])
    assert number not in [section.number for section in report.sections], text


@given(rng=RANDOMS)
def test_nothing_raises(rng: Random) -> None:
    """Whatever is done to characters or bytes, and every place that is given shows what it says."""
    truth, shape, dress = case(rng)
    page = finish(compose(truth, shape, dress, rng))
    for data in (damage.scrambled(page.text, rng).encode(), damage.mangled(page.data, rng)):
        try:
            report = read_back(data)
        except ReadError:
            continue
        for cell in report.cells:
            if cell.state == "present":
                assert shown_at(report.document.lines, cell.location) == cell.raw

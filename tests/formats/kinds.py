"""The kinds of files that programs make of a drawn report, many at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cache
from random import Random
from typing import NamedTuple

import pytest

from gouji.readers.office import office_program
from tests.formats.layout import Lines, make_layout
from tests.formats.programs import browser_program, converted, printed
from tests.formats.web import web
from tests.formats.word import word
from tests.support.drawn import draw, drawn_dress
from tests.support.reports import TrueReport, make_report
from tests.support.xlsx import workbook

# How many of each kind: a few in every run, `make test-formats` makes more.
PRINTS = int(os.environ.get("GOUJI_PRINTS", "2"))

with_office = pytest.mark.skipif(office_program() is None, reason="LibreOffice is not installed")
with_browser = pytest.mark.skipif(browser_program() is None, reason="Chromium is not installed")


class Print(NamedTuple):
    truth: TrueReport
    data: bytes


def _drawn(seed: int, lines: Lines, by: str) -> tuple[TrueReport, str | bytes]:
    rng = Random(seed)
    truth = make_report(rng)
    blocks = draw(truth, drawn_dress(rng), rng)
    layout = make_layout(rng, lines)
    return truth, web(blocks, layout) if by == "web" else word(blocks, layout, by_hand=by == "hand")


@cache
def pdfs(by: str, lines: Lines, count: int) -> Mapping[int, Print]:
    """PDFs by seed. `by`: "hand" and "library", DOCX printed by LibreOffice; "web", a page printed by Chromium."""
    drawn = {seed: _drawn(seed, lines, by) for seed in range(count)}
    if by == "web":
        made = printed({str(seed): text for seed, (_, text) in drawn.items() if isinstance(text, str)})
    else:
        made = converted({f"{seed}.docx": data for seed, (_, data) in drawn.items() if isinstance(data, bytes)}, "pdf")
    return {seed: Print(truth, made[str(seed)]) for seed, (truth, _) in drawn.items()}


@cache
def office_files(format_: str, count: int) -> Mapping[int, Print]:
    """DOCX or XLSX files that LibreOffice saved in another format, and back again as the office reader has them read."""
    sheet = format_ in ("xls", "ods")
    make: Callable[[int], tuple[TrueReport, bytes]] = _workbook if sheet else _document
    source = "xlsx" if sheet else "docx"
    made = {seed: make(seed) for seed in range(count)}
    there = converted({f"{seed}.{source}": data for seed, (_, data) in made.items()}, format_)
    back = converted({f"{seed}.{format_}": data for seed, data in there.items()}, source)
    return {seed: Print(truth, back[str(seed)]) for seed, (truth, _) in made.items()}


def _document(seed: int) -> tuple[TrueReport, bytes]:
    truth, data = _drawn(seed, "all", "hand")
    assert isinstance(data, bytes)
    return truth, data


def _workbook(seed: int) -> tuple[TrueReport, bytes]:
    rng = Random(seed)
    truth = make_report(rng)
    return truth, workbook(draw(truth, drawn_dress(rng), rng), rng)

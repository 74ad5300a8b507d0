"""Reports printed by LibreOffice and Chromium, cut by page breaks wherever their layout has it, read back as PDF."""

from __future__ import annotations

import pytest

from gouji.binding.bind import bind
from gouji.formats import Source
from gouji.model.report import Report
from gouji.readers.pdf import read
from tests.formats.kinds import PRINTS, Print, pdfs, with_browser, with_office
from tests.formats.layout import Lines
from tests.formats.tally import TALLIES, Tally
from tests.support.drawn import unlike
from tests.support.reports import official_templates

BY = [
    pytest.param("hand", marks=with_office),
    pytest.param("library", marks=with_office),
    pytest.param("web", marks=with_browser),
]
# python-docx takes seconds for a document of merged cells.
COUNTS = {"library": (PRINTS + 3) // 4}
BARE: list[Lines] = ["level", "none"]


def read_back(given: Print) -> Report:
    return bind(read(Source("report.pdf", given.data)), official_templates())


@pytest.mark.parametrize("by", BY)
def test_ruled_tables_are_read_right(by: str) -> None:
    tally = TALLIES.setdefault(f"ruled, {by}", Tally())
    different = {}
    for seed, given in pdfs(by, "all", COUNTS.get(by, PRINTS)).items():
        report = read_back(given)
        tally.add(str(seed), given.truth, report)
        if found := unlike(given.truth, report):
            different[seed] = found
    assert different == {}
    assert tally.prints


@pytest.mark.parametrize("lines", BARE)
@pytest.mark.parametrize("by", [one for one in BY if one.values != ("library",)])
def test_tables_without_lines_are_largely_read_and_hardly_ever_wrong(by: str, lines: Lines) -> None:
    """Numbers that wrapped within cells nobody can see are left open; one cell in a thousand may still be wrong."""
    tally = TALLIES.setdefault(f"lines: {lines}, {by}", Tally())
    table = TALLIES.setdefault(f"lines: {lines}, {by}, table 3 only", Tally())
    for seed, given in pdfs(by, lines, PRINTS).items():
        report = read_back(given)
        tally.add(str(seed), given.truth, report)
        table.add(str(seed), given.truth, report, "applications.")
    assert 1000 * len(tally.wrong) <= tally.cells, tally.wrong
    # A few prints may happen to have the narrow cells; which fonts there are decides.
    assert 100 * table.right >= (80 if PRINTS >= 12 else 50) * table.cells

"""Whether what a report states stands on its page at the place it names."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.model.report import Report
from gouji.readers.pages.content import PageContent


def stated_in_place(report: Report, pages: Iterable[PageContent]) -> int:
    """How many cells state a number; each of them is printed at its place, digit for digit."""
    by_number = {page.number: page for page in pages}
    stated = 0
    for cell in report.cells:
        if cell.state == "present" and cell.location.page and cell.location.box:
            left, top, right, bottom = cell.location.box
            chars = [
                char.text
                for char in by_number[cell.location.page].chars
                if left - 1 <= char.left <= right and top - 1 <= char.top <= bottom
            ]
            assert sorted(chars) == sorted("".join(cell.raw.split())), cell.key
            stated += 1
    return stated

"""Pages read by character recognition: a doubtful digit states nothing, and nothing read from a picture is an error."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from random import Random

import pytest

from gouji.binding.bind import bind
from gouji.diagnosis.judge import judged
from gouji.engine.config import Config
from gouji.engine.doubt import moderated
from gouji.engine.ruling import checked_by
from gouji.engine.selection import select_rules
from gouji.formats import Source
from gouji.formatters.json import format_report
from gouji.model.finding import Severity
from gouji.model.location import Location
from gouji.model.report import Cell, Report
from gouji.outcome import Checked
from gouji.plugins import load_packs
from gouji.readers.pages.assemble import assemble
from gouji.readers.pages.content import PageContent
from gouji.readers.pdf.interpret import contents
from tests.support.drawn import draw, drawn_dress
from tests.support.pdf import Sheet, pdf
from tests.support.reports import make_report, official_templates

KEY = "applications.received.total"


@cache
def pages() -> tuple[PageContent, ...]:
    """A true report as its PDF says it."""
    rng = Random(4)
    report = make_report(rng, ("none",), "gb2021")
    return tuple(contents(Source("a.pdf", pdf(draw(report, drawn_dress(rng), rng), Sheet()))))


def cell_of(report: Report, key: str = KEY) -> Cell:
    cell = report.cell(key)
    assert cell is not None
    return cell


def spoilt(confidence: float | None) -> tuple[PageContent, ...]:
    """The last digit of one total is another, and so sure; all else is read surely where there is a confidence at all."""
    place = cell_of(bind(assemble("a.pdf", "pdf", pages()), official_templates())).location
    assert place.box is not None
    found = []
    for page in pages():
        chars = [char._replace(confidence=None if confidence is None else 0.99) for char in page.chars]
        inside = [
            at
            for at, char in enumerate(chars)
            if page.number == place.page
            and place.box[0] <= (char.left + char.right) / 2 <= place.box[2]
            and place.box[1] <= (char.top + char.bottom) / 2 <= place.box[3]
        ]
        if inside:
            digit = chars[inside[-1]]
            chars[inside[-1]] = digit._replace(text=str((int(digit.text) + 1) % 10), confidence=confidence)
        found.append(page._replace(runs=tuple(chars), recognized=confidence is not None))
    return tuple(found)


def run(read: tuple[PageContent, ...], unread: tuple[Location, ...] = ()) -> tuple[Report, Checked]:
    """The report bound, and what all rules of the built-in pack say of it."""
    document = assemble("a.pdf", "pdf", read, recognized=any(page.recognized for page in read))
    report = bind(document._replace(unread=unread), official_templates())
    report = judged(report)
    return report, checked_by(select_rules(load_packs(()).rules, Config(extend_select=("ALL",))), report)


def test_a_wrong_number_printed_by_the_file_itself_is_an_error() -> None:
    _, found = run(spoilt(None))
    grave = [one for one in found.findings if one.severity is Severity.ERROR and KEY in one.cells]
    assert grave
    assert all("文字识别" not in one.message.zh for one in grave)


def test_a_number_recognized_surely_gives_a_warning_that_says_how_it_was_read() -> None:
    report, found = run(spoilt(0.99))
    assert cell_of(report).state == "present"
    resting = [one for one in found.findings if KEY in one.cells]
    assert {one.severity for one in resting} == {Severity.WARNING}
    assert all("文字识别" in one.message.zh and "recognition" in one.message.en for one in resting)
    assert not [one for one in found.findings if one.severity is Severity.ERROR]


def test_a_doubtful_number_states_nothing_and_is_in_no_finding_but_the_note_of_how_it_was_read() -> None:
    report, found = run(spoilt(0.6))
    cell = cell_of(report)
    assert (cell.state, cell.value, cell.location.confidence) == ("ambiguous", None, 0.6)
    assert cell.raw
    assert cell.candidates == (Decimal(cell.raw),)
    assert [one.code for one in found.findings if KEY in one.cells] == ["EXT003"]
    assert any(KEY in one.cells for one in found.unchecked)
    assert not [one for one in found.findings if one.severity is Severity.ERROR]


def test_every_cell_of_a_recognized_page_carries_its_confidence_into_json() -> None:
    report, _ = run(spoilt(0.99))
    cells = json.loads(format_report(report, "zh"))["cells"]
    assert len(cells) > 100
    assert {key for key, cell in cells.items() if cell["location"].get("confidence") is None} == set()


def test_a_file_with_text_of_its_own_has_no_confidence() -> None:
    report, _ = run(spoilt(None))
    assert {cell.location.confidence for cell in report.cells} == {None}
    assert not [note for note in report.notes if note.kind == "recognition"]


@pytest.mark.parametrize("confidence", [0.0, 0.3, 0.89])
def test_an_empty_cell_is_surely_empty_and_its_row_is_read(confidence: float) -> None:
    """Beside a doubtful digit the other cells of the row stay what they are."""
    report, _ = run(spoilt(confidence))
    row = [cell for cell in report.cells if cell.row.key == "received" and cell.key != KEY]
    assert {cell.state for cell in row} <= {"present", "blank", "dash"}


def test_what_is_missing_in_a_file_with_unread_pages_is_no_error() -> None:
    """The last page is a picture: sections that stand on it are not missing for sure."""
    *first, last = pages()
    place = Location("pdf", "", page=last.number, box=(0.0, 0.0, last.width, last.height))
    _, sure = run(tuple(first))
    report, found = run(tuple(first), (place,))
    missing = [one for one in sure.findings if one.severity is Severity.ERROR and not one.cells]
    assert missing
    told = {one.code: one for one in found.findings if not one.cells and one.code.startswith("STR")}
    assert {one.code for one in missing} <= set(told)
    assert {one.severity for one in told.values()} == {Severity.WARNING}
    assert all("图片" in one.message.zh for one in told.values())
    assert [note.location for note in report.notes if note.kind == "picture"] == [place]


def test_a_finding_of_other_files_is_handed_on_as_it_is() -> None:
    report, found = run(spoilt(None))
    assert [moderated(one, report) for one in found.findings] == list(found.findings)

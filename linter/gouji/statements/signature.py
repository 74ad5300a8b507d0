"""Who signed a report, and when: the last lines of the text, or the bracketed date below the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gouji.model.document import Grid, Heading, Paragraph
from gouji.model.location import Location
from gouji.model.report import Fact, Report
from gouji.normalize import narrow, numeral
from gouji.patterns import pattern

# How many of the last paragraphs may belong to the signature: organ, date, and what a page sets below them.
_TAIL = 6
_LONGEST = 40
_DIGITS = r"[二2][0零〇○O][0-9一二三四五六七八九零〇○O]{2}"
_MARK = r"\s*(?:[(（])?\s*"
_DATE = pattern(
    rf"{_MARK}(?P<y>(?:{_DIGITS}|2\s?0\s?\d\s?\d))\s*[年./-]\s*(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*[月./-]"
    r"\s*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?\s*[)）]?\s*$"
)
_HAN = dict(zip("零〇○O一二三四五六七八九", "0000123456789", strict=True))
# How the name of an organ ends; what else stands before a date (发布日期, 印发于) makes it another date.
_ORGAN = pattern(
    r"[^\d，。；：,;:、？！]{2,40}(?:政府|办公?室|办公厅|厅|局|委|委员会|管委会|[协学]会|联合会|理事会|院|中心|办事处|处|所|站|队|部|办|镇|乡|街道|[省市县区旗州])"
)


class Signature(NamedTuple):
    """`day` is None where the date printed cannot be one; `organ` where no organ's name stands before the date."""

    day: date | None
    location: Location
    organ: Fact | None = None


def signature_of(report: Report) -> Signature | None:
    """The signature at the report's end, else the date in brackets below its title; None where there is neither."""
    last = max((section.location.order for section in report.sections), default=(0.0,))
    tail = [line for block in report.document.blocks[-_TAIL:] for line in _lines(block)]
    tail = [line for line in tail if line.location.order > last][-_TAIL:]
    for place in range(len(tail) - 1, -1, -1):
        if found := _signed(tail[place], tail[:place]):
            return found
    return _below_title(report)


def _lines(block: Heading | Paragraph | Grid) -> list[Paragraph]:
    """Organ and date set apart by blanks on one line were read as a row of a table."""
    if isinstance(block, Paragraph):
        return [block]
    if isinstance(block, Heading):
        return [Paragraph(block.text, block.location)]
    cells = [cell for row in block.rows for cell in row if cell.text.strip()]
    return [Paragraph(cell.text, cell.location) for cell in cells] if len(block.rows) <= 2 else []


def _signed(paragraph: Paragraph, above: Sequence[Paragraph]) -> Signature | None:
    text = narrow(paragraph.text)
    found = _DATE.search(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    before = paragraph.text[: found.start()].strip()
    if before and not _ORGAN.fullmatch(before):
        return None
    organ = None
    if before:
        start = paragraph.text.index(before)
        organ = Fact(before, paragraph.at(start, start + len(before)))
    elif above and _ORGAN.fullmatch(name := above[-1].text.strip()):
        organ = Fact(name, above[-1].location)
    # Lists of other pages below an article end in bare dates like 2023-01-19.
    if organ is None and "年" not in found[0]:
        return None
    return Signature(_day(found), paragraph.at(*_span(found)), organ)


def _below_title(report: Report) -> Signature | None:
    for paragraph in report.preamble[:2]:
        text = narrow(paragraph.text)
        if re.match(r"\s*[(（]", text) and (found := _DATE.match(text)):
            return Signature(_day(found), paragraph.at(*_span(found)))
    return None


def _span(found: re.Match[str]) -> tuple[int, int]:
    """The date without the brackets and the mark around it."""
    text = found[0]
    lead = len(text) - len(text.lstrip(" (（"))
    return found.start() + lead, found.start() + len(text.rstrip(" )）。."))


def _day(found: re.Match[str]) -> date | None:
    year = "".join(_HAN.get(char, char) for char in found["y"] if not char.isspace())
    month, day = numeral(found["m"]), numeral(found["d"])
    try:
        return date(int(year), month or 0, day or 0)
    except ValueError:
        return None

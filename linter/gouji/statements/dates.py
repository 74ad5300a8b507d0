"""Years and periods that a text states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from gouji.model.document import Paragraph
from gouji.model.report import Period
from gouji.normalize import narrow
from gouji.patterns import pattern

_HAN_DIGITS = {
    **dict(zip("一二三四五六七八九", "123456789", strict=True)),
    "零": "0",
    "〇": "0",
    "○": "0",
    "O": "0",
    "0": "0",
}
_YEAR = pattern(r"(?<!\d)(20\d\d)\s*年|(?<![一二三四五六七八九])([二2][零〇○O0][一二三四五六七八九零〇○]{2})\s*年")
_TO = r"\s*(?:起|开始)?\s*[,，]?\s*(?:截?至|到|[—–-]+|~|止)\s*"
_HOUR = r"(?:\s*(?:\d{1,2}\s*[时点]|[(（]\s*含\s*[)）]))?"
_PERIOD = pattern(
    rf"(?P<y1>20\d\d)\s*[年./-]\s*(?P<m1>\d{{1,2}})\s*[月./-]\s*(?P<d1>\d{{1,2}})(?:\s*日)?{_HOUR}{_TO}"
    r"(?:(?P<y2>20\d\d)\s*[年./-]\s*|(?:同年|当年|本年)\s*)?(?P<m2>\d{1,2})\s*[月./-]\s*(?P<d2>\d{1,2})(?!\d)(?:\s*日)?"
)
# Months only: from the first day of the one to the last of the other.
_MONTHS = pattern(
    rf"(?P<y1>20\d\d)\s*年\s*(?P<m1>\d{{1,2}})\s*月?\s*份?{_TO}(?:(?P<y2>20\d\d)\s*年\s*)?(?P<m2>\d{{1,2}})\s*月(?!\s*\d)"
)
_WHOLE_YEAR = pattern(r"(?P<y>20\d\d)\s*(?:年度|年\s*全年|年(?=[,，。;；)）]))")
_DATE = pattern(r"(20\d\d)\s*[年./-]?\s*(\d{1,2})\s*[月./-]?\s*(\d{1,2})")
# What calls a period a statistical one (统计期限, 统计时限, 统计周期 and their kin).
_CUE = pattern(
    r"统计\s*(?:期\s*限|时\s*限|周\s*期|时\s*间|时\s*段|期\s*间|区\s*间|范\s*围|年\s*度|截\s*[止至])|(?:期\s*限|时\s*限|统计期|数据时间|时间范围|起止时间)\s*(?:为|是|自|从|[:：])"
)
_DATA_CUE = pattern(r"数\s*据|统\s*计|情\s*况")


def year_in(text: str) -> int | None:
    """The first year written with 年: 2020年, 二〇二〇年."""
    found = _YEAR.search(narrow(text))
    if not found:
        return None
    if found[1]:
        return int(found[1])
    return int("2" + "".join(_HAN_DIGITS[char] for char in found[2][1:]))


def day_in(text: str) -> date | None:
    """The first date in full: 2020年1月31日, 2020-01-31, 20200131; None where no such day exists."""
    found = _DATE.search(narrow(text))
    return _day(int(found[1]), found[2], found[3]) if found else None


def stated_period(paragraphs: Iterable[Paragraph]) -> Period | None:
    """The statistical period, where a sentence names one.

    A date that does not exist comes out as None; both dates are None where the period is named but cannot be read.
    """
    loose: Period | None = None
    unread: Period | None = None
    for paragraph in paragraphs:
        text = narrow(paragraph.text)
        if "20" not in text and "年" not in text:
            continue
        for cue in _CUE.finditer(text):
            if period := _period_near(paragraph, text, cue.start(), cue.end()):
                return period
            if unread is None and cue[0].startswith("统"):
                unread = Period(None, None, paragraph.at(cue.start(), min(len(text), cue.end() + 30)))
        if (
            loose is None
            and (dates := _PERIOD.search(text))
            and _DATA_CUE.search(text[max(0, dates.start() - 30) : dates.end() + 30])
        ):
            loose = _whole_period(paragraph, dates)
    return loose or unread


def _period_near(paragraph: Paragraph, text: str, start: int, end: int) -> Period | None:
    """The period behind the cue, or before it within the same sentence."""
    stop = text.find("。", end)
    clause = text[end : stop if stop >= 0 else len(text)][:120]
    if found := _PERIOD.search(clause):
        return _of(paragraph, found, end)
    if found := _MONTHS.search(clause):
        return _of_months(paragraph, found, end)
    begin = text.rfind("。", 0, start) + 1
    if found := _PERIOD.search(text[begin:start]):
        return _of(paragraph, found, begin)
    if found := _WHOLE_YEAR.match(clause.lstrip("为是:： ")):
        offset = end + len(clause) - len(clause.lstrip("为是:： "))
        year = int(found["y"])
        return Period(date(year, 1, 1), date(year, 12, 31), paragraph.at(offset, offset + found.end()))
    return None


def _of(paragraph: Paragraph, found: re.Match[str], offset: int) -> Period:
    first = int(found["y1"])
    place = paragraph.at(offset + found.start(), offset + found.end())
    return Period(
        _day(first, found["m1"], found["d1"]), _day(int(found["y2"] or first), found["m2"], found["d2"]), place
    )


def _of_months(paragraph: Paragraph, found: re.Match[str], offset: int) -> Period:
    first, last = int(found["y1"]), int(found["y2"] or found["y1"])
    place = paragraph.at(offset + found.start(), offset + found.end())
    month = int(found["m2"])
    from calendar import monthrange

    end = monthrange(last, month)[1] if 1 <= month <= 12 else 1
    return Period(_day(first, found["m1"], "1"), _day(last, found["m2"], str(end)), place)


def _whole_period(paragraph: Paragraph, found: re.Match[str]) -> Period | None:
    """A period without its own name counts only where it spans most of a year."""
    period = _of(paragraph, found, 0)
    if period.start is None or period.end is None or (period.end - period.start).days < 300:
        return None
    return period


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None

"""Title, year, organization and its level: what a report says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from gouji.binding.lines import Line
from gouji.model.document import Document, Grid, Paragraph
from gouji.model.location import Location, spanning
from gouji.model.report import Fact, Level
from gouji.model.template import LevelForm
from gouji.normalize import fold, narrow
from gouji.patterns import pattern
from gouji.statements.dates import day_in, year_in

_TITLE = r"(?:政府信息|政务|信息)公开.*(?:年度?报告?|年报|报告)"
_TITLE_TAIL = r"(?:政府信息|政务|信息)公开.*$"
# A line of its own below a title: （2023年度）.
_YEAR_LINE = pattern(r"[（(]?20\d\d年?度?[)）]?")
# Not the name of any organization; a menu's words may stand in the title's line of a printed page.
_ANY_ORGAN = pattern(
    r"(?:各级)?(?:人民)?政府(?:门户)?(?:网站)?|(?:依申请|主动)?公开(?:指南|目录|制度|年报|专栏|平台|内容|规定)?|(?:年度)?(?:年报|报告)"
)
_YEAR = pattern(r"(?:20\d\d|[二2][零〇○O0][一二三四五六七八九零〇○]{2})\s*年(?:度)?")
# A trail of links or a site's menu, not a title.
_TRAIL = pattern(r"[>＞»›→|｜]|首页|当前位置|您的位置|您现在的位置")
_DATE = pattern(r"\D{0,6}\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?")
_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}
_TITLE_LONGEST = 60
_SENTENCE = "。；;！!？?"
# Both are wanted for few reports only, and take long to compile: re keeps them once they are.
_SUBJECT = (
    r"20\d\d\s*年(?:度)?\s*[,，]?\s*(?P<n>[\u4e00-\u9fff]{2,24}?(?:省|市|自治区|自治州|县|区|旗|州|镇|乡|街道|政府|办公室|办公厅|局|厅|委员会|委|院|中心))"
    r"(?=\s*(?:[,，、]|认真|严格|坚持|在|以|按|深入|全面|积极|始终|持续|紧|高度|围绕|根据|贯彻|牢|进一步|切实|把|不断|高|立足|聚焦|着|结合|扎实|大力|努力|共|政府信息公开))"
)
_COMPILED_BY = r"由(?P<n>[\u4e00-\u9fff]{4,30}?)(?:负责)?(?:编制|编写|编撰)"
_PRONOUN = pattern(r"^(?:我|本|全|该|各|其)")


class Titles:
    """How reports call themselves: the disclosure reports in their many ways, others by the words of their forms."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        others = [re.escape(narrow("".join(word.split()))) for word in words]
        self.whole = re.compile("|".join((_TITLE, *others)))
        self.tail = re.compile("|".join((_TITLE_TAIL, *(f"{word}.*$" for word in others))))


def find_title(lines: Sequence[Line], titles: Titles) -> tuple[Fact | None, list[int]]:
    """The title, which may run over several lines, and the indexes of its lines; lines is what precedes section one.

    Above the title of a page there may be a menu of years and other reports: of those that name both organ and year
    the last stands, being next to the text. Failing that, the first with one of them, or that is such a report at all.
    """
    found = [title for at in range(len(lines)) if (title := _title_at(lines, at, titles))]
    whole = [title for title in found if year_in(title[0].value) and _organ_of(title[0].value, titles)]
    if whole:
        return whole[-1]
    told = [title for title in found if year_in(title[0].value) or _organ_of(title[0].value, titles)]
    return (told or found)[0] if found else (None, [])


def _title_at(lines: Sequence[Line], at: int, titles: Titles) -> tuple[Fact, list[int]] | None:
    """The title that begins at a line, over at most three lines."""
    joined = ""
    for count, part in enumerate(lines[at : at + 3], 1):
        text = "".join(part.text.split())
        if len(text) > _TITLE_LONGEST or any(mark in text for mark in _SENTENCE) or _TRAIL.search(text):
            return None
        if _DATE.fullmatch(text) or (joined and titles.whole.search(text) and _organ_of(text, titles)):
            return None  # what stands above a title that is whole is no part of it
        joined += text
        if titles.whole.search(joined) and len(joined) <= _TITLE_LONGEST:
            begin, end = _backwards(lines, at, joined, titles), at + count
            if not year_in(joined) and end < len(lines) and _YEAR_LINE.fullmatch("".join(lines[end].text.split())):
                end += 1
            return _title(lines[begin:end]), [part.index for part in lines[begin:end]]
        if count == 1 and not (year_in(text) or _organ_like(text)):
            return None
    return None


def _backwards(lines: Sequence[Line], at: int, title: str, titles: Titles) -> int:
    """A title that names no organ goes on upwards to the short line that does."""
    if _organ_of(title, titles) or at == 0:
        return at
    above = "".join(lines[at - 1].text.split())
    return at - 1 if len(above) <= 30 and _organ_like(above) and not _TRAIL.search(above) else at


_BRACKETED = pattern(r"[（(][^（）()]*[)）]$")
_ORGAN_ENDS = ("政府", "办公室", "办公厅", "局", "厅", "委员会", "委", "院", "中心", "办事处", *"省市县区旗州镇乡")


def _organ_like(text: str) -> bool:
    return _BRACKETED.sub("", text).endswith(_ORGAN_ENDS)


def _title(lines: Sequence[Line]) -> Fact:
    text = "".join("".join(line.text.split()) for line in lines).replace("\u200b", "")
    whole = " ".join(line.location.text for line in lines)
    return Fact(text, spanning(lines[0].location, lines[-1].location, whole))


def _organ_of(title: str, titles: Titles) -> str:
    rest = _YEAR.sub("", titles.tail.sub("", title).translate(_DIGITS))
    if found := re.match(r"(?P<by>.*?)(?:关于\w{0,6})?《(?P<within>[^》]*)$", rest):  # ×××关于印发《…》的通知
        rest = found["within"] or found["by"]
    rest = re.sub(r"[（(]\s*[)）]", "", rest).strip("《》<>〈〉“”\"'[]【】-—_：: ")
    if not re.search(r"[（(].*[)）]", rest):
        rest = rest.strip("()（）")
    rest = re.sub(r"^关于|(?:的|工作|关于)+$", "", rest)
    return "" if _ANY_ORGAN.fullmatch(rest) else rest


def find_year(title: Fact | None, period_year: int | None, overview: Sequence[Paragraph]) -> int | None:
    """From the title; else from the period; else the year the overview begins with. Never from a date elsewhere."""
    if title and (year := year_in(title.value)):
        return year
    if period_year:
        return period_year
    for paragraph in overview[:3]:
        if year := year_in(paragraph.text[:40]):
            return year
    return None


def find_organization(
    title: Fact | None, titles: Titles, preamble: Sequence[Paragraph], overview: Sequence[Paragraph]
) -> str | None:
    """As the title names it; else as the preamble says who compiled it; else the overview's first subject."""
    if title and len(organ := _organ_of(title.value, titles)) >= 2:
        return organ
    for paragraph in preamble:
        if found := re.search(_COMPILED_BY, narrow(paragraph.text)):
            return found["n"]
    for paragraph in overview[:3]:
        for found in re.finditer(_SUBJECT, narrow(paragraph.text)[:200]):
            if not _PRONOUN.match(found["n"]):
                return found["n"]
    return None


def labelled(lines: Iterable[Line], labels: Sequence[str]) -> str | None:
    """What stands behind one of the labels, in the next cell or behind a colon."""
    wanted = {fold(label) for label in labels}
    for line in lines if wanted else ():
        told = [atom for atom in line.atoms if not atom.is_empty]
        for place, atom in enumerate(told):
            behind = told[place + 1] if place + 1 < len(told) else None
            name, colon, rest = narrow(atom.text).partition(":")
            if fold(name) in wanted and (rest.strip() or behind):
                return rest.strip() if colon and rest.strip() else behind.text if behind else None
    return None


def find_level(organization: str | None, levels: Sequence[LevelForm]) -> Level | None:
    """By whole names first, then by the longest ending that fits; None where the data say nothing."""
    if not organization:
        return None
    name = re.sub(r"(?:人民)?政府$", "", organization)
    for level in levels:
        if any(name.endswith(whole) for whole in level.names):
            return cast("Level", level.level) if level.level else None
    endings = [(ending, level.level) for level in levels for ending in level.endings if name.endswith(ending)]
    found = max(endings, key=lambda item: len(item[0]), default=("", ""))[1]
    return cast("Level", found) if found else None


# How many blocks from the start of a file the line about its publication may stand.
_FRONT = 15
_PUBLISHED = pattern(
    r"(?:发布|公开)\s*(?:日期|时间)\s*[:：]\s*(?P<day>20\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?)"
)


def find_published(document: Document) -> Fact | None:
    """The day of publication that the file gives, in ISO form: outside its text, else in a line 发布日期：… above it.

    None where there is none or it cannot be a day.
    """
    place = document.published or next(_published_lines(document), None)
    day = day_in(place.text) if place else None
    return Fact(day.isoformat(), place) if place and day else None


def _published_lines(document: Document) -> Iterator[Location]:
    for block in document.blocks[:_FRONT]:
        if isinstance(block, Paragraph) and (found := _PUBLISHED.search(narrow(block.text))):
            yield block.at(*found.span("day"))
        elif isinstance(block, Grid):
            for cell in (cell for row in block.rows for cell in row):
                if found := _PUBLISHED.search(narrow(cell.text)):
                    yield cell.location._replace(text=cell.text[found.start("day") : found.end("day")])

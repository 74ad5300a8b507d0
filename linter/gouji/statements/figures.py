"""Figures: quantities of the prose that say what cells of the tables say, too, with the cells they may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gouji.model.location import Location
from gouji.model.report import Report
from gouji.statements.meanings import CUES, MEANINGS, Meaning, outcome_sums
from gouji.statements.quantities import Quantity
from gouji.statements.reading import Statements, statements_of
from gouji.statements.sentences import YEAR
from gouji.statements.topics import lead, narrower_body, one_channel, other_time, topic_before, wider_body

_LINKS = ' 的数量共计为是达了有各类总合累:“”"\x1f'
_SIGNS = ' :共计总合累为是了有“”"\x1f'
_LINK_WORDS = ("达到", "件数", "全部", "已")
_UNITS = "件份条宗起例个项笔"
_TERM = re.compile(r"([+-]?)([^+-]+)")
# A part of what was dealt with, not all of it.
_IN_TIME = re.compile(r"按时|按期|如期|及时|当场|当日|逾期|超期|延期|期限|时限|提前|率|超时")
# Other cases than those of this organ over its disclosure work, or only some of them.
_OTHER_CASES = re.compile(
    r"新增|新发生|备案|上年|结转|被告|被申请人|一审|二审|再审|出庭|分别|维持|纠正|撤[销诉回]|驳回|败诉|胜诉|审结|未结|结案"
)
# The organ that hears cases speaks of all it heard; of its own an organ says 被申请, 因…引发, 发生.
_COURT = re.compile(
    r"复议机[关构]|(?:受理|审理|审结|立案|登记|代理|承办)[^,]{0,16}?(?:行政)?(?:复议|诉讼|应诉)"
    r"|(?:办理|办结|收到|接收|处理)(?![^,]*公开)[^,]{0,8}?(?:行政)?(?:复议|诉讼|应诉)"
)
# 对征地类申请不予公开, 因涉及隐私不予公开: some of a group; 因本机关不掌握等原因 means the whole of it.
_SOME_REASON = re.compile(r"类|涉及|属于|因|由于|关于|针对|对.{2,}|的(?=不予|无法|部分|予以|其他)")
_OTHER_DOCUMENTS = re.compile(
    r"废止|失效|清理|审查|审核|备案|解读|修改|修订|起草|征求|评估|涉及|清单|转发|上级|上报|报送|合法性|其他|等|政府规范性文件|汇编|宣布|拟|草案|政策"
)
_OTHER_DECISIONS = re.compile(r"公示|公开|录入|归集|报送|其中|简易|听证|撤销|变更")
_ONE_OF = re.compile(r"^(?:[^,;。]{0,30})?(?:受理|收到|新收|办结|答复|办理)的$")


class Figure(NamedTuple):
    """`kind`: received, carried_in, carried_out, handled, outcome, applicant, reconsideration, litigation, disputes,
    document or enforcement. `sums`: what it may mean, each a sum of cells as (sign, key), all of them cells of this
    report. `value` is in the cells' unit (万元 for money). `words` is the phrase the figure stands in.
    """

    kind: str
    value: Decimal
    sums: tuple[tuple[tuple[int, str], ...], ...]
    words: str
    quantity: Quantity
    start: int

    @property
    def location(self) -> Location:
        """From the words that say what is counted to the end of the number, or of the words behind it."""
        return self.quantity.sentence.paragraph.at(self.start, self.start + len(self.words))

    @property
    def keys(self) -> tuple[str, ...]:
        """Every cell it may mean, in the order of the sums."""
        return tuple(dict.fromkeys(key for one in self.sums for _, key in one))


_kept: tuple[Statements, Report, tuple[Figure, ...]] | None = None


def figures_of(report: Report) -> tuple[Figure, ...]:
    """In reading order. What is narrower than the tables, about another year, or approximate is not among them."""
    global _kept  # noqa: PLW0603
    statements = statements_of(report)
    kept = _kept
    if kept and kept[0] is statements and kept[1].tables is report.tables:
        return kept[2]
    figures = tuple(_figures(report, statements))
    _kept = (statements, report, figures)
    return figures


def _figures(report: Report, statements: Statements) -> Iterator[Figure]:
    narrow: str | None = None  # the paragraph whose figures are a narrower body's, until it says otherwise
    for quantity in statements.quantities:
        if not quantity.exact or not (found := _fit(quantity)):
            continue
        words = _scope_words(quantity)
        if wider_body(words):
            narrow = None
        if narrower_body(report, words):
            narrow = quantity.sentence.text
        if narrow is quantity.sentence.text or not _compares(report, found.meaning, quantity, words):
            continue
        cells = tuple(keys for one in found.sums if (keys := _cells(report, one)))
        if cells:
            yield _figure(found, quantity, cells)


def _scope_words(quantity: Quantity) -> str:
    """What leads up to the number, with the words that open its sentence."""
    return quantity.sentence.words[:60].partition(",")[0] + "," + lead(quantity)


def _figure(found: _Fit, quantity: Quantity, cells: tuple[tuple[tuple[int, str], ...], ...]) -> Figure:
    text = quantity.sentence.paragraph.text
    value = quantity.value / 10_000 if quantity.unit == "元" else quantity.value
    return Figure(found.meaning.kind, value, cells, text[found.start : found.end], quantity, found.start)


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


class _Fit(NamedTuple):
    """A meaning that fits a quantity, the stretch of text that says so, and the sums it names."""

    meaning: Meaning
    start: int
    end: int
    sums: tuple[str, ...]


def _fit(quantity: Quantity) -> _Fit | None:
    """The first meaning whose phrase fits."""
    before, after = _unlinked(quantity.before), quantity.after.strip()
    beside = before + " " + after
    kinds = {kind for kind, cues in CUES.items() if any(cue in beside for cue in cues)}
    for meaning in MEANINGS if kinds and quantity.unit else ():
        if meaning.kind not in kinds or quantity.unit not in (meaning.units or _UNITS):
            continue
        found = _pattern(meaning.before).search(before)
        behind = _pattern(meaning.behind).search(after) if found and meaning.behind else None
        if not found or (meaning.behind and not behind) or (meaning.topic and not _is_about(meaning, quantity)):
            continue
        sums = outcome_sums((behind or found)["names"]) if meaning.kind == "outcome" else meaning.sums
        start = (
            quantity.start if meaning.before.startswith("^") else quantity.start - len(quantity.before) + found.start()
        )
        end = quantity.end + (len(behind[0].rstrip("、的和及与( ")) if behind else 0)
        return _Fit(meaning, start, end, sums)
    return None


def _unlinked(words: str) -> str:
    """Without what stands between a phrase and its number: 收到申请共计 is 收到申请."""
    words = words.rstrip(_SIGNS)
    for tail in _LINK_WORDS:
        words = words.removesuffix(tail)
    return words.rstrip(_LINKS)


def _is_about(meaning: Meaning, quantity: Quantity) -> bool:
    """The phrase itself, the words before it or the sub-heading name applications for information."""
    end = quantity.end + len(quantity.after) if meaning.behind else quantity.start
    sentence = quantity.sentence
    if topic_before(sentence, end) != meaning.topic:
        return False
    near = sentence.text[max(0, quantity.start - 240) : end]
    return "公开" in near or "公开" in sentence.heading or sentence.section == 3


def _compares(report: Report, meaning: Meaning, quantity: Quantity, words: str) -> bool:
    """R5: whether a figure counts as much as the table does."""
    clause = quantity.before
    so_far = quantity.sentence.text[quantity.clause[0] : quantity.start]
    if meaning.kind in ("carried_in", "carried_out"):
        return _is_this_years(report, meaning.kind, clause)
    if other_time(report, words + quantity.after[:6]):
        return False
    if not meaning.part and ("其中" in _since_break(quantity) or one_channel(words) or _ONE_OF.search(clause)):
        return False
    if meaning.kind in ("handled", "received") and (_IN_TIME.search(clause) or quantity.after.startswith("的")):
        return False
    if meaning.kind == "applicant" and "自然人" in clause and "法人" in clause:
        return False
    if meaning.kind == "outcome" and _SOME_REASON.search(clause) and "等" not in clause:
        return False
    if meaning.kind in ("outcome", "applicant") and one_channel(lead(quantity)[-40:].rpartition(",")[2]):
        return False
    if meaning.kind in ("disputes", "reconsideration", "litigation"):
        return _is_own_case(quantity)
    if meaning.kind == "document":
        return not _OTHER_DOCUMENTS.search(so_far + quantity.after.partition("、")[0])
    if meaning.kind == "enforcement":
        return not _OTHER_DECISIONS.search(so_far)
    return True


def _is_this_years(report: Report, kind: str, clause: str) -> bool:
    """上年结转 and 2019年结转 in the report for 2020 are the same; what was carried in other years is not in the table."""
    near = (-1, 0) if kind == "carried_in" else (0, 1)
    return all(int(year) - (report.year or 0) in near for year in YEAR.findall(clause))


def _since_break(quantity: Quantity) -> str:
    """The sentence before the number, back to a semicolon."""
    text = quantity.sentence.text[max(quantity.sentence.start, quantity.start - 240) : quantity.start]
    return text.rpartition(";")[2]


def _is_own_case(quantity: Quantity) -> bool:
    """A case over this organ's disclosure work: the section on them, or words of disclosure before it."""
    sentence = quantity.sentence
    if _OTHER_CASES.search(quantity.before + quantity.after) or _COURT.search(_since_break(quantity)):
        return False
    near = sentence.text[max(0, quantity.start - 120) : quantity.end + len(quantity.after)]
    return sentence.section == 4 or "公开" in near or "公开" in sentence.heading


def _cells(report: Report, text: str) -> tuple[tuple[int, str], ...]:
    """A sum over cells that this report has; empty where it lacks one that is named, or all of a group."""
    terms: list[tuple[int, str]] = []
    for sign, name in _TERM.findall(text):
        keys = _expanded(report, name)
        if not keys:
            return ()
        terms += [(-1 if sign == "-" else 1, key) for key in keys]
    return tuple(terms)


def _expanded(report: Report, name: str) -> list[str]:
    table = report.table(name.partition(".")[0])
    if table is None:
        return []
    _, row, column = name.split(".")
    if "*" not in row:
        return [name] if name in table.by_key else []
    stem = row.rstrip("*")
    rows = [key for key in table.by_row if key == stem or key.startswith(stem if stem.endswith("_") else stem + "_")]
    return [f"{table.form.key}.{row}.{column}" for row in rows]

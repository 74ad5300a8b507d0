"""Figures: quantities of the prose that say what cells of the tables say, too, with the cells they may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from gouji.model.location import Location
from gouji.model.report import Report
from gouji.patterns import pattern
from gouji.statements.counting import compares
from gouji.statements.meanings import CUES, MEANINGS, Meaning
from gouji.statements.outcomes import OUTCOMES, REASONS, outcome_sums
from gouji.statements.quantities import Quantity
from gouji.statements.reading import Statements, statements_of
from gouji.statements.scope import beyond_body, narrower_body, scope_words, wider_body
from gouji.statements.topics import topic_before
from gouji.statements.wholes import nearby

_LINKS = ' 的数量共计为是达了有均类总合累:“”"\x1f'
_SIGNS = ' :共计总合累为是了有均“”"\x1f'
_LINK_WORDS = ("达到", "件数", "全部", "已")
_UNITS = "件份条宗起例个项笔"
_COUNTED = {*_UNITS, *(unit for meaning in MEANINGS for unit in meaning.units)}
# 件次 counts what 件 counts; where the number of something is told the unit may be left out.
_TIMES = ("件次", "条次", "例次")
_NUMBER_OF = ("数", "数为", "数量", "数量为", "件数", "件数为", "总数", "总数为")
# 复议、诉讼各3件: of each, and not together.
_EACH = pattern(r"(?:各|均|都|分别)[为是有:]?\s*$")
# So many outcomes named in one sentence are those of applications, one of which nothing else can have.
_NAMED, _SURE = pattern(r"予以公开|部分公开|不予公开|无法提供|不予处理|其他处理"), 3
_ROWS = {"outcome": OUTCOMES, "reason": REASONS}
_CUES = tuple(dict.fromkeys(cue for cues in CUES.values() for cue in cues))
_JOINS = "、和及与或 "
_LONGEST, _SEVERAL = 240, 2
_TERM = pattern(r"([+-]?)([^+-]+)")


class Figure(NamedTuple):
    """`kind`: received, received_total, carried_in, carried_out, handled, handled_part, handled_total, outcome, reason, applicant,
    reconsideration, reconsideration_result, litigation, litigation_result, disputes, document, repealed or enforcement. `sums`: what it may mean, each a sum of cells as (sign, key), all of them cells of this
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
    figures = tuple(_told_once(list(_figures(report, statements))))
    _kept = (statements, report, figures)
    return figures


def _told_once(figures: list[Figure]) -> Iterator[Figure]:
    """Without those that a sentence tells of the same cells with different numbers: they are of parts, each of its own."""
    told: dict[tuple[int, object], set[Decimal]] = {}
    for one in figures:
        if one.kind != "document":  # made, disclosed and standing ones may be the same cells
            told.setdefault((id(one.quantity.sentence), one.sums), set()).add(one.value)
    yield from (one for one in figures if len(told.get((id(one.quantity.sentence), one.sums), ())) < _SEVERAL)


def _figures(report: Report, statements: Statements) -> Iterator[Figure]:
    narrow: str | None = None  # the paragraph whose figures are a narrower body's, until it says otherwise
    for quantity in statements.quantities:
        if not quantity.exact or not (found := _fit(quantity)):
            continue
        words = scope_words(quantity)
        if wider_body(words):
            narrow = None
        if narrower_body(report, words):
            narrow = quantity.sentence.text
        if beyond_body(report, quantity, words):
            continue
        if narrow is quantity.sentence.text or not compares(report, found.meaning.kind, found.meaning.part, quantity):
            continue
        cells = tuple(keys for one in found.sums if (keys := _cells(report, one)))
        if cells:
            yield _figure(found, quantity, cells)


def _figure(found: _Fit, quantity: Quantity, cells: tuple[tuple[tuple[int, str], ...], ...]) -> Figure:
    text = quantity.sentence.paragraph.text
    value = quantity.value / 10_000 if quantity.unit == "元" else quantity.value
    return Figure(found.meaning.kind, value, cells, text[found.start : found.end], quantity, found.start)


class _Phrase(NamedTuple):
    """A meaning with its patterns, each compiled when it is first looked for."""

    meaning: Meaning
    before: re.Pattern[str]
    behind: re.Pattern[str] | None
    since: re.Pattern[str] | None


@cache
def _phrase(meaning: Meaning) -> _Phrase:
    behind, since = (_pattern(text) if text else None for text in (meaning.behind, meaning.since))
    return _Phrase(meaning, _pattern(meaning.before), behind, since)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """One for all meanings that look for the same."""
    return pattern(text)


class _Fit(NamedTuple):
    """A meaning that fits a quantity, the stretch of text that says so, and the sums it names."""

    meaning: Meaning
    start: int
    end: int
    sums: tuple[str, ...]


def _fit(quantity: Quantity) -> _Fit | None:
    """The first meaning whose phrase fits."""
    unit = _unit(quantity)
    kinds = _kinds(quantity.before + " " + quantity.after) if unit in _COUNTED else ()
    if not kinds or (quantity.value and _EACH.search(quantity.before)):
        return None
    before, after = _unlinked(quantity.before), quantity.after.strip()
    for phrase in _phrases(kinds, unit, _runs_on(quantity)):
        found = phrase.before.search(before)
        if not found:
            continue
        meaning = phrase.meaning
        behind = phrase.behind.search(after) if phrase.behind else None
        if (phrase.behind and not behind) or (meaning.topic and not _is_about(meaning, quantity)):
            continue
        if phrase.since and not phrase.since.search(_so_far(quantity)):
            continue
        rows = _ROWS.get(meaning.kind)
        sums = outcome_sums((behind or found)["names"], rows) if rows else meaning.sums
        alone = behind and meaning.before.startswith("^")
        offset = found.start("names") if rows and not behind else found.start()
        start = quantity.start if alone else quantity.start - len(quantity.before) + offset
        end = quantity.end + (len(behind[0].rstrip("、的和及与( ")) if behind else 0)
        return _Fit(meaning, start, end, sums)
    return None


def _runs_on(quantity: Quantity) -> bool:
    """3件予以公开2件: the words behind are those of the next number."""
    at = quantity.end + len(quantity.after)
    return at < quantity.clause[1] and bool(quantity.after) and not any(mark in quantity.after for mark in _JOINS)


def _unit(quantity: Quantity) -> str:
    """What it is counted in, 件 for 申请数为45."""
    if quantity.unit in _TIMES:
        return quantity.unit[0]
    return quantity.unit or ("件" if quantity.before.rstrip(" :").endswith(_NUMBER_OF) else "")


def _so_far(quantity: Quantity) -> str:
    """The sentence as far as the number."""
    return quantity.sentence.text[max(quantity.sentence.start, quantity.start - _LONGEST) : quantity.start].rstrip()


@lru_cache(maxsize=1024)
def _phrases(kinds: tuple[str, ...], unit: str, runs_on: bool) -> tuple[_Phrase, ...]:
    """Those of the kinds that may stand with a unit, and where the words behind may be looked at."""
    fitting = (one for one in MEANINGS if one.kind in kinds and unit in (one.units or _UNITS))
    return tuple(_phrase(one) for one in fitting if not (one.behind and runs_on))


def _kinds(words: str) -> tuple[str, ...]:
    """The kinds of which a cue is among the words."""
    return _kinds_of(tuple([cue for cue in _CUES if cue in words]))


@lru_cache(maxsize=1024)
def _kinds_of(cues: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(kind for kind, known in CUES.items() if not set(known).isdisjoint(cues))


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
    if meaning.kind == "outcome" and _lists_outcomes(quantity):
        return True
    if topic_before(sentence, end) != meaning.topic:
        return False
    near = sentence.text[max(0, quantity.start - _LONGEST) : end]
    return "公开" in near or "公开" in sentence.heading or sentence.section == 3


def _lists_outcomes(quantity: Quantity) -> bool:
    named = set(_NAMED.findall(nearby(quantity)))
    return len(named) >= _SURE and bool(named & {"无法提供", "不予处理", "其他处理"})


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

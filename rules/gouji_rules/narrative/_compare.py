"""Figures of the prose held against the cells they may mean (reading rules R1, R5 and R7), once for all rules of NAR."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, NamedTuple

from gouji import Cell, Figure, Finding, Report, ReportRule, Text, Unchecked, figures_of, pattern, plain

_ZERO = Decimal(0)
_EMPTY = ("blank", "dash")
_NUMBERED = pattern(r"^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*")
# So many cells are all named, zeros too.
_FEW = 4
_OUTCOMES = Text("办理结果总计", "all outcomes")
_UNSURE = Text(
    "正文有数，表中相应的格空白或读不出数，补填后才能核对",
    "the text gives a figure, but its cells in the table are blank or unreadable; fill them in to have it checked",
)


class Amount(NamedTuple):
    """What cells come to; `sure` where no blank or unreadable one is among them. `parts`: each with what it counts for,
    which for a blank total is the sum of its row.
    """

    value: Decimal
    sure: bool
    parts: tuple[tuple[Cell, Decimal], ...]


class Against(NamedTuple):
    """A figure that none of its sums bears out. `again` are further places where it is repeated."""

    figure: Figure
    sums: tuple[Amount, ...]
    again: tuple[Figure, ...]


def compared(report: Report, *kinds: str) -> Iterator[Against | Figure]:
    """Of the figures of these kinds, those that are wrong, each once; those that cannot be judged as they are."""
    figures = [one for one in figures_of(report) if one.kind in kinds and not is_denied(report, one)]
    zeros: frozenset[str] | None = None
    wrong: dict[object, list[tuple[Figure, tuple[Amount, ...]]]] = {}
    for figure in figures:
        sums = tuple(_amount(report, terms, zeros or frozenset()) for terms in figure.sums)
        if any(_fits(figure, one) for one in sums):
            continue
        if zeros is None:  # wanted for few reports, and dear to know
            zeros = _settled(report)
            sums = tuple(_amount(report, terms, zeros) for terms in figure.sums)
        if any(not one.sure for one in sums):
            yield figure
        else:
            wrong.setdefault((figure.kind, figure.value, figure.sums[0]), []).append((figure, sums))
    for told in wrong.values():
        yield Against(*told[0], tuple(figure for figure, _ in told[1:]))


def is_denied(report: Report, figure: Figure) -> bool:
    """R7: a figure above zero over a table of nothing but printed zeros is NAR009's."""
    table = report.table(figure.keys[0].partition(".")[0])
    counted = figure.kind not in ("document", "enforcement")
    return bool(counted and figure.value and table and table.cells) and all(
        cell.value == 0 for cell in (table.cells if table else ())
    )


def _fits(figure: Figure, amount: Amount) -> bool:
    """As far as the text prints it: 1.2万件 is every number that is cut or rounded to it."""
    grain = figure.quantity.grain / (10_000 if figure.quantity.unit == "元" else 1)
    return figure.value == amount.value or (grain != 1 and abs(figure.value - amount.value) < grain)


def _settled(report: Report) -> frozenset[str]:
    """R1: the cells whose blanks are zero for certain, since a sum under a known total holds with zero there.

    A total that one sum shows to be zero settles the other sum it heads: a column of blanks over a row that adds up.
    """
    sums = [found for found in report.assessments if found.verdict == "holds" and found.identity.relation == "="]
    zeros: set[str] = set()
    for _ in range(2):
        for found in sums:
            if found.total.value is not None or found.total.key in zeros:
                zeros.update(cell.key for cell in found.cells)
    return frozenset(zeros)


def _amount(report: Report, terms: tuple[tuple[int, str], ...], zeros: frozenset[str]) -> Amount:
    sure, parts = True, []
    for sign, key in terms:
        if cell := report.cell(key):
            value, certain = _value(report, cell, zeros)
            sure = sure and certain
            parts.append((cell, sign * value))
    return Amount(sum((value for _, value in parts), _ZERO), sure, tuple(parts))


def _value(report: Report, cell: Cell, zeros: frozenset[str]) -> tuple[Decimal, bool]:
    if cell.value is not None:
        return cell.value, True
    table = report.table(cell.key.partition(".")[0])
    parts = [one for one in table.row(cell.row.key) if one.key != cell.key] if table else []
    if cell.column.key == "total" and cell.state in _EMPTY and any(one.value for one in parts):
        return sum((one.value or _ZERO for one in parts), _ZERO), all(
            one.value is not None or (one.state in _EMPTY and one.key in zeros) for one in parts
        )
    return _ZERO, cell.state in _EMPTY and cell.key in zeros


def unnumbered(label: Text) -> Text:
    """A label without the number before it."""
    return Text(_NUMBERED.sub("", label.zh), _NUMBERED.sub("", label.en))


def told(amount: Amount, several: bool = False) -> Text:
    """A sum as a person writes it down: its parts other than zero, and what they come to; of one of `several` that runs
    across a row, with the row's name before it.
    """
    parts = [(cell, value) for cell, value in amount.parts if value] or list(amount.parts[:1])
    across = len({cell.row.key for cell, _ in amount.parts}) == 1 < len(amount.parts)
    names = [unnumbered(cell.column.label) if across else _name(cell) for cell, _ in parts]
    total = plain(amount.value)
    if len(parts) == 1:
        return Text(f"{names[0].zh}{total}", f"{names[0].en} {total}")
    zh = "".join(f"{_sign(value)}{name.zh}{plain(abs(value))}" for name, (_, value) in zip(names, parts, strict=True))
    en = " ".join(
        f"{_sign(value)} {name.en} {plain(abs(value))}" for name, (_, value) in zip(names, parts, strict=True)
    )
    row = _row(parts[0][0]) if across and several else None
    return Text(
        (f"{row.zh}：" if row else "") + f"{zh.removeprefix('＋')}＝{total}",
        (f"{row.en}: " if row else "") + f"{en.removeprefix('＋ ').replace('＋', '+').replace('－', '-')} = {total}",
    )


def _row(cell: Cell) -> Text:
    return _OUTCOMES if cell.row.key == "handled_total" else unnumbered(cell.row.label)


def _sign(value: Decimal) -> str:
    return "－" if value < 0 else "＋"


def _name(cell: Cell) -> Text:
    """The row, with the column where it is not the total. （七）总计 alone would not say of what."""
    if cell.key == "applications.handled_total.total":
        return _OUTCOMES
    sole = cell.column.key == "total" and not cell.key.startswith("disclosure.")
    return unnumbered(cell.row.label if sole else cell.label)


class NarrativeRule(ReportRule, abstract=True):
    """A figure of one of `kinds` must be one of the values it may mean; {quote} is the phrase, {table} what the cells say."""

    kinds: ClassVar[tuple[str, ...]]
    needs = ("kinds",)

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for one in self.wrong(subject):
            if isinstance(one, Figure):
                yield self.unchecked(one, _UNSURE)
            else:
                yield self.against(one)

    def wrong(self, report: Report) -> Iterator[Against | Figure]:
        yield from compared(report, *self.kinds)

    def against(self, one: Against) -> Finding:
        sums = {amount.value: amount for amount in reversed(one.sums)}
        shown = [told(amount, len(sums) > 1) for amount in reversed(sums.values())]
        told_of = [(cell, value) for amount in one.sums for cell, value in amount.parts]
        cells = {cell.key: cell for cell, value in told_of if value or len(told_of) < _FEW}
        return self.finding(
            one.figure,
            *(cells or {cell.key: cell for cell, _ in told_of}).values(),
            *one.again,
            expected=one.sums[0].value if len(sums) == 1 else None,
            actual=one.figure.value,
            quote=" ".join(one.figure.words.split()),
            table=Text("，或".join(text.zh for text in shown), ", or ".join(text.en for text in shown)),
        )

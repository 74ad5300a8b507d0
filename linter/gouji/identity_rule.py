"""Rules over identities: what a violated one means, and what explains several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, ClassVar

from gouji.model.diagnosis import Change, Fault, FaultKind
from gouji.model.finding import Finding, Fix, Related, Unchecked
from gouji.model.report import Assessment, Report
from gouji.normalize import enumerator
from gouji.rule import Rule
from gouji.text import Text, plain

_NOT_READABLE = Text(
    "有空白格或读不出数的格，按0计也不平，无法核对",
    "cells are blank or unreadable, and 0 in them does not make the sum hold",
)


class IdentityRule(Rule[Assessment], abstract=True):
    """Speaks where an identity of its `kind` is violated. The template says which cells, so that a rule is only words.

    The message may use {scope} (the row or column), {left} and {right} (the terms that are not zero, with
    their sum), and {right_sum}. The finding stands at the total, with the other cells related.
    """

    kind: ClassVar[str]
    needs = ("kind",)

    def subjects(self, report: Report) -> Iterable[Assessment]:
        """The identities of the kind, but for violated ones that a stated fault explains."""
        explained = [one for found in report.diagnoses for fault in found.faults for one in fault.restored]
        return [one for one in report.assessed(self.kind) if not any(one is other for other in explained)]

    def run(self, report: Report) -> Iterator[Finding | Unchecked]:
        """As `check` says, with the cells named that the diagnosis suspects where it is not certain."""
        for subject in self.subjects(report):
            diagnosis = report.diagnosis(subject) if subject.verdict == "violated" else None
            suspects = [one for one in diagnosis.suspects if one.cell in subject.cells] if diagnosis else []
            for told in self.check(subject):
                yield _with_suspects(told, suspects) if isinstance(told, Finding) else told

    def check(self, subject: Assessment) -> Iterator[Finding | Unchecked]:
        if subject.verdict == "violated":
            total = subject.total
            parts = sorted(subject.parts, key=lambda cell: not cell.value)  # what adds up first, zeros after it
            yield self.finding(
                total, *parts, expected=subject.needed(total), actual=total.value, fixes=(), **_equation(subject)
            )
        elif subject.verdict == "open":
            yield self.unchecked(subject.total, _NOT_READABLE, *subject.cells)


def _equation(found: Assessment) -> dict[str, object]:
    """An identity's terms with their values, as a person writes them down: zeros only where there is nothing else."""
    down = len({cell.column.key for cell in found.cells}) == 1
    by_key = {cell.key: cell for cell in found.cells}
    first = found.cells[0]
    told: dict[str, object] = {"scope": first.column.label if down else first.row.label}
    for name, side in (("left", 1), ("right", -1)):
        cells = [by_key[key] for sign, key in found.identity.terms if sign == side and key in by_key]
        terms = [
            (unnumbered(cell.row.label if down else cell.column.label), cell.value or Decimal(0))
            for cell in cells
            if cell.value or len(cells) == 1
        ]
        total = sum((value for _, value in terms), Decimal(0))
        zh, en = (
            "＋".join(f"{label.zh}{plain(value)}" for label, value in terms) or "其余各项均为0",
            " + ".join(f"{label.en} {plain(value)}" for label, value in terms) or "the rest all zero",
        )
        if len(terms) > 1:
            zh, en = f"{zh}，合计{plain(total)}", f"{en} = {plain(total)}"
        told |= {name: Text(zh, en), f"{name}_sum": total}
    return told


def unnumbered(label: Text) -> Text:
    """A label without its leading number: 二、上年结转… is 上年结转…."""
    return Text(label.zh[enumerator(label.zh)[2] :], re.sub(r"^\(?\d+[.)]\s*", "", label.en))


_SUSPECTS = Text("；可疑的格：{suspects}", "; suspects: {suspects}")


def _with_suspects(finding: Finding, suspects: Iterable[Change]) -> Finding:
    told = [changed(one) for one in suspects]
    if not told or finding.suggestion is None:
        return finding
    names = Text("、".join(one.zh for one in told), ", ".join(one.en for one in told))
    more = _SUSPECTS.fill({"suspects": names})
    return finding._replace(suggestion=Text(finding.suggestion.zh + more.zh, finding.suggestion.en + more.en))


def changed(change: Change) -> Text:
    """A cell, from what to what."""
    label, values = change.cell.label, (plain(change.printed), plain(change.value))
    return Text(f"{label.zh} {values[0]}→{values[1]}", f"{label.en} {values[0]} → {values[1]}")


_SLIPS = {
    "transposed": Text("（疑为数字前后颠倒）", " (digits transposed?)"),
    "dropped": Text("（疑为少了一位数字）", " (a digit dropped?)"),
    "doubled": Text("（疑为多打了一位相同的数字）", " (a digit doubled?)"),
    "added": Text("（疑为多了一位数字）", " (a digit too many?)"),
    "look-alike": Text("（疑为形近数字）", " (a look-alike digit?)"),
    "digit": Text("（疑为一位数字打错）", " (one digit mistyped?)"),
    "power": Text("（疑为小数点、零的个数或单位有误）", " (decimal point, zeros or unit?)"),
    "sign": Text("（疑为正负号有误）", " (the sign?)"),
    "omitted": Text("（疑为漏填）", " (left out?)"),
    "neighbor": Text("（疑为抄了相邻格的数）", " (copied from the next cell?)"),
}
_ONLY, _LIKELY = Text("只有", "only"), Text("很可能应", "most likely")


class FaultRule(Rule[Fault], abstract=True):
    """Speaks of the faults of its `kinds` that explain violated identities; those are then not reported one by one.

    The message may use {cell}, {printed} and {value} (of the first cell), {slip}, {only} (只有 or 很可能应), {count} (of
    the identities restored), {line} (the row or column all its cells are in), {cells} and {values} (within the line, with
    the numbers printed and due), {changes} (cells by their full names, from what to what) and {steps} (by how much each
    column changes). The finding stands at the first cell, the other cells and the identities are related.
    """

    kinds: ClassVar[tuple[FaultKind, ...]]
    needs = ("kinds",)

    def subjects(self, report: Report) -> Iterable[Fault]:
        return [fault for found in report.diagnoses for fault in found.faults if fault.kind in self.kinds]

    def check(self, subject: Fault) -> Iterator[Finding | Unchecked]:
        first, *more = subject.changes
        fixes = [Fix(one.cell.key, one.value, one.cell.location) for one in subject.changes]
        found = self.finding(
            first.cell,
            *(one.cell for one in more),
            expected=first.value,
            actual=first.printed,
            fixes=fixes,
            **self.told(subject),
        )
        yield found._replace(related=(*found.related, *(_restored(one) for one in subject.restored)))

    @staticmethod
    def told(fault: Fault) -> dict[str, Any]:
        """What the message may use. Any: as `finding` takes it."""
        first = fault.changes[0]
        cells = [one.cell for one in fault.changes]
        across = len({cell.row.key for cell in cells}) == 1
        line = Text(f"“{cells[0].row.label.zh}”一行", f"row “{cells[0].row.label.en}”")
        if not across:
            line = Text(f"“{cells[0].column.label.zh}”一列", f"column “{cells[0].column.label.en}”")
        names = [unnumbered(cell.column.label if across else cell.row.label) for cell in cells]
        shown = [
            (_valued(name, one.printed), _valued(name, one.value), changed(one))
            for name, one in zip(names, fault.changes, strict=True)
        ]
        steps = [_valued(one.cell.column.label, one.value - one.printed) for one in fault.changes]
        return {
            "cell": first.cell.label,
            "printed": first.printed,
            "value": first.value,
            "slip": _SLIPS[first.slip] if first.slip else Text("", ""),
            "only": _ONLY if fault.only else _LIKELY,
            "count": len(fault.restored),
            "line": line,
            "cells": [told for told, _, _ in shown],
            "values": [told for _, told, _ in shown],
            "changes": [told for _, _, told in shown],
            "steps": steps,
        }


def _valued(name: Text, value: Decimal) -> Text:
    return Text(f"{name.zh}{plain(value)}", f"{name.en} {plain(value)}")


def _restored(found: Assessment) -> Related:
    """A violated identity as evidence, at its total."""
    return Related("identity", stated(found), found.total.location, found.total.key)


def stated(found: Assessment) -> Text:
    """Both sides of an identity with their values, named by its row or column."""
    down = len({cell.column.key for cell in found.cells}) == 1
    line = Text("“{scope}”一列：{left}；{right}", "column “{scope}”: {left}; {right}")
    if not down:
        line = Text("“{scope}”一行：{left}；{right}", "row “{scope}”: {left}; {right}")
    return line.fill(_equation(found))


def with_stated_faults(report: Report, rules: Iterable[Rule[object]]) -> Report:
    """The report with only those faults stated that one of the rules speaks of; the identities behind any other are
    then reported one by one, so that a rule left out never makes a wrong report look right.
    """
    if not report.diagnoses:
        return report
    kinds = {kind for rule in rules if isinstance(rule, FaultRule) and rule.applies(report) for kind in rule.kinds}
    told = tuple(
        one._replace(faults=tuple(fault for fault in one.faults if fault.kind in kinds)) for one in report.diagnoses
    )
    return report._replace(diagnoses=told)

"""Rules over identities: what a violated one means, and what explains several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal
from typing import Any, ClassVar

from gouji.equation import EquationError
from gouji.matching import Axis
from gouji.model.diagnosis import Change, Fault, FaultKind
from gouji.model.finding import Finding, Fix, Related, Unchecked
from gouji.model.report import Assessment, Cell, Report
from gouji.model.template import LAST_YEAR, Identity, Template
from gouji.names import Wanted, resolved
from gouji.normalize import enumerator
from gouji.rule import Rule
from gouji.text import Text, plain

_NOT_READABLE = Text(
    "有空白格或读不出数的格，按0计也不平，无法核对",
    "cells are blank or unreadable, and 0 in them does not make the sum hold",
)


class IdentityRule(Rule[Assessment], abstract=True):
    """Speaks where an identity of its `kind` is violated. The template says which cells, so that a rule is only words.

    A rule may also bring identities the template does not have: `equations`, in the names of rows and columns that
    names.py knows, `table`, `each` and `only` where these leave it open; `kind` is then the rule's code. Reports are
    checked and wrong cells told by them as by the template's own, the latter only where the rule is `certain`.

    The message may use {equation}, {scope} (the row or column), {left} and {right} (the terms that are not zero, with
    their sum), and {right_sum}. The finding stands at the total, with the other cells related.
    """

    kind: ClassVar[str]
    equations: ClassVar[tuple[str, ...]] = ()
    table: ClassVar[str] = ""
    each: ClassVar[Axis | None] = None
    only: ClassVar[tuple[str, ...]] = ()
    needs = ("kind",)

    def __init_subclass__(cls, *, abstract: bool = False, **keywords: Any) -> None:
        """Any: as in Rule."""
        if cls.equations and not getattr(cls, "kind", ""):
            cls.kind = cls.code
        cls.names_form = bool(cls.equations)
        super().__init_subclass__(abstract=abstract, **keywords)

    @classmethod
    def fit(cls, template: Template) -> None:
        cls.identities(template)

    @classmethod
    def identities(cls, template: Template) -> tuple[Identity, ...]:
        """What `equations` come to on a form. Raises EquationError where it has not what they name."""
        wanted = Wanted(cls.table, cls.each, cls.only)
        return tuple(
            one for text in cls.equations for one in resolved(text, template, cls.kind, wanted, certain=cls.certain)
        )

    def subjects(self, report: Report) -> Iterable[Assessment]:
        """The identities of the kind, but for violated ones that a stated fault explains."""
        return report.unexplained(self.kind)

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


def _along(found: Assessment) -> Axis | None:
    """Whether the cells of an identity, more than one, stand in one row or in one column of a table."""
    places = [cell.key.removeprefix(LAST_YEAR).split(".") for cell in found.cells]
    if len({table for table, *_ in places}) == 1 and len(places) > 1:
        if len({column for *_, column in places}) == 1:
            return "column"
        if len({row for _, row, _ in places}) == 1:
            return "row"
    return None


def _equation(found: Assessment) -> dict[str, object]:
    """An identity's terms with their values, as a person writes them down: zeros only where there is nothing else."""
    along, by_key = _along(found), {cell.key: cell for cell in found.cells}
    first, constant = found.cells[0], found.identity.constant
    scope = first.column.label if along == "column" else first.row.label if along == "row" else first.label
    told: dict[str, object] = {"scope": scope, "equation": found.identity.text}
    for name, side in (("left", 1), ("right", -1)):
        due = [
            (side * number, by_key[key]) for number, key in found.identity.terms if number * side > 0 and key in by_key
        ]
        terms = [
            (number, _named(cell, along), cell.value or Decimal(0))
            for number, cell in due
            if cell.value or len(due) == 1
        ]
        own = Decimal(max(0, side * constant))
        total = sum((number * value for number, _, value in terms), own)
        zh = [f"{'' if number == 1 else f'{number}×'}{label.zh}{plain(value)}" for number, label, value in terms]
        en = [f"{'' if number == 1 else f'{number} × '}{label.en} {plain(value)}" for number, label, value in terms]
        if own or not due:
            zh, en = [*zh, plain(own)], [*en, plain(own)]
        text = Text("＋".join(zh) or "其余各项均为0", " + ".join(en) or "the rest all zero")
        if len(zh) > 1 or any(number != 1 for number, _, _ in terms):
            text = Text(f"{text.zh}，合计{plain(total)}", f"{text.en} = {plain(total)}")
        told |= {name: text, f"{name}_sum": total}
    return told


def _named(cell: Cell, along: Axis | None) -> Text:
    """By what tells it from the others: its row in a column, its column in a row."""
    return cell.label if along is None else unnumbered(cell.row.label if along == "column" else cell.column.label)


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
        """What the message may use; a rule may add to it. Any: as `finding` takes it."""
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
    return _STATED[_along(found)].fill(_equation(found))


_STATED: dict[Axis | None, Text] = {
    "column": Text("“{scope}”一列：{left}；{right}", "column “{scope}”: {left}; {right}"),
    "row": Text("“{scope}”一行：{left}；{right}", "row “{scope}”: {left}; {right}"),
    None: Text("“{equation}”：{left}；{right}", "“{equation}”: {left}; {right}"),
}


def with_declared(report: Report, rules: Iterable[Rule[object]]) -> Report:
    """The report on its form with the identities that the rules bring."""
    if report.template is None:
        return report
    more: list[Identity] = []
    for rule in rules:
        if isinstance(rule, IdentityRule) and rule.equations and rule.applies(report):
            with suppress(EquationError):  # one for all forms need not fit each: the registry saw that it fits some
                more += rule.identities(report.template)
    if not more:
        return report
    return report._replace(template=report.template._replace(identities=(*report.template.identities, *more)))


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

"""Assessing identities under reading rule R1: a blank is zero or unknown, never simply zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from gouji.model.report import Assessment, Cell, Report
from gouji.model.template import LAST_YEAR, Identity, Template

_ZERO = Decimal(0)
# States under which a cell may stand for zero. Where a number is printed but not readable, zero is no reading of it.
_MAYBE_ZERO = ("blank", "dash", "missing")


class Assessed(NamedTuple):
    """The verdicts on identities, in the template's order, and the cells' numbers as they entered them."""

    assessments: tuple[Assessment, ...]
    values: Mapping[str, Decimal]


def assess(report: Report) -> Assessed:
    """Every identity of the report's template whose cells are part of the report."""
    if report.template is None:
        return Assessed((), {})
    cells = {cell.key: cell for cell in (*report.cells, *_last_year(report.previous))}
    tables = {table.form.key for table in report.tables}
    tables |= {LAST_YEAR + table.form.key for table in report.previous.tables} if report.previous else set()
    stand_ins = _stand_ins(report.template)
    identities = [(identity, _terms(identity, cells, tables, stand_ins)) for identity in report.template.identities]
    identities = [
        (identity, terms) for identity, terms in identities if len(terms) > 1 or len(terms) == len(identity.terms) == 1
    ]
    values = {key: cell.value for key, cell in cells.items() if cell.value is not None}
    sums = [terms for identity, terms in identities if _is_sum(identity)]
    _add_forced_zeros(sums, cells, values)
    _add_implied_totals(sums, cells, values)
    return Assessed(tuple(_assess(identity, terms, cells, values) for identity, terms in identities), values)


def _last_year(previous: Report | None) -> Iterator[Cell]:
    """The cells of the report for the year before, under keys and at places that say so."""
    for cell in previous.cells if previous else ():
        location = cell.location._replace(path=previous.document.path if previous else "")
        yield cell._replace(key=LAST_YEAR + cell.key, location=location)


Terms = Sequence[tuple[int, str]]


def _stand_ins(template: Template) -> dict[str, set[str]]:
    """For each row by table and key, the rows that a report may print in its stead, or it in theirs."""
    found: dict[str, set[str]] = {}
    for table in template.tables:
        for row in table.rows:
            for replaced in row.replaces:
                found.setdefault(f"{table.key}.{row.key}", set()).add(f"{table.key}.{replaced}")
                found.setdefault(f"{table.key}.{replaced}", set()).add(f"{table.key}.{row.key}")
    return found


def _terms(identity: Identity, cells: dict[str, Cell], tables: set[str], stand_ins: Mapping[str, set[str]]) -> Terms:
    """Without the rows of which this report prints another in their stead. Empty where a table is not there, where last
    year's form had no such cell, and where a row is not printed that nothing in the identity stands in for.
    """
    if any(key.rsplit(".", 2)[0] not in tables for _, key in identity.terms):
        return []
    kept = [term for term in identity.terms if term[1] in cells]
    rows = {key.rpartition(".")[0] for _, key in kept} if len(kept) < len(identity.terms) else set()
    for _, key in identity.terms:
        if key not in cells and (key.startswith(LAST_YEAR) or not stand_ins.get(key.rpartition(".")[0], set()) & rows):
            return []
    return kept


def _is_sum(identity: Identity) -> bool:
    """Whether a blank can be worked out from it."""
    return identity.relation == "=" and identity.certain and identity.is_plain


def _split(terms: Terms) -> tuple[list[str], list[str]]:
    return [key for n, key in terms if n > 0], [key for n, key in terms if n < 0]


def _add_forced_zeros(equations: Sequence[Terms], cells: dict[str, Cell], values: dict[str, Decimal]) -> None:
    """R1.2: where the known parts already reach a known total, the blanks beside them are zero for certain."""
    for terms in equations:
        parts, totals = _split(terms)
        if len(totals) != 1 or totals[0] not in values:
            continue
        blanks = [key for key in parts if key not in values]
        known = sum((values[key] for key in parts if key in values), _ZERO)
        if known == values[totals[0]] and all(cells[key].state in _MAYBE_ZERO for key in blanks):
            values.update((key, _ZERO) for key in blanks)


def _add_implied_totals(equations: Sequence[Terms], cells: dict[str, Cell], values: dict[str, Decimal]) -> None:
    """R1.4: a blank total beside known parts enters its column's addition as the sum of its parts."""
    for terms in equations:
        parts, totals = _split(terms)
        if len(totals) == 1 and len(parts) > 2 and cells[totals[0]].state in _MAYBE_ZERO and totals[0] not in values:
            known = [values[key] for key in parts if key in values]
            rest = [cells[key] for key in parts if key not in values]
            if any(known) and all(cell.state in _MAYBE_ZERO for cell in rest):
                values[totals[0]] = sum(known, _ZERO)


def _assess(identity: Identity, terms: Terms, cells: dict[str, Cell], values: dict[str, Decimal]) -> Assessment:
    own = tuple(cells[key] for _, key in terms)
    total = next((cells[key] for sign, key in terms if sign < 0), own[-1])
    unknown = [key for _, key in terms if key not in values]
    if any(cells[key].state not in _MAYBE_ZERO for key in unknown):
        return Assessment(identity, "open", None, own, total)
    difference = _sum(terms, values) + identity.constant
    holds = {"=": difference == 0, ">=": difference >= 0, "<=": difference <= 0, "!=": difference != 0}[
        identity.relation
    ]
    may_hold = unknown and (identity.relation != "=" or _may_close(difference, terms, unknown, cells))
    verdict: Literal["holds", "violated", "open"] = "holds" if holds else "open" if may_hold else "violated"
    return Assessment(identity, verdict, difference if verdict != "open" else None, own, total)


def _sum(terms: Terms, values: dict[str, Decimal]) -> Decimal:
    """Most cells are zero, and adding zeros is most of the work."""
    total = _ZERO
    for sign, key in terms:
        value = values.get(key)
        if value:
            total += value if sign == 1 else -value if sign == -1 else sign * value
    return total


def _may_close(difference: Decimal, terms: Terms, unknown: Sequence[str], cells: dict[str, Cell]) -> bool:
    """Whether numbers in the empty cells could make an equation hold: not where they could only be below zero. A cell
    that is not there at all may have taken others with it, and proves nothing.
    """
    signs = [sign for sign, key in terms if key in unknown]
    bounded = all(cells[key].state != "missing" and cells[key].column.kind != "change" for key in unknown)
    return not bounded or any(sign * difference < 0 for sign in signs)

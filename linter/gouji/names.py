"""Rows, columns and cells by the names people give them, and what an equation in such names comes to on a form.

A name is a key, a label with or without its number, an alias, or the end of a row's whole name with its group before it
(办理结果总计). A group's name is the sum of its rows. Names of rows make an identity for each column, names of columns
one for each row; two parts (总计.本年新收, in either order) or three, with the table before, name cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, NoReturn

from gouji.equation import Equation, EquationError, Term, parse_equation
from gouji.matching import Axis, UnknownNameError, every_name, match, match_or_fail
from gouji.model.template import LAST_YEAR, Identity, TableForm, Template
from gouji.normalize import closest, fold
from gouji.text import Text

_LAST_YEAR = ("last_year", "上年")


class Wanted(NamedTuple):
    """What is said of an equation besides its text: the table, the lines it runs along, which of these."""

    table: str = ""
    each: Axis | None = None
    only: tuple[str, ...] = ()


_ANYWHERE = Wanted()


def resolved(
    text: str, template: Template, kind: str, wanted: Wanted = _ANYWHERE, *, certain: bool = True
) -> tuple[Identity, ...]:
    """The identities over the template's cells that an equation states. Raises EquationError."""
    equation = parse_equation(text)
    tables = _tables(template, wanted.table)
    if any(len(_parts(term)[1]) > 1 for term in equation.terms):
        return (_over_cells(equation, tables, kind, text, wanted, certain=certain),)
    found: list[list[Identity]] = []
    failed: list[EquationError] = []
    axes: tuple[Axis, ...] = (wanted.each,) if wanted.each else ("column", "row")
    for table in tables:
        for each in axes:
            try:
                found.append(list(_along(equation, table, each, kind, text, wanted, certain=certain)))
            except EquationError as error:
                failed.append(error)
    if len(found) > 1:
        names = "、".join(dict.fromkeys(ones[0].table for ones in found))
        zh, en = (
            f"不止一张表有这些名称，请用 table 指明（{names}）",
            f"several tables have these names: give `table` ({names})",
        )
        raise EquationError(zh, en, 0)
    if not found:
        # The reading that found all names is the one meant, else the one that got furthest.
        best = max(failed, key=lambda one: (not isinstance(one, UnknownNameError), one.at))
        if isinstance(best, UnknownNameError):
            raise UnknownNameError(
                best.term, best.name, lambda: [name for axis in axes for name in every_name(tables, _other(axis))]
            )
        raise best
    return tuple(found[0])


def _other(axis: Axis) -> Axis:
    return "row" if axis == "column" else "column"


def cells_named(name: str, template: Template) -> tuple[str, ...]:
    """The keys of the cells of a row, a column or a cell. Raises EquationError."""
    (term,) = parse_equation(f"{name} >= 0").terms
    keys: list[str] = []
    for table in template.tables:
        try:
            rows = [row.key for row in table.rows]
            if len(term.parts) > 1:
                keys += _cells(term, (table,))
            elif columns := match(term.name, "column", table):
                keys += _existing(table, rows, columns)
            elif named := match(term.name, "row", table):
                keys += _existing(table, named, [column.key for column in table.columns])
        except EquationError:
            continue
    if not keys:
        raise UnknownNameError(
            term, term.name, lambda: [*every_name(template.tables, "row"), *every_name(template.tables, "column")]
        )
    return tuple(keys)


def _tables(template: Template, name: str) -> tuple[TableForm, ...]:
    if not name:
        return template.tables
    found = [table for table in template.tables if fold(name) in (fold(table.key), fold(table.label.zh))]
    if found:
        return tuple(found)
    near = closest(name, [one for table in template.tables for one in (table.label.zh, table.key)])
    hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
    raise EquationError(f"没有表“{name}”{hint.zh}", f"there is no table {name!r}{hint.en}", -1)


def _parts(term: Term) -> tuple[str, tuple[str, ...]]:
    """LAST_YEAR or nothing, and the rest of the name."""
    if len(term.parts) > 1 and term.parts[0].lower() in _LAST_YEAR:
        return LAST_YEAR, term.parts[1:]
    return "", term.parts


def _along(
    equation: Equation, table: TableForm, each: Axis, kind: str, text: str, wanted: Wanted, *, certain: bool
) -> Iterator[Identity]:
    """The identity of each row or column that has all the cells named."""
    named = [(term, _parts(term)[0], _span(term, _other(each), table)) for term in equation.terms]
    scopes = [key for one in wanted.only for key in match_or_fail(one, each, table, Term(1, (one,), 0))]
    cells = _keys(table)
    found = []
    for scope in scopes or [one.key for one in (table.rows if each == "row" else table.columns)]:
        terms: dict[str, int] = {}
        for term, year, keys in named:
            own = [f"{table.key}.{scope}.{key}" if each == "row" else f"{table.key}.{key}.{scope}" for key in keys]
            for key in own:
                terms[year + key] = terms.get(year + key, 0) + term.coefficient
        if all(key.removeprefix(LAST_YEAR) in cells for key in terms):
            found.append(_identity(kind, table.key, scope, terms, equation, text, certain=certain))
    if not found:
        zh, en = "没有哪一行或列具备这些格", "no row or column has all these cells"
        raise EquationError(zh, en, equation.terms[0].at)
    yield from found


def _over_cells(
    equation: Equation, tables: Sequence[TableForm], kind: str, text: str, wanted: Wanted, *, certain: bool
) -> Identity:
    if wanted.each or wanted.only:
        raise EquationError("写明单元格的等式不用 each 和 only", "an equation over cells takes no each and only", 0)
    terms: dict[str, int] = {}
    first = ""
    for term in equation.terms:
        year, parts = _parts(term)
        for key in _cells(term._replace(parts=parts), tables):
            first = first or key
            terms[year + key] = terms.get(year + key, 0) + term.coefficient
    table, _, scope = first.partition(".")
    return _identity(kind, table, scope, terms, equation, text, certain=certain)


def _identity(
    kind: str, table: str, scope: str, terms: dict[str, int], equation: Equation, text: str, *, certain: bool
) -> Identity:
    kept = tuple((number, key) for key, number in terms.items() if number)
    if not kept:
        raise EquationError("等式两边抵消，什么也没有说", "both sides cancel out: it says nothing", 0)
    return Identity(kind, table, scope, kept, equation.relation, text, equation.constant, certain)


def _cells(term: Term, tables: Sequence[TableForm]) -> tuple[str, ...]:
    """The keys that row and column, in either order, name; the table may stand before, and where it has one column
    only it and the row will do.
    """
    if term.upto:
        zh, en = "求和范围只用于行名或列名", "a range is for names of rows or of columns"
        raise EquationError(zh, en, term.at)
    if not 2 <= len(term.parts) <= 3:
        if len(term.parts) == 1:
            zh, en = f"“{term.name}”要写成 列.行", f"{term.name!r} must be written column.row, as the other names are"
            raise EquationError(zh, en, term.at)
        raise EquationError("名称至多三段：表.行.列", "a name has three parts at most: table.row.column", term.at)
    found: dict[tuple[str, ...], None] = {}
    for table in tables:
        own, named = term.parts, fold(term.parts[0]) in (fold(table.key), fold(table.label.zh))
        if len(own) == 3:
            if not named:
                continue
            own = own[1:]
        elif named and len(table.columns) == 1:
            own = (own[1], table.columns[0].key)
        for row, column in ((own[0], own[1]), (own[1], own[0])):
            keys = _existing(table, match(row, "row", table), match(column, "column", table))
            if keys:
                found[keys] = None
    if len(found) > 1:
        zh, en = f"“{term.name}”不止一处", f"{term.name!r} is found in several places"
        raise EquationError(
            f"{zh}：{'、'.join(keys[0] for keys in found)}", f"{en}: {', '.join(keys[0] for keys in found)}", term.at
        )
    if not found:
        _unknown_cell(term, tables)
    return next(iter(found))


def _unknown_cell(term: Term, tables: Sequence[TableForm]) -> NoReturn:
    """Names the part that nothing is called."""
    for part in term.parts:
        if not any(match(part, axis, table) for table in tables for axis in ("row", "column")):
            raise UnknownNameError(
                term,
                part,
                lambda: [*every_name(tables, "row"), *every_name(tables, "column"), *(t.label.zh for t in tables)],
            )
    raise EquationError(f"没有格“{term.name}”", f"there is no cell {term.name!r}", term.at)


def _existing(table: TableForm, rows: Iterable[str], columns: Iterable[str]) -> tuple[str, ...]:
    """The cells of rows that have them all; none where one lacks one."""
    cells, columns = _keys(table), tuple(columns)
    return tuple(key for row in rows for column in columns if (key := f"{table.key}.{row}.{column}") in cells)


@lru_cache(maxsize=64)
def _keys(table: TableForm) -> frozenset[str]:
    return frozenset(f"{table.key}.{row.key}.{column}" for row in table.rows for column in row.columns)


def _span(term: Term, axis: Axis, table: TableForm) -> tuple[str, ...]:
    """The rows or columns a term names: one, those of a group, or all from one to another."""
    first = match_or_fail(".".join(_parts(term)[1]), axis, table, term)
    if not term.upto:
        return first
    last = match_or_fail(".".join(term.upto), axis, table, term)
    order = [one.key for one in (table.rows if axis == "row" else table.columns)]
    start, end = order.index(first[0]), order.index(last[-1])
    if start > end:
        raise EquationError("求和范围前后颠倒", "the range runs backwards", term.at)
    return tuple(order[start : end + 1])

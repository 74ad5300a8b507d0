"""Rows, columns and cells by the names people give them, and what an equation in such names comes to on a form.

A name is a key, a label with or without its number, an alias, or the end of a row's whole name with its group before it
(办理结果总计). A group's name is the sum of its rows. Names of rows make an identity for each column, names of columns
one for each row; two parts (总计.本年新收, in either order) or three, with the table before, name cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, NoReturn

from gouji.equation import Equation, EquationError, Term, parse_equation
from gouji.model.template import LAST_YEAR, ColumnForm, GroupForm, Identity, RowForm, TableForm, Template
from gouji.normalize import closest, enumerator, fold
from gouji.text import Text

Axis = Literal["row", "column"]
_Form = RowForm | ColumnForm | GroupForm
_LAST_YEAR = ("last_year", "上年")
# A whole name may be cut short at its front down to so many letters.
_ENOUGH = 4


class Wanted(NamedTuple):
    """What is said of an equation besides its text: the table, the lines it runs along, which of these."""

    table: str = ""
    each: Axis | None = None
    only: tuple[str, ...] = ()


class _UnknownError(EquationError):
    """Nothing is called `name`."""

    def __init__(self, term: Term, name: str, names: Sequence[str]) -> None:
        near = closest(name, names) or _holding(name, names)
        hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
        super().__init__(f"没有“{name}”{hint.zh}", f"there is no {name!r}{hint.en}", term.at)
        self.term = term
        self.name = name


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
        best = max(failed, key=lambda one: (not isinstance(one, _UnknownError), one.at))
        if isinstance(best, _UnknownError):
            raise _UnknownError(best.term, best.name, [name for axis in axes for name in _every(tables, _other(axis))])
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
            elif columns := _match(term.name, "column", table):
                keys += _existing(table, rows, columns)
            elif named := _match(term.name, "row", table):
                keys += _existing(table, named, [column.key for column in table.columns])
        except EquationError:
            continue
    if not keys:
        raise _UnknownError(term, term.name, [*_every(template.tables, "row"), *_every(template.tables, "column")])
    return tuple(keys)


def _tables(template: Template, name: str) -> tuple[TableForm, ...]:
    if not name:
        return template.tables
    found = [table for table in template.tables if fold(name) in (fold(table.key), fold(table.label.zh))]
    if found:
        return tuple(found)
    near = closest(name, [one for table in template.tables for one in (table.label.zh, table.key)])
    hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
    raise EquationError(f"没有表“{name}”{hint.zh}", f"there is no table {name!r}{hint.en}", 0)


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
    scopes = [key for one in wanted.only for key in _match_or_fail(one, each, table, Term(1, (one,), 0))]
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
            keys = _existing(table, _match(row, "row", table), _match(column, "column", table))
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
        if not any(_match(part, axis, table) for table in tables for axis in ("row", "column")):
            raise _UnknownError(
                term, part, [*_every(tables, "row"), *_every(tables, "column"), *(t.label.zh for t in tables)]
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
    first = _match_or_fail(".".join(_parts(term)[1]), axis, table, term)
    if not term.upto:
        return first
    last = _match_or_fail(".".join(term.upto), axis, table, term)
    order = [one.key for one in (table.rows if axis == "row" else table.columns)]
    start, end = order.index(first[0]), order.index(last[-1])
    if start > end:
        raise EquationError("求和范围前后颠倒", "the range runs backwards", term.at)
    return tuple(order[start : end + 1])


def _match_or_fail(name: str, axis: Axis, table: TableForm, term: Term) -> tuple[str, ...]:
    if keys := _match(name, axis, table):
        return keys
    raise _UnknownError(term, name, _every((table,), axis))


def _holding(name: str, names: Sequence[str]) -> str | None:
    """The shortest name that this one is a part of."""
    return min((one for one in names if fold(name) in fold(one)), key=len, default=None)


def _every(tables: Iterable[TableForm], axis: Axis) -> list[str]:
    """What may be written, as it would be written: labels without their numbers, then keys."""
    found: list[str] = []
    for table in tables:
        forms: Sequence[_Form] = (*table.rows, *table.groups) if axis == "row" else table.columns
        found += [name for form in forms for name in (_bare(form.label.zh), *form.aliases)]
        found += [form.key for form in (table.rows if axis == "row" else table.columns)]
        if axis == "row":
            groups = {group.key: _bare(group.label.zh) for group in table.groups}
            found += [groups[row.group] + _bare(row.label.zh) for row in table.rows if row.group]
    return list(dict.fromkeys(found))


def _match(name: str, axis: Axis, table: TableForm) -> tuple[str, ...]:
    """The keys of the rows or columns of a name, a group's rows all; none where nothing, or more than one thing, is
    called so.
    """
    if axis == "column":
        return _only([(column.key,) for column in table.columns if name == column.key]) or _only(
            [(column.key,) for column in table.columns if fold(name) in _called(column)]
        )
    if any(row.key == name for row in table.rows):
        return (name,)
    rows = [row for row in table.rows if fold(name) in _called(row)]
    group = next((one for one in table.groups if name == one.key or fold(name) in _called(one)), None)
    if group:
        within = [row.key for row in table.rows if row.group and group.key in _above(row.group, table)]
        stand_in = [row.key for row in rows if set(row.replaces) <= set(within)]
        return tuple(row.key for row in table.rows if row.key in (*within, *stand_in))
    if rows:
        return _only([(row.key,) for row in rows])
    letters = fold(name)
    if len(letters) < _ENOUGH:
        return ()
    whole = [row for row in table.rows if any(one.endswith(letters) for one in _whole_names(row, table))]
    return _only([(row.key,) for row in whole])


def _only(found: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return found[0] if len(found) == 1 else ()


@lru_cache(maxsize=4096)
def _called(form: _Form) -> frozenset[str]:
    """Label and aliases, with and without their numbers, folded."""
    names = (form.label.zh, *form.aliases)
    return frozenset(fold(part) for name in names for part in (name, _bare(name)))


def _bare(label: str) -> str:
    return label[enumerator(label)[2] :]


def _above(group: str | None, table: TableForm) -> list[str]:
    """A group and those it stands in, the innermost first."""
    found: list[str] = []
    while group:
        found.append(group)
        group = next((one.parent for one in table.groups if one.key == group), None)
    return found


def _whole_names(row: RowForm, table: TableForm) -> Iterator[str]:
    """A row's names behind those of its groups."""
    chain = _above(row.group, table)
    groups = {group.key: group for group in table.groups}
    for name in _called(row):
        for group in chain:
            yield from (above + name for above in _called(groups[group]))

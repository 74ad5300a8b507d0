"""Which rows or columns of a table are meant by a name, and which name was meant by one that is nobody's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from gouji.equation import EquationError, Term
from gouji.model.template import ColumnForm, GroupForm, RowForm, TableForm
from gouji.normalize import closest, enumerator, fold
from gouji.text import Text

Axis = Literal["row", "column"]
_Form = RowForm | ColumnForm | GroupForm
# A whole name may be cut short at its front down to so many letters.
_ENOUGH = 4


class UnknownNameError(EquationError):
    """Nothing is called `name`. What it may be meant for is looked up among `names` when it is told: of a rule for any form
    it is of no matter that most forms lack its names.
    """

    def __init__(self, term: Term, name: str, names: Callable[[], Sequence[str]]) -> None:
        super().__init__(f"没有“{name}”", f"there is no {name!r}", term.at)
        self.term = term
        self.name = name
        self._names = names

    def told(self) -> Text:
        names = self._names()
        near = closest(self.name, names) or _holding(self.name, names)
        zh, en = super().told()
        return Text(f"{zh}；是否指 {near}", f"{en}; did you mean {near}?") if near else Text(zh, en)


def match_or_fail(name: str, axis: Axis, table: TableForm, term: Term) -> tuple[str, ...]:
    if keys := match(name, axis, table):
        return keys
    raise UnknownNameError(term, name, lambda: every_name((table,), axis))


def _holding(name: str, names: Sequence[str]) -> str | None:
    """The shortest name that this one is a part of."""
    return min((one for one in names if fold(name) in fold(one)), key=len, default=None)


def every_name(tables: Iterable[TableForm], axis: Axis) -> list[str]:
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


def match(name: str, axis: Axis, table: TableForm) -> tuple[str, ...]:
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

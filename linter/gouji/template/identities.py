"""The identities of a template, its own and those it takes over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from gouji.equation import Equation, EquationError, parse_equation
from gouji.model.template import LAST_YEAR, Identity, TableForm
from gouji.template.file import Item, TemplateFile
from gouji.tomlfile import Where

_IDENTITY = {"kind", "table", "each", "only", "equation", "certain"}


def items_of(file: TemplateFile, inherited: Sequence[Item]) -> Iterator[Item]:
    """The identities that hold for a template as written, its own behind those it takes over."""
    dropped = file.strings(file.data, "drop_identities")
    own = [Item(file, place, data) for place, data in enumerate(file.take(file.data, "identity", list, default=[]))]
    for item in own:
        file.known(item.data, _IDENTITY, *item.at)
    stated = {tuple(file.take(item.data, key, str, *item.at) for key in ("kind", "table")) for item in own}
    for item in inherited:
        if item.data["kind"] not in dropped and (item.data["kind"], item.data["table"]) not in stated:
            yield item
    yield from own


class _Lines(NamedTuple):
    """The rows, or columns, of a table that an identity holds for one by one, and what it may name in each."""

    table: TableForm
    each: Literal["row", "column"]

    @property
    def scopes(self) -> list[str]:
        return [one.key for one in (self.table.rows if self.each == "row" else self.table.columns)]

    @property
    def names(self) -> list[str]:
        return [one.key for one in (self.table.columns if self.each == "row" else self.table.rows)]

    def key(self, scope: str, name: str) -> str:
        return ".".join((self.table.key, *((scope, name) if self.each == "row" else (name, scope))))


def identities_of(item: Item, tables: Mapping[str, TableForm], user: TemplateFile) -> Iterator[Identity]:
    """Those of one item over the tables of `user`, the template that has it or took it over."""
    # What no longer fits is the taker's to drop, and is said of its file.
    file, at = (item.file, item.at) if user is item.file else (user, ("drop_identities",))
    data = item.data
    kind, text = file.take(data, "kind", str, *at), file.take(data, "equation", str, *at)
    certain = file.take(data, "certain", bool, *at, default=True)
    lines = _lines(file, item, tables, *at)
    equation = _equation(file, text, lines.names, *at)
    cells = {f"{lines.table.key}.{row.key}.{column}" for row in lines.table.rows for column in row.columns}
    for scope in _scopes(file, item, lines.scopes, *at):
        keys: dict[str, int] = {}
        for term in equation.terms:
            year, own = LAST_YEAR if term.name.startswith(LAST_YEAR) else "", term.name.removeprefix(LAST_YEAR)
            key = lines.key(scope, own)
            if key not in cells:
                file.unknown("equation", key, sorted(cells), *at, "equation")
            keys[year + key] = keys.get(year + key, 0) + term.coefficient
        terms = tuple((number, key) for key, number in keys.items() if number)
        yield Identity(kind, lines.table.key, scope, terms, equation.relation, text, equation.constant, certain)


def _lines(file: TemplateFile, item: Item, tables: Mapping[str, TableForm], *at: Where) -> _Lines:
    name, each = file.take(item.data, "table", str, *at), item.data.get("each")
    if name not in tables:
        file.unknown("table", name, list(tables), *at, "table")
    if each not in ("row", "column"):
        file.unknown("each", str(each), ["row", "column"], *at, "each")
    return _Lines(tables[name], each)


def _equation(file: TemplateFile, text: str, names: Sequence[str], *at: Where) -> Equation:
    try:
        equation = parse_equation(text)
    except EquationError as error:
        file.fail(f"等式有误：{error.message.zh}", f"broken equation: {error.message.en}", *at, "equation")
    for term in equation.terms:
        if term.upto:
            file.fail("模板的等式里没有求和范围", "an equation of a template has no ranges", *at, "equation")
        if (used := term.name.removeprefix(LAST_YEAR)) not in names:
            file.unknown("equation", used, names, *at, "equation")
    return equation


def _scopes(file: TemplateFile, item: Item, scopes: Sequence[str], *at: Where) -> Sequence[str]:
    """All, or `only` those it names."""
    only = file.strings(item.data, "only", *at)
    for scope in only:
        if scope not in scopes:
            file.unknown("only", scope, scopes, *at, "only")
    return only or scopes

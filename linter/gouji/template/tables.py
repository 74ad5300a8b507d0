"""The tables of a template: columns, groups and rows, each told from the others by its labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouji.model.template import ColumnForm, GroupForm, RowForm, TableForm
from gouji.template.file import TemplateFile, unclaimed
from gouji.tomlfile import Data

_TABLE = {"replace", "section", "zh", "en", "side_by_side", "columns", "groups", "rows", "optional"}
_COLUMN = {"zh", "en", "aliases", "kind"}
_GROUP = {"zh", "en", "aliases", "parent"}
_ROW = {"zh", "en", "aliases", "group", "columns", "replaces", "after", "optional"}


def table_of(file: TemplateFile, key: str, data: Data, base: TableForm | None) -> TableForm:
    at = ("table", key)
    file.known(data, _TABLE, *at)
    columns = {column.key: column for column in base.columns} if base else {}
    groups = {group.key: group for group in base.groups} if base else {}
    rows = {row.key: row for row in base.rows} if base else {}
    for name, item in file.take(data, "columns", dict, *at, default={}).items():
        columns[name] = _column(file, name, item, *at, "columns")
    for name, item in file.take(data, "groups", dict, *at, default={}).items():
        file.known(item, _GROUP, *at, "groups", name)
        label, aliases = file.label(item, *at, "groups", name), file.strings(item, "aliases", *at, "groups", name)
        groups[name] = GroupForm(name, label, aliases, file.name(item, "parent", *at, "groups", name))
    for name, item in file.take(data, "rows", dict, *at, default={}).items():
        row = _row(file, name, item, columns, *at, "rows")
        rows = _inserted(file, rows, row, file.name(item, "after", *at, "rows", name), *at, "rows")
    table = TableForm(
        key=key,
        section=file.take(data, "section", int, *at, default=base.section if base else 0),
        label=base.label if base and "zh" not in data else file.label(data, *at),
        columns=tuple(columns.values()),
        rows=tuple(rows.values()),
        groups=tuple(groups.values()),
        side_by_side=file.take(data, "side_by_side", bool, *at, default=base is not None and base.side_by_side),
        optional=file.take(data, "optional", bool, *at, default=base.optional if base else bool(file.extends)),
    )
    _check_table(file, table)
    return table


def _column(file: TemplateFile, name: str, item: Data, *at: str) -> ColumnForm:
    file.known(item, _COLUMN, *at, name)
    kind = item.get("kind", "count")
    if kind not in ("count", "change", "amount"):
        file.unknown("kind", str(kind), ["count", "change", "amount"], *at, name)
    return ColumnForm(name, file.label(item, *at, name), file.strings(item, "aliases", *at, name), kind)


def _row(file: TemplateFile, name: str, item: Data, columns: Mapping[str, ColumnForm], *at: str) -> RowForm:
    file.known(item, _ROW, *at, name)
    own = file.strings(item, "columns", *at, name) or tuple(columns)
    for column in own:
        if column not in columns:
            file.unknown("columns", column, list(columns), *at, name)
    label, aliases = file.label(item, *at, name), file.strings(item, "aliases", *at, name)
    group, replaces = file.name(item, "group", *at, name), file.strings(item, "replaces", *at, name)
    optional = file.take(item, "optional", bool, *at, name, default=bool(file.extends))
    return RowForm(name, label, own, aliases, group, replaces, optional)


def _inserted(
    file: TemplateFile, rows: dict[str, RowForm], row: RowForm, after: str | None, *at: str
) -> dict[str, RowForm]:
    if row.key in rows or after is None:
        return {**rows, row.key: row}
    if after not in rows:
        file.unknown("after", after, list(rows), *at, row.key)
    placed: dict[str, RowForm] = {}
    for key, old in rows.items():
        placed[key] = old
        if key == after:
            placed[row.key] = row
    return placed


def _check_table(file: TemplateFile, table: TableForm) -> None:
    """What its parts name must be there, and labels that stand side by side must differ."""
    at = ("table", table.key)
    groups, rows = [group.key for group in table.groups], [row.key for row in table.rows]
    for group in table.groups:
        _among(file, "parent", (group.parent,), groups, *at, "groups", group.key)
    for row in table.rows:
        _among(file, "group", (row.group,), groups, *at, "rows", row.key)
        _among(file, "replaces", row.replaces, rows, *at, "rows", row.key)
    _tell_apart(file, {}, table.columns, *at, "columns")
    labels: dict[str, object] = {}
    _tell_apart(file, labels, table.groups, *at, "groups")
    # A row that stands in for others carries the label of their group: on paper it is the one or the other.
    _tell_apart(file, labels, [row for row in table.rows if not row.replaces], *at, "rows")


def _among(file: TemplateFile, what: str, names: Iterable[str | None], known: list[str], *at: str) -> None:
    for name in names:
        if name is not None and name not in known:
            file.unknown(what, name, sorted(known), *at)


def _tell_apart(
    file: TemplateFile, seen: dict[str, object], parts: Iterable[ColumnForm | GroupForm | RowForm], *at: str
) -> None:
    for part in parts:
        unclaimed(file, seen, (part.label.zh, *part.aliases), part.key, *at, part.key)

"""Templates as data: from TOML files to `Template`, every slip in them an error that names file and line.

A file holds `api`, `id`, `zh`, `en`, `notice`, `years` ([first] or [first, last]), `levels` (a file beside it, or the
template to take them from), the sections as `[[section]]`, per table `[table.KEY]` with `.columns`, `.groups` and
`.rows`, and `[[identity]]`. A form without sections is none the worse; `titles` are what its reports call themselves
where that is not 政府信息公开…报告, `organ_labels` stand before the organization. In an equation `last_year.` before a name
means the report for the year before.

With `base` it starts from another template: a table given again adds rows, columns and groups to the base's (a row
where `after` says) or, with `replace = true`, takes its place. The base's identities hold for it too, over the rows it
has then, except those of a kind that it states anew for the same table or names in `drop_identities`.

With `extends` in place of `id` a file adds to a form under the form's own name: sections, tables, rows and columns
(as with `base`) and identities. What it adds is `optional`, since other reports go without, unless it says otherwise;
with `jurisdiction` it is added only for reports checked under that place. The module is as long as the file has parts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from gouji.equation import EquationError, parse_equation
from gouji.model.template import (
    LAST_YEAR,
    ColumnForm,
    GroupForm,
    Identity,
    LevelForm,
    RowForm,
    SectionForm,
    TableForm,
    Template,
)
from gouji.normalize import fold
from gouji.tomlfile import Data, TomlFile, Where

API = 1
_TOP = {
    "api", "id", "base", "zh", "en", "notice", "years", "levels", "section", "table", "identity", "drop_identities",
    "titles", "organ_labels",
}  # fmt: skip
_EXTENSION = {"api", "extends", "jurisdiction", "section", "table", "identity"}
_SECTION = {"number", "zh", "en", "aliases", "cues", "content", "optional"}
_TABLE = {"replace", "section", "zh", "en", "side_by_side", "columns", "groups", "rows", "optional"}
_COLUMN = {"zh", "en", "aliases", "kind"}
_GROUP = {"zh", "en", "aliases", "parent"}
_ROW = {"zh", "en", "aliases", "group", "columns", "replaces", "after", "optional"}
_IDENTITY = {"kind", "table", "each", "only", "equation", "certain"}
_PLACE = re.compile(r"""^\s*jurisdiction\s*=\s*["'](\w+)["']""", re.MULTILINE)
_LEVEL = {"level", "names", "endings"}


def load_templates(paths: Iterable[Path], jurisdiction: str = "") -> tuple[Template, ...]:
    """Every template in `paths`, bases resolved among them, extended by what extends it for everyone or for that
    jurisdiction. Raises TemplateError.
    """
    given = [_File(path) for path in paths]
    files = [file for file in given if not file.extends]
    by_id: dict[str, _File] = {}
    for file in files:
        if file.id in by_id:
            file.fail(
                f"编号“{file.id}”与 {by_id[file.id].path} 重复",
                f"id {file.id!r} is taken by {by_id[file.id].path}",
                "id",
            )
        by_id[file.id] = file
    built: dict[str, Template] = {}

    def build(file: _File, within: tuple[str, ...] = ()) -> Template:
        if file.id in within:
            file.fail("base 循环引用", f"base refers back to itself: {' > '.join((*within, file.id))}", "base")
        if file.id not in built:
            base, inherited = None, []
            if name := file.name(file.data, "base"):
                if name not in by_id:
                    file.unknown("base", name, list(by_id))
                base = build(by_id[name], (*within, file.id))
                inherited = by_id[name].items
            template = _build(file, base, inherited, by_id)
            if (levels := file.data.get("levels")) in by_id:
                template = template._replace(levels=build(by_id[levels], (*within, file.id)).levels)
            built[file.id] = template
        return built[file.id]

    for file in files:
        build(file)
    for file in (file for file in given if file.extends):
        if file.extends not in by_id:
            file.unknown("extends", file.extends, list(by_id))
        form = by_id[file.extends]
        extended = _build(file, built[form.id], form.items, by_id)
        if file.jurisdiction in ("", jurisdiction):
            built[form.id], form.items = extended, file.items
    return tuple(built[file.id] for file in files)


def extended_places(paths: Iterable[Path]) -> frozenset[str]:
    """The jurisdictions for which some file extends a form: for any other the forms are as they are."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths if path.is_file())
    extensions = (text for text in texts if "extends" in text and "jurisdiction" in text)
    return frozenset(place for text in extensions for place in _PLACE.findall(text))


class _File(TomlFile):
    """One template file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        if self.data.get("api") != API:
            self.fail(f"api 应为 {API}", f"api must be {API}", "api")
        self.extends = self.name(self.data, "extends") or ""
        self.jurisdiction = self.name(self.data, "jurisdiction") or ""
        self.known(self.data, _EXTENSION if self.extends else _TOP)
        self.id: str = self.extends or self.take(self.data, "id", str)
        # The identities that hold for it, its base's among them: where each was written, and as what.
        self.items: list[tuple[_File, int, Data]] = []


def _build(
    file: _File, base: Template | None, inherited: Sequence[tuple[_File, int, Data]], ids: Collection[str]
) -> Template:
    data = file.data
    own_sections = _sections(file)
    sections = own_sections or (base.sections if base else ())
    if file.extends and base:
        added = {section.number: section for section in (*base.sections, *own_sections)}
        sections = tuple(added[number] for number in sorted(added))
    tables = {table.key: table for table in base.tables} if base else {}
    given = file.take(data, "table", dict, default={})
    for key in given:
        table_data = file.take(given, key, dict, "table")
        replace = file.take(table_data, "replace", bool, "table", key, default=False)
        start = None if replace else tables.get(key)
        tables[key] = _table(file, key, table_data, start)
    numbers = {section.number for section in sections} or {0}
    for table in tables.values():
        if table.section not in numbers:
            file.fail(
                f"没有第{table.section}部分", f"there is no section {table.section}", "table", table.key, "section"
            )
    file.items = _items(file, inherited)
    identities = [
        identity for origin, place, item in file.items for identity in _identities(origin, place, item, tables, file)
    ]
    if file.extends and base:
        return base._replace(sections=sections, tables=_in_order(tables), identities=tuple(identities))
    first, last = _years(file)
    return Template(
        id=file.id,
        title=file.label(data),
        notice=file.take(data, "notice", str),
        first_year=first,
        last_year=last,
        sections=sections,
        tables=_in_order(tables),
        identities=tuple(identities),
        levels=_levels(file) if data.get("levels") not in (None, *ids) else base.levels if base else (),
        source=str(file.path),
        titles=file.strings(data, "titles"),
        organ_labels=file.strings(data, "organ_labels"),
    )


def _in_order(tables: Mapping[str, TableForm]) -> tuple[TableForm, ...]:
    return tuple(sorted(tables.values(), key=lambda table: table.section))


def _items(file: _File, inherited: Sequence[tuple[_File, int, Data]]) -> list[tuple[_File, int, Data]]:
    """The identities that hold for a template, its own behind those it takes over, each with where it was written."""
    dropped = file.strings(file.data, "drop_identities")
    own = list(enumerate(file.take(file.data, "identity", list, default=[])))
    for place, item in own:
        file.known(item, _IDENTITY, "identity", place)
    stated = {
        (file.take(item, "kind", str, "identity", place), file.take(item, "table", str, "identity", place))
        for place, item in own
    }
    taken_over = [
        (origin, place, item)
        for origin, place, item in inherited
        if item["kind"] not in dropped and (item["kind"], item["table"]) not in stated
    ]
    return [*taken_over, *((file, place, item) for place, item in own)]


def _years(file: _File) -> tuple[int, int | None]:
    years = file.take(file.data, "years", list)
    if not 1 <= len(years) <= 2 or not all(type(year) is int for year in years) or years != sorted(years):
        file.fail("years 应为 [首年] 或 [首年, 末年]", "years must be [first] or [first, last]", "years")
    return years[0], years[1] if len(years) == 2 else None


def _sections(file: _File) -> tuple[SectionForm, ...]:
    sections: dict[int, SectionForm] = {}
    seen: dict[str, object] = {}
    for place, item in enumerate(file.take(file.data, "section", list, default=[])):
        at: tuple[Where, ...] = ("section", place)
        file.known(item, _SECTION, *at)
        number = file.take(item, "number", int, *at)
        if number in sections:
            file.fail(f"第{number}部分重复", f"section {number} is given twice", *at, "number")
        label = file.label(item, *at)
        aliases = file.strings(item, "aliases", *at)
        _unclaimed(file, seen, (label.zh, *aliases), number, *at)
        cues, content = file.strings(item, "cues", *at), file.strings(item, "content", *at)
        optional = file.take(item, "optional", bool, *at, default=bool(file.extends))
        sections[number] = SectionForm(number, label.zh, label, aliases, cues, content, optional)
    return tuple(sections[number] for number in sorted(sections))


def _unclaimed(file: _File, seen: dict[str, object], labels: Iterable[str], owner: object, *at: Where) -> None:
    """Two things that could not be told apart on paper are an error; one thing may repeat its own label."""
    for label in labels:
        if not fold(label):
            file.fail("标签为空", "the label is empty", *at)
        if seen.setdefault(fold(label), owner) != owner:
            zh, en = f"标签“{label}”已属 {seen[fold(label)]}", f"label {label!r} already belongs to {seen[fold(label)]}"
            file.fail(zh, en, *at)


def _table(file: _File, key: str, data: Data, base: TableForm | None) -> TableForm:
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


def _column(file: _File, name: str, item: Data, *at: str) -> ColumnForm:
    file.known(item, _COLUMN, *at, name)
    kind = item.get("kind", "count")
    if kind not in ("count", "change", "amount"):
        file.unknown("kind", str(kind), ["count", "change", "amount"], *at, name)
    return ColumnForm(name, file.label(item, *at, name), file.strings(item, "aliases", *at, name), kind)


def _row(file: _File, name: str, item: Data, columns: Mapping[str, ColumnForm], *at: str) -> RowForm:
    file.known(item, _ROW, *at, name)
    own = file.strings(item, "columns", *at, name) or tuple(columns)
    for column in own:
        if column not in columns:
            file.unknown("columns", column, list(columns), *at, name)
    label, aliases = file.label(item, *at, name), file.strings(item, "aliases", *at, name)
    group, replaces = file.name(item, "group", *at, name), file.strings(item, "replaces", *at, name)
    optional = file.take(item, "optional", bool, *at, name, default=bool(file.extends))
    return RowForm(name, label, own, aliases, group, replaces, optional)


def _inserted(file: _File, rows: dict[str, RowForm], row: RowForm, after: str | None, *at: str) -> dict[str, RowForm]:
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


def _check_table(file: _File, table: TableForm) -> None:
    at = ("table", table.key)
    groups = {group.key for group in table.groups}
    for group in table.groups:
        if group.parent is not None and group.parent not in groups:
            file.unknown("parent", group.parent, sorted(groups), *at, "groups", group.key)
    rows = {row.key for row in table.rows}
    for row in table.rows:
        if row.group is not None and row.group not in groups:
            file.unknown("group", row.group, sorted(groups), *at, "rows", row.key)
        for replaced in row.replaces:
            if replaced not in rows:
                file.unknown("replaces", replaced, sorted(rows), *at, "rows", row.key)
    seen: dict[str, object] = {}
    for column in table.columns:
        _unclaimed(file, seen, (column.label.zh, *column.aliases), column.key, *at, "columns", column.key)
    seen = {}
    for group in table.groups:
        _unclaimed(file, seen, (group.label.zh, *group.aliases), group.key, *at, "groups", group.key)
    for row in table.rows:
        # A row that stands in for others carries the label of their group: on paper it is the one or the other.
        if not row.replaces:
            _unclaimed(file, seen, (row.label.zh, *row.aliases), row.key, *at, "rows", row.key)


def _identities(file: _File, place: int, item: Data, tables: Mapping[str, TableForm], user: _File) -> list[Identity]:
    """The identities of one item over the tables of `user`, the template that has it or took it over."""
    at: tuple[Where, ...] = ("identity", place)
    if user is not file:
        file = user  # what no longer fits is the taker's to drop, and is said of its file
        at = ("drop_identities",)
    kind, name = file.take(item, "kind", str, *at), file.take(item, "table", str, *at)
    if name not in tables:
        file.unknown("table", name, list(tables), *at, "table")
    table, each, text = tables[name], item.get("each"), file.take(item, "equation", str, *at)
    if each not in ("row", "column"):
        file.unknown("each", str(each), ["row", "column"], *at, "each")
    try:
        equation = parse_equation(text)
    except EquationError as error:
        file.fail(f"等式有误：{error.message.zh}", f"broken equation: {error.message.en}", *at, "equation")
    scopes = [row.key for row in table.rows] if each == "row" else [column.key for column in table.columns]
    names = [column.key for column in table.columns] if each == "row" else [row.key for row in table.rows]
    for term in equation.terms:
        used = term.name.removeprefix(LAST_YEAR)
        if term.upto:
            file.fail("模板的等式里没有求和范围", "an equation of a template has no ranges", *at, "equation")
        if used not in names:
            file.unknown("equation", used, names, *at, "equation")
    only = file.strings(item, "only", *at) or tuple(scopes)
    certain = file.take(item, "certain", bool, *at, default=True)
    for scope in only:
        if scope not in scopes:
            file.unknown("only", scope, scopes, *at, "only")
    cells = {f"{name}.{row.key}.{column}" for row in table.rows for column in row.columns}
    found = []
    for scope in only:
        keys: dict[str, int] = {}
        for term in equation.terms:
            year, own = LAST_YEAR if term.name.startswith(LAST_YEAR) else "", term.name.removeprefix(LAST_YEAR)
            key = f"{name}.{scope}.{own}" if each == "row" else f"{name}.{own}.{scope}"
            if key not in cells:
                file.unknown("equation", key, sorted(cells), *at, "equation")
            keys[year + key] = keys.get(year + key, 0) + term.coefficient
        terms = tuple((number, key) for key, number in keys.items() if number)
        found.append(Identity(kind, name, scope, terms, equation.relation, text, equation.constant, certain))
    return found


def _levels(file: _File) -> tuple[LevelForm, ...]:
    path = file.path.parent / file.take(file.data, "levels", str)
    if not path.is_file():
        file.fail(f"没有文件 {path}", f"there is no file {path}", "levels")
    levels = TomlFile(path)
    found = []
    for place, item in enumerate(levels.take(levels.data, "level", list)):
        at = ("level", place)
        levels.known(item, _LEVEL, *at)
        names, endings = levels.strings(item, "names", *at), levels.strings(item, "endings", *at)
        found.append(LevelForm(levels.take(item, "level", str, *at), names, endings))
    return tuple(found)

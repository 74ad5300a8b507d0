"""The labels of a template's rows, groups and columns, worked out once for all documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gouji.model.template import ColumnForm, Identity, RowForm, TableForm
from gouji.normalize import enumerator, fold, masks

_OWN_LABEL = 3  # from so many characters on, what follows a group's label is the row's own


@dataclass(slots=True, eq=False)
class Target:
    """A row of the template as the alignment sees it, with its cells' keys and columns. `total` is the place of the cell
    that all others add up to, `heads` the columns' names with the places of their cells.
    """

    table: TableForm
    row: RowForm
    index: int
    labels: tuple[str, ...]
    patterns: tuple[tuple[dict[str, int], int], ...]
    keys: tuple[str, ...]
    columns: tuple[ColumnForm, ...]
    heads: dict[str, int]
    total: int | None

    @property
    def size(self) -> int:
        return len(self.row.columns)


class RowLabels:
    """What is known of some tables' labels, for all their rows at once."""

    def __init__(self, tables: Sequence[TableForm], identities: Sequence[Identity]) -> None:
        self.sums = {
            frozenset(key for _, key in identity.terms): identity for identity in identities if identity.relation == "="
        }
        self.tables = tuple(tables)
        self.targets: list[Target] = []
        self.exact: dict[str, list[Target]] = {}
        self.groups: dict[str, tuple[TableForm, str]] = {}
        self.columns: set[str] = set()
        for table in tables:
            self._add(table)
        for table in tables:
            self._add_bare_groups(table)
        self.known_words = {*self.groups, *self.columns}
        self._heads = tuple(sorted(self.groups, key=len, reverse=True))
        self.longest = max((len(name) for name in self.exact), default=0)

    def _add(self, table: TableForm) -> None:
        for group in table.groups:
            for name in (group.label.zh, *group.aliases):
                self.groups.setdefault(fold(name), (table, group.key))
        for column in table.columns:
            self.columns.update(fold(name) for name in (column.label.zh, *column.aliases))
        first = len(self.targets)
        for row in table.rows:
            labels = tuple(dict.fromkeys(fold(name) for name in (row.label.zh, *row.aliases)))
            patterns = tuple((masks(name), len(name)) for name in labels)
            keys = tuple(f"{table.key}.{row.key}.{column}" for column in row.columns)
            columns = tuple(table.column(key) for key in row.columns)
            heads = {fold(name): at for at, one in enumerate(columns) for name in (one.label.zh, *one.aliases)}
            target = Target(table, row, len(self.targets), labels, patterns, keys, columns, heads, self._total(keys))
            self.targets.append(target)
            for name in labels:
                self.exact.setdefault(name, []).append(target)
        self._add_below_groups(table, self.targets[first:])
        bare: dict[str, list[Target]] = {}
        for target in self.targets[first:]:
            for name in (target.row.label.zh, *target.row.aliases):
                stem = fold(name[enumerator(name)[2] :])
                if len(stem) >= 3 and target not in bare.get(stem, ()):
                    bare.setdefault(stem, []).append(target)
        for stem, owners in bare.items():
            if len(owners) == 1 and stem not in self.exact and stem not in self.groups and stem not in self.columns:
                self.exact[stem] = owners

    def _add_bare_groups(self, table: TableForm) -> None:
        """Groups by their labels without the number, where no row or column is called so."""
        for group in table.groups:
            for name in (group.label.zh, *group.aliases):
                stem = fold(name[enumerator(name)[2] :])
                if len(stem) > _OWN_LABEL and stem not in self.exact and stem not in self.columns:
                    self.groups.setdefault(stem, (table, group.key))

    def _add_below_groups(self, table: TableForm, targets: Sequence[Target]) -> None:
        """Rows by their group's label and their own, with its number or without: 其他处理-其他."""
        groups = {group.key: (group.label.zh, *group.aliases) for group in table.groups}
        for target in targets:
            names = (target.row.label.zh, *target.row.aliases)
            own = {fold(name[start:]) for name in names for start in (0, enumerator(name)[2])}
            for group in groups.get(target.row.group or "", ()):
                for label in own:
                    self.exact.setdefault(fold(group[enumerator(group)[2] :]) + label, [target])

    def is_head(self, text: str) -> bool:
        """A column's head, or a piece of one that was broken over lines."""
        return any(text in column for column in self.columns)

    def _total(self, keys: tuple[str, ...]) -> int | None:
        identity = self.sums.get(frozenset(keys))
        totals = [key for sign, key in identity.terms if sign < 0] if identity else []
        return keys.index(totals[0]) if len(totals) == 1 else None

    def below_group(self, before: list[str]) -> list[str]:
        """What stands below the nearest line that heads a group: above it other rows are spoken of."""
        last = max((at for at, text in enumerate(before) if text in self.groups and text not in self.exact), default=-1)
        return before[last + 1 :]

    def heads_column(self, table: TableForm, before: Sequence[str]) -> bool:
        """Whether several rows of a table set side by side are named above: then each heads columns, none a line."""
        if not table.side_by_side:
            return False
        named = {target.row.key for text in before for target in self.exact.get(text, ()) if target.table is table}
        return len(named) > 1

    def is_piece(self, text: str) -> bool:
        """Some letters of a group's or a column's label, as vertical text and broken heads leave them."""
        return text not in self.exact and any(text in word for word in self.known_words)

    def holds(self, text: str) -> bool:
        """Whether the letters stand in some label of a row, group or column."""
        return any(text in word for word in (*self.exact, *self.known_words))

    def parted(self, texts: Iterable[str]) -> list[str]:
        """The texts with the labels of groups that stand before a row's own in one cell set apart."""
        found = []
        for text in texts:
            if text in self.exact or not text.startswith(self._heads):
                found.append(text)
                continue
            rest = text
            while rest not in self.exact and (head := next((g for g in self._heads if rest.startswith(g)), None)):
                if len(rest) - len(head) < _OWN_LABEL and rest[len(head) :] not in self.exact:
                    break
                found.append(head)
                rest = rest[len(head) :]
            found.append(rest)
        return found

    def group_rows(self, table: TableForm, group: str) -> list[Target]:
        """The rows in a group and in the groups within it."""
        within = {group}
        for form in table.groups:
            if form.parent in within:
                within.add(form.key)
        return [target for target in self.targets if target.table is table and target.row.group in within]


def names_of(table: TableForm) -> set[str]:
    """The names of a table's columns, rows and groups, folded."""
    named = [(form.label, form.aliases) for form in table.columns] + [(form.label, form.aliases) for form in table.rows]
    named += [(form.label, form.aliases) for form in table.groups]
    return {fold(name) for label, aliases in named for name in (label.zh, *aliases)}

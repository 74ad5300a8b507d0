"""Where in a report each table is looked for: below its section's heading, then elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.binding.labels import RowLabels
from gouji.binding.lines import Line
from gouji.binding.recognize import Forms
from gouji.binding.sections import Head
from gouji.binding.tables import Bound, bind_tables
from gouji.model.document import Grid
from gouji.model.report import Table
from gouji.model.template import Identity, Template

# So many blocks a table may be printed as, with what parts them.
_NEIGHBORS = 8


def bind_zones(lines: Sequence[Line], heads: Sequence[Head], template: Template, forms: Forms) -> Bound:
    """Each table is looked for below its section's heading; where that is lost, below the nearest one before it."""
    starts = [0, *(head.candidate.line.index + 1 for head in heads), len(lines)]
    numbers = [0, *(head.form.number for head in heads)]
    found = Bound([], [])
    for zone, number in enumerate(numbers):
        following = numbers[zone + 1] if zone + 1 < len(numbers) else 1 << 30
        due = [table for table in template.tables if number <= table.section < following]
        due = [table for table in due if table.section == number or table.section not in numbers]
        if due:
            stretch = lines[starts[zone] : starts[zone + 1]]
            bound = bind_tables(stretch, forms.rows(template, due), forms.identities[template.id])
            found.tables += bound.tables
            found.notes += bound.notes
    missing = [table for table in template.tables if table.key not in {t.form.key for t in found.tables}]
    for table in missing:
        _look_elsewhere(lines, forms.rows(template, [table]), forms.identities[template.id], found)
    found.tables.sort(key=lambda table: table.form.section)
    return found


def _look_elsewhere(lines: Sequence[Line], labels: RowLabels, identities: Sequence[Identity], found: Bound) -> None:
    """A table moved to another place (an annex, another section, a sheet): only where most of its labels say so; of one
    whose rows stand side by side, only the grids that name them.
    """
    side_by_side = all(table.side_by_side for table in labels.tables)
    bound = bind_tables(_naming(lines, labels) if side_by_side else lines, labels, identities)
    for table in bound.tables:
        if side_by_side or rows_labelled(table) >= min(len(table.form.rows) // 2 + 1, 5):
            found.tables.append(table)
            found.notes += bound.notes


def _naming(lines: Sequence[Line], labels: RowLabels) -> Sequence[Line]:
    """The lines of neighboring grids that name most of the rows; none where no such grids are."""
    named = [
        (line, target.row.key)
        for line in lines
        if isinstance(line.source, Grid)
        for atom in line.atoms
        for target in labels.exact.get(atom.folded, ())
    ]
    told = {key for _, key in named}
    if 2 * len(told) <= len(labels.targets):
        return ()
    first, last = named[0][0].block, named[-1][0].block
    return [line for line in lines if first <= line.block <= last] if last - first < _NEIGHBORS else ()


def rows_labelled(table: Table) -> int:
    """How many rows were found by their own labels; side by side, the table counts as one."""
    return 1 if table.form.side_by_side else len(set(table.printed) - set(table.by_order))

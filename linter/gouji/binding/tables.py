"""From the lines of a section to its tables: runs aligned with rows, values given to cells, doubts followed up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from gouji.binding.added import added_columns
from gouji.binding.cells import absent_rows, notes_of, table_of
from gouji.binding.columns import work_out
from gouji.binding.exact import read_exact, without_column
from gouji.binding.geometry import TableRow, below_heads, is_even, over_columns, pads_of, stands_elsewhere
from gouji.binding.heads import read_by_heads
from gouji.binding.labels import RowLabels, Target, names_of
from gouji.binding.lines import Atom, Line
from gouji.binding.readings import Parts, Placement, Reading, adds_up
from gouji.binding.rows import Alignment, align
from gouji.binding.runs import Run, runs_of
from gouji.binding.settle import Open, settle
from gouji.model.document import Grid
from gouji.model.report import Note, StrayRow, Table
from gouji.model.template import Identity, TableForm
from gouji.normalize import fold
from gouji.patterns import pattern
from gouji.text import Text


@dataclass(slots=True)
class Bound:
    """The tables found in a stretch of lines, with notes. `cost` is what the alignment had to leave out."""

    tables: list[Table]
    notes: list[Note]


def bind_tables(lines: Sequence[Line], labels: RowLabels, identities: Sequence[Identity]) -> Bound:
    """Binds the tables due in a stretch of lines, in the form's order; those not found are not returned."""
    runs = runs_of(lines)
    alignment = align(runs, labels)
    bound = Bound([], [])
    for form in labels.tables:
        if not _is_there(form, alignment, runs):
            bound.notes += _unreadable(form, runs)
            continue
        sums = _sums_of(form, identities, alignment)
        rows = _rows(form, alignment)
        read_by_heads(rows, lines, partial(_sums, identities=sums))
        _work_out_all(rows, sums, lines)
        _doubt_broken(form, rows, sums)
        table = table_of(form, rows, tuple(_strays(rows, alignment, labels)), added_columns(rows, lines))
        bound.tables.append(table)
        bound.notes += notes_of(form, rows, table)
    return bound


def _strays(rows: Sequence[TableRow], alignment: Alignment, labels: RowLabels) -> Iterator[StrayRow]:
    """The lines with numbers between the table's first row and its last that were given to none."""
    at = [line.index for row in rows for run in row.match.runs for line in run.lines]
    for run, unknown in alignment.left:
        first = run.lines[0]
        if not min(at) < first.index < max(at):
            continue
        group = labels.groups.get(run.texts[-1]) if run.texts else None
        values = tuple(atom.reading.value for atom in run.values if not atom.is_empty)
        foreign = unknown and not group and isinstance(first.source, Grid)
        label = "".join(atom.text for atom in run.labels)
        yield StrayRow(label, values, first.location, group[1] if group else "", foreign)


def _unreadable(form: TableForm, runs: Sequence[Run]) -> Iterator[Note]:
    """A table that is printed, as the heads of its columns above numbers show, but of which no row can be told."""
    numbers = [run for run in runs if run.filled]
    if numbers and _heads_seen(form, runs) >= 3:
        text = Text(f"{form.label.zh}表无法对位，未核对", f"table “{form.label.en}” cannot be read and was not checked")
        yield Note("alignment", text, numbers[0].lines[0].location, table=form.key)


def _is_there(form: TableForm, alignment: Alignment, runs: Sequence[Run]) -> bool:
    """Some row with its label and a value, or the heads of its columns above numbers, or several labels alone."""
    labelled = valued = alone = 0
    for match in alignment.matches:
        own = [target for target in match.targets if target.table is form]
        filled = any(run.filled or run.blanks for run in match.runs)
        valued += len(own) if filled else 0
        labelled += len(own) if filled and not match.lost else 0
        alone += len(own) if not filled else 0
    if labelled or alone >= 3:
        return True
    return valued == len(form.rows) or (valued > 0 and _heads_seen(form, runs) >= 3)


def _sums_of(form: TableForm, identities: Sequence[Identity], alignment: Alignment) -> tuple[Identity, ...]:
    """The table's equations, without the rows of which this report prints another in their stead."""
    printed = {target.row.key for match in alignment.matches for target in match.targets if target.table is form}
    gone = tuple(f"{form.key}.{key}." for key in absent_rows(form, printed))
    own = [identity for identity in identities if identity.table == form.key and identity.relation == "="]
    if not gone:
        return tuple(own)
    return tuple(
        identity._replace(terms=tuple(term for term in identity.terms if not term[1].startswith(gone)))
        for identity in own
    )


def _heads_seen(form: TableForm, runs: Sequence[Run]) -> int:
    names = {fold(name): column.key for column in form.columns for name in (column.label.zh, *column.aliases)}
    return len({names[text] for run in runs for text in run.texts if text in names})


def _rows(form: TableForm, alignment: Alignment) -> list[TableRow]:
    rows: list[TableRow] = []
    for match in alignment.matches:
        if match.targets[0].table is not form:
            continue
        first, *more = match.runs
        values = list(first.values)
        for run in more:
            values += [*run.labels, *run.values] if run.joined else run.values
        values[:0] = _words_for_values(first, match.targets, values)
        if values and values[0].is_empty and _holds_a_number(first, match.targets):
            values[0] = first.labels[-1]  # which is no label alone, and leaves no empty cell beside it
        columns = [column for target in match.targets for column in target.columns]
        keys = tuple(key for target in match.targets for key in target.keys)
        reading = read_exact(values, columns, is_even(first.lines[0], len(columns))) or Reading()
        rivals = [list(run.values) for run in match.rivals]
        rows.append(TableRow(form, columns, values, keys, first.lines[0].location, match, reading, rivals))
    return rows


_GLUED = pattern(r"(.*[^\d.,])[\d.,]+")


def _holds_a_number(run: Run, targets: Sequence[Target]) -> bool:
    """Whether a label has run together with the number behind it: 行政许可55."""
    found = _GLUED.fullmatch(run.labels[-1].text.strip()) if run.labels else None
    return found is not None and any(fold(found[1]) in target.labels for target in targets)


def _words_for_values(run: Run, targets: Sequence[Target], values: Sequence[Atom]) -> list[Atom]:
    """Behind a row's very label, in place of the values that its cells lack: 行政许可 | 见附表.

    Labels told again (merged cells written out cell by cell) and heads of columns are no such words.
    """
    table = targets[0].table
    told = run.labels[1:] if run.labels and any(run.labels[0].folded in one.labels for one in targets) else []
    lacking = sum(target.size for target in targets) - len(told)
    # A row may end in empty cells, where other rows of its grid are longer.
    if not told or lacking not in (len(values), sum(not atom.is_empty for atom in values)):
        return []
    known = names_of(table)
    return [] if any(atom.folded in known for atom in told) else told


def _sums(keys: Sequence[str], identities: Sequence[Identity]) -> list[Parts]:
    """The sums that lie wholly within a row, as positions among its cells."""
    at = {key: place for place, key in enumerate(keys)}
    found = []
    for identity in identities:
        if all(key in at for _, key in identity.terms):
            totals = [at[key] for n, key in identity.terms if n < 0]
            if len(totals) == 1:
                found.append(Parts(tuple(at[key] for n, key in identity.terms if n > 0), totals[0]))
    return found


def _work_out_all(rows: list[TableRow], identities: Sequence[Identity], lines: Sequence[Line]) -> None:
    """The rows with too few or too many values, with what the exact rows taught about the table's columns."""
    doubtful = [row for row in rows if not row.reading.exact]
    if not doubtful:
        return
    exact = [row for row in rows if row.reading.exact]
    _leave_out_column(doubtful, rows, identities)
    for row in doubtful:
        if not row.reading.placements:
            pads = pads_of(row, exact)
            over = below_heads(row, lines) or over_columns(row, exact, rows)
            row.reading = work_out(row.values, row.columns, _sums(row.keys, identities), over, pads)
            elsewhere = stands_elsewhere(row, lines)
            row.reading.placements = [way for way in row.reading.placements if not elsewhere(way)]
    known: dict[str, Decimal] = {}
    for row in exact:
        if row.reading.placements and not row.rivals and not row.match.unsettled:
            for key, atom in zip(row.keys, row.reading.placements[0].slots, strict=True):
                if atom is not None and atom.reading.value is not None:
                    known[key] = atom.reading.value
    waiting = [Open(row.keys, row.reading.placements) for row in doubtful]
    settle(waiting, known, identities)
    for row, narrowed in zip(doubtful, waiting, strict=True):
        row.reading = Reading(narrowed.placements)


def _doubt_broken(form: TableForm, rows: Sequence[TableRow], identities: Sequence[Identity]) -> None:
    """A row whose sum is broken, with stray numbers next to it, has more likely lost its digits than its sum. And where
    most rows of a table set cell by cell are not found, it was written out column by column: then only a sum is proof.
    """
    bare = all(not isinstance(row.match.runs[0].lines[0].source, Grid) for row in rows)
    scattered = bare and 2 * sum(bool(row.values) for row in rows) < len(form.rows)
    for row in rows:
        below = bool(row.match.runs[-1].lines[-1].below)
        if not (scattered or row.match.frayed or below):
            continue
        parts = _sums(row.keys, identities)
        kept = bool(row.reading.placements) and _is_whole(row.reading.placements[0], parts)
        # The ends of digits that wrapped add up as the whole numbers do.
        kept = kept and not (row.match.frayed and len(row.match.runs) > 1)
        if not kept and parts and (row.match.frayed or _goes_on_below(row, parts)):
            row.match.unsettled = True
        if scattered and not (kept and parts):
            row.match.unsettled = True


def _is_whole(way: Placement, sums: Sequence[Parts]) -> bool:
    """Whether all cells of the row's sums are there, and add up."""
    lost = any(way.slots[cell] is None for one in sums for cell in (*one.parts, one.total))
    return not lost and adds_up(way, sums)


def _goes_on_below(row: TableRow, sums: Sequence[Parts]) -> bool:
    """Whether a number on the next line, taken for a page's, makes a total right when set behind it."""
    below = row.match.runs[-1].lines[-1].below
    if not below.isdecimal() or not row.reading.placements:
        return False
    values = row.reading.placements[0].implied
    totals = [(values[one.total], sum((values[k] or Decimal(0) for k in one.parts), Decimal(0))) for one in sums]
    return any(total is not None and Decimal(f"{total}{below}") == whole for total, whole in totals)


def _leave_out_column(doubtful: Sequence[TableRow], rows: Sequence[TableRow], identities: Sequence[Identity]) -> None:
    """Where most rows have one value more than the form, a column was added (小计): the same in all of them."""
    over = [row for row in doubtful if sum(not atom.is_empty for atom in row.values) == len(row.columns) + 1]
    over = [row for row in over if len(row.columns) == len(over[0].columns)]
    if len(over) < 3 or 2 * len(over) < sum(bool(row.values) for row in rows):
        return
    values = [[atom for atom in row.values if not atom.is_empty] for row in over]
    for row, reading in zip(
        over, without_column(values, over[0].columns, [_sums(row.keys, identities) for row in over]), strict=False
    ):
        row.reading = reading

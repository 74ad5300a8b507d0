"""Which columns of the form a column that the report added is the sum of, and where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from gouji import AddedColumn, AddedValue, Cell, Table, fold, pattern

READ = ("present", "blank", "dash")
# 法人小计, 法人或其他组织合计: all applicants but natural persons. 其中… is a part, and 备注, 序号 are no sums.
_SUM, _LEGAL, _PART, _NATURAL = pattern(r"[小合总共]计"), pattern(r"法人"), pattern(r"其中"), pattern(r"自然人")
# So many rows must bear a sum out, each three of them allowing for one that does not.
_ENOUGH, _FOR_ONE = 3, 3


class SubtotalGap(NamedTuple):
    """A value of an added column with the cells that it should be the sum of."""

    stated: AddedValue
    cells: tuple[Cell, ...]
    sum: Decimal


class _Row(NamedTuple):
    stated: AddedValue
    cells: tuple[Cell, ...]  # without the total
    total: Cell | None


def subtotal_gaps(table: Table, column: AddedColumn) -> tuple[SubtotalGap, ...]:
    """Every row in which it differs; none where a wrong part is what the row's total shows as well."""
    rows = list(_rows(table, column))
    stretch = _named(fold(column.head), rows) if rows else None
    if stretch is None:
        return ()
    gaps = [SubtotalGap(row.stated, cells := row.cells[stretch], _sum(cells)) for row in rows]
    return tuple(
        gap
        for gap, row in zip(gaps, rows, strict=True)
        if gap.stated.value not in (None, gap.sum) and not _is_a_part_wrong(row, gap)
    )


def _rows(table: Table, column: AddedColumn) -> Iterator[_Row]:
    """The rows with all the columns of the form, as far as they could be read."""
    for stated in column.values:
        cells = table.row(stated.row)
        whole = len(cells) == len(table.form.columns) and all(cell.state in READ for cell in cells)
        if whole and stated.value is not None:
            total = next((cell for cell in cells if cell.column.key == "total"), None)
            yield _Row(stated, tuple(cell for cell in cells if cell is not total), total)


def _named(head: str, rows: Sequence[_Row]) -> slice | None:
    """By what the head says, else by arithmetic."""
    if head and (_PART.search(head) or not _SUM.search(head)):
        return None
    first = rows[0].cells[0].column.key
    if _LEGAL.search(head) and not _NATURAL.search(head):
        return slice(1, None) if first == "natural_person" else None
    return _worked_out(rows, headed=bool(head))


def _worked_out(rows: Sequence[_Row], *, headed: bool) -> slice | None:
    """The neighboring columns whose sums the added one holds in nearly all rows. Stretches that differ by columns of
    zeros are one; a column that says the same as a single one of the form is a sum only if its head says so.
    """
    stated = [row.stated.value for row in rows]
    found: dict[tuple[Decimal, ...], list[slice]] = {}
    for start, end in combinations(range(len(rows[0].cells) + 1), 2):
        found.setdefault(tuple(_sum(row.cells[start:end]) for row in rows), []).append(slice(start, end))
    missed = {sums: sum(one != other for one, other in zip(sums, stated, strict=True)) for sums in found}
    fewest = min(missed.values())
    best = [sums for sums in found if missed[sums] == fewest]
    borne_out = sum(bool(one) and one == other for one, other in zip(best[0], stated, strict=True))
    stretches = sorted(found[best[0]], key=lambda one: one.stop - one.start)
    sure = len(best) == 1 and borne_out >= max(_ENOUGH, _FOR_ONE * fewest)
    several = stretches[-1].stop - stretches[-1].start > 1
    alone = stretches[0].stop - stretches[0].start == 1
    return stretches[-1] if sure and several and (headed or not alone) else None


def _is_a_part_wrong(row: _Row, gap: SubtotalGap) -> bool:
    """Whether the row's total is off its parts by as much: then a part is wrong, not the subtotal."""
    total = row.total.value if row.total else None
    return total is not None and total - _sum(row.cells) == (gap.stated.value or Decimal(0)) - gap.sum


def _sum(cells: Sequence[Cell]) -> Decimal:
    return sum((cell.value for cell in cells if cell.value), Decimal(0))

"""What applications come to, whichever way they are counted."""

from __future__ import annotations

from decimal import Decimal

from gouji import Report


def totals_of(report: Report) -> list[Decimal]:
    """Of table 3: finished, new, and new with last year's; a total that was left blank is the sum of its row."""
    handled, received, carried = (_total(report, row) for row in ("handled_total", "received", "carried_in"))
    values = [value for value in (handled, received) if value]
    if received and carried:
        values.append(received + carried)
    return values


def _total(report: Report, row: str) -> Decimal:
    cell, table = report.cell(f"applications.{row}.total"), report.table("applications")
    if cell is None or table is None or cell.value is not None:
        return cell.value if cell and cell.value is not None else Decimal(0)
    return sum((one.value for one in table.row(row) if one.value), Decimal(0))

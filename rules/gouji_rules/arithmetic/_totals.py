"""What applications come to, whichever way they are counted."""

from __future__ import annotations

from decimal import Decimal

from gouji import Report


def totals_of(report: Report) -> list[Decimal]:
    """Of table 3: finished, new, and new with last year's."""
    handled, received, carried = (
        report.cell(f"applications.{row}.total") for row in ("handled_total", "received", "carried_in")
    )
    values = [cell.value for cell in (handled, received) if cell and cell.value]
    if received and carried and received.value and carried.value:
        values.append(received.value + carried.value)
    return values

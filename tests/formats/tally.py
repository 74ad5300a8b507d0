"""What prints state against what was printed, counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from gouji.model.report import Report
from tests.support.reading import OPEN, printed_keys, told
from tests.support.reports import TrueReport


@dataclass(slots=True)
class Tally:
    """Cells by how they were read: `right`; `open`: missing, ambiguous or unreadable; `wrong`: anything else."""

    prints: int = 0
    right: int = 0
    open: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def cells(self) -> int:
        return self.right + self.open + len(self.wrong)

    def add(self, name: str, truth: TrueReport, report: Report, table: str = "") -> None:
        """A print's cells, or those of one of its tables."""
        self.prints += 1
        for key in printed_keys(truth):
            if not key.startswith(table):
                continue
            cell, state = report.cell(key), truth.hidden.get(key, "present")
            value = truth.cells[key] if state == "present" else None
            if cell is None or cell.state in OPEN:
                self.open += 1
            elif (cell.state, cell.value) == (state, value):
                self.right += 1
            else:
                self.wrong.append(f"{name} {key}: {told(cell)}; printed {truth.cells[key]} ({state})")


# By kind of print, for the summary at the end of a run.
TALLIES: dict[str, Tally] = {}

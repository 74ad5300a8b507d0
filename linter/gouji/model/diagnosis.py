"""What explains violated identities: the cells to blame and the values that would mend them.

Terms are those of statistical data editing: an explanation is a solution of the error localization problem (Fellegi and
Holt 1976: the fewest cells whose change satisfies every edit).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from gouji.model.location import Location
from gouji.model.report import Assessment, Cell

# One cell; two cells exchanged; a run moved by one place; a row that is left out or entered twice; several cells, each
# borne out by violated identities only; and cells whose changes cancel in an identity that holds, for which no more
# than bounds speak.
FaultKind = Literal["cell", "exchange", "shift", "row", "cells", "transfer"]
# How a number came to be another: digits transposed, dropped, doubled or added, a look-alike or any other digit, a power
# of ten (point, zeros, unit), the sign, a zero where a number belongs, the number of the cell beside or above.
Slip = Literal[
    "transposed", "dropped", "doubled", "added", "look-alike", "digit", "power", "sign", "omitted", "neighbor"
]
Verdict = Literal["unique", "likely", "several", "undetermined"]


class Evidence(NamedTuple):
    """A figure stated elsewhere (in the prose) that speaks of a cell; it only ranks explanations, it accuses nobody."""

    key: str
    value: Decimal
    location: Location


class Change(NamedTuple):
    """The value that would mend a cell; `slip` where the printed one is a known slip of it."""

    cell: Cell
    value: Decimal
    slip: Slip | None = None

    @property
    def printed(self) -> Decimal:
        """What the cell counts as in its identities; a blank in one that holds is zero."""
        return self.cell.value or Decimal(0)


class Fault(NamedTuple):
    """One thing that went wrong: with its changes made, every identity in `restored` holds and none is broken.

    `only`: nothing else as small would do; False where it was chosen for being a known slip, and for a row where the
    same numbers would do in other rows as well: then `changes` are those of one such row.
    """

    kind: FaultKind
    changes: tuple[Change, ...]
    restored: tuple[Assessment, ...]
    only: bool = True


class Diagnosis(NamedTuple):
    """One group of violated identities that explanations connect.

    `explanations`: the smallest sets of faults that restore all of `explained`, best first; each set names every fault.
    `verdict`: unique, where there is one; likely, where there are more but only the first is all known slips; several;
    undetermined, where there are too many to list or none was found, or where a lone identity says nothing about which
    of its cells is wrong. `faults` are certain enough to be stated, one finding each.
    """

    violated: tuple[Assessment, ...]
    verdict: Verdict
    explanations: tuple[tuple[Fault, ...], ...] = ()
    faults: tuple[Fault, ...] = ()

    def explains(self, assessment: Assessment) -> bool:
        """Whether a stated fault accounts for a violated identity, so that nothing more need be said of it."""
        return any(assessment is one for fault in self.faults for one in fault.restored)

    @property
    def suspects(self) -> tuple[Change, ...]:
        """The changes of all explanations, each cell once, best first."""
        found: dict[str, Change] = {}
        for faults in self.explanations:
            for fault in faults:
                for change in fault.changes:
                    found.setdefault(change.cell.key, change)
        return tuple(found.values())

"""What diagnosis finds of faults injected into correct reports: `make bench-diagnosis`.

From random balanced reports of both forms, each fault is made in the bound cells, so that only the arithmetic is
measured. A fault is named where the first cell of some finding is one of those that were changed, its value is right
where every number proposed is the one that was there before.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from random import Random
from statistics import median
from time import process_time

from gouji.binding.bind import bind
from gouji.diagnosis.judge import judged
from gouji.formats import Source
from gouji.identity_rule import with_stated_faults
from gouji.model.finding import Finding
from gouji.model.report import Cell, Report, Table
from gouji.plugins import AnyRule, load_packs
from gouji.readers.text import read
from tests.support.dress import Dress
from tests.support.render import render
from tests.support.reports import VISIBLE_HABITS, make_report, official_templates
from tests.support.shapes import SHAPES

SEED = 20210930
REPORTS = 500
FAMILIES = ("BAL", "SUM001", "SUM002", "SUM003")

# Cells to change and what they hold then; None where the report has no place for the fault.
Values = dict[str, Decimal]
Injury = Callable[["Drawn", Random], Values | None]


@dataclass(slots=True)
class Drawn:
    """A correct report as bound, and the cells of its tables 3 and 4 by row."""

    report: Report
    values: Values
    rows: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key in self.values:
            self.rows.setdefault(key.rpartition(".")[0], []).append(key)


def drawn(seed: int, template: str = "", habits: tuple[str, ...] = ("none",)) -> Drawn:
    rng = Random(seed)
    truth = make_report(rng, habits, template)
    page = render(truth, SHAPES["pipes"], Dress(title="marked", heading="marked"), rng)
    report = bind(read(Source("report.md", page.text.encode())), official_templates())
    cells = [cell for cell in report.cells if not cell.key.startswith("disclosure.")]
    return Drawn(report, {cell.key: cell.value or Decimal(0) for cell in cells})


def injured(report: Report, changed: Mapping[str, Decimal]) -> Report:
    """The report with other numbers printed."""
    return report._replace(tables=tuple(_table(table, changed) for table in report.tables))


def _table(table: Table, changed: Mapping[str, Decimal]) -> Table:
    cells = tuple(_cell(cell, changed[cell.key]) if cell.key in changed else cell for cell in table.cells)
    return Table(table.form, cells, table.location, table.printed, table.by_order, table.strays, table.added)


def _cell(cell: Cell, value: Decimal) -> Cell:
    return cell._replace(value=value, raw=str(value), state="present")


@cache
def _rules() -> tuple[AnyRule, ...]:
    return tuple(rule() for rule in load_packs().rules if rule.default and rule.code.startswith(FAMILIES))


def findings(report: Report) -> list[Finding]:
    """What the rules over tables 3 and 4 say, explained faults once."""
    told = with_stated_faults(judged(report), _rules())
    return [one for rule in _rules() if rule.applies(told) for one in rule.run(told) if isinstance(one, Finding)]


def _leaves(drawn: Drawn) -> list[str]:
    """Single numbers of table 3: no total of a row or of the outcomes."""
    return [key for key in drawn.values if key.startswith("app") and "total" not in key]


def _changed(drawn: Drawn, key: str, rng: Random) -> Values:
    value = drawn.values[key]
    most = max(10, int(value) * 2)
    return {key: rng.choice([Decimal(n) for n in (rng.randrange(most), rng.randrange(most), value + 1) if n != value])}


def leaf(drawn: Drawn, rng: Random) -> Values:
    return _changed(drawn, rng.choice(_leaves(drawn)), rng)


def outcome_total(drawn: Drawn, rng: Random) -> Values:
    keys = [key for key in drawn.rows["applications.handled_total"] if not key.endswith(".total")]
    return _changed(drawn, rng.choice(keys), rng)


def row_total(drawn: Drawn, rng: Random) -> Values:
    return _changed(drawn, rng.choice([key for key in drawn.values if key.endswith(".total") and "app" in key]), rng)


def transposed(drawn: Drawn, rng: Random) -> Values | None:
    keys = [key for key, value in drawn.values.items() if "app" in key and len(set(str(value))) > 1]
    if not keys:
        return None
    key = rng.choice(keys)
    digits = str(drawn.values[key])
    at = rng.choice([at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]])
    return {key: Decimal(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])}


def power(drawn: Drawn, rng: Random) -> Values | None:
    keys = [key for key, value in drawn.values.items() if "app" in key and value]
    return {key: drawn.values[key] * 10 for key in rng.sample(keys, 1)} if keys else None


def neighbor(drawn: Drawn, rng: Random) -> Values | None:
    pairs = [pair for pair in _pairs(drawn, 1) if bool(drawn.values[pair[0]]) != bool(drawn.values[pair[1]])]
    return _swapped(drawn, rng.choice(pairs)) if pairs else None


def exchanged(drawn: Drawn, rng: Random) -> Values | None:
    pairs = [pair for pair in _pairs(drawn, 6) if drawn.values[pair[0]] and drawn.values[pair[1]]]
    pairs = [pair for pair in pairs if drawn.values[pair[0]] != drawn.values[pair[1]]]
    return _swapped(drawn, rng.choice(pairs)) if pairs else None


def _pairs(drawn: Drawn, reach: int) -> list[tuple[str, str]]:
    """Two cells of a row of table 3, totals of rows left out, at most so far apart."""
    return [
        (keys[one], keys[other])
        for row, keys in drawn.rows.items()
        if row.startswith("app")
        for one in range(6)
        for other in range(one + 1, min(6, one + reach + 1))
    ]


def _swapped(drawn: Drawn, pair: tuple[str, str]) -> Values:
    return {pair[0]: drawn.values[pair[1]], pair[1]: drawn.values[pair[0]]}


def _full_rows(drawn: Drawn, least: int) -> list[list[str]]:
    rows = [keys for row, keys in drawn.rows.items() if row.startswith("app")]
    return [keys for keys in rows if sum(bool(drawn.values[key]) for key in keys) >= least]


def dropped(drawn: Drawn, rng: Random) -> Values | None:
    rows = _full_rows(drawn, 2)
    return {key: Decimal(0) for key in rng.choice(rows) if drawn.values[key]} if rows else None


def shifted(drawn: Drawn, rng: Random) -> Values | None:
    rows = _full_rows(drawn, 2)
    if not rows:
        return None
    keys = rng.choice(rows)
    moved = [Decimal(0), *(drawn.values[key] for key in keys[:-1])]
    return {key: value for key, value in zip(keys, moved, strict=True) if value != drawn.values[key]}


def two(drawn: Drawn, rng: Random) -> Values:
    """In different rows and columns: what is wrong in one row or column together has a name of its own."""
    keys = _leaves(drawn)
    first = rng.choice(keys)
    others = [k for k in keys if k.split(".")[1] != first.split(".")[1] and k.split(".")[2] != first.split(".")[2]]
    return _changed(drawn, first, rng) | _changed(drawn, rng.choice(others), rng)


# Each with how many faults it is, and whether a single cell is wrong.
KINDS: Mapping[str, tuple[Injury, int, bool]] = {
    "one leaf": (leaf, 1, True),
    "one （七）总计": (outcome_total, 1, True),
    "总计 of a row": (row_total, 1, True),
    "digits transposed": (transposed, 1, True),
    "ten times too much": (power, 1, True),
    "in the neighboring column": (neighbor, 1, False),
    "two cells exchanged": (exchanged, 1, False),
    "row dropped (zeros)": (dropped, 1, False),
    "row shifted by one": (shifted, 1, False),
    "two faults": (two, 2, False),
}


@dataclass(slots=True)
class Tally:
    """Counts over the reports of one kind; `wrong` are findings that state another number than was there."""

    tried: int = 0
    detected: int = 0
    as_many: int = 0
    named: int = 0
    right: int = 0
    stated: int = 0
    wrong: int = 0
    times: list[float] = field(default_factory=list)

    def add(self, before: Values, changed: Values, told: list[Finding], faults: int, seconds: float) -> None:
        self.tried += 1
        self.times.append(seconds * 1000)
        self.detected += bool(told)
        self.as_many += len(told) == faults
        self.named += bool(told) and all(one.cells[0] in changed for one in told) and len(told) == faults
        fixes = {fix.cell: fix.value for one in told for fix in one.fixes}
        self.stated += bool(fixes)
        self.right += fixes == {key: before[key] for key in changed}
        self.wrong += any(before[key] != value for key, value in fixes.items())

    def row(self, name: str) -> str:
        def share(part: int) -> str:
            return f"{100 * part / self.tried:.1f}" if self.tried else "-"

        times = f"{median(self.times):.2f} | {max(self.times):.1f}" if self.times else "- | -"
        shares = " | ".join(map(share, (self.detected, self.as_many, self.named, self.right, self.wrong)))
        return f"| {name} | {self.tried} | {shares} | {times} |"


def measured(reports: int, habits: tuple[str, ...] = ("none",)) -> tuple[dict[str, Tally], int]:
    """A tally a kind, and how many findings the reports have as they are."""
    tallies = {name: Tally() for name in KINDS}
    alarms = 0
    for number in range(reports):
        true = drawn(SEED + number, ("gb2019", "gb2021")[number % 2], habits)
        alarms += len(findings(true.report))
        for place, (name, (injury, faults, _)) in enumerate(KINDS.items()):
            changed = injury(true, Random(SEED + 31 * number + place))
            if changed is None:
                continue
            report = injured(true.report, changed)
            start = process_time()
            judged(report)
            seconds = process_time() - start
            tallies[name].add(true.values, changed, findings(report), faults, seconds)
    return tallies, alarms


def table(reports: int, habits: tuple[str, ...] = ("none",)) -> Iterator[str]:
    tallies, alarms = measured(reports, habits)
    yield "| fault | reports | detected % | as many findings as faults % | culprit first % | value right % | value wrong % | median ms | worst ms |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, tally in tallies.items():
        yield tally.row(name)
    yield f"\nFindings on the {reports} reports as they are: {alarms}."


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    for title, habits in (("Every zero printed", ("none",)), ("Zeros as people print them", tuple(VISIBLE_HABITS))):
        sys.stdout.write(f"## {title}\n\n" + "\n".join(table(count, habits)) + "\n\n")

"""Changes to a true report's figures: some that keep every identity, and some that break a few."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.support.reports import ZERO, Hidden, TrueReport, make_report, plausible

NOT_OUTCOMES = ("received", "carried_in", "handled_total", "carried_out")
DISPUTES = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")


def leaves(report: TrueReport) -> list[str]:
    """The outcome rows of table 3 that this report prints."""
    rows = report.rows(report.table("applications"))
    return [row.key for row in rows if row.key not in NOT_OUTCOMES]


def applicants(report: TrueReport) -> list[str]:
    """The columns of table 3 but for the total."""
    return [column.key for column in report.table("applications").columns[:-1]]


def printed(report: TrueReport, cells: Mapping[str, int | Decimal]) -> TrueReport:
    """The same with these cells, whatever that breaks."""
    assert cells.keys() <= report.cells.keys()
    return replace(report, cells={**report.cells, **{key: Decimal(value) for key, value in cells.items()}})


def raised(report: TrueReport, *keys: str, by: int | Decimal) -> TrueReport:
    return printed(report, {key: report.cells[key] + by for key in keys})


def hidden(report: TrueReport, keys: Iterable[str], how: Hidden = "blank") -> TrueReport:
    return replace(report, hidden={**report.hidden, **dict.fromkeys(keys, how)})


def balanced(report: TrueReport, cells: Mapping[str, int | Decimal] | None = None) -> TrueReport:
    """The same with these outcomes, requests carried in or out, and results of disputes; every sum is made to hold."""
    changed = dict(printed(report, cells or {}).cells)
    for name in applicants(report):
        handled = sum((changed[f"applications.{row}.{name}"] for row in leaves(report)), ZERO)
        due = handled + changed[f"applications.carried_out.{name}"]
        carried = min(due, changed[f"applications.carried_in.{name}"])
        changed |= {
            f"applications.handled_total.{name}": handled,
            f"applications.carried_in.{name}": carried,
            f"applications.received.{name}": due - carried,
        }
    for row in (*leaves(report), *NOT_OUTCOMES):
        changed[f"applications.{row}.total"] = sum(
            (changed[f"applications.{row}.{name}"] for name in applicants(report)), ZERO
        )
    for row in DISPUTES:
        parts = [changed[f"disputes.{row}.{name}"] for name in ("upheld", "corrected", "other", "pending")]
        changed[f"disputes.{row}.total"] = sum(parts, ZERO)
    return replace(report, cells=changed)


def one_row_for_three(report: TrueReport) -> TrueReport:
    """The rows that the older form had as one are printed as one again."""
    (single,) = [row for row in report.table("applications").rows if row.replaces]
    sums = {
        f"applications.{single.key}.{name}": sum(
            (report.cells[f"applications.{row}.{name}"] for row in single.replaces), ZERO
        )
        for name in (*applicants(report), "total")
    }
    return replace(report, cells={**report.cells, **sums}, absent=frozenset(single.replaces))


def year_before(report: TrueReport, rng: Random) -> TrueReport:
    """The same body's good report for the year before, its figures not far from this year's, of which these go on."""
    cells = dict(report.cells)
    for key, value in report.cells.items():
        table, _, column = key.split(".")
        part = column != "total" or table == "disclosure"
        if value > 0 and part and report.table(table).column(column).kind == "count":
            cells[key] = value + rng.randrange(1, 4)
    for name in applicants(report):
        cells[f"applications.carried_out.{name}"] = report.cells[f"applications.carried_in.{name}"]
    for row in ("regulations", "normative_documents"):
        made, repealed, standing = (f"disclosure.{row}.{name}" for name in ("made", "repealed", "in_force"))
        if repealed in cells:
            cells[standing] = report.cells[standing] - report.cells[made] + report.cells[repealed]
            cells[made] = min(cells[made], cells[standing])
        else:
            flow, stock = f"disclosure.{row}.disclosed", f"disclosure.{row}.total"
            cells[stock] = max(cells[flow], cells[stock])
    hidden = {key: how for key, how in report.hidden.items() if not cells[key]}
    return balanced(replace(report, year=report.year - 1, cells=cells, hidden=hidden))


def good_report(rng: Random, habits: Iterable[str], form: str = "", *, lone: bool = False) -> TrueReport:
    """A report without fault: figures that can be meant, and on the newer form the three rows that it has.

    `lone`: year and form need not allow for a report of the year before.
    """
    while True:
        report = plausible(make_report(rng, habits, form))
        single = "other_no_correction" in report.absent
        if not single and (lone or report.template.covers(report.year - 1)):
            return report

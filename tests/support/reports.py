"""True reports: figures that satisfy every identity of their form, made at random.

`make_report` draws from any `random.Random`, so that hypothesis and a plain seed share one generator.
Rows, columns, labels and identities come from the loaded templates; nothing of the forms is written out again here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

from hypothesis import strategies as st

import gouji_rules
from gouji.model.template import ColumnForm, Identity, RowForm, TableForm, Template
from gouji.template.load import load_templates
from tests.support.profiles import randoms

Hidden = Literal["blank", "dash"]
# What habit does with cells: nothing, or leaves zeros empty, or writes a placeholder, or leaves totals empty.
HABITS = ("none", "none", "dashes", "organizations", "everywhere", "some", "totals")
# Habits that leave nothing unprinted.
VISIBLE_HABITS = ("none", "none", "dashes")
ORGANIZATIONS = (
    "云陵县人民政府",
    "泽桥市人民政府",
    "槐川区人民政府办公室",
    "柳堰镇人民政府",
    "云陵县农业农村局",
    "泽桥市发展和改革委员会",
    "岚屏县人民政府",
)
ZERO = Decimal(0)


@cache
def official_templates() -> tuple[Template, ...]:
    """The built-in templates, in the order of their files."""
    return load_templates(sorted((Path(gouji_rules.__path__[0]) / "templates").glob("*.toml")))


@dataclass(frozen=True, slots=True)
class TrueReport:
    """What a report means: every cell's value, and the cells that are printed as a blank or a placeholder.

    `absent` are row keys of the applications table that this report does not print (one row for three or the reverse).
    `story` are the overview's paragraphs, where it tells of the figures.
    """

    template: Template = field(repr=False)
    year: int
    organization: str
    cells: Mapping[str, Decimal]
    hidden: Mapping[str, Hidden]
    absent: frozenset[str]
    story: tuple[str, ...] = ()

    def rows(self, table: TableForm) -> list[RowForm]:
        return [row for row in table.rows if row.key not in self.absent]

    def table(self, key: str) -> TableForm:
        return next(table for table in self.template.tables if table.key == key)


def make_report(rng: Random, habits: Iterable[str] = HABITS, template: str = "") -> TrueReport:
    """A report in which every identity holds. `habits` are the ways its zeros may be printed."""
    form = rng.choice([form for form in official_templates() if not template or form.id == template])
    year = rng.choice([year for year in range(form.first_year, 2025) if form.covers(year)])
    absent = _absent(form, single=rng.random() < 0.15)
    dense = rng.random() < 0.3
    cells: dict[str, Decimal] = {}
    for table in form.tables:
        own = [one for one in form.identities if one.table == table.key and not one.spans_years]
        sums = [_without(identity, absent) for identity in own]
        cells |= _figures(rng, table, sums, absent, dense)
    hidden = _hidden(rng, form, cells, rng.choice(tuple(habits)))
    return TrueReport(form, year, rng.choice(ORGANIZATIONS), cells, hidden, absent)


def plausible(report: TrueReport) -> TrueReport:
    """The same with figures that raise no eyebrow: no regulations of bodies that may issue none, no purchase of billions,
    no more disputes than requests.
    """
    cells = dict(report.cells)
    cells |= {key: ZERO for key in cells if key.startswith("disclosure.regulations.")}
    if (amount := "disclosure.procurement.amount") in cells:
        projects = cells["disclosure.procurement.projects"]
        if cells[amount] > 40_000 * projects > 0:
            cells[amount] = 197 * projects + Decimal("0.7013")
    requests = sum(cells[f"applications.{row}.total"] for row in ("handled_total", "carried_out"))
    cases = sum(value for key, value in cells.items() if key.startswith("disputes.") and key.endswith(".total"))
    if cases > requests:
        cells |= {key: ZERO for key in cells if key.startswith("disputes.")}
    zeros = [key for key, value in report.cells.items() if not value]
    new = [key for key, value in cells.items() if not value and report.cells[key]]
    hidden = dict(report.hidden)
    if zeros and all(hidden.get(key) == hidden.get(zeros[0]) for key in zeros) and zeros[0] in hidden:
        hidden |= dict.fromkeys(new, hidden[zeros[0]])  # whoever leaves out every zero leaves out these
    return replace(report, cells=cells, hidden=hidden)


def _absent(form: Template, single: bool) -> frozenset[str]:
    """Of a row and the rows it stands for, those that are not printed."""
    found: set[str] = set()
    for table in form.tables:
        for row in table.rows:
            if row.replaces:
                found |= set(row.replaces) if single else {row.key}
    return frozenset(found)


def _without(identity: Identity, absent: frozenset[str]) -> Identity:
    terms = tuple((n, key) for n, key in identity.terms if key.split(".")[1] not in absent)
    return Identity(identity.kind, identity.table, identity.scope, terms, identity.relation, identity.text)


def _figures(
    rng: Random, table: TableForm, identities: list[Identity], absent: frozenset[str], dense: bool
) -> dict[str, Decimal]:
    kinds = {identity.kind for identity in identities}
    by_kind = {kind: [identity for identity in identities if identity.kind == kind] for kind in kinds}
    if "flow" in kinds:
        return _applications(rng, table, by_kind, absent, dense)
    cells = {
        f"{table.key}.{row.key}.{name}": _figure(rng, table.column(name), dense)
        for row in table.rows
        for name in row.columns
    }
    for identity in identities:
        _repair(cells, identity)
    return cells


def _repair(cells: dict[str, Decimal], identity: Identity) -> None:
    """Makes an identity hold by its total (an equation) or by raising its first term (an inequality)."""
    if identity.relation == "=":
        total = next(key for n, key in identity.terms if n < 0)
        cells[total] = sum((n * cells[key] for n, key in identity.terms if n > 0), ZERO)
    else:
        cells[identity.terms[0][1]] += max(ZERO, -sum((n * cells[key] for n, key in identity.terms), ZERO))


def _applications(
    rng: Random, table: TableForm, by_kind: Mapping[str, list[Identity]], absent: frozenset[str], dense: bool
) -> dict[str, Decimal]:
    """Column by column: outcomes, then what was carried out, then what must have come in."""
    rows = [row.key for row in table.rows if row.key not in absent]
    cells = {f"{table.key}.{row}.{column.key}": ZERO for row in rows for column in table.columns}
    flow = {identity.scope: identity for identity in by_kind["flow"]}
    parts = [column.key for column in table.columns[:-1]]
    for place, column in enumerate(parts):
        if not dense and rng.random() > (0.3 if place else 0.9):
            continue
        outcome = next(identity for identity in by_kind["outcome_total"] if identity.scope == column)
        leaves = [key for n, key in outcome.terms if n > 0]
        for key in leaves if dense else rng.sample(leaves, rng.choice((1, 1, 2, 5))):
            cells[key] = _count(rng)
        _repair(cells, outcome)
        (_, received), (_, carried_in), (_, handled), (_, carried_out) = flow[column].terms
        cells[carried_out] = _count(rng) if dense or rng.random() < 0.3 else ZERO
        due = cells[handled] + cells[carried_out]
        cells[carried_in] = min(due, _count(rng)) if dense or rng.random() < 0.3 else ZERO
        cells[received] = due - cells[carried_in]
    for row in rows:
        _repair(cells, _of_row(by_kind["row_total"][0], row))
    return cells


def _of_row(identity: Identity, row: str) -> Identity:
    """The same sum in another row, whether or not the template states it there."""
    terms = tuple((n, ".".join((key.split(".")[0], row, key.split(".")[2]))) for n, key in identity.terms)
    return Identity(identity.kind, identity.table, row, terms, identity.relation, identity.text)


def _figure(rng: Random, column: ColumnForm, dense: bool) -> Decimal:
    if not dense and rng.random() < 0.5:
        return ZERO
    if column.kind == "amount":
        return (Decimal(rng.randrange(1, 10**9)) / 10 ** rng.choice((0, 2, 4))).normalize() + ZERO
    return _count(rng) * (-1 if column.kind == "change" and rng.random() < 0.4 else 1)


def _count(rng: Random) -> Decimal:
    return Decimal(rng.randrange(1, rng.choice((10, 10, 10, 100, 1000, 300_000))))


def _hidden(rng: Random, form: Template, cells: Mapping[str, Decimal], habit: str) -> dict[str, Hidden]:
    """Which cells are printed as a blank or a placeholder; all of them zero, except totals that were left out."""
    zeros = [key for key, value in cells.items() if not value]
    if habit == "dashes":
        return dict.fromkeys(zeros, "dash")
    if habit == "everywhere":
        return dict.fromkeys(zeros, "blank")
    if habit == "organizations":
        inner = {column.key for table in form.tables if table.section == 3 for column in table.columns[1:-1]}
        return {key: "blank" for key in zeros if key.startswith("applications.") and key.split(".")[2] in inner}
    if habit == "some":
        return {key: rng.choice(("blank", "dash")) for key in rng.sample(zeros, min(len(zeros), rng.randrange(1, 9)))}
    if habit == "totals":
        totals = sorted(key for key in cells if key.endswith(".total") and not key.startswith("disclosure."))
        return dict.fromkeys(rng.sample(totals, rng.randrange(1, 4)), "blank")
    return {}


def true_reports(habits: Iterable[str] = HABITS) -> st.SearchStrategy[TrueReport]:
    """Shrinks towards few, small figures on the first form."""
    return randoms().map(lambda rng: make_report(rng, habits))

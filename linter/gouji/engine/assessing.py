"""Identities put to a report, with what its prose says of single cells to choose between explanations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.diagnosis.judge import judged
from gouji.identity_rule import with_declared
from gouji.model.diagnosis import Evidence
from gouji.model.report import Report
from gouji.plugins import AnyRule


def assessed(report: Report, rules: Iterable[AnyRule]) -> Report:
    """The report judged by its form's identities and those that rules declare; its prose is read only where one is
    violated.
    """
    return judged(with_declared(report, rules), stated_cells(report))


def stated_cells(report: Report) -> Iterator[Evidence]:
    """Figures that can mean one cell only, printed to the last digit; of a cell with two different ones nothing."""
    from gouji.statements.figures import figures_of

    found: dict[str, Evidence] = {}
    torn: set[str] = set()
    for figure in figures_of(report):
        if figure.quantity.grain > 1 or len(figure.sums) != 1 or len(figure.sums[0]) != 1:
            continue
        _, key = figure.sums[0][0]
        told = found.setdefault(key, Evidence(key, figure.value, figure.location))
        if told.value != figure.value:
            torn.add(key)
    yield from (one for key, one in found.items() if key not in torn)

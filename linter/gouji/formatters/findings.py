"""Findings as CSV: one a row, for spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO

from gouji.formatters.csv import inert
from gouji.formatters.flat import Flat, flat
from gouji.formatters.view import View
from gouji.outcome import Outcome
from gouji.text import Lang, plain

COLUMNS = (
    "path",
    "organization",
    "year",
    "code",
    "name",
    "severity",
    "line",
    "column",
    "place",
    "cell",
    "expected",
    "actual",
    "message",
    "suggestion",
    "state",
    "fingerprint",
)


def format_outcome(outcome: Outcome, view: View) -> str:
    """A header line, then a finding a line. `line` and `column` are empty where the file has none; `place` never is."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for one in flat(outcome, view):
        table.writerow([inert(text) for text in _row(one, view.lang)])
    return out.getvalue()


def _row(one: Flat, lang: Lang) -> list[str]:
    finding, file = one.finding, one.file
    return [
        file.path,
        file.organization or "",
        str(file.year or ""),
        finding.code,
        finding.name,
        finding.severity.value,
        str(finding.location.line or ""),
        str(finding.location.column or "") if finding.location.line else "",
        finding.location.describe().pick(lang),
        finding.cells[0] if finding.cells else "",
        plain(finding.expected) if finding.expected is not None else "",
        plain(finding.actual) if finding.actual is not None else "",
        finding.message.pick(lang),
        finding.suggestion.pick(lang) if finding.suggestion else "",
        finding.state or "",
        finding.mark,
    ]

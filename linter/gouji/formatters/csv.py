"""A report's cells as CSV: one cell a row, for spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO

from gouji.model.report import Report
from gouji.text import Lang, plain

COLUMNS = (
    "path",
    "template",
    "year",
    "organization",
    "key",
    "row",
    "column",
    "state",
    "value",
    "raw",
    "line",
    "place",
    "note",
)


def format_report(report: Report, lang: Lang) -> str:
    """A header line, then a cell a line in the form's order; `value` is empty unless `state` is present.

    `line` is the source line where the format has lines; `place` tells the place in words in every format.
    """
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for cell in report.cells:
        table.writerow(
            [
                report.document.path,
                report.template.id if report.template else "",
                report.year or "",
                report.organization or "",
                cell.key,
                cell.row.label.pick(lang),
                cell.column.label.pick(lang),
                cell.state,
                plain(cell.value) if cell.value is not None else "",
                cell.raw,
                cell.location.line or "",
                cell.location.describe().pick(lang),
                cell.note.pick(lang) if cell.note else "",
            ]
        )
    return out.getvalue()

"""Checkstyle's XML, which many CI servers and reviewers read."""

from __future__ import annotations

from gouji.formatters.flat import Flat, flat
from gouji.formatters.view import View
from gouji.formatters.xml import Element
from gouji.model.finding import Severity
from gouji.outcome import Outcome

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def format_outcome(outcome: Outcome, view: View) -> str:
    """A `file` for each file with findings, in the order of the run."""
    by_path: dict[str, list[Element]] = {}
    for one in flat(outcome, view):
        by_path.setdefault(one.path, []).append(_error(one))
    root = Element("checkstyle", version="4.3")
    return root.add(*(Element("file", name=path).add(*found) for path, found in by_path.items())).document()


def _error(one: Flat) -> Element:
    return Element(
        "error",
        line=one.place.line,
        column=one.place.column,
        severity=_SEVERITIES[one.finding.severity],
        message=one.message,
        source=f"gouji.{one.finding.code}",
    )

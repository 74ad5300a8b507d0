"""Columns that do not balance though their total does, of which one rule speaks instead of another."""

from __future__ import annotations

from gouji import Assessment, Report


def hidden_columns(report: Report) -> list[Assessment]:
    """The `flow` identities of applicant columns that fail, no fault explaining them, while that of the total holds and
    their differences cancel; none where only one fails.
    """
    total = next((one for one in report.assessed("flow") if one.identity.scope == "total"), None)
    broken = [one for one in report.unexplained("flow") if one.verdict == "violated"]
    if total is None or total.verdict != "holds" or len(broken) < 2:
        return []
    return broken if not sum(one.difference or 0 for one in broken) else []

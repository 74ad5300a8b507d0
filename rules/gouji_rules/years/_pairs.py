"""Two years of one organization, for the rules that compare them."""

from __future__ import annotations

from gouji import Report


def same_form(report: Report) -> bool:
    """Whether last year's report is there and on the same form, so that its cells mean the same."""
    earlier = report.previous
    return bool(earlier and earlier.template and report.template and earlier.template.id == report.template.id)

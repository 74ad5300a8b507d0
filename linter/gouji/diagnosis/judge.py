"""A bound report with what its identities say of it."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.diagnosis.assess import assess
from gouji.model.diagnosis import Evidence
from gouji.model.report import Report


def judged(report: Report, evidence: Iterable[Evidence] = ()) -> Report:
    """The report with its identities assessed and, where some are violated, diagnosed; else `evidence` is not asked for."""
    assessments, values = assess(report)
    if not any(one.verdict == "violated" for one in assessments):
        return report._replace(assessments=assessments)
    from gouji.diagnosis.diagnose import diagnose

    return report._replace(assessments=assessments, diagnoses=diagnose(assessments, report.cells, values, evidence))

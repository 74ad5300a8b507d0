"""GitLab's Code Quality report, which every tier shows in a merge request."""

from __future__ import annotations

import json

from gouji.formatters.flat import flat
from gouji.formatters.view import View
from gouji.model.finding import Severity
from gouji.outcome import Outcome

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def format_outcome(outcome: Outcome, view: View) -> str:
    """A JSON array, one object a finding; the fingerprint is the one that SARIF carries."""
    told = [
        {
            "description": f"{one.finding.code} {one.message}",
            "check_name": one.finding.code,
            "fingerprint": one.finding.mark.replace(":", "-"),
            "severity": _SEVERITIES[one.finding.severity],
            "location": {"path": one.path, "lines": {"begin": one.place.line, "end": one.place.end_line}},
        }
        for one in flat(outcome, view)
    ]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

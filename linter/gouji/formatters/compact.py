"""One line a finding, `path:line:column: CODE message`, as editors jump to it."""

from __future__ import annotations

from gouji.formatters.flat import flat
from gouji.formatters.view import View
from gouji.outcome import Outcome
from gouji.text import tame


def format_outcome(outcome: Outcome, view: View) -> str:
    """Columns count characters. What a path or a message holds ends no line and commands no terminal."""
    lines = (
        tame(f"{one.path}:{one.place.line}:{one.place.column}: {one.finding.code} {' '.join(one.message.split())}")
        for one in flat(outcome, view)
    )
    return "".join(f"{line}\n" for line in lines)

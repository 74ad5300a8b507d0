"""The figures of a run: prints and cells of each kind."""

from __future__ import annotations

import pytest

from tests.formats.tally import TALLIES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for kind, tally in sorted(TALLIES.items()):
        terminalreporter.write_line(
            f"{kind}: {tally.prints} prints, {tally.cells} cells: {tally.right} right, {len(tally.wrong)} wrong, "
            f"{tally.open} not stated"
        )

"""What is wrong with a report (Finding), with a run (Notification), and what could not be judged (Unchecked)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from gouji.model.location import Location
from gouji.text import Text


class Severity(StrEnum):
    """error: the report contradicts itself or the form; warning: very probably wrong; note: advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return ("error", "warning", "note").index(self.value)


class Related(NamedTuple):
    """A further place a finding speaks of; `cell` is a cell's key."""

    role: str
    message: Text
    location: Location
    cell: str | None = None


class Finding(NamedTuple):
    """One thing wrong with one report. `cells` are keys, the culprit's first; `suggestion` says what to do."""

    code: str
    name: str
    severity: Severity
    message: Text
    location: Location
    related: tuple[Related, ...] = ()
    cells: tuple[str, ...] = ()
    expected: Decimal | None = None
    actual: Decimal | None = None
    suggestion: Text | None = None

    def at_severity(self, severity: Severity) -> Finding:
        return self._replace(severity=severity)


class Notification(NamedTuple):
    """One thing wrong with the run; `code` is one of docs/notifications.md, `path` empty where no file is meant."""

    code: str
    severity: Severity
    message: Text
    path: str = ""


class Unchecked(NamedTuple):
    """Something a rule looks at but could not judge, and why: never to be read as clean."""

    code: str
    reason: Text
    location: Location
    cells: tuple[str, ...] = ()

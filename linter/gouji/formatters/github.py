"""GitHub's workflow commands: printed by a step, they show beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.formatters.flat import Flat, flat
from gouji.formatters.view import View
from gouji.model.finding import Notification, Severity
from gouji.outcome import Outcome

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = str.maketrans({**_DATA, ":": "%3A", ",": "%2C"})
_MESSAGE = str.maketrans(_DATA)


def format_outcome(outcome: Outcome, view: View) -> str:
    """A line a finding and a notification. GitHub shows ten of each kind a step, so what is new comes first."""
    found = sorted(flat(outcome, view), key=lambda one: one.finding.state not in (None, "new"))
    lines = [_finding(one) for one in found]
    lines += [_notification(one, view) for one in outcome.all_notifications]
    return "".join(f"{line}\n" for line in lines)


def _finding(one: Flat) -> str:
    place = one.place
    found = {"file": one.path, "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:  # GitHub takes columns only within a line, the last one inclusive
        found |= {"col": str(place.column), "endColumn": str(max(place.column, place.end_column - 1))}
    found["title"] = f"{one.finding.code} {one.finding.name}"
    return _command(_COMMANDS[one.finding.severity], found, one.message)


def _notification(one: Notification, view: View) -> str:
    found = {"file": one.path} if one.path else {}
    return _command(_COMMANDS[one.severity], {**found, "title": one.code}, one.message.pick(view.lang))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(_properties(properties))
    return f"::{name} {told}::{message.translate(_MESSAGE)}"


def _properties(properties: dict[str, str]) -> Iterator[str]:
    for key, value in properties.items():
        yield f"{key}={value.translate(_PROPERTY)}"

"""Findings one after another with one line and column each, for outputs that know no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gouji.formatters.places import Place, place_of, shown_path
from gouji.formatters.view import View
from gouji.model.finding import Finding
from gouji.outcome import Checked, Outcome


class Flat(NamedTuple):
    """A finding and where it is to be shown: `path` from the root with forward slashes, `message` in the run's language.

    In what is no text the place is in the text twin where that was written, else the file as a whole; then the message
    ends with the place in words.
    """

    finding: Finding
    file: Checked
    place: Place
    path: str
    message: str


def flat(outcome: Outcome, view: View) -> Iterator[Flat]:
    for file in outcome.files:
        for finding in file.findings:
            yield flattened(finding, file, view)


def flattened(finding: Finding, file: Checked, view: View) -> Flat:
    place = place_of(finding.location, file, on_twin=view.sidecars)
    message = finding.message.pick(view.lang)
    if not place.lines:
        where = finding.location.describe().pick(view.lang)
        message += f"（{where}）" if view.lang == "zh" else f" ({where})"
    return Flat(finding, file, place, shown_path(place.path, view), message)

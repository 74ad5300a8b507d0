"""Last year's reports: read once, then found by organization and year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from gouji.engine.inputs import Input, find_inputs
from gouji.errors import ReadError
from gouji.formats import Reader
from gouji.model.finding import Notification, Severity
from gouji.model.report import Report
from gouji.normalize import fold


class Earlier(NamedTuple):
    """Reports by organization and year; `notifications` tell of what could not be read.

    `doubles`: the paths of all reports given for one organization and year, where there are several.
    """

    reports: dict[tuple[str, int], Report]
    notifications: tuple[Notification, ...] = ()
    doubles: tuple[tuple[str, ...], ...] = ()

    def of(self, report: Report) -> Report | None:
        """The same organization's report for the year before."""
        if not report.organization or not report.year:
            return None
        return self.reports.get((same_name(report.organization), report.year - 1))


def read_earlier(
    paths: Iterable[str], readers: Sequence[Reader], read: Callable[[Sequence[Input]], Iterable[Report | ReadError]]
) -> Earlier:
    """The reports at `paths`, files or folders. Of several for the same year the first stands."""
    found: dict[tuple[str, int], list[Report]] = {}
    notifications = []
    for path in paths:
        try:
            sources = find_inputs(path, readers)
        except ReadError as error:
            notifications.append(Notification(error.code, Severity.ERROR, error.message, path))
            continue
        for source, report in zip(sources, read(sources), strict=True):
            if isinstance(report, ReadError):
                notifications.append(Notification(report.code, Severity.ERROR, report.message, source.path))
            elif report.organization and report.year:
                found.setdefault((same_name(report.organization), report.year), []).append(report)
    doubles = tuple(tuple(one.document.path for one in reports) for reports in found.values() if len(reports) > 1)
    return Earlier({key: reports[0] for key, reports in found.items()}, tuple(notifications), doubles)


def same_name(organization: str) -> str:
    """云溪县 and 云溪县人民政府 are one organization."""
    return fold(organization).removesuffix("人民政府")

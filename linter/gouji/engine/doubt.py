"""What a finding is worth that rests on a picture of a page.

The one place for it: rules and formatters need not know how a file was read.
"""

from __future__ import annotations

from gouji.model.finding import Finding, Severity
from gouji.model.report import Report
from gouji.text import Text

_RECOGNIZED = Text("（由文字识别读出，请先对照页面图像）", " (read by character recognition: look at the page first)")
_UNREAD = Text(
    "（有的页面是图片，没有读取，请先看这些页）", " (some pages are pictures and were not read: look at them first)"
)


def moderated(finding: Finding, report: Report) -> Finding:
    """The finding with words saying so and no graver than a warning where it rests on recognized characters, however
    sure, or where what it misses may stand on a page that is a picture.
    """
    why = _why(finding, report)
    if why is None:
        return finding
    severity = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
    message = Text(finding.message.zh + why.zh, finding.message.en + why.en)
    return finding._replace(severity=severity, message=message)


def _why(finding: Finding, report: Report) -> Text | None:
    places = [finding.location, *(one.location for one in finding.related)]
    places += [cell.location for key in finding.cells if (cell := report.cell(key))]
    if any(place.confidence is not None for place in places):
        return _RECOGNIZED
    if finding.cells:
        return None
    # No cell: it may be about what is not there, and that may have been lost on the way.
    if report.document.recognized:
        return _RECOGNIZED
    return _UNREAD if report.document.unread else None

"""What is wrong with a report (Finding), with a run (Notification), and what could not be judged (Unchecked)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

from gouji.model.location import Location
from gouji.text import Text

# How a finding stands to an earlier run: not there then; there with the same level and values; with others; gone.
BaselineState = Literal["new", "unchanged", "updated", "absent"]


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


class Fix(NamedTuple):
    """A proposed change to a document: the number a cell should hold. `location` is what to replace."""

    cell: str
    value: Decimal
    location: Location


class Finding(NamedTuple):
    """One thing wrong with one report. `cells` are keys, the culprit's first; `suggestion` says what to do, `fixes` are
    changes that together mend it. `about` tells it from other findings of its rule at the same place; `mark` is its
    fingerprint and `state` how it stands to a baseline, both set by the engine.
    """

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
    fixes: tuple[Fix, ...] = ()
    about: tuple[str, ...] = ()
    mark: str = ""
    state: BaselineState | None = None

    @property
    def places(self) -> tuple[Location, ...]:
        """Everywhere it points to."""
        return (
            self.location,
            *(one.location for one in self.related),
            *(one.location for one in self.fixes),
        )

    def at_severity(self, severity: Severity) -> Finding:
        return self._replace(severity=severity)


# Every code a notification may have, and what it means; none is ever used again for something else.
NOTIFICATIONS = {
    "GJ901": Text("没有这个文件或文件夹，或打不开", "there is no such file or folder, or it cannot be opened"),
    "GJ902": Text("文件是空的或只有空白", "the file is empty or blank"),
    "GJ903": Text("不能读取的格式（压缩包、图片等）", "a format that cannot be read (an archive, an image)"),
    "GJ904": Text("编码损坏，或认不出编码", "the encoding is broken or cannot be told"),
    "GJ905": Text("文件超过某项上限（大小、页数、时间等）", "the file is over a limit (size, pages, time …)"),
    "GJ906": Text("一条规则出错或超时，其余规则照常", "a rule failed or took too long; the others went on"),
    "GJ907": Text("没有可检查的文件", "there was nothing to check"),
    "GJ908": Text("gouji 自身在这个文件上出错", "gouji itself failed on this file"),
    "GJ909": Text(
        "--previous 给出的报告都没有对上", "none of the reports given by --previous belongs to one that was checked"
    ),
    "GJ910": Text(
        "PDF 或 OFD 是扫描件，没有文字，也没有由文字识别读出",
        "the PDF or OFD file is a scan without text, and was not read by character recognition",
    ),
    "GJ911": Text("文件已损坏", "the file is damaged"),
    "GJ912": Text("文件有打开密码", "the file is locked with a password"),
    "GJ913": Text(
        "需由 LibreOffice 转换，但没有安装或未能转换", "LibreOffice must convert it, but is missing or could not"
    ),
    "GJ914": Text("结果超出平台上限，已截取", "there were more results than a platform takes; some were left out"),
    "GJ915": Text("一项忽略设置没有可忽略的问题", "a suppression has nothing to leave out"),
    "GJ916": Text("一项忽略设置已过期", "a suppression is past its date"),
    "GJ917": Text(
        "一条忽略注释看不懂、缺理由或写了没有的规则",
        "a comment to gouji is not understood, has no reason, or names no rule",
    ),
    "GJ918": Text(
        "同一机关同一年度的报告不止一份，对照上年时用第一份",
        "there are several reports of one organization and year; the first was compared with the year after",
    ),
    "GJ919": Text(
        "一项汇总设置（[[aggregate]]）的文件没有对上或没有读出，上下级合计没有核对",
        "the files of an [[aggregate]] do not fit those of the run, or were not read; no sums were compared",
    ),
    "GJ920": Text("存着的文本副本与文件不符", "the text twin that is kept is not of the file as it is"),
}


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

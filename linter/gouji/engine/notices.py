"""What a run says of itself: files that gouji failed on, years twice or alone, nothing that looks like a report."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.model.finding import Notification, Severity
from gouji.text import Text


def broken(error: BaseException) -> Text:
    what = f"{type(error).__name__}: {error}"
    return Text(
        f"读取表格时程序出错（{what}），此文件未检查；这是 gouji 的缺陷，请连同文件报告",
        f"gouji itself failed on this file ({what}), which was not checked; please report it with the file",
    )


def several(paths: Sequence[str]) -> Notification:
    text = Text(
        f"同一机关同一年度的报告有{len(paths)}份：{'、'.join(paths)}；对照上年时用第一份，不应在内的请移走",
        f"{len(paths)} reports of one organization and year: {', '.join(paths)}; the first was compared with the year "
        "after, take away what does not belong",
    )
    return Notification("GJ918", Severity.WARNING, text)


def unpaired(reports: int) -> Notification:
    text = Text(
        f"{reports}份上年报告都没有对上：须为同一机关、上一年度，跨年规则未核对",
        f"none of {reports} earlier reports is of the same organization and the year before; nothing was compared",
    )
    return Notification("GJ909", Severity.WARNING, text)


def nothing(passed_over: int) -> Notification:
    text = Text(
        f"{passed_over}个文件都不像政府信息公开工作年度报告，没有检查任何文件；请指明报告文件",
        f"none of {passed_over} files looks like an annual report, so nothing was checked; name the report itself",
    )
    return Notification("GJ907", Severity.ERROR, text)

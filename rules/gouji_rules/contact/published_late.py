"""CON003 发布超期."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules._prose import text_of

# A page whose date lies so far behind was moved or put up again: its date is no day of publication.
_MOVED = 400
_OFFICE = pattern(r"办公[室厅]$|政府办$")
_WHOLE_AREA = pattern(r"全[省市县区州旗盟]|各[县区市乡镇]")


@dataclass(frozen=True)
class LastDays:
    """The last day of publication in the year after the report's, as MM-DD; a province may set earlier ones."""

    departments: str = "01-31"
    governments: str = "03-31"

    def __post_init__(self) -> None:
        for day in (self.departments, self.governments):
            try:
                date.fromisoformat(f"2023-{day}")
            except ValueError:
                raise ValueError(f"{day!r} ≠ MM-DD (01-20)") from None


class PublishedLate(ReportRule):
    code = "CON003"
    title = Text("发布超期", "Published too late")
    explanation = Text(
        "年度报告应在每年1月31日前公布，县级以上政府的在3月31日前公布。以网页或文件标明的发布日期为准，当天不算超期。",
        "Reports are published by 31 January, those of governments from the county up by 31 March of the next year. What counts is the "
        "day of publication that page or file gives; the last day itself is in time.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "政府信息公开条例第四十九条"
    message = Text("发布日期{day}，晚于{last}", "published on {day}, later than {last}")
    remedy = Text("以后年度按期公布；发布日期有误的更正", "publish in time next year; correct the date if it is wrong")
    valid = f"""
# 云陵县水利局2022年政府信息公开工作年度报告

发布日期：2023-01-31 16:40

{FORM_2021}
===
# 云陵县人民政府2022年政府信息公开工作年度报告

发布时间：2023年3月9日 来源：县政府办公室

{FORM_2021}
===
# 云陵县人民政府办公室2022年政府信息公开工作年度报告

发布日期：2023-03-09

## 一、总体情况

2022年，全县各乡镇、各部门公开信息1286条。

{FORM_2021}
===
# 云陵中学教育集团理事长2022年政府信息公开工作年度报告

发布日期：2023-02-09

{FORM_2021}
===
# 云陵县水利局2022年政府信息公开工作年度报告

今天是2023年5月9日，星期二。打印日期：2023-05-09

{FORM_2021}
"""
    invalid = f"""
# 云陵县水利局2022年政府信息公开工作年度报告

发布日期：«2023-02-09»

{FORM_2021}
===
# 云陵县人民政府2022年政府信息公开工作年度报告

发布日期：«2023年4月1日»

{FORM_2021}
"""
    Options = LastDays

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        level, year, published = subject.level, subject.year, subject.published
        if published is None or year is None or level in (None, "township"):
            return  # the law sets townships no day
        own = level == "department" and not _for_government(subject)
        month, _, day = (self.options.departments if own else self.options.governments).partition("-")
        last, on = date(year + 1, int(month), int(day)), date.fromisoformat(published.value)
        if last < on and (on - date(year, 12, 31)).days <= _MOVED:
            yield self.finding(published, day=on.isoformat(), last=last.isoformat())


def _for_government(report: Report) -> bool:
    """A general office may give the government's report under its own name: then it tells of the whole area."""
    office = bool(_OFFICE.search(report.organization or ""))
    return office and bool(_WHOLE_AREA.search(text_of(report, 0, 1)))

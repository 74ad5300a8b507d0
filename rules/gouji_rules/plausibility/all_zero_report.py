"""PLA002 全零报告."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import NO_CASES

_READ = ("present", "blank", "dash")


class AllZeroReport(ReportRule):
    code = "PLA002"
    title = Text("全零报告", "Nothing but zeros")
    explanation = Text(
        "表二、表三、表四一个数也没有，全是0。小单位可能确实如此，也可能是照抄空表，请核实。",
        "Tables 2, 3 and 4 hold nothing but zeros. With a small body that may be so; or an empty form was handed in.",
    )
    severity = Severity.NOTE
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "合理性"
    message = Text(
        "三张表全是0，请核实是否漏填", "all three tables hold nothing but zeros; was filling them in forgotten?"
    )
    remedy = Text("核实后补填；确实都是0的可不理会", "find out and fill in; where all are 0 indeed, disregard this")
    valid = f"""
# 柳堰镇人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 0 | 0 | 2 |

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |

{NO_CASES}
"""
    invalid = f"""
# «柳堰镇人民政府2022年政府信息公开工作年度报告»

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 0 | 0 | 0 |

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 0 |
| 行政处罚 | 0 |
| 行政强制 | 0 |

| 信息内容 | 本年收费金额（单位：万元） |
|---|---|
| 行政事业性收费 | 0 |

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （一）予以公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |

{NO_CASES}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        form = subject.template
        if form is None or len(subject.tables) < len(form.tables):
            return
        printed = [cell for table in subject.tables for key in table.printed for cell in table.row(key)]
        if any(cell.state not in _READ or cell.value for cell in printed):
            return
        if 2 * sum(cell.value == 0 for cell in printed) > len(printed):
            yield self.finding(subject)

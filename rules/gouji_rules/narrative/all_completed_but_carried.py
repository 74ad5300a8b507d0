"""NAR012 全部办结与结转并存."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Claim, Finding, Report, ReportRule, Severity, Text, Unchecked, pattern, statements_of
from gouji_rules._frame import APPLICATIONS
from gouji_rules.narrative._claims import about_applications, around

_FINISHED = pattern(r"^(?:按[时期]|依法|及时|已|都|如期|在[^,]{0,8}内)*(?:办结|办理完毕|办理完成|办理完结|完结)")
_CARRIED = pattern(r"结转|顺延|转[入至到](?:下|次|20)|除|未到期|正在办理|应办结|到期|尚未|未办结|其余|其他均")
_OR_LATER = pattern(r"^(?:或者?|、|和|及)[^,;。]{0,8}(?:延期|延长|延至|转)")
_COUNT = pattern(r"\d+(?=\s?[件份条宗起例])")
# 按时办结率 counts what was finished in time among what was finished.
_IN_TIME = pattern(r"(?:[按如][时期]|及时|限时|期限内|时限内)$")


class AllCompletedButCarried(ReportRule):
    code = "NAR012"
    title = Text(
        "全部办结与结转并存",
        "All are said to be finished, yet some are carried over",
    )
    explanation = Text(
        "正文称申请全部办结、均已办结或办结率100%，而表三结转下年度的大于零。“均在法定期限内答复”不等于全部办结；文中已说明有结转的不算。",
        "The text says that all applications are finished, but the table carries some over. That all were answered in time does not say that all are finished; nor does the rule speak where the text itself tells of those carried over.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2019〕60号、〔2021〕30号，表三"
    message = Text(
        "正文称“{quote}”，而表三结转下年度继续办理{carried}件",
        "the text says “{quote}”, but table 3 carries over {carried} to next year",
    )
    remedy = Text(
        "说明结转的件数，或核对表三",
        "tell how many are carried over, or check the table",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到政府信息公开申请16件，均在法定期限内予以答复。收到的政府信息公开申请均在法定期限内办结或依法延期。年前受理的2件政府信息公开申请全部办结。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到政府信息公开申请16件，除2件结转下年度外，其余全部办结。上年结转的2件已全部办结。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政务服务热线工单全部办结，办结率100%；建议提案均已办结。政府信息公开申请按时办结率100%。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到政府信息公开申请16件，全部办结。

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 14 | 2 | 0 | 0 | 0 | 0 | 16 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 14 | 2 | 0 | 0 | 0 | 0 | 16 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到的16件政府信息公开申请«全部办结»。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到政府信息公开申请16件，«全部办结»。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

收到政府信息公开申请16件，«办结率100%»。

{APPLICATIONS}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        carried = subject.cell("applications.carried_out.total")
        if carried is None or not carried.value:
            return
        told = []
        for claim in statements_of(subject).claims:
            found = _FINISHED.match(claim.predicate) if claim.kind == "all" and claim.whole else None
            if not found or _CARRIED.search(around(claim)) or _IN_TIME.search(claim.subject):
                continue
            if _is_of_some(subject, claim):
                continue
            if _OR_LATER.match(claim.predicate[found.end() :]):
                continue
            if not about_applications(claim):
                continue
            end = (
                claim.end
                if "率" in claim.location.text
                else claim.start + claim.location.text.index(found[0]) + found.end()
            )
            told.append(claim.sentence.paragraph.at(claim.start, end))
        if told:
            yield self.finding(told[0], carried, *told[1:], quote=told[0].text, carried=carried.value)


def _is_of_some(report: Report, claim: Claim) -> bool:
    """上年的2件申请全部办结: so many are not all that came in or lay there."""
    counts = {int(one) for one in _COUNT.findall(claim.subject)}
    cells = [report.cell(f"applications.{row}.total") for row in ("received", "carried_in")]
    received, carried = (cell.value if cell and cell.value else 0 for cell in cells)
    return bool(counts) and counts.isdisjoint({received, received + carried})

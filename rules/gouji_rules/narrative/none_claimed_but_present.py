"""NAR009 称无而有、称有而无."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import (
    Cell,
    Claim,
    Figure,
    Finding,
    Report,
    ReportRule,
    Severity,
    Text,
    Unchecked,
    figures_of,
    pattern,
    statements_of,
)
from gouji_rules._frame import APPLICATIONS, CASES, NO_CASES
from gouji_rules.narrative._claims import about_applications, about_disclosure, around
from gouji_rules.narrative._compare import is_denied, unnumbered

_ANYBODYS = r"(?:过|任何|有关|关于|公民|法人|自然人|或者?|其他|组织|向我\w|向本\w{1,3}|提出|提交|和|、|的|书面)*+"
_APPLICATIONS = pattern(
    rf"^(?:(?:收到|接到|接收到?|受理)?{_ANYBODYS})?(?:(?:政府信息|信息)公开|依申请公开|公开)(?:政府信息)?(?:的|书面)*(?:申请|事项|件)*(?:的?情况)?$"
    rf"|^{_ANYBODYS}申请(?:公开(?:政府)?信息|(?:政府)?信息公开)$"
)
_CARRIED = pattern(
    r"^(?P<old>上一?年度?)?(?:结转|遗留)(?:至|到)?(?:下一?年度?|次年度?|20\d\d年度?)?(?:继续)?(?:办理|处理)?的?(?:政府信息公开)?(?:申请|事项|件)*(?:的?情况)?$"
)
# 零申请、零复议、零诉讼.
_NOUGHT = pattern(r"^零(?:(?P<applications>申请)|(?:行政)?(?:复议|诉讼|应诉))(?=$|[、和])")
_DISPUTES = pattern(
    r"^(?:有|发生|出现|产生|被|因|涉及|提起|申请|存在|引发|收到|行政复议|行政诉讼)"
    r"(?:过|任何|一起|一例|因|由于|针对|涉及|有关|关于|相关|对|我\w|本\w|全\w|机关|单位|政府信息|政府|信息|依申请|公开|工作|事务|方面|领域|答复|不服|引起|引发|导致|提起|申请|而|被|的|行政|复议|诉讼|应诉|案件|申请|投诉|举报|信访|、|和|或者?|及|与|以及|/)*+"
    r"(?:事项|情况|情形|现象|事件|发生)?$"
)
_LABELS = {"复议": ("reconsideration",), "诉讼": ("litigation_direct", "litigation_after_reconsideration")}
_ZEROS = Text("整张表都填0", "nothing but zeros")


class NoneClaimedButPresent(ReportRule):
    code = "NAR009"
    title = Text(
        "称无而有、称有而无",
        "None is claimed where the table has some, or the reverse",
    )
    explanation = Text(
        "正文称未收到申请、未发生行政复议或行政诉讼，而表中相应总计大于零；或正文有数而整张表都填零。空白格不是零；“未发生被纠错”说的是另一回事。",
        "The text says that there were no applications, reconsiderations or lawsuits, but the table counts some; or the text counts some and the whole table prints zeros. Blanks are no zeros; that none was corrected is another claim.",
    )
    severity = Severity.ERROR
    templates = ("gb2019", "gb2021")
    basis = "政府信息公开条例第五十条：正文与表格所述应一致"
    message = Text(
        "正文称“{quote}”，而表中{table}",
        "the text says “{quote}”, but in the table: {table}",
    )
    remedy = Text(
        "对照登记台账核对正文与表格，改正写错的一处",
        "check text and table against the register and correct the wrong one",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县未收到政府信息公开申请，未发生行政复议、行政诉讼。

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |

{NO_CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年未发生因政府信息公开被行政复议纠错的情况，未发生收费情况，未收到投诉举报。个别乡镇未收到政府信息公开申请。上半年未收到政府信息公开申请。

{APPLICATIONS}

{CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政复议3件。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 |  |  |  |  |  |
| 未经复议直接起诉 |  |  |  |  |  |
| 复议后起诉 |  |  |  |  |  |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

依申请公开工作平稳。个别乡镇零申请，没有结转资金。行政复议零纠错。没有公民申请公开涉密信息。

{APPLICATIONS}

{CASES}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县«未收到政府信息公开申请»。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年«未发生因政府信息公开引起的行政复议、行政诉讼»。

{CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开«行政复议3件»。

{NO_CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

依申请公开工作平稳，«没有结转下年度办理的申请»，全年«零申请、零投诉»。政府信息公开工作«零复议»。«没有公民、法人和其他组织申请公开政府信息»。

{APPLICATIONS}

{CASES}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for claim in statements_of(subject).claims:
            if claim.kind == "none" and claim.whole and (cells := list(_present(subject, claim))):
                shown = [unnumbered(cell.row.label) for cell in cells]
                zh = "，".join(f"{label.zh}{cell.value}" for label, cell in zip(shown, cells, strict=True))
                en = ", ".join(f"{label.en} {cell.value}" for label, cell in zip(shown, cells, strict=True))
                yield self.finding(claim, *cells, quote=claim.location.text, table=Text(zh, en))
        denied: dict[str, list[Figure]] = {}
        for figure in figures_of(subject):
            if is_denied(subject, figure):
                denied.setdefault(figure.keys[0].partition(".")[0], []).append(figure)
        for first, *others in denied.values():
            cells = [cell for key in first.sums[0] if (cell := subject.cell(key[1]))]
            yield self.finding(first, *cells, *others, actual=first.value, quote=first.words, table=_ZEROS)


def _present(report: Report, claim: Claim) -> Iterator[Cell]:
    """The totals above zero of what the claim says there was none of."""
    keys: list[str] = []
    nought = _NOUGHT.match(claim.location.text)
    told = nought[0] if nought else claim.predicate
    if (nought and nought["applications"] and about_applications(claim)) or _APPLICATIONS.match(told):
        keys = ["applications.received.total"]
    elif (carried := _CARRIED.match(told)) and about_applications(claim):
        keys = [f"applications.carried_{'in' if carried['old'] else 'out'}.total"]
    elif (nought or _DISPUTES.match(told)) and (about_disclosure(claim) or "公开" in around(claim)):
        keys = [f"disputes.{row}.total" for word, rows in _LABELS.items() if word in told for row in rows]
    for key in keys:
        cell = report.cell(key)
        if cell and cell.value:
            yield cell

"""NAR008 结果定性与表矛盾."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Cell, Claim, Finding, Report, ReportRule, Severity, Text, Unchecked, pattern, statements_of
from gouji_rules._frame import CASES
from gouji_rules.narrative._claims import about_disclosure, around, quoted

_UPHELD = pattern(r"^(?:已|被|都|予以?|获得?|得到|为|结果|裁定|判决|决定)*(?:维持(?!在|着|稳|较|高)|胜诉|驳回)")
_CLOSED = pattern(r"^(?:已经?|都|依法|全部)*(?:审结|结案)")
_CORRECTED = pattern(r"^(?!及时)[^,]{0,40}?(?:纠错|纠正|败诉|撤销|确认违法|责令)")
# 未因超期答复被纠错: for this cause none was; 未因政府信息公开被纠错 speaks of all.
_CAUSE = pattern(r"因(?![^,]{0,20}公开)[^,]{1,20}?(?:被|而|导致|遭)")
# 已审结3件（均维持）: those that are pending are left out.
_OF_CLOSED = pattern(r"(?<!未)(?:审结|结案|已结|审理完毕|作出(?:决定|判决|裁定))[^;。未]{0,24}$")
_COUNT = pattern(r"\d+(?=\s?[件起宗例])")
_SUIT = pattern(r"诉讼|[应起败胜]诉")
_SUITS, _CASES = ("litigation_direct", "litigation_after_reconsideration"), ("reconsideration",)


class OutcomeClaimContradicted(ReportRule):
    code = "NAR008"
    title = Text(
        "结果定性与表矛盾",
        "A claim about outcomes is contradicted by the table",
    )
    explanation = Text(
        "正文称均获维持、无一纠错、零败诉、未发生纠错，而表四“结果纠正”大于零；或称“均维持”而有其他结果，称“均已审结”而有尚未审结的，二者矛盾。只说复议或只说诉讼的，只看相应各组。",
        "The text says that all were upheld or none corrected, but table 4 counts corrected ones; or it says that all were upheld or closed while others ended otherwise or are pending. A claim about one kind of case is held against that kind only.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    basis = "政府信息公开条例第五十条；表四"
    message = Text(
        "正文称“{quote}”，而表四有{table}",
        "the text says “{quote}”, but table 4 has {table}",
    )
    remedy = Text(
        "按表四的结果改写，或核对表四",
        "word it as table 4 has it, or check table 4",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政复议5件，已审结3件（均维持），2件正在审理。审结的行政复议案件均获维持。政府信息公开行政诉讼3件，均获维持。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 3 | 0 | 0 | 2 | 5 |
| 未经复议直接起诉 | 2 | 0 | 0 | 0 | 2 |
| 复议后起诉 | 1 | 0 | 0 | 0 | 1 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政复议3件、行政诉讼2件，均获维持。

{CASES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政复议5件，未被纠错。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 3 | 0 | 0 | 2 | 5 |
| 未经复议直接起诉 | 2 | 0 | 0 | 0 | 2 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政诉讼2件，均获维持；未发生责任追究。政府信息公开行政复议3件，行政诉讼2件，零败诉。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 2 | 1 | 0 | 0 | 3 |
| 未经复议直接起诉 | 2 | 0 | 0 | 0 | 2 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年发生行政复议案件120件，零纠错。政府信息公开行政复议未因超期答复被撤销，其中2件均维持。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 2 | 1 | 0 | 0 | 3 |
| 未经复议直接起诉 | 2 | 0 | 0 | 0 | 2 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政复议6件，均已审结。政府信息公开行政诉讼3件，纠错率为0。政府信息公开行政复议纠错率16.7%。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 4 | 1 | 1 | 0 | 6 |
| 未经复议直接起诉 | 2 | 0 | 0 | 1 | 3 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
"""
    invalid = """
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政复议5件、行政诉讼2件，«均获维持»。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 3 | 0 | 0 | 2 | 5 |
| 未经复议直接起诉 | 2 | 0 | 0 | 0 | 2 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年«未发生因政府信息公开被行政复议纠错的情况»。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 2 | 1 | 0 | 0 | 3 |
| 未经复议直接起诉 | 2 | 0 | 0 | 0 | 2 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政诉讼3件，«零败诉»。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 3 | 0 | 0 | 0 | 3 |
| 未经复议直接起诉 | 2 | 1 | 0 | 0 | 3 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开行政复议案件«均维持»，行政诉讼案件«均已审结»，行政复议«纠错率为0»。

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 4 | 1 | 1 | 0 | 6 |
| 未经复议直接起诉 | 2 | 0 | 0 | 1 | 3 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for claim in statements_of(subject).claims:
            columns = _excluded(claim)
            if not columns or not claim.whole or not about_disclosure(claim):
                continue
            against = [] if _is_of_some(subject, claim) else list(_against(subject, claim, columns))
            if against:
                told = quoted(claim, _UPHELD if claim.kind == "all" else None)
                zh = "、".join(f"{cell.row.label.zh}{cell.column.label.zh}{cell.value}" for cell in against)
                en = ", ".join(f"{cell.row.label.en} / {cell.column.label.en} {cell.value}" for cell in against)
                yield self.finding(told, *against, quote=told.text, table=Text(zh, en))


def _excluded(claim: Claim) -> tuple[str, ...]:
    """The columns of table 4 in which there can be nothing if the claim holds; a case dismissed may be upheld or not."""
    if claim.kind == "none":
        corrected = _CORRECTED.match(claim.predicate) and not _CAUSE.match(claim.predicate)
        return ("corrected",) if corrected else ()
    if found := _UPHELD.match(claim.predicate):
        ended = ("corrected", "other") if found[0].endswith("维持") else ("corrected",)
        return ended if _OF_CLOSED.search(around(claim, behind=False)) else (*ended, "pending")
    return ("pending",) if _CLOSED.match(claim.predicate) else ()


def _is_of_some(report: Report, claim: Claim) -> bool:
    """6件均维持, where there are more of them in the table."""
    counts = [int(one) for one in _COUNT.findall(claim.subject)]
    totals = [cell.value for row in _rows(claim) if (cell := report.cell(f"disputes.{row}.total")) and cell.value]
    return bool(counts) and sum(counts) < sum(totals)


def _against(report: Report, claim: Claim, columns: tuple[str, ...]) -> Iterator[Cell]:
    for row in _rows(claim):
        for column in columns:
            cell = report.cell(f"disputes.{row}.{column}")
            if cell and cell.value:
                yield cell


def _rows(claim: Claim) -> tuple[str, ...]:
    """The groups the claim is about: those its own clause names, else those its sentence names before it."""
    for words in (claim.subject + claim.predicate, around(claim, behind=False)):
        # 复议后起诉 is a kind of lawsuit; 败诉 is said of lawsuits only.
        heard = "复议" in words.replace("复议后", "").replace("未经复议", "") and not claim.predicate.startswith("败诉")
        rows = (_CASES if heard else ()) + (_SUITS if _SUIT.search(words) else ())
        if rows:
            return rows
    return ()

"""XYR007 上下级合计不符."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from gouji import Cell, Finding, Report, ReportRule, Severity, Table, Text, Unchecked, fold, plain
from gouji_rules._precedence import misread

# The message names so many cells, the others are related places.
_NAMED = 4
_NOT_STATED = Text(
    "有的报告没有这一格、读不出数，或留空而不能断定是0，合计无法核对",
    "a report has no such cell, none that can be read, or leaves blank what need not be zero: the sum was not compared",
)
_UNLIKE = {
    "year": Text(
        "下级报告与本报告不是同一年度，或看不出年度，合计未核对",
        "a report that is summed up is of another year or of none that can be told: no sums were compared",
    ),
    "form": Text(
        "下级报告与本报告的格式不同，或认不出格式，合计未核对",
        "a report that is summed up is on another form, or on none that is known: no sums were compared",
    ),
    "name": Text(
        "有两份报告是同一机关的，会重复计算，合计未核对",
        "two of the reports are of one organization and would count twice: no sums were compared",
    ),
    "misread": Text(
        "下级报告是文字识别的，或有误读之处，合计未核对",
        "a report that is summed up was read by character recognition, or looks misread: no sums were compared",
    ),
}


@dataclass(frozen=True)
class Joint:
    """By so much a sum may be above the whole."""

    joint: int = field(
        default=0,
        metadata={
            "about": Text(
                "联合办理、各下级都计入的件数：下级合计多出不超过此数的，不提示",
                "cases that several parts handled and each counts: a sum that is above the whole by no more is let pass",
            )
        },
    )


class _Sum(NamedTuple):
    """A cell of the whole, and what those of its parts come to."""

    cell: Cell
    parts: tuple[Cell, ...]

    @property
    def total(self) -> Decimal:
        return sum((cell.value or Decimal(0) for cell in self.parts), Decimal(0))

    @property
    def excess(self) -> Decimal:
        return self.total - (self.cell.value or Decimal(0))

    @property
    def may_close(self) -> bool:
        """Whether a number above zero in an empty cell would make it hold."""
        return self.cell.value is None if self.excess > 0 else any(cell.value is None for cell in self.parts)


class ParentChildSumMismatch(ReportRule):
    code = "XYR007"
    title = Text("上下级合计不符", "A whole is not the sum of its parts")
    explanation = Text(
        "配置中用 [[aggregate]] 写明由哪些报告汇总而成的报告，表二至表四的件数应等于各份的合计；金额、项目数不核对。联合办理的事项各方都计的，"
        "合计会略多，可用选项 joint 放宽。没有写明的不核对：机关名称看不出汇总了哪些。",
        "A report that an [[aggregate]] of the configuration says to sum up others should state in tables two to four the "
        "sums of their counts; amounts of money and numbers of items are not compared. What several bodies handled "
        "together, and each counts, makes the sum a little too large: the option joint allows for it. Nothing is compared "
        "where nothing is said: names do not tell which reports one sums up.",
    )
    severity = Severity.NOTE
    default = False
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "合理性；重庆市2019年年报通知"
    message = Text(
        "{table}有{count}格不等于{parts}份下级报告的合计：{cells}",
        "{table}: {count} of its cells are not the sums over {parts} reports: {cells}",
    )
    remedy = Text(
        "对照各份报告，核实漏报、重复计算或汇总差错；联合办理而重复计算的，可不理会或设 joint",
        "check against each report for what was left out, counted twice or added up wrongly; for joint cases set joint",
    )
    valid = """
# 云陵县石桥镇人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 12 |
| 行政处罚 | 3 |
| 行政强制 | |
&&&
# 云陵县松岭乡人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 12 |
| 行政处罚 | 0 |
| 行政强制 | 0 |
&&&
# 云陵县人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 24 |
| 行政处罚 | 3 |
| 行政强制 | 7 |
===
# 云陵县石桥镇人民政府2020年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 4 | 0 | 0 | 0 | 4 |
&&&
# 云陵县人民政府2021年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 1 | 0 | 0 | 0 | 1 |
"""
    invalid = """
# 云陵县石桥镇人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 12 |
| 行政处罚 | 3 |
| 行政强制 | |
&&&
# 云陵县松岭乡人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 12 |
| 行政处罚 | 0 |
| 行政强制 | 5 |
&&&
# 云陵县人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | «9» |
| 行政处罚 | 3 |
| 行政强制 | 4 |
"""
    Options = Joint

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if not subject.parts:
            return
        if reason := _unlike(subject):
            yield self.unchecked(subject, reason)
            return
        for table in subject.tables:
            yield from self._compared(table, subject)

    def _compared(self, table: Table, whole: Report) -> Iterator[Finding | Unchecked]:
        cells = [cell for cell in table.cells if _adds_up(cell)]
        sums = [one for cell in cells if (one := _sum(cell, whole.of_parts(cell.key)))]
        unequal = [one for one in sums if one.excess < 0 or one.excess > self.options.joint]
        wrong = [one for one in unequal if not one.may_close]
        told = {one.cell.key for one in sums} - {one.cell.key for one in unequal if one.may_close}
        if wrong:
            yield self.finding(
                wrong[0].cell,
                *(one.cell for one in wrong[1:]),
                *wrong[0].parts,
                table=table.form.label,
                count=len(wrong),
                parts=len(whole.parts),
                cells=_listed(wrong),
            )
        if silent := [cell for cell in cells if cell.key not in told]:
            yield self.unchecked(table, _NOT_STATED, *silent)


def _unlike(whole: Report) -> Text | None:
    """Why the parts, as a whole, cannot be compared; None where they can."""
    parts, form = whole.parts, whole.template
    names = [fold(one.organization).removesuffix("人民政府") for one in (whole, *parts) if one.organization]
    if not whole.year or any(part.year != whole.year for part in parts):
        return _UNLIKE["year"]
    if any(not (form and part.template) or part.template.id != form.id for part in parts):
        return _UNLIKE["form"]
    if len(set(names)) < len(names):
        return _UNLIKE["name"]
    return _UNLIKE["misread"] if any(misread(part) for part in parts) else None


def _adds_up(cell: Cell) -> bool:
    """Counts, but for items of a catalogue, which several bodies share."""
    return cell.column.kind == "count" and cell.column.key != "previous"


def _sum(cell: Cell, parts: Sequence[Cell | None]) -> _Sum | None:
    """None where one of the cells is not stated; a blank or a dash states something, if not what."""
    there = tuple(part for part in parts if part and _is_stated(part))
    return _Sum(cell, there) if _is_stated(cell) and len(there) == len(parts) else None


def _is_stated(cell: Cell) -> bool:
    return cell.state in ("present", "blank", "dash")


def _listed(wrong: Sequence[_Sum]) -> Text:
    """The first cells with their numbers, as a person writes them down."""
    shown = [(one.cell.label, plain(one.cell.value or Decimal(0)), plain(one.total)) for one in wrong[:_NAMED]]
    more = len(wrong) - len(shown)
    zh = "；".join(f"{label.zh}{own}，合计{total}" for label, own, total in shown)
    en = "; ".join(f"{label.en} {own}, sum {total}" for label, own, total in shown)
    return Text(f"{zh}等", f"{en} …") if more else Text(zh, en)

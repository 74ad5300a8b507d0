"""XYR004 照搬上年."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Table, Text, Unchecked, pattern
from gouji_rules._prose import all_words
from gouji_rules.years._pairs import same_form

# A table counts as copied with so many cells above zero, so many different numbers, one of them no longer small.
_FILLED, _DIFFERENT, _NOT_SMALL = 5, 3, 5
# Prose counts as copied with so many characters of own sentences, of which this share stood there last year.
_OWN, _SHARE = 250, 0.9
_SENTENCE = pattern(r"[^。；;！!？?]{12,}[。；;！!？?]")
_CHANGING = pattern(r"\d+|[零〇一二三四五六七八九]{4}|[\s\u3000]+")


class CopiedFromLastYear(ReportRule):
    code = "XYR004"
    title = Text("照搬上年", "Copied from last year")
    explanation = Text(
        "一张表的数字与上年完全相同，或总体情况、问题及改进两部分的文字与上年几乎一样（年份、数字除外），多半是照搬。"
        "全是0的表、只有几个小数目的表不算。",
        "A table whose numbers are all those of last year, or an overview and section five that are nearly last year's text but "
        "for years and figures, were probably copied. Tables of zeros or of a few small numbers are not meant.",
    )
    severity = Severity.WARNING
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2021〕30号；固镇县2024年年报通报"
    message = Text("{what}与上年报告{how}，疑为照搬", "{what}: {how} as in last year's report, probably copied")
    remedy = Text("按本年的实际情况填报、编写", "fill in and write what holds for this year")
    valid = """
# 云陵县人民政府2021年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 20 |

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 3127 |
| 行政处罚 | 894 |

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 1 | 0 | 0 | 0 | 1 |
| 未经复议直接起诉 | 1 | 0 | 0 | 0 | 1 |
| 复议后起诉 | 1 | 0 | 0 | 0 | 1 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 24 |

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 3127 |
| 行政处罚 | 894 |

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 1 | 0 | 0 | 0 | 1 |
| 未经复议直接起诉 | 1 | 0 | 0 | 0 | 1 |
| 复议后起诉 | 1 | 0 | 0 | 0 | 1 |
"""
    invalid = """
# 云陵县人民政府2021年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 7 | 2 | 0 | 1 | 10 |
| 未经复议直接起诉 | 3 | 0 | 0 | 0 | 3 |
| 复议后起诉 | 1 | 0 | 0 | 1 | 2 |

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 20 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 24 |

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | «7» | 2 | 0 | 1 | 10 |
| 未经复议直接起诉 | 3 | 0 | 0 | 0 | 3 |
| 复议后起诉 | 1 | 0 | 0 | 1 | 2 |
===
# 云陵县人民政府2021年政府信息公开工作年度报告

## 一、总体情况

2021年，县政府办公室把公开要求写进办文流程，做到起草时定属性、印发后即上网，全年发布信息1286条。设在办事大厅的查询点全年开放，来访群众可以在工作人员帮助下查找文件；对历年文件逐件核对，失效的撤下，仍然有效的标明文号和日期。申请由专人登记，收到后当日转办，答复文书统一编号存档；制作的文件都注明公开属性，不公开的写明理由。网站设7个专栏，每周检查一次链接，用户留言在5个工作日内回复。年内组织培训2次，参加人员64人次，公开工作占年度考核的4%。各乡镇公开栏由专人维护，每月更换一次内容，拍照上传备查，县里随机抽取三处实地回访，回访结果在月度例会上通报，问题当月改完，改完的再次拍照上传，由县政府办公室逐一销号；没有改完的写明原因和期限，下一次例会继续通报，直到改完为止。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 20 |
+++
# 云陵县人民政府2022年政府信息公开工作年度报告

## «一、总体情况»

2022年，县政府办公室把公开要求写进办文流程，做到起草时定属性、印发后即上网，全年发布信息1304条。设在办事大厅的查询点全年开放，来访群众可以在工作人员帮助下查找文件；对历年文件逐件核对，失效的撤下，仍然有效的标明文号和日期。申请由专人登记，收到后当日转办，答复文书统一编号存档；制作的文件都注明公开属性，不公开的写明理由。网站设8个专栏，每周检查一次链接，用户留言在5个工作日内回复。年内组织培训3次，参加人员71人次，公开工作占年度考核的4%。各乡镇公开栏由专人维护，每月更换一次内容，拍照上传备查，县里随机抽取三处实地回访，回访结果在月度例会上通报，问题当月改完，改完的再次拍照上传，由县政府办公室逐一销号；没有改完的写明原因和期限，下一次例会继续通报，直到改完为止。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 5 | 1 | 24 |
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        earlier = subject.previous
        if earlier is None:
            return
        if same_form(subject):
            for table in subject.tables:
                old = earlier.table(table.form.key)
                if old and _same(table, old):
                    filled = [cell for cell in table.cells if cell.value]
                    links = (subject.last_year(cell.key) for cell in filled[:1])
                    yield self.finding(
                        filled[0],
                        *filled[1:],
                        *(cell for cell in links if cell),
                        what=table.form.label,
                        how=Text(f"{len(filled)}个非零数字完全相同", f"all {len(filled)} numbers above zero"),
                    )
        overview = subject.section(1)
        if overview and _share(subject, earlier) >= _SHARE:
            what = Text("总体情况、问题及改进两部分的文字", "the text of sections one and five")
            then = earlier.section(1) or earlier.section(5)
            before = [(then.heading or then.location)._replace(path=earlier.document.path)] if then else []
            yield self.finding(overview, *before, what=what, how=Text("几乎相同", "nearly the same"))


def _same(table: Table, old: Table) -> bool:
    values = {cell.key: cell.value for cell in table.cells if cell.state == "present"}
    before = {cell.key: cell.value for cell in old.cells if cell.state == "present"}
    told = [value for value in values.values() if value]
    striking = len(told) >= _FILLED and len(set(told)) >= _DIFFERENT and max(map(abs, told)) >= _NOT_SMALL
    return striking and values == before


def _share(report: Report, earlier: Report) -> float:
    """The share of this year's own sentences, by length, that stood in last year's; 0 where there are too few."""
    own, old = _sentences(report), set(_sentences(earlier))
    length = sum(map(len, own))
    return sum(len(one) for one in own if one in old) / length if length >= _OWN else 0.0


def _sentences(report: Report) -> list[str]:
    texts = [_CHANGING.sub("", paragraph.text) for _, paragraph in all_words(report, 1, 5)]
    return [found[0] for text in texts for found in _SENTENCE.finditer(text)]

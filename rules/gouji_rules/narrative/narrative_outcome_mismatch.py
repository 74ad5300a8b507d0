"""NAR004 分类办理数与表不符."""

from __future__ import annotations

from gouji import Severity, Text
from gouji_rules._frame import OUTCOMES
from gouji_rules.narrative._compare import NarrativeRule


class NarrativeOutcomeMismatch(NarrativeRule):
    code = "NAR004"
    title = Text(
        "分类办理数与表不符",
        "Outcomes differ from the table",
    )
    explanation = Text(
        "正文写的予以公开、部分公开、不予公开、无法提供、不予处理、其他处理件数，应等于表三相应各类（含其全部细项）的总计；两类并写的，等于两类之和。",
        "What the text says of each kind of outcome is the total of that kind in the table with all its rows; two kinds named together are their sum.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    kinds = ("outcome", "reason")
    basis = "政府信息公开条例第五十条：正文与表格所述应一致"
    message = Text(
        "正文称“{quote}”，与表中相应类别不符：{table}",
        "the text says “{quote}”, but the table gives: {table}",
    )
    remedy = Text(
        "对照登记台账核对正文与表格，改正写错的一处",
        "check text and table against the register and correct the wrong one",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年办结政府信息公开申请16件，其中予以公开7件、部分公开1件、不予公开3件，因本机关不掌握等原因无法提供4件，不予处理1件，其他处理0件。

{OUTCOMES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年答复政府信息公开申请，予以公开及部分公开8件，属于四类过程性信息的不予公开2件，对征地类申请不予公开1件。7件予以公开。

{OUTCOMES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

答复人大建议12件，其中予以公开9件。县政府办公室办结政府信息公开申请5件，其中予以公开3件，部分公开1件。

{OUTCOMES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年办结政府信息公开申请12件，其中予以公开及部分公开9件、不予公开3件。

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 10 | 2 | | | | | 12 |
| 二、上年结转政府信息公开申请数量 | | | | | | | |
| （一）予以公开 | 6 | 2 | | | | | |
| （二）部分公开 | 1 | | | | | | |
| 1.属于国家秘密 | | | | | | | |
| 2.其他法律行政法规禁止公开 | | | | | | | |
| 3.危及“三安全一稳定” | | | | | | | |
| 4.保护第三方合法权益 | 1 | | | | | | |
| 5.属于三类内部事务信息 | | | | | | | |
| 6.属于四类过程性信息 | 2 | | | | | | |
| 7.属于行政执法案卷 | | | | | | | |
| 8.属于行政查询事项 | | | | | | | |
| （七）总计 | 10 | 2 | | | | | 12 |
| 四、结转下年度继续办理 | | | | | | | |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开申请中，不予公开3件（保护第三方合法权益1件、属于四类过程性信息2件），信息不存在或本机关不掌握9件，公开和部分公开8件。

{OUTCOMES}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全年办结政府信息公开申请，其中«予以公开及部分公开7件»、不予公开3件，因本机关不掌握等原因«无法提供5件»。

{OUTCOMES}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

政府信息公开申请中，不予公开3件，其中属于行政执法案卷0件、属于四类«过程性信息3件»；«公开和部分公开9件»。

{OUTCOMES}
"""

"""NAR001 收到申请数与表不符."""

from __future__ import annotations

from gouji import Severity, Text
from gouji_rules._frame import APPLICATIONS
from gouji_rules.narrative._compare import NarrativeRule


class NarrativeReceivedMismatch(NarrativeRule):
    code = "NAR001"
    title = Text(
        "收到申请数与表不符",
        "Received applications differ from the table",
    )
    explanation = Text(
        "正文写的收到、受理申请数，应等于表三的本年新收，或本年新收与上年结转之和；“受理办理”也可指办结总数。本级、网上等较窄口径的数，信件、热线等其他事项的数，不作比较。",
        "The number of applications that the text says were received is that of the table, with or without what was carried in. Figures of a narrower scope (one office, one channel) and of other matters (letters, hotlines) are not compared.",
    )
    severity = Severity.WARNING
    templates = ("gb2019", "gb2021")
    kinds = ("received", "received_total")
    basis = "政府信息公开条例第五十条：正文与表格所述应一致"
    message = Text(
        "正文称“{quote}”，与表中收到申请数不符：{table}",
        "the text says “{quote}”, but the table gives: {table}",
    )
    remedy = Text(
        "对照登记台账核对正文与表格，改正写错的一处",
        "check text and table against the register and correct the wrong one",
    )
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县共收到政府信息公开申请16件，其中网上申请4件、当面申请12件。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

（二）依申请公开。全年受理申请１８件（含上年结转２件），县政府办公室收到5件。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，县政府办公室收到政府信息公开申请5件，已全部答复。另收到群众来信300余件、信件43件，接听热线1286个。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

通过政府网站收到政府信息公开申请15件。2019年收到政府信息公开申请9件，2020年增加7件。收到政府信息公开申请5件（未纳入统计）。近20件申请涉及征地，收到申请约20件。1—6月收到政府信息公开申请7件。1—12月收到政府信息公开申请16件。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

今年以来收到十六件政府信息公开申请；收到人大建议12件、投诉举报30件，均已答复。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

全县各级行政机关共受理办理政府信息公开申请16件。受理的3件申请涉及征收。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年收到政府信息公开申请19件。

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 14 |  | 0 | 0 | 0 | 0 |  |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （七）总计 | 14 |  | 0 | 0 | 0 | 0 | 16 |
| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

近年来依申请公开数量增长，2018年收到申请7件，2020年新收16件，上年结转2件，共18件。累计受理政府信息公开申请90件，其中2020年16件。

{APPLICATIONS}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

2020年，全县共«收到政府信息公开申请19件»，其中网上申请4件。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

（二）依申请公开情况。全年共«收到17件政府信息公开申请»，均已答复。

今年收到政府信息公开申请17件，较上年增加2件。

{APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

## 一、总体情况

新收政府信息公开申请16件，上年结转2件，«共19件»。

{APPLICATIONS}
"""

"""STR007 总体情况五方面不全."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FORM_2021
from gouji_rules._prose import text_of

# Less than this is no overview, or one whose text was lost.
_SHORTEST = 60
_ASPECTS = (
    (
        Text("主动公开", "own-initiative disclosure"),
        r"主动公开|公开[^。]{0,12}信息|发布|公布|公示|信息公开(?:目录|指南)|解读|预决算|[预决]算",
    ),
    (Text("依申请公开", "disclosure on request"), r"依申请|申请"),
    (
        Text("政府信息管理", "management of information"),
        r"信息管理|管理制度|管理机制|规范管理|保密审[查核]|审[查核](?:把关|机制|制度|程序|流程|发布)|发布审[查核]|审核|三审|属性"
        r"|目录|清理|归档|存档|档案|台账|动态(?:管理|调整|更新)|规范性文件|公文|文件(?:库|管理)|源头",
    ),
    (
        Text("平台建设", "platforms"),
        r"平台|网站|门户|新媒体|公众号|微信|微博|客户端|公开栏|公示栏|查阅|查询点|专栏|专区|公报|宣传栏|电子屏",
    ),
    (
        Text("监督保障", "supervision and support"),
        r"监督|考核|培训|检查|督[查导办]|评议|评估|追[责究]|问责|通报|领导小组|组织领导|保障|例会|专人|业务会|抽查|监委|纪委|监察",
    ),
)


class OverviewAspectsMissing(ReportRule):
    code = "STR007"
    title = Text("总体情况五方面不全", "The overview leaves out an aspect")
    explanation = Text(
        "总体情况应写主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。合并写、换了说法、另加别的都可以，一个字没提的才提示。",
        "The overview covers disclosure on the organ's own initiative and on request, management of information, platforms, and "
        "supervision. Joined headings, other words and further aspects are fine; only what is not mentioned at all is told.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    basis = "国办公开办函〔2021〕30号，第一部分；各地通知"
    message = Text("总体情况没有写到：{aspects}", "the overview says nothing on {aspects}")
    remedy = Text("补写这方面的情况", "add what was done there")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

2022年，县政府网站发布各类信息1286条，其中政策解读31条。收到的公开申请由专人登记，当日转办。

（三）规范信息管理，加强平台建设。对历年文件逐件核对，失效的撤下；网站设7个专栏，每周检查一次链接。年内组织培训2次。

{FORM_2021}
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

见附件。

{FORM_2021}
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## «一、总体情况»

2022年，县政府网站发布各类信息1286条，其中政策解读31条，回应群众关心的问题21次。收到的公开申请由专人登记，当日转办，按时答复，申请人没有提出异议。年内组织培训2次，参加人员64人次。

{FORM_2021}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        overview = subject.section(1)
        text = text_of(subject, 1)
        if overview is None or overview.heading is None or len(text) < _SHORTEST:
            return
        missing = [name for name, words in _ASPECTS if not re.search(words, text)]
        if missing:
            yield self.finding(overview.heading, aspects=missing)

"""XYR005 年份串用."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji import Finding, Location, Report, ReportRule, Severity, Text, Unchecked, narrow, statements_of
from gouji_rules._frame import FORM_2019, FORM_2021
from gouji_rules._precedence import misread

# So many years back a text may have been taken over from.
_BACK = 3
_SHORT, _QUOTED = 14, 24
_TITLE_YEAR = re.compile(r"20\d\d|[二2][零〇○O0]")
_YEAR = re.compile(r"20\d\d(?=年)")
# 一、…, 改进措施：…
_LEAD = r"(?:[（(]?[一二三四五六七八九十]+[)）、]\s*)?(?:[^\d,;。:]{2,12}:\s*)?"
_WORK = re.compile(
    _LEAD + r"(20\d\d)年度?(?:,|(?=我|本|全[省市县区州旗镇乡局委厅]|在[^,]{2,24}(?:领导|指导|支持)下)).*公开"
)
_COUNTED = re.compile(r"(?:公开|发布|收到|受理|办结|答复)[^,;。]{0,24}?\d")
# What may well be told of another year: results announced later, what was begun then, comparisons.
_OF_THEN = re.compile(
    r"考核|考评|评估|评议|评价|测评|评比|评选|表彰|荣获|获评|获得|先进|通报|排名|得分|决算|预算|审计|年报|年度报告|问题|整改|反馈"
    r"|不足|同比|较|相比|比上|以来|至今|[年月]底|截[至止]|建成|开通|启用|上线|成立|设立|启动|试行|施行|修订|沿用|将|计划|拟|巩固|基础上|回顾|曾"
)
_THIS_YEAR = re.compile(r"今年|本年|当年|上年|去年|上一年")
# 将 before these is what will be done; 将公开工作纳入考核 is what was done.
_PLAN = re.compile(
    _LEAD
    + r"(20\d\d)年度?,?(?:下一步,?)?[^,;。将]{0,14}(?:将|拟)(?:从|以|继续|进一步|持续|着力|重点|不断|认真|坚持|深入|全面|严格|积极|切实"
    r"|加强|加大|强化|完善|健全|推进|推动|围绕|按照|立足|努力|大力|紧紧|紧扣|聚焦|采取|做好|抓好)"
)
_NO_PLAN = re.compile(r"作为|取得|纳入|列[为入]|提出|曾|已|存在|问题")
_FUTURE = Text("今后的措施写在本年", "measures to come are set in the report's own year")
_PAST = Text("本年的工作写成往年", "this year's work is set in a year gone by")
_TITLES = re.compile(r"《[^》]*》|[〔\[]20\d\d[〕\]]")


class StaleYear(ReportRule):
    code = "XYR005"
    title = Text("年份串用", "A year taken over from another report")
    explanation = Text(
        "总体情况以别的年份叙述本年工作，或者第五部分把今后的措施写在本年或往年（“2022年，我们将……”写在2022年的报告里），多半是沿用旧文没有改年份。"
        "上年的决算、考核结果、问题整改和文件名中的年份不算。",
        "An overview that tells the year's work under another year, or measures to come in section five set in the report's own year "
        "or before it, were probably taken over with the year unchanged. Accounts, results and problems of the year before, and "
        "years in the names of documents are not meant.",
    )
    severity = Severity.WARNING
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "年度报告的通行写法"
    message = Text("“{quote}”：{what}，本报告是{year}年的", "“{quote}”: {what}; this report is for {year}")
    remedy = Text("核对年份，沿用旧文的一并改写", "check the year, and rewrite what was taken over")
    valid = f"""
# 云陵县人民政府2019年政府信息公开工作年度报告

## 一、总体情况

2019年，云陵县认真贯彻《政府信息公开条例》，全年主动公开政府信息1286条。

2018年，我县在全省政务公开考核评估中列第三位。

（二）重点领域。公开2018年部门决算46份，印发《2018年政务公开工作要点》。

2018年部门决算全部公开，共发布46份。

{FORM_2019}

## 五、存在的主要问题及改进情况

2018年年报提出的问题已经改完。2019年，我县将公开工作纳入绩效考核，将加强解读作为重点。2020年，我们将进一步加强公开。
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

2020年，我县开通统一公开平台；2021年，我县主动公开信息3204条；2022年主动公开信息4011条。

2021年，我县收到申请41件，今年收到52件。

{FORM_2021}

## 五、存在的主要问题及改进情况

2021年存在解读形式单一的问题，已于2022年上半年改进。下一步，我们将继续加强公开。
===
# 政府信息公开工作年度报告

## 一、总体情况

2021年，我县认真贯彻《政府信息公开条例》，全年主动公开政府信息1286条。

2022年，我们将进一步加强公开。

{FORM_2021}
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

«2021年»，我县认真贯彻《政府信息公开条例》，扎实做好政府信息公开工作。

{FORM_2021}

## 五、存在的主要问题及改进情况

公开栏更换内容的间隔偏长，有的村只贴照片不写说明。2023年，我们将加强检查。
===
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

2022年，云陵县认真贯彻《政府信息公开条例》，政府信息公开工作稳步推进。

{FORM_2021}

## 五、存在的主要问题及改进情况

公开栏更换内容的间隔偏长，有的村只贴照片不写说明。改进措施：«2022年»，我们将进一步加强检查，每月通报一次。
===
# 云陵县教育局2022年政府信息公开工作年度报告

## 一、总体情况

我局认真贯彻《政府信息公开条例》，工作稳步推进。

（一）主动公开。«2020年»，全局主动公开政府信息318条，其中通知公告120条。

{FORM_2021}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if subject.year is None or misread(subject) or not (subject.period or _names_year(subject)):
            return  # without title and period the year is only what the overview begins with
        found = list(_stale(subject, subject.year))
        if found:
            (first, quote, what), *others = found
            yield self.finding(first, *(place for place, _, _ in others), quote=quote, what=what, year=subject.year)


def _names_year(report: Report) -> bool:
    return bool(report.title and _TITLE_YEAR.search(narrow(report.title.value)))


def _stale(report: Report, year: int) -> Iterator[tuple[Location, str, Text]]:
    """Where another year stands, the words that begin with it, and what is wrong with it."""
    opening = True
    for sentence in statements_of(report).sentences:
        if sentence.section not in (1, 5):
            continue
        words = sentence.words.lstrip()
        found, what = None, _PAST
        if sentence.section == 5:
            found, what = _planned(words, year), _FUTURE
        elif len(words) > _SHORT:
            found = _told(words, sentence.text, year, opening)
            opening = False
        if found:
            at = sentence.end - len(words) + found.start(1)
            quote = sentence.text[at : min(sentence.end, at + _QUOTED)]
            yield sentence.paragraph.at(at, at + len("2021年")), quote, what


def _planned(words: str, year: int) -> re.Match[str] | None:
    found = _PLAN.match(words)
    return found if found and year - _BACK <= int(found[1]) <= year and not _NO_PLAN.search(words) else None


def _told(words: str, paragraph: str, year: int, opening: bool) -> re.Match[str] | None:
    """Work told under a year gone by, to which nothing in the paragraph or the sentence gives a reason."""
    found = _WORK.match(words)
    if not found or not year - _BACK <= int(found[1]) < year or not (opening or _COUNTED.search(words)):
        return None
    text = _TITLES.sub("", paragraph)
    if any(other != found[1] for other in _YEAR.findall(text)) or _THIS_YEAR.search(text):
        return None
    return None if _OF_THEN.search(words) else found

"""STR010 只有问题或只有改进."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern
from gouji_rules._frame import FORM_2021
from gouji_rules._printed import section_text

_PROBLEM = pattern(
    r"问题|薄弱|差距|短板|欠缺|有待|仍需|尚需|滞后|单一|空白|形式化|不(?![断仅但忘懈得])|少|难|缺|弱|慢|偏[低长高]|还[没未]|没有|未能"
)
# What still ought to be done is a problem, not a measure.
_WANTED = pattern(r"(?:有待|仍需|尚需|还需|需要|亟待|急需)[^，。；]{0,12}")
_REMEDY = pattern(
    r"下一?步|下一?年|今后|将[^，。]|改进|整改|措施|针对|已经?|加强|加大|强化|完善|健全|优化|推动|提[高升]|年内|改为|解决|补|制定"
    r"|组织|开展|安排|请|要求|通报|督促"
)
_SHORTEST = 30


class ProblemWithoutRemedy(ReportRule):
    code = "STR010"
    title = Text("只有问题或只有改进", "Problems without measures, or measures without problems")
    explanation = Text(
        "第五部分的标题是“问题及改进情况”，两样都要写。",
        "Section five is on problems and on how they are being mended; both belong in it.",
    )
    severity = Severity.WARNING
    default = False
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "政府信息公开条例第五十条；第五部分的标题"
    message = Text("第五部分只写了{told}，没有写{missing}", "section five tells {told}, but no {missing}")
    remedy = Text("补写{missing}", "add the {missing}")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## 五、存在的主要问题及改进情况

公开栏更换内容的间隔偏长，有的村只贴照片不写说明。针对这些情况，已从第三季度起每月拍照上传，由县里随机回访。
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

{FORM_2021}

## «五、存在的主要问题及改进情况»

一是公开栏更换内容的间隔偏长；二是有的村只贴照片不写说明；三是答复引用条款多、解释少，水平有待提高。
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        section, text = subject.section(5), section_text(subject, 5)
        if section is None or section.heading is None or len(text) < _SHORTEST:
            return
        problem, remedy = bool(_PROBLEM.search(text)), bool(_REMEDY.search(_WANTED.sub("", text)))
        if problem != remedy:
            names = Text("问题", "problems"), Text("改进情况", "measures")
            told, missing = names if problem else names[::-1]
            yield self.finding(section.heading, told=told, missing=missing)

"""STY004 易错词."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Location, Paragraph, Report, ReportRule, Severity, Text, Unchecked
from gouji_rules._frame import FORM_2021
from gouji_rules._precedence import misread
from gouji_rules._prose import prose
from gouji_rules._words import Entry, lexicon


class LexiconError(ReportRule):
    code = "STY004"
    title = Text("易错词", "A word that is often got wrong")
    explanation = Text(
        "提法、文件名、技术名词写错，或常见错别字、异形词。词表在规则包的 data/lexicon.toml，每条注明依据。每个词只提示一次。",
        "The name of a campaign or a document, a technical term, or a word that is often mistyped. The list is "
        "data/lexicon.toml of the pack, each entry with its source. One note a word.",
    )
    severity = Severity.NOTE
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "词表各条所注的依据"
    message = Text("“{wrong}”应为“{right}”（{source}）", "“{wrong}” should be “{right}” ({source})")
    remedy = Text("改为“{right}”", "write “{right}”")
    valid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

巩固“不忘初心、牢记使命”主题教育成果，网站支持IPv6访问。全部份额均已公示，自己经办的事项按排序逐件答复，收到后立即然后当日转办，网络开通迅速，发布署名文章12篇。

{FORM_2021}
"""
    invalid = f"""
# 云陵县人民政府2022年政府信息公开工作年度报告

## 一、总体情况

巩固“«不忘初心，牢记使命»”主题教育成果，网站支持«IPV6»访问，建立«台帐»，部分台帐已上网公布。

{FORM_2021}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        paragraphs = [] if misread(subject) else list(prose(subject))
        text = "\n".join(paragraph.text for paragraph in paragraphs)
        # A character is found faster than a word, and most are not there.
        for entry in (one for one in lexicon() if one.wrong[-1] in text and one.wrong in text):
            places = [place for paragraph in paragraphs for place in _places(paragraph, entry)]
            if places:
                first, *others = places
                yield self.finding(first, *others, wrong=entry.wrong, right=entry.right, source=entry.source)


def _places(paragraph: Paragraph, entry: Entry) -> Iterator[Location]:
    text, at = paragraph.text, paragraph.text.find(entry.wrong)
    while at >= 0:
        end = at + len(entry.wrong)
        # The longer words that hold the same characters reach at most so far to either side.
        if not any(word in text[max(0, at - 4) : end + 4] for word in entry.unless):
            yield paragraph.at(at, end)
        at = text.find(entry.wrong, end)

"""CON005 缺查询途径."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Report, ReportRule, Severity, Text, Unchecked, pattern
from gouji_rules._frame import FORM_2019
from gouji_rules._prose import text_of

_VENUE = pattern(
    r"电子版|下载|网址|https?[:：]|www[.．]|(?:在|登录|可从)[^。]{0,30}(?:网站|门户网?|网)[^。]{0,12}(?:查|浏览|查阅|获取|公布|公开|发布)"
)


class PublicationVenueMissing(ReportRule):
    code = "CON005"
    title = Text("缺查询途径", "Where the report can be found is not said")
    explanation = Text(
        "报告没有写明电子版在哪里查阅或下载。网页本身就是查阅的地方，不提示。",
        "The report does not say where its electronic copy is kept. A web page is such a place itself, and nothing is said.",
    )
    severity = Severity.NOTE
    default = False
    certain = False
    templates = ("gb2019", "gb2021")
    basis = "各地惯例；政府信息公开工作评估指标"
    message = Text("没有写明本报告电子版的查阅途径", "where the electronic copy is kept is not said")
    remedy = Text("在序言写明，如“本报告电子版可在……网站下载”", "say so in the preamble")
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

本报告的电子版可在县政府门户网站下载。

{FORM_2019}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

{FORM_2019}

## 六、其他需要报告的事项

网址：www.example.gov.cn
"""
    invalid = f"""
# «云陵县人民政府2020年政府信息公开工作年度报告»

所列数据的统计期限为2020年1月1日至12月31日。联系电话：0300-5550123。

{FORM_2019}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        if subject.document.format in ("html", "mht") or subject.title is None or subject.contact.website:
            return
        if not _VENUE.search(text_of(subject, 0, 6)):
            yield self.finding(subject)

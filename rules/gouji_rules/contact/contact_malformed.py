"""CON002 电话邮编邮箱网址格式有误."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gouji import Fact, Finding, Report, ReportRule, Severity, Text, Unchecked, pattern
from gouji_rules._frame import FEW_APPLICATIONS, FORM_2019

_KINDS = {
    "phone": Text("电话", "telephone number"),
    "email": Text("电子邮箱", "e-mail address"),
    "postcode": Text("邮编", "postcode"),
    "website": Text("网址", "web address"),
}
# Area code and number, a mobile number, 400 and 800 numbers, hotlines of five or six digits; an extension may follow.
_HYPHEN = r"[-－‐‑−]"
_PHONE = pattern(
    rf"(?:\+?86{_HYPHEN}?)?(?:[(（]?(?:0(?:10|2\d)[)）]?{_HYPHEN}?\d{{8}}|0[3-9]\d{{2}}[)）]?{_HYPHEN}?\d{{7,8}})|\d{{7,8}}|1[3-9]\d{{9}}|[48]00{_HYPHEN}?\d{{3}}{_HYPHEN}?\d{{4}}|[19]\d{{4,5}})"
    rf"(?:{_HYPHEN}\d{{1,6}}|转\d{{1,6}})?"
)
_EMAIL = pattern(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_WEBSITE = pattern(r"(?:https?://)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?::\d+)?(?:/\S*)?")


class ContactMalformed(ReportRule):
    code = "CON002"
    title = Text("电话邮编邮箱网址格式有误", "A contact detail cannot be right")
    explanation = Text(
        "电话、邮编、邮箱、网址少位、多位或写错符号，读者就联系不上。区号后用全角连字符（－）不算错，用破折号（—）算。",
        "A telephone number, postcode, e-mail or web address with a digit too few, too many or a wrong sign reaches nobody. "
        "A full-width hyphen is no fault, a dash is.",
    )
    severity = Severity.NOTE
    templates = ("gb2019", "gb2021")
    basis = "电话号码、邮政编码、电子邮箱、网址的格式"
    message = Text("{kind}“{value}”格式有误", "the {kind} “{value}” cannot be right")
    remedy = Text("核对后改正", "check and correct it")
    valid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

统计期限为2020年1月1日至12月31日。联系电话：0300－5550123，邮编：300100，电子邮箱：yunling@example.gov.cn，网址：www.example.gov.cn。

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

统计期限为2020年1月1日至12月31日。电 话：0300 - 5550123 转 8012，邮编：3 0 0 1 0 0。

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
"""
    invalid = f"""
# 云陵县人民政府2020年政府信息公开工作年度报告

统计期限为2020年1月1日至12月31日。联系电话：«0300—5550123»，邮编：«30010»，电子邮箱：«yunling@example»。

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
===
# 云陵县人民政府2020年政府信息公开工作年度报告

统计期限为2020年1月1日至12月31日。联系电话：«010-5550123»，邮编：300100。

## 一、总体情况

2020年，全县政府信息公开工作平稳有序。

{FORM_2019}

{FEW_APPLICATIONS}
"""

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        for kind, form in (
            ("phone", _PHONE),
            ("email", _EMAIL),
            ("postcode", re.compile(r"\d{6}")),
            ("website", _WEBSITE),
        ):
            fact: Fact | None = getattr(subject.contact, kind)
            if fact and not _fits(form, fact.value):
                yield self.finding(fact, kind=_KINDS[kind], value=fact.value)


def _fits(form: re.Pattern[str], value: str) -> bool:
    """Several numbers may stand in one place; run together by a lost space they still read as numbers."""
    value = unicodedata.normalize("NFKC", value)
    parts = [part for part in re.split(r"[、,，;；]" if form is _WEBSITE else r"[、,，/;；]", value) if part]
    if all(form.fullmatch(part) for part in parts):
        return True
    return form is _PHONE and bool(re.fullmatch(rf"(?:{_PHONE.pattern}){{2,3}}", value))

"""What may be written in a rule file, and in Chinese."""

from __future__ import annotations

from typing import Final

# Chinese for the keys of a rule file.
KEYS: Final = {
    "接口": "api",
    "规则": "rule",
    "地区": "jurisdiction",
    "格式": "templates",
    "代码": "code",
    "名称": "name",
    "标题": "title",
    "说明": "explanation",
    "级别": "severity",
    "依据": "basis",
    "提示": "message",
    "处理": "remedy",
    "正例": "valid",
    "反例": "invalid",
    "默认": "default",
    "确定": "certain",
    "层级": "levels",
    "年度": "years",
    "机关": "organizations",
    "勾稽": "identity",
    "类别": "kind",
    "表": "table",
    "逐": "each",
    "只限": "only",
    "用语": "wording",
    "部分": "section",
    "须有": "require",
    "须有其一": "any",
    "须有数字": "counted",
    "不得有": "forbid",
    "事项": "facts",
    "篇幅": "length",
    "至多": "most",
    "至少": "least",
    "小数": "decimals",
    "单元格": "cells",
    "位数": "places",
    "零除外": "except_zero",
    "参数": "parameters",
    "中文": "zh",
    "英文": "en",
}
SEVERITIES: Final = {"错误": "error", "警告": "warning", "提示": "note"}
LEVELS: Final = {"省": "province", "市": "city", "县": "county", "乡镇": "township", "部门": "department"}
AXES: Final = {"行": "row", "列": "column"}
FACTS: Final = {
    "联系方式": "contact",
    "电话": "phone",
    "邮箱": "email",
    "地址": "address",
    "邮编": "postcode",
    "网址": "website",
    "统计期限": "period",
    "全年统计期限": "whole_year",
    "机关": "organization",
    "年度": "year",
    "各部分": "sections",
}
PREAMBLE: Final = ("引言", "preamble")
WHOLE: Final = ("全文", "whole")

TOP: Final = {"api", "jurisdiction", "templates", "rule"}
COMMON: Final = {
    "code", "name", "title", "explanation", "severity", "basis", "message", "remedy", "valid", "invalid", "templates",
    "default", "certain", "jurisdiction", "levels", "years", "organizations", "parameters",
}  # fmt: skip
IDENTITY: Final = {"identity", "kind", "table", "each", "only"}
CHECKS: Final = {"wording", "facts", "length", "decimals"}
WORDING: Final = {"section", "require", "any", "counted", "forbid"}
LENGTH: Final = {"section", "most", "least"}
DECIMALS: Final = {"cells", "places", "except_zero"}
PARAMETER: Final = {"default", "explanation"}

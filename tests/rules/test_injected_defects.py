"""One defect in a good report is told once, by its own rule, and nothing else is said above a note."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from gouji import Finding, Severity
from gouji.diagnosis.judge import judged
from gouji.identity_rule import with_stated_faults
from gouji.plugins import load_packs
from tests.conftest import report_text
from tests.support.reading import read_back

RULES = [rule() for rule in load_packs().rules if rule.default]
SEEDS = (7, 8, 9, 12)
Change = Callable[[str, int], str]


def without_line(label: str) -> Change:
    return lambda text, _: re.sub(rf"\n[^\n]*{re.escape(label)}[^\n]*", "", text, count=1)


def line_after(label: str, more: str) -> Change:
    """Behind the line with the label another with as many cells."""

    def change(text: str, _: int) -> str:
        found = re.search(rf"\n[^\n]*\| {re.escape(label)}[^\n]*", text)
        assert found
        bars = found[0].count("|") - more.count("|")
        return text[: found.end()] + "\n" + more + " |" * bars + text[found.end() :]

    return change


def cell(label: str, value: str) -> Change:
    """The first number of the row with the label."""
    return lambda text, _: re.sub(rf"(\| {re.escape(label)}(?: \|)+ )[^|\s]+ ", rf"\g<1>{value} ", text, count=1)


def section(number: int, body: str | None) -> Change:
    """Another body for a section, or the section gone."""

    def change(text: str, _: int) -> str:
        numeral, following = "一二三四五六"[number - 1], "一二三四五六 "[number]
        found = re.search(rf"(\n#+ {numeral}、[^\n]*\n)(.*?)(?=\n#+ {following}、|\Z)", text, re.DOTALL)
        assert found
        return text[: found.start()] + ("" if body is None else f"{found[1]}\n{body}\n") + text[found.end() :]

    return change


def tail(words: str, years: int) -> Change:
    return lambda text, year: f"{text}\n\n云陵县人民政府\n\n{year + years}{words}\n"


DEFECTS: dict[str, tuple[str, dict[str, int], Change | None]] = {
    "ACT001": ("gb2019", {"disclosure.normative_documents.disclosed": 900_000}, None),
    "ACT003": ("gb2019", {"disclosure.penalties.change": -900_000}, None),
    "ACT004": ("gb2021", {"disclosure.normative_documents.made": 900_000}, None),
    "ACT005": ("gb2021", {}, cell("行政强制", "3.5")),
    "ACT009": ("gb2021", {}, cell("行政强制", "若干")),
    "PLA001": (
        "gb2021",
        {"disputes.reconsideration.upheld": 0, "disputes.reconsideration.corrected": 0, "disputes.reconsideration.other": 0,
         "disputes.reconsideration.pending": 300_000_000, "disputes.reconsideration.total": 300_000_000},
        None,
    ),
    "STR001": ("gb2021", {}, section(5, None)),
    "STR005": ("gb2019", {}, section(4, "本年度未发生行政复议、行政诉讼。")),
    "STR006": ("gb2021", {}, without_line("行政处罚")),
    "STR009": ("gb2019", {}, section(5, "暂无。")),
    "TPL003": ("gb2021", {}, line_after("行政处罚", "| 政府公报期数 | 12")),
    "CON004": ("gb2019", {}, tail("年1月18日", 0)),
    "FEE001": ("gb2021", {}, section(6, "没有其他需要报告的事项。")),
    "FEE003": ("gb2021", {}, section(6, "全年发出收费通知1件，收取信息处理费85元。")),
    "STR003": ("gb2021", {}, lambda text, _: re.sub(r"(\n#+ )三、", r"\g<1>五、", text)),
    "STR015": ("gb2019", {}, lambda text, _: text.replace("12月31日", "11月30日")),
}  # fmt: skip


def alarms(text: str) -> list[str]:
    report = read_back(text.encode())
    report = judged(report)
    told = [found for rule in RULES if rule.applies(report) for found in rule.run(with_stated_faults(report, RULES))]
    return [one.code for one in told if isinstance(one, Finding) and one.severity is not Severity.NOTE]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("code", DEFECTS)
def test_one_defect_is_told_once_and_by_its_own_rule(code: str, seed: int) -> None:
    form, cells, change = DEFECTS[code]
    text = report_text(cells, form, seed)
    year = read_back(text.encode()).year or 0
    changed = change(text, year) if change else text
    assert cells or changed != text
    assert alarms(report_text(form=form, seed=seed)) == []
    assert alarms(changed) == [code], changed

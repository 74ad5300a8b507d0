"""Rules on reports that are not whole: nothing raises, and what is not there is not made up."""

from __future__ import annotations

import re

import pytest

from gouji import Finding, Report
from gouji.diagnosis.judge import judged
from gouji.plugins import load_packs
from tests.conftest import report_text
from tests.support.reading import read_back

RULES = [rule() for rule in load_packs().rules if rule.code != "ACT008"]  # the invented figures may be alike
FORMS = ("gb2019", "gb2021")
# What may be said of tables and sections that were cut off.
ABSENCE = {"STR010", "STR001", "STR005", "STR014", "CON001", "CON005", "CON006", "FEE001", "STR008", "STR012"}


def told(report: Report) -> list[Finding]:
    report = judged(report)
    found = [one for rule in RULES if rule.applies(report) for one in rule.run(report)]
    return [one for one in found if isinstance(one, Finding)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("share", [0.02, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95])
def test_a_report_cut_short_is_said_to_lack_its_end_and_nothing_else(form: str, share: float) -> None:
    lines = report_text(form=form).splitlines(keepends=True)
    text = "".join(lines[: int(len(lines) * share)])
    findings = told(read_back(text.encode()))
    assert [one.message.zh for one in findings if one.code[:3] not in ("EXT", "FMT") and one.code not in ABSENCE] == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
def test_a_section_without_content_raises_nothing(form: str, number: int) -> None:
    numeral, following = "一二三四五六"[number - 1], "一二三四五六 "[number]
    text = re.sub(
        rf"(\n#+ {numeral}、[^\n]*\n).*?(?=\n#+ {following}、|\Z)", r"\1", report_text(form=form), flags=re.DOTALL
    )
    assert text != report_text(form=form)
    codes = {one.code for one in told(read_back(text.encode()))}
    assert not {code for code in codes if code[:3] in ("ACT", "BAL", "SUM", "PLA", "STY", "XYR")}


@pytest.mark.parametrize(
    "text", ["# 会议纪要\n\n讨论了三件事。\n", "2016年政府信息公开工作年度报告\n\n指标 单位 数量\n"]
)
def test_an_unknown_form_gets_notes_on_reading_only(text: str) -> None:
    assert {one.code[:3] for one in told(read_back(text.encode()))} <= {"EXT"}


@pytest.mark.parametrize("form", FORMS)
def test_a_report_paired_with_a_broken_one_raises_nothing(form: str) -> None:
    whole = read_back(report_text(form=form).encode())
    lines = report_text(form=form, seed=8).splitlines(keepends=True)
    for share in (0.02, 0.3, 0.5, 0.7):
        earlier = read_back("".join(lines[: int(len(lines) * share)]).encode())
        told(whole._replace(previous=earlier))
        told(earlier._replace(previous=whole))


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_beside_a_broken_part_raises_nothing(form: str) -> None:
    whole = read_back(report_text(form=form).encode())
    lines = report_text(form=form, seed=8).splitlines(keepends=True)
    for share in (0.02, 0.3, 0.5, 0.7):
        part = read_back("".join(lines[: int(len(lines) * share)]).encode())
        told(whole._replace(parts=(part,)))
        told(part._replace(parts=(whole, part)))

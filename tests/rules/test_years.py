"""Years in the prose: what is told of another year for a reason is no year taken over."""

from __future__ import annotations

import pytest

from gouji import Finding
from gouji_rules.years.stale_year import StaleYear
from tests.support.reading import read_back
from tests.support.table3 import table_3

LAW = "贯彻《政府信息公开条例》，政府信息公开工作稳步推进"


def told(
    overview: str, section_five: str = "", title: str = "云陵县人民政府2022年政府信息公开工作年度报告"
) -> list[str]:
    """The years flagged, the first with those related."""
    text = f"""# {title}

## 一、总体情况

{overview}

## 三、收到和处理政府信息公开申请情况
{table_3({})}
## 五、存在的主要问题及改进情况

{section_five}
"""
    report = read_back(text.encode())
    found = [one for one in StaleYear().run(report) if isinstance(one, Finding)]
    return [place.text for one in found for place in (one.location, *(near.location for near in one.related))]


@pytest.mark.parametrize(
    "overview",
    [
        f"2022年，我县{LAW}。",
        f"2021年以来，我县{LAW}。",
        f"2021年，我县在全省政务公开考核中列第三；2022年，{LAW}。",
        f"2021年，我县{LAW}。今年，工作又有新进展。",
        "2021年，县政府办公室启动公开专区建设，公开政府信息更加方便。",
        "2021年，我县主动公开政府信息3204条，同比增长12%。",
        "2021年度，我县公开部门决算46份。",
        "我县印发《2021年政务公开工作要点》，全年公开信息318条。",
        f"2012年，我县{LAW}。",
        f"2023年，我县将继续{LAW}。",
        f"我县{LAW}。2021年，我县的公开专区成为全市样板。",
    ],
)
def test_an_overview_may_look_back_or_forward(overview: str) -> None:
    assert told(overview) == []


@pytest.mark.parametrize(
    "plans",
    [
        "2023年，我们将进一步加强公开。",
        "2022年，我县将政务公开纳入绩效考核，将解读回应作为重点。",
        "2022年，我县将持续加强解读作为重点任务。",
        "2021年，我县年报提出将进一步加强解读，现已完成。",
        "2022年存在的问题：将继续加强的环节还不少。",
        "针对2022年的问题，我们将继续改进。",
    ],
)
def test_section_five_may_name_years_for_a_reason(plans: str) -> None:
    assert told(f"2022年，我县{LAW}。", plans) == []


@pytest.mark.parametrize(
    ("overview", "plans", "years"),
    [
        (f"2021年，我县{LAW}。", "", ["2021年"]),
        (f"（一）主动公开。2020年全县{LAW}，公开政府信息318条。", "", ["2020年"]),
        (f"2021年，云陵县{LAW}。", "2022年，我县将继续加强公开。", ["2021年", "2022年"]),
        (f"2022年，我县{LAW}。", "一、２０２２年，县政府办公室将着力推进公开。", ["２０２２年"]),
        (
            f"工作总体平稳，各项任务如期完成。2021年，全县共收到政府信息公开申请16件。\n\n2022年，我县{LAW}。",
            "",
            ["2021年"],
        ),
    ],
)
def test_a_year_taken_over_is_flagged_once_for_the_report(overview: str, plans: str, years: list[str]) -> None:
    assert told(overview, plans) == years


def test_without_a_year_in_title_nothing_is_known() -> None:
    assert (
        told(f"2021年，我县{LAW}。", "2021年，我们将继续加强公开。", title="云陵县人民政府政府信息公开工作年度报告")
        == []
    )

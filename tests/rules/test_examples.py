"""Every rule does what its own examples say; and examples that say something else are found out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent

import pytest

from gouji import Finding, Severity, Table, TableRule, Text
from gouji.diagnosis.judge import judged
from gouji.formatters.pages import split_examples
from gouji.identity_rule import with_stated_faults
from gouji.plugins import AnyRule, Registry, load_packs
from gouji.testing import Slip, check_examples
from gouji.testing.examples import unmark
from tests.support.reading import read_back

TABLE = dedent(
    """\
    # 青禾市水利局2021年政府信息公开工作年度报告

    ## 四、政府信息公开行政复议、行政诉讼情况

    | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
    |---|---|---|---|---|---|
    | 行政复议 | 2 | 1 | 0 | 0 | {total} |
    """
)


class OddTotal(TableRule):
    code = "ZZ101"
    title = Text("总计为单数", "The total is odd")
    explanation = Text("仅供测试。", "For the tests only.")
    severity = Severity.NOTE
    basis = "无"
    message = Text("总计{total}为单数", "total {total} is odd")
    remedy = Text("改为双数", "make it even")
    table = "disputes"
    valid = TABLE.format(total=4)
    invalid = TABLE.format(total="«3»")

    def check(self, subject: Table) -> Iterator[Finding]:
        for cell in subject.cells:
            if cell.column.key == "total" and cell.value and cell.value % 2:
                yield self.finding(cell, total=cell.value)


def with_examples(valid: str, invalid: str) -> type[AnyRule]:
    return type("Changed", (OddTotal,), {"valid": valid, "invalid": invalid})


def told(slips: Iterator[Slip]) -> list[tuple[str, str, str]]:
    return [(slip.example, slip.message.zh, slip.message.en) for slip in slips]


@pytest.mark.parametrize("rule", load_packs().rules, ids=lambda rule: rule.code)
def test_a_rule_does_what_its_examples_say(rule: type[AnyRule], registry: Registry) -> None:
    assert told(check_examples(rule, registry)) == []


@pytest.mark.parametrize("rule", load_packs().rules, ids=lambda rule: rule.code)
def test_what_a_rule_says_is_whole_in_both_languages(rule: type[AnyRule]) -> None:
    for example in split_examples(rule.invalid):
        report = read_back(unmark(example)[0].encode())
        for found in rule().run(with_stated_faults(judged(report), [rule()])):
            assert isinstance(found, Finding)
            assert found.suggestion
            for text in (found.message, found.suggestion):
                assert re.search("[\u4e00-\u9fff]", text.zh), text
                assert re.search("[A-Za-z]{2}", text.en), text
                assert not re.search("[{}]|None|Text\\(", text.zh + text.en), text


def test_right_examples_pass(registry: Registry) -> None:
    assert told(check_examples(OddTotal, registry)) == []


EVEN, ODD, MARKED = TABLE.format(total=4), TABLE.format(total=3), TABLE.format(total="«3»")
SLIPS = {
    "flagged though valid": (ODD, MARKED, "valid 1", "未标出却有提示：7:26 “3”（总计3为单数）"),
    "second of two valid ones": (f"{EVEN}\n===\n{ODD}", MARKED, "valid 2", "未标出却有提示：7:26 “3”（总计3为单数）"),
    "marked, not flagged": (EVEN, TABLE.format(total="«4»"), "invalid 1", "标出了却没有提示：7:26 “4”"),
    "marked elsewhere": (EVEN, ODD.replace("| 2 |", "| «2» |"), "invalid 1", "标出了却没有提示：7:10 “2”"),
    "marked too widely": (EVEN, ODD.replace("| 3 |", "|« 3 »|"), "invalid 1", "标出了却没有提示：7:25 “ 3 ”"),
    "not its form": (
        EVEN,
        MARKED.replace("2021年", "2016年"),
        "invalid 1",
        "规则不适用于这份报告（识别出的格式 None）",
    ),
}


@pytest.mark.parametrize(("valid", "invalid", "example", "message"), SLIPS.values(), ids=SLIPS)
def test_a_wrong_example_is_found_out(valid: str, invalid: str, example: str, message: str, registry: Registry) -> None:
    slips = told(check_examples(with_examples(valid, invalid), registry))
    assert {slip[0] for slip in slips} == {example}
    assert any(slip[1].startswith(message) for slip in slips), slips
    assert all(slip[2].replace("«»", "").replace("“", "").replace("”", "").isascii() for slip in slips)

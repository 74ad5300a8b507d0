"""The same report in any format has the same findings: what is wrong, at which cells, what is printed, what is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from gouji.engine.config import Config
from gouji.engine.inputs import Input
from gouji.engine.run import Checker
from gouji.model.finding import Finding
from gouji.plugins import Registry
from tests.support.drawn import Block, Drawn, Paragraph, Table, draw, drawn_dress
from tests.support.formats import FORMATS
from tests.support.hands import Hand
from tests.support.reports import TrueReport, make_report, plausible

# What looks at the day of publication, which a page tells and a sheet does not.
OTHERWISE = ("CON003",)

Change = Callable[[Sequence[Block], TrueReport], list[Block]]


def in_cells(change: Callable[[Drawn], str | None]) -> Change:
    """Cells' texts anew; None leaves one as it is."""

    def cell(one: Drawn) -> Drawn:
        told = change(one) if one.role == "value" else None
        return one if told is None else one._replace(text=told)

    def apply(blocks: Sequence[Block], truth: TrueReport) -> list[Block]:
        return [
            block._replace(rows=tuple(tuple(cell(one) for one in row) for row in block.rows))
            if isinstance(block, Table)
            else block
            for block in blocks
        ]

    return apply


def at(key: str, text: str) -> Change:
    return in_cells(lambda cell: text if cell.key == key else None)


def in_text(old: str, new: str) -> Change:
    def apply(blocks: Sequence[Block], truth: TrueReport) -> list[Block]:
        before = old.format(year=truth.year)
        assert any(isinstance(block, Paragraph) and before in block.text for block in blocks)
        return [
            block._replace(text=block.text.replace(before, new.format(year=truth.year)))
            if isinstance(block, Paragraph)
            else block
            for block in blocks
        ]

    return apply


def without(first: str, last: str = "") -> Change:
    """Without what stands from one heading up to the next, or to the end."""

    def apply(blocks: Sequence[Block], truth: TrueReport) -> list[Block]:
        heads = [
            number for number, block in enumerate(blocks) if isinstance(block, Paragraph) and block.role == "heading"
        ]
        start = heads["一二三四五六".index(first)]
        end = heads["一二三四五六".index(last)] if last else len(blocks)
        return [*blocks[:start], *blocks[end:]]

    return apply


def without_tables(blocks: Sequence[Block], truth: TrueReport) -> list[Block]:
    return [block for block in blocks if isinstance(block, Paragraph)]


def rows_shifted(blocks: Sequence[Block], truth: TrueReport) -> list[Block]:
    """Two figures of the table of applications exchanged."""
    granted, open_ = "applications.granted.natural_person", "applications.granted.business"
    one, two = truth.cells[granted], truth.cells[open_]
    return at(open_, str(one + 7))(at(granted, str(two))(blocks, truth), truth)


# What is done to a correct report, and codes that must be among the findings.
FAULTS: dict[str, tuple[Change, tuple[str, ...]]] = {
    "none": (lambda blocks, truth: list(blocks), ()),
    "a figure raised": (at("applications.granted.natural_person", "123457"), ("BAL004",)),
    "a total raised": (at("applications.handled_total.total", "98765"), ("BAL004",)),
    "received in error": (at("applications.received.natural_person", "54321"), ("BAL004",)),
    "disputes do not add up": (at("disputes.reconsideration.total", "4321"), ("SUM003",)),
    "two figures exchanged": (rows_shifted, ("BAL00",)),
    "a total left blank": (at("applications.handled_total.total", ""), ("SUM005",)),
    "zeros as dashes": (in_cells(lambda cell: "-" if cell.text == "0" else None), ("FMT002",)),
    "full-width digits": (at("applications.received.natural_person", "１２"), ("FMT004",)),
    "a section left out": (without("五", "六"), ("STR001",)),
    "the table's section left out": (without("四", "五"), ("STR001",)),
    "no tables": (without_tables, ("STR005",)),
    "the period of another year": (in_text("{year}年12月31日", "{year}年11月30日"), ("STR015",)),
    "no period": (in_text("所列数据的统计期限为{year}年1月1日至{year}年12月31日。", ""), ("STR014",)),
    "no contact": (in_text("（地址：滨河路18号，邮编：100000，电话：010-00000000，电子邮箱：gk@example.cn）", ""), ("CON00",)),
    "a telephone number too short": (in_text("010-00000000", "010-0000"), ("CON002",)),
    "a heading twice": (in_text("五、", "四、"), ("STR00",)),
}  # fmt: skip


@pytest.fixture(scope="module")
def checker(registry: Registry) -> Checker:
    return Checker(registry, [Config(ignore=OTHERWISE)])


def signature(finding: Finding) -> tuple[str, tuple[str, ...], Decimal | None, Decimal | None]:
    return finding.code, finding.cells, finding.expected, finding.actual


@pytest.mark.parametrize("form", ["gb2019", "gb2021"])
@pytest.mark.parametrize("fault", FAULTS)
def test_findings_do_not_depend_on_the_format(fault: str, form: str, checker: Checker) -> None:
    change, due = FAULTS[fault]
    seen: set[str] = set()
    for seed in range(2):
        rng = Random(f"{fault} {form} {seed}")
        truth = plausible(make_report(rng, ("none",), form))
        dress = replace(drawn_dress(rng), title="plain", heading="chinese", preamble=True, contents=False, hand=Hand())
        blocks = change(draw(truth, dress, rng), truth)
        found = {}
        for name, write in FORMATS.items():
            checked = checker.check(checker.job(Input(f"report.{name}", True, write(truth, blocks, rng))))
            assert checked
            assert not checked.notifications, (name, checked.notifications)
            assert checked.template == form, name
            found[name] = sorted(map(signature, checked.findings), key=repr)
        seen |= {code for code, *_ in found["md"]}
        for name, told in found.items():
            assert told == found["md"], (name, seed)
    assert all(any(code.startswith(start) for code in seen) for start in due), seen
    assert bool(seen - {"TPL002"}) == (fault != "none"), seen

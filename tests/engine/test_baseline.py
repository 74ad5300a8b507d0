"""A run held against an earlier one: what is new, unchanged, updated and absent, and what then counts."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gouji.plugins import Registry
from tests.conftest import FAULT, Gouji, clean_text, faulty_text, report_text, written
from tests.formatters.test_sarif import log, validator
from tests.support.faulted import FORMATS, faulty, in_format

__all__ = ["validator"]


CELL = "applications.granted.natural_person"


def states(told: Any) -> Counter[tuple[str, str]]:
    return Counter((result["ruleId"], result["baselineState"]) for result in told["runs"][0]["results"])


@pytest.fixture
def baseline(gouji: Gouji, faulty: Path) -> str:
    """Of a report with two errors, of which the tests then write other states."""
    assert gouji("baseline", "write", "old.sarif", faulty).code == 0
    return "old.sarif"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (faulty_text(), {("BAL004", "unchanged"): 1, ("SUM003", "unchanged"): 1}),
        (report_text({**FAULT, CELL: 999_999}), {("BAL004", "updated"): 1, ("SUM003", "unchanged"): 1}),
        (report_text({CELL: 123_457}), {("BAL004", "unchanged"): 1, ("SUM003", "absent"): 1}),
        (
            report_text({**FAULT, "disputes.litigation_after_reconsideration.total": 5}),
            {("BAL004", "unchanged"): 1, ("SUM003", "unchanged"): 1, ("SUM003", "new"): 1},
        ),
        (clean_text(), {("BAL004", "absent"): 1, ("SUM003", "absent"): 1}),
    ],
    ids=["the same", "another value", "one mended", "one more", "all mended"],
)
def test_every_finding_is_held_against_the_baseline(
    text: str, due: dict[tuple[str, str], int], baseline: str, gouji: Gouji, faulty: Path, validator: Any
) -> None:
    written(faulty, text)
    told = log(gouji, faulty, "--baseline", baseline)
    assert list(validator.iter_errors(told)) == []
    assert states(told) == due


def test_another_level_is_an_update_and_another_language_is_none(baseline: str, gouji: Gouji, faulty: Path) -> None:
    assert states(log(gouji, faulty, "--baseline", baseline, "--severity", "SUM003=note")) == {
        ("BAL004", "unchanged"): 1, ("SUM003", "updated"): 1,
    }  # fmt: skip
    assert set(states(log(gouji, faulty, "--baseline", baseline, "--lang", "en"))) == {
        ("BAL004", "unchanged"), ("SUM003", "unchanged"),
    }  # fmt: skip


def test_an_absent_result_keeps_its_place_and_words(baseline: str, gouji: Gouji, faulty: Path, tmp_path: Path) -> None:
    old = json.loads((tmp_path / baseline).read_text(encoding="utf-8"))["runs"][0]["results"]
    written(faulty, clean_text())
    absent = log(gouji, faulty, "--baseline", baseline)["runs"][0]["results"]
    for before, now in zip(old, absent, strict=True):
        assert now["partialFingerprints"] == before["partialFingerprints"]
        assert before["message"]["text"].startswith(now["message"]["text"])
        one, other = (result["locations"][0]["physicalLocation"] for result in (before, now))
        assert one["artifactLocation"]["uri"] == other["artifactLocation"]["uri"]
        assert {**one["region"], "snippet": None} == {**other["region"], "snippet": None}


@pytest.mark.parametrize("format_", FORMATS)
def test_gone_is_only_what_this_run_would_have_found(format_: str, gouji: Gouji, tmp_path: Path) -> None:
    """One file of two is checked, some rules of all; then it cannot be read; then it is deleted."""
    one = written(tmp_path / "年报" / f"a.{format_}", in_format(faulty(), format_))
    written(tmp_path / "年报" / f"b.{format_}", in_format(replace(faulty(), organization="霁川市人民政府"), format_))
    gouji("baseline", "write", "old.sarif", "年报")
    assert len(states(log(gouji, "年报", "--baseline", "old.sarif"))) == 2

    def gone(*arguments: str | Path) -> Counter[str]:
        found = states(log(gouji, *arguments, "--baseline", "old.sarif"))
        return Counter({code: number for (code, state), number in found.items() if state == "absent"})

    assert gone(one) == {}
    assert gone("年报", "--select", "STR") == {}
    written(one, in_format(faulty(cells={}), format_))
    assert gone("年报") == {"BAL004": 1, "SUM003": 1}
    assert gone("年报", "--select", "SUM") == {"SUM003": 1}
    written(one, b"")
    assert gone("年报") == {}
    one.unlink()
    assert gone("年报") == {"BAL004": 1, "SUM003": 1}


def test_in_another_folder_what_was_not_checked_is_not_gone(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.md", "b.pdf"):
        ending = name.rpartition(".")[2]
        written(tmp_path / "年报" / name, in_format(faulty(len(ending)), ending))
    gouji("baseline", "write", "old.sarif", "年报")
    monkeypatch.chdir(tmp_path / "年报")
    against = ("--baseline", "../old.sarif")
    assert {state for _, state in states(log(gouji, "a.md", *against))} == {"unchanged"}
    assert {state for _, state in states(log(gouji, ".", *against))} == {"unchanged"}
    Path("b.pdf").unlink()
    assert {state for _, state in states(log(gouji, "a.md", *against))} == {"unchanged", "absent"}


def test_what_rests_on_last_year_s_report_is_not_gone_without_it(gouji: Gouji, tmp_path: Path) -> None:
    now, then = written(tmp_path / "2020.md", faulty_text().replace("2019年", "2020年")), tmp_path / "2019.md"
    written(then, faulty_text())
    codes = ("--select", "XYR001,XYR006")
    gouji("baseline", "write", "old.sarif", now, then, *codes)

    def told(*arguments: str | Path) -> set[str]:
        found = states(log(gouji, *arguments, "--baseline", "old.sarif", *codes))
        return {state for _, state in found}

    assert told(".") == {"unchanged"}
    assert told(now) == set()
    assert told(now, "--previous", then) == {"unchanged"}
    carried = "applications.carried_out.natural_person"
    due = gouji("extract", now).json["cells"]["applications.carried_in.natural_person"]["value"]
    written(then, report_text({**FAULT, carried: due}))
    assert told(now) == set()
    assert told(".") >= {"unchanged", "absent"}


def test_what_was_copied_from_last_year_is_not_gone_without_it(
    gouji: Gouji, registry: Registry, tmp_path: Path
) -> None:
    """In tables and in prose."""
    examples = next(rule for rule in registry.rules if rule.code == "XYR004").invalid.split("===")
    for number, example in enumerate(examples):
        then, now = (
            written(tmp_path / f"{number}" / name, part.replace("«", "").replace("»", ""))
            for name, part in zip(("2021.md", "2022.md"), example.split("+++"), strict=True)
        )
        gouji("baseline", "write", "old.sarif", then.parent, "--select", "XYR004")
        against = ("--baseline", "old.sarif", "--select", "XYR004")
        assert states(log(gouji, then.parent, *against)) == {("XYR004", "unchanged"): 1}
        assert states(log(gouji, now, *against)) == {}
        written(then, clean_text())
        assert states(log(gouji, then.parent, *against)) == {("XYR004", "absent"): 1}


def test_an_absent_result_is_not_absent_again(baseline: str, gouji: Gouji, faulty: Path) -> None:
    written(faulty, clean_text())
    gouji("check", faulty, "--baseline", baseline, "--output", "sarif=new.sarif")
    assert states(log(gouji, faulty, "--baseline", "new.sarif")) == {}


@pytest.mark.parametrize(
    ("lang", "states", "told"),
    [
        ("zh", ["未变", "新增"], "共检查 1 个文件：错误 2；对照基线：新增 1，未变 1，消失 1"),
        ("en", ["unchanged", "new"], "1 file checked: 2 errors; against the baseline: 1 new, 1 unchanged, 1 absent"),
    ],
)
def test_people_and_scripts_are_told_how_each_finding_stands(
    lang: str, states: list[str], told: str, baseline: str, gouji: Gouji, faulty: Path
) -> None:
    written(faulty, report_text({CELL: 123_457, "disputes.litigation_after_reconsideration.total": 5}))
    out = gouji("check", faulty, "--baseline", baseline, "--lang", lang).out.splitlines()
    assert [line.rsplit("  ")[-1] for line in out if " BAL004 " in line or " SUM003 " in line] == states
    assert out[-1] == told
    found = gouji.check(faulty, "--baseline", baseline).json["runs"][0]["findings"]
    assert [one["state"] for one in found] == ["unchanged", "new"]
    assert "state" not in gouji.check(faulty).json["runs"][0]["findings"][0]


def test_only_new_findings_are_shown_and_the_others_counted(baseline: str, gouji: Gouji, faulty: Path) -> None:
    ran = gouji("check", faulty, "--baseline", baseline, "--only-new")
    assert (ran.code, "BAL004" in ran.out) == (1, False)
    assert "基线中已有 2 处（计入退出码" in ran.out
    written(faulty, report_text({**FAULT, "disputes.litigation_after_reconsideration.total": 5}))
    ran = gouji.check(faulty, "--baseline", baseline, "--only-new")
    assert (ran.code, ran.codes) == (1, ["SUM003"])


def test_only_new_findings_fail_where_that_is_asked_for(baseline: str, gouji: Gouji, faulty: Path) -> None:
    assert gouji.check(faulty, "--baseline", baseline).code == 1
    ran = gouji.check(faulty, "--baseline", baseline, "--fail-on-new")
    assert (ran.code, ran.codes) == (0, ["BAL004", "SUM003"])
    ran = gouji("check", faulty, "--baseline", baseline, "--fail-on-new", "--only-new")
    assert (ran.code, "基线中已有 2 处" in ran.out, "计入退出码" in ran.out) == (0, True, False)
    assert gouji.check(faulty, "--baseline", baseline, "--only-new", "--fail-on", "never").code == 0
    written(faulty, report_text({**FAULT, "disputes.litigation_after_reconsideration.total": 5}))
    assert gouji.check(faulty, "--baseline", baseline, "--fail-on-new").code == 1
    assert gouji.check(faulty, "--baseline", baseline, "--fail-on-new", "--only-new").code == 1
    assert gouji.check(faulty, "--baseline", baseline, "--fail-on-new", "--exit-zero").code == 0


def test_another_language_of_the_messages_is_no_news(gouji: Gouji, faulty: Path) -> None:
    gouji("baseline", "write", "old.sarif", faulty, "--lang", "en")
    assert set(states(log(gouji, faulty, "--baseline", "old.sarif", "--lang", "zh"))) == {
        ("BAL004", "unchanged"),
        ("SUM003", "unchanged"),
    }


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("before", FORMATS)
def test_a_report_converted_is_no_news(before: str, format_: str, gouji: Gouji, tmp_path: Path) -> None:
    """All formats share one identity: a baseline of one holds for the others, whatever the file's name."""
    old = written(tmp_path / f"old.{before}", in_format(faulty(), before))
    new = written(tmp_path / f"new.{format_}", in_format(faulty(), format_, before=0 if format_ == "md" else 40))
    gouji("baseline", "write", "old.sarif", old)
    assert set(states(log(gouji, new, "--baseline", "old.sarif"))) == {("BAL004", "unchanged"), ("SUM003", "unchanged")}


def test_a_suppressed_finding_is_known_too(gouji: Gouji, faulty: Path) -> None:
    (faulty.parent / "gouji.toml").write_text('[[suppress]]\ncode = "SUM003"\nreason = "甲"\n', encoding="utf-8")
    gouji("baseline", "write", "old.sarif", faulty)
    (faulty.parent / "gouji.toml").unlink()
    assert states(log(gouji, faulty, "--baseline", "old.sarif")) == {
        ("BAL004", "unchanged"): 1,
        ("SUM003", "unchanged"): 1,
    }

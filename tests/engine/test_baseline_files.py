"""Files that are no baseline, or not wholly, and one in another encoding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Gouji, written
from tests.engine.test_baseline import baseline, states
from tests.formatters.test_sarif import log

__all__ = ["baseline"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "读不出来"),
        ("", "不是 SARIF"),
        ("[]", "不是 SARIF"),
        ('{"runs": [{"results": []}]}', "不是 SARIF"),
        ('{"runs": []}', "不是 gouji 写的"),
        ('{"runs": [{"tool": {"driver": {"name": "other"}}, "results": []}]}', "不是 gouji 写的"),
        ('{"runs": [{"tool": {"driver": {"name": "gouji"}}, "results": [{}]}]}', "不是 gouji 写的"),
        (
            '{"runs": [{"tool": {"driver": {"name": "gouji"}}, '
            '"results": [{"partialFingerprints": {"goujiFinding/v1": "a:1"}}]}]}',
            "不是 SARIF",
        ),
    ],
)
def test_a_baseline_that_is_none_stops_the_run(
    content: str | None, told: str, gouji: Gouji, faulty: Path, tmp_path: Path
) -> None:
    if content is not None:
        written(tmp_path / "old.sarif", content)
    ran = gouji("check", faulty, "--baseline", "old.sarif")
    assert ran.code == 2
    assert told in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("due", "broken"),
    [
        ('"ruleId":"BAL004"', '"ruleId":["BAL004"]'),
        ('"uri":"faulty.md"', '"uri":5'),
        ('"uri":"faulty.md"', '"uri":"a%00b"'),
        ('"uri":"faulty.md"', '"uri":"http://[x"'),
        ('"startLine":', '"startLine":NaN,"_":'),
        ('"startLine":', '"startLine":"1","_":'),
        ('"goujiFinding/v1":"', '"goujiFinding/v1":5,"_":"'),
    ],
)
def test_a_baseline_with_a_result_that_is_none_stops_the_run(
    due: str, broken: str, baseline: str, gouji: Gouji, faulty: Path
) -> None:
    text = Path(baseline).read_text(encoding="utf-8")
    assert due in text
    Path(baseline).write_text(text.replace(due, broken), encoding="utf-8")
    ran = gouji("check", faulty, "--baseline", baseline, "--format", "sarif")
    assert (ran.code, ran.out) == (2, "")
    assert "不是 SARIF" in ran.err


def test_a_baseline_nested_without_end_stops_the_run(gouji: Gouji, faulty: Path, tmp_path: Path) -> None:
    written(tmp_path / "old.sarif", "[" * 100_000)
    ran = gouji("check", faulty, "--baseline", "old.sarif")
    assert (ran.code, "不是 SARIF" in ran.err) == (2, True)


def test_a_baseline_that_was_cut_off_stops_the_run(baseline: str, gouji: Gouji, faulty: Path) -> None:
    data = Path(baseline).read_bytes()
    Path(baseline).write_bytes(data[: len(data) // 2])
    assert gouji("check", faulty, "--baseline", baseline).code == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_baseline_may_be_written_by_a_shell_in_another_encoding(
    encoding: str, baseline: str, gouji: Gouji, faulty: Path
) -> None:
    text = Path(baseline).read_text(encoding="utf-8")
    Path(baseline).write_text(text, encoding=encoding)
    assert gouji("check", faulty, "--baseline", baseline, "--fail-on-new").code == 0


def test_of_a_log_of_several_tools_only_our_run_counts(baseline: str, gouji: Gouji, faulty: Path) -> None:
    told = json.loads(Path(baseline).read_text(encoding="utf-8"))
    other = {"tool": {"driver": {"name": "other"}}, "results": [{"ruleId": "x", "message": {"text": "x"}}]}
    Path(baseline).write_text(json.dumps({**told, "runs": [other, *told["runs"]]}), encoding="utf-8")
    assert set(states(log(gouji, faulty, "--baseline", baseline))) == {("BAL004", "unchanged"), ("SUM003", "unchanged")}


@pytest.mark.parametrize("option", ["--only-new", "--fail-on-new"])
def test_what_needs_a_baseline_says_so(option: str, gouji: Gouji, faulty: Path) -> None:
    ran = gouji("check", faulty, option)
    assert ran.code == 2
    assert "--baseline" in ran.err


def test_a_baseline_is_not_written_as_if_whole_where_something_could_not_be_checked(gouji: Gouji, faulty: Path) -> None:
    ran = gouji("baseline", "write", "old.sarif", faulty, "missing.pdf")
    assert ran.code == 2
    assert "GJ901" in ran.err

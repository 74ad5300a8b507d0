"""Findings left out on purpose: by the configuration or a comment, always with a reason, never in silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Gouji, clean_text, faulty_text, report_text, written
from tests.formatters.test_sarif import log
from tests.support.faulted import TWINNED, in_format
from tests.support.faulted import faulty as a_report

ROW = "（一）予以公开"


def configured(folder: Path, *tables: str) -> None:
    text = "".join(f"[[suppress]]\n{table}\n" for table in tables)
    written(folder / "gouji.toml", text)


@pytest.mark.parametrize(
    ("table", "left"),
    [
        ('code = "SUM003"\nreason = "已核对"', ["BAL004"]),
        ('code = "sum"\nreason = "已核对"', ["BAL004"]),
        ('code = "SUM003"\nreason = "已核对"\nfiles = "*.md"', ["BAL004"]),
        ('code = "SUM003"\nreason = "已核对"\nfiles = "other/*"', ["BAL004", "SUM003"]),
        ('code = "SUM003"\nreason = "已核对"\ncell = "disputes.reconsideration.total"', ["BAL004"]),
        ('code = "SUM003"\nreason = "已核对"\ncell = "disputes.*"', ["BAL004"]),
        ('code = "SUM003"\nreason = "已核对"\ncell = "applications.*"', ["BAL004", "SUM003"]),
        ('code = "SUM003"\nreason = "已核对"\nsection = 4', ["BAL004"]),
        ('code = "SUM003"\nreason = "已核对"\nsection = 3', ["BAL004", "SUM003"]),
        ('code = "SUM003"\nreason = "已核对"\nuntil = 2999-12-31', ["BAL004"]),
        ('code = "SUM003"\nreason = "已核对"\nuntil = 2020-12-31', ["BAL004", "SUM003"]),
    ],
)
def test_the_configuration_leaves_out_what_it_names(table: str, left: list[str], gouji: Gouji, faulty: Path) -> None:
    configured(faulty.parent, table)
    assert gouji.check(faulty).codes == left


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('code = "SUM003"', "缺 reason"),
        ('reason = "已核对"', "缺 code"),
        ('code = "SUM003"\nreason = " "', "缺 reason"),
        ('code = "SUM003"\nreason = "x"\nfile = "*"', "是否指 files"),
        ('code = "SUM003"\nreason = "x"\nuntil = "2020-01-01"', "until 须为日期"),
        ('code = "SUM003"\nreason = "x"\nsection = "3"', "section 须为整数"),
        ('code = "SUM903"\nreason = "x"', "没有规则 SUM903"),
    ],
)
def test_a_suppression_that_is_wrong_stops_the_run(table: str, told: str, gouji: Gouji, faulty: Path) -> None:
    configured(faulty.parent, table)
    ran = gouji("check", faulty)
    assert ran.code == 2
    assert told in ran.err
    assert ran.out == ""


def test_what_is_left_out_does_not_count_for_the_exit_code_but_is_counted(gouji: Gouji, faulty: Path) -> None:
    configured(faulty.parent, 'code = "SUM003"\nreason = "甲"', 'code = "BAL"\nreason = "乙"')
    ran = gouji("check", faulty)
    assert (ran.code, ran.err) == (0, "")
    assert "已忽略 2 处" in ran.out


def notified(gouji: Gouji, *arguments: str | Path) -> list[tuple[str, str]]:
    return [(one["code"], one["level"]) for one in gouji.check(*arguments).notifications]


def test_an_unused_and_an_expired_suppression_are_told_of(gouji: Gouji, clean: Path) -> None:
    configured(clean.parent, 'code = "SUM003"\nreason = "甲"', 'code = "BAL"\nreason = "乙"\nuntil = 2020-12-31')
    assert notified(gouji, clean) == [("GJ915", "warning"), ("GJ916", "warning")]
    assert gouji("check", clean).code == 0


def test_the_last_day_still_counts(gouji: Gouji, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.engine.suppress.today", lambda: date(2030, 6, 30))
    for day, left in (("2030-06-30", ["BAL004"]), ("2030-06-29", ["BAL004", "SUM003"])):
        configured(faulty.parent, f'code = "SUM003"\nreason = "甲"\nuntil = {day}')
        assert gouji.check(faulty).codes == left


def test_a_suppression_of_another_file_or_of_a_rule_that_did_not_run_is_not_unused(gouji: Gouji, clean: Path) -> None:
    configured(clean.parent, 'code = "SUM003"\nreason = "甲"\nfiles = "2019/*"', 'code = "BAL"\nreason = "乙"')
    assert notified(gouji, clean, "--select", "STR") == []


def test_in_a_folder_walked_whole_a_suppression_of_no_file_there_is_unused(gouji: Gouji, clean: Path) -> None:
    configured(
        clean.parent,
        'code = "SUM003"\nreason = "甲"\nfiles = "2019/*"',
        'code = "XYR"\nreason = "乙"\nfiles = "2019/*"',
    )
    assert notified(gouji, ".", "--select", "SUM") == [("GJ915", "warning")]
    assert notified(gouji, clean, "--select", "SUM") == []
    written(clean.parent / "broken.pdf", b"%PDF-1.7\n%%EOF")
    assert ("GJ915", "warning") not in notified(gouji, ".", "--select", "SUM")


def test_a_comment_over_several_lines_is_not_understood(gouji: Gouji, faulty: Path) -> None:
    written(faulty, faulty_text() + "\n<!-- gouji: ignore-file BAL004\n原件如此 -->\n")
    ran = gouji.check(faulty)
    assert ran.codes == ["BAL004", "SUM003"]
    assert [one["code"] for one in ran.notifications] == ["GJ917"]


def test_all_rules_may_be_meant(gouji: Gouji, faulty: Path) -> None:
    configured(faulty.parent, 'code = "ALL"\nreason = "甲"')
    assert gouji.check(faulty).codes == []
    (faulty.parent / "gouji.toml").unlink()
    written(faulty, commented("<!-- gouji: ignore-file ALL 样张 -->", first=True))
    assert gouji.check(faulty).codes == []


def test_a_comment_that_names_no_rule_is_told_of_and_its_other_codes_hold(gouji: Gouji, faulty: Path) -> None:
    written(faulty, commented("<!-- gouji: ignore BAL004, SUM999 原件如此 -->", behind=FAULTY_LINE))
    ran = gouji.check(faulty)
    assert ran.codes == ["SUM003"]
    (told,) = ran.notifications
    assert (told["code"], told["level"], "SUM999" in told["message"]) == ("GJ917", "warning", True)
    written(faulty, commented("<!-- gouji: ignore SUM999 原件如此 -->", behind=FAULTY_LINE))
    assert [one["code"] for one in gouji.check(faulty).notifications] == ["GJ917"]


def commented(comment: str, *, behind: str = "", before: str = "", first: bool = False) -> str:
    """A faulty report with a comment at the end of a line, or on a line of its own before one."""
    lines = faulty_text().split("\n")
    place = next(number for number, line in enumerate(lines) if (behind or before) in line)
    if first:
        return comment + "\n" + faulty_text()
    if behind:
        lines[place] += f" {comment}"
    else:
        lines.insert(place, comment)
    return "\n".join(lines)


FAULTY_LINE = next(line for line in faulty_text().split("\n") if "123457" in line)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (commented("<!-- gouji: ignore BAL004 原件如此 -->", behind=FAULTY_LINE), ["SUM003"]),
        (commented("<!--gouji:ignore bal004 原件如此-->", behind=FAULTY_LINE), ["SUM003"]),
        (commented("<!-- gouji：ignore BAL004　原件如此 -->", behind=FAULTY_LINE), ["SUM003"]),
        (commented("<!-- gouji: ignore BAL 原件如此 -->", behind=FAULTY_LINE), ["SUM003"]),
        (commented("<!-- gouji: ignore STR001, BAL004 原件如此 -->", behind=FAULTY_LINE), ["SUM003"]),
        (commented("<!-- gouji: ignore SUM003 原件如此 -->", behind=FAULTY_LINE), ["BAL004", "SUM003"]),
        (commented("<!-- gouji: ignore-file BAL004，SUM003 原件如此 -->", before="##"), []),
        (commented("<!-- gouji: ignore-file SUM 原件如此 -->", before="", first=True), ["BAL004"]),
    ],
)
@pytest.mark.parametrize("ending", ["md", "txt"])
def test_a_comment_speaks_for_its_line_or_the_file(
    text: str, left: list[str], ending: str, gouji: Gouji, tmp_path: Path
) -> None:
    ran = gouji.check(written(tmp_path / f"a.{ending}", text))
    assert ran.codes == left
    assert [one["code"] for one in ran.notifications] == ([] if len(left) < 2 else ["GJ915"])


def test_a_comment_on_a_line_of_its_own_speaks_for_the_next_line(gouji: Gouji, tmp_path: Path) -> None:
    text = report_text(shape="html")
    assert text.count(">1776691<") == 1
    text = text.replace(">1776691<", "><")
    assert gouji.check(written(tmp_path / "a.md", text)).codes == ["SUM005"]
    lines = text.split("\n")
    line = gouji.check("a.md").json["runs"][0]["findings"][0]["location"]["line"]
    lines[line - 1 : line - 1] = ["<!-- gouji: ignore SUM005 原件如此 -->", ""]
    assert gouji.check(written(tmp_path / "b.md", "\n".join(lines))).codes == []


def test_a_comment_in_a_page_s_markup(gouji: Gouji, tmp_path: Path) -> None:
    page = in_format(a_report(), "html").decode()
    comment = "<!-- gouji: ignore-file BAL004 原件如此 -->"
    assert gouji.check(written(tmp_path / "a.html", page)).codes == ["BAL004", "SUM003"]
    assert gouji.check(written(tmp_path / "b.html", page.replace("<body", f"{comment}<body", 1))).codes == ["SUM003"]


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("<!-- gouji: ignore BAL004 -->", "GJ917"),
        ("<!-- gouji: ignore 全部 原件如此 -->", "GJ917"),
        ("<!-- gouji: skip BAL004 原件如此 -->", "GJ917"),
        ("<!-- gouji: ignore STR001 原件如此 -->", "GJ915"),
    ],
)
def test_a_comment_without_reason_sense_or_use_is_told_of(
    comment: str, code: str, gouji: Gouji, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.md", commented(comment, behind=FAULTY_LINE))
    ran = gouji.check(path)
    assert ran.codes == ["BAL004", "SUM003"]
    ((found, path_told, message),) = ((one["code"], one["path"], one["message"]) for one in ran.notifications)
    assert (found, path_told) == (code, str(path))
    line = 1 + path.read_text(encoding="utf-8").split("\n").index(f"{FAULTY_LINE} {comment}")
    assert f"第{line}行" in message


def test_other_comments_are_nobody_s_business(gouji: Gouji, tmp_path: Path) -> None:
    path = written(tmp_path / "a.md", clean_text().replace("\n", "\n<!-- 与 gouji 无关 -->\n", 1))
    ran = gouji.check(path)
    assert (ran.codes, ran.notifications) == ([], [])


def test_sarif_tells_of_what_was_left_out_and_why(gouji: Gouji, tmp_path: Path) -> None:
    configured(tmp_path, 'code = "SUM003"\nreason = "原件如此"')
    path = written(tmp_path / "a.md", commented("<!-- gouji: ignore BAL004 见说明 -->", behind=FAULTY_LINE))
    other = written(tmp_path / "b.md", faulty_text())
    (run,) = log(gouji, path, other)["runs"]
    assert [(result["ruleId"], result["suppressions"]) for result in run["results"]] == [
        ("BAL004", [{"kind": "inSource", "justification": "见说明", "status": "accepted"}]),
        ("SUM003", [{"kind": "external", "justification": "原件如此", "status": "accepted"}]),
        ("BAL004", []),
        ("SUM003", [{"kind": "external", "justification": "原件如此", "status": "accepted"}]),
    ]
    assert len(log(gouji, path, other, "--sarif-profile", "github")["runs"][0]["results"]) == 1
    assert "suppressions" not in log(gouji, written(tmp_path / "sub" / "c.md", clean_text()))["runs"][0]


@pytest.mark.parametrize("format_", TWINNED)
def test_what_is_no_text_is_suppressed_by_cell(format_: str, gouji: Gouji, tmp_path: Path) -> None:
    configured(tmp_path, 'code = "BAL004"\nreason = "原件如此"\ncell = "applications.granted.natural_person"')
    path = written(tmp_path / f"a.{format_}", in_format(a_report(), format_))
    assert gouji.check(path).codes == ["SUM003"]


def test_suppressions_do_not_change_other_fingerprints(gouji: Gouji, tmp_path: Path) -> None:
    """Two findings alike are counted; the second keeps its number when the first is left out."""
    written(tmp_path / "a.md", faulty_text())
    written(tmp_path / "b.md", faulty_text())
    marks = {
        (place, result["ruleId"]): result["partialFingerprints"]
        for result in log(gouji, ".")["runs"][0]["results"]
        for place in [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]]
    }
    configured(tmp_path, 'code = "SUM003"\nreason = "甲"\nfiles = "a.md"')
    for result in log(gouji, ".")["runs"][0]["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert result["partialFingerprints"] == marks[uri, result["ruleId"]]

"""Which rules run and at which severity: defaults, then configuration, then command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.engine.config import Config
from gouji.engine.selection import select_rules
from gouji.model.finding import Severity
from gouji.plugins import Registry
from tests.conftest import Gouji, clean_text, faulty_text, report_text, written
from tests.plugins.packs import rule_pack
from tests.rules.test_contract import CODES, SECOND_WAVE

NOTES = {code for code in CODES if code.startswith("EXT")}
FIRST_WAVE = CODES - SECOND_WAVE


def starting(*prefixes: str) -> set[str]:
    return {code for code in CODES if code.startswith(prefixes)}


SELECTED = {
    "nothing said": (Config(), FIRST_WAVE),
    "one code": (Config(select=("BAL001",)), {"BAL001"}),
    "one of the second wave": (Config(select=("SUM004",)), {"SUM004"}),
    "a prefix": (Config(select=("SUM",)), starting("SUM")),
    "a longer prefix": (Config(select=("STR01",)), starting("STR01")),
    "codes and prefixes": (Config(select=("CON", "FMT008")), starting("CON") | {"FMT008"}),
    "all": (Config(select=("ALL",)), CODES),
    "none": (Config(select=()), set()),
    "more": (Config(select=("BAL",), extend_select=("TPL",)), starting("BAL", "TPL")),
    "more than by default": (Config(extend_select=("STR013",)), FIRST_WAVE | {"STR013"}),
    "less": (Config(ignore=("STR", "SUM005")), FIRST_WAVE - starting("STR") - {"SUM005"}),
    "less has the last word": (Config(select=("SUM",), extend_select=("BAL",), ignore=("SUM", "BAL")), set()),
    "the notes on reading stay": (Config(select=("BAL",), ignore=("EXT", "EXT004", "ALL")), set()),
}


@pytest.mark.parametrize(("config", "codes"), SELECTED.values(), ids=SELECTED)
def test_selection(config: Config, codes: set[str], registry: Registry) -> None:
    assert {rule.code for rule in select_rules(registry.rules, config).rules} == codes | NOTES


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ([("SUM", "note")], {"SUM001": "note", "SUM002": "note", "BAL001": None}),
        ([("SUM001", "warning"), ("SUM", "note")], {"SUM001": "warning", "SUM002": "note"}),
        ([("SUM", "note"), ("SUM001", "warning")], {"SUM001": "warning", "SUM002": "note"}),
        ([("ALL", "note"), ("BAL", "error")], {"BAL001": "error", "SUM001": "note"}),
        ([("BAL", "error"), ("ALL", "note")], {"BAL001": "error", "SUM001": "note"}),
        ([("SUM001", "note"), ("SUM001", "error")], {"SUM001": "error"}),
    ],
    ids=lambda value: " ".join("=".join(one) for one in value) if isinstance(value, list) else "",
)
def test_the_closest_severity_counts(
    given: list[tuple[str, str]], due: dict[str, str | None], registry: Registry
) -> None:
    config = Config(severity=tuple((code, Severity(level)) for code, level in given))
    severities = select_rules(registry.rules, config).severities
    assert {code: severities.get(code) for code in due} == due


@pytest.mark.parametrize("option", ["--select", "--extend-select", "--ignore"])
def test_codes_may_be_repeated_or_joined_and_in_any_case(option: str, gouji: Gouji, faulty: Path) -> None:
    joined = gouji.check(faulty, option, "bal004, SUM003")
    apart = gouji.check(faulty, option, "BAL004", option, "sum003")
    assert joined.codes == apart.codes == (["SUM001", "SUM002"] if option == "--ignore" else ["BAL004", "SUM003"])


UNKNOWN = {
    "--select": ("--select=BAL0O1", "select：没有规则 BAL0O1；是否指 BAL001", "select: there is no rule BAL0O1; did you mean"),
    "--extend-select": ("--extend-select=SMU", "extend-select：没有规则 SMU", "extend-select: there is no rule SMU"),
    "--ignore": ("--ignore=STR0055", "ignore：没有规则 STR0055；是否指 STR005", "did you mean STR005?"),
    "--severity": ("--severity=FMT009=note", "severity：没有规则 FMT009；是否指 FMT008", "did you mean FMT008?"),
    "no level": ("--severity=FMT001", "--severity FMT001：应为 代码=error|warning|note", "must be CODE=error"),
    "a wrong level": ("--severity=FMT001=fatal", "应为 代码=error|warning|note", "must be CODE=error|warning|note"),
    "no code": ("--severity==note", "应为 代码=error|warning|note", "must be CODE=error|warning|note"),
}  # fmt: skip


@pytest.mark.parametrize(("option", "zh", "en"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_code_that_no_rule_has_is_answered_with_the_nearest(
    option: str, zh: str, en: str, gouji: Gouji, clean: Path
) -> None:
    for lang, words in (("zh", zh), ("en", en)):
        ran = gouji("check", clean, option, "--lang", lang)
        assert (ran.code, ran.out, len(ran.complaints)) == (2, "", 1)
        assert words in ran.err


def test_what_the_reader_says_is_never_deselected(gouji: Gouji, tmp_path: Path) -> None:
    path = written(tmp_path / "letter.txt", "关于召开座谈会的通知\n\n请各科室派一名同志参加。\n")
    (tmp_path / "gouji.toml").write_text(
        'select = ["BAL"]\nignore = ["EXT"]\n[per-file-ignores]\n"*.txt" = ["EXT004"]\n', encoding="utf-8"
    )
    assert gouji.check(path).codes == ["EXT004"]
    assert gouji.check(path, "--ignore", "EXT004", "--select", "SUM").codes == ["EXT004"]


def test_severity_decides_the_exit_code(gouji: Gouji, faulty: Path) -> None:
    assert gouji.check(faulty).code == 1
    ran = gouji.check(faulty, "--severity", "ALL=note")
    assert ran.code == 0
    assert ran.json["summary"]["findings"] == {"error": 0, "warning": 0, "note": 2}
    assert gouji.check(faulty, "--severity", "ALL=note", "--severity", "SUM003=warning").code == 1


PATTERNS = {
    "by name": ("bad.md", ["a/sub/worse.md", "a/worse.md"]),
    "by ending": ("*.md", []),
    "by folder": ("a/**", ["bad.md"]),
    "by a folder's own files": ("a/sub/*", ["a/worse.md", "bad.md"]),
    "by a name anywhere": ("worse.md", ["bad.md"]),
    "by a path": ("a/worse.md", ["a/sub/worse.md", "bad.md"]),
    "by another name": ("good.md", ["a/sub/worse.md", "a/worse.md", "bad.md"]),
}


@pytest.mark.parametrize(("pattern", "speaking"), PATTERNS.values(), ids=PATTERNS)
def test_files_may_leave_out_rules(pattern: str, speaking: list[str], gouji: Gouji, tmp_path: Path) -> None:
    for name in ("bad.md", "a/worse.md", "a/sub/worse.md"):
        written(tmp_path / name, faulty_text())
    (tmp_path / "gouji.toml").write_text(f'[per-file-ignores]\n"{pattern}" = ["SUM", "BAL"]\n', encoding="utf-8")
    told = {run["path"]: run["findings"] for run in gouji.check(".").json["runs"]}
    assert sorted(path for path, findings in told.items() if findings) == speaking
    assert len(gouji.check("bad.md", "--config", tmp_path / "gouji.toml").findings) == 2 * ("bad.md" in speaking)


@pytest.mark.parametrize(
    ("ignored", "codes"),
    [
        ('["SUM", "BAL"]', []),
        ('["SUM003", "BAL004"]', ["SUM001", "SUM002"]),
        ('["ALL"]', []),
        ('["SUM003"]', ["BAL004"]),
        ("[]", ["BAL004", "SUM003"]),
    ],
)
def test_files_leave_out_codes_prefixes_or_all(
    ignored: str, codes: list[str], gouji: Gouji, faulty: Path, tmp_path: Path
) -> None:
    (tmp_path / "gouji.toml").write_text(f'[per-file-ignores]\n"faulty.*" = {ignored}\n', encoding="utf-8")
    assert gouji.check(faulty).codes == codes


def test_a_rule_left_out_for_a_file_leaves_nothing_unchecked_there(gouji: Gouji, tmp_path: Path) -> None:
    text = report_text()
    row = next(line for line in text.splitlines() if "予以公开" in line)
    path = written(tmp_path / "open.md", text.replace(row, row.replace("| 438 |", "| 若干 |")))
    assert {one["code"] for one in gouji.check(path).json["runs"][0]["not_checked"]} >= {"SUM001", "SUM002"}
    (tmp_path / "gouji.toml").write_text('[per-file-ignores]\n"open.md" = ["SUM"]\n', encoding="utf-8")
    assert {one["code"] for one in gouji.check(path).json["runs"][0]["not_checked"]} & {"SUM001", "SUM002"} == set()


@pytest.mark.parametrize(
    ("arguments", "spoken"),
    [
        ((), False),
        (("--jurisdiction", "HA"), True),
        (("--jurisdiction", "ha"), True),
        (("--jurisdiction", "GD"), False),
    ],
)
def test_a_province_s_rule_speaks_where_the_province_is_named(
    arguments: tuple[str, ...], spoken: bool, gouji: Gouji, clean: Path, tmp_path: Path
) -> None:
    path = rule_pack(tmp_path / "mine.py")
    path.write_text(
        path.read_text(encoding="utf-8").replace('    valid = "无"', '    valid = "无"\n    jurisdiction = "HA"'),
        encoding="utf-8",
    )
    assert gouji.check(clean, "--plugin", path, *arguments).codes == (["ZZ101"] if spoken else [])


def test_a_rule_that_is_off_speaks_when_asked(gouji: Gouji, tmp_path: Path) -> None:
    report = written(tmp_path / "report.md", clean_text())
    path = rule_pack(tmp_path / "mine.py")
    path.write_text(
        path.read_text(encoding="utf-8").replace('    valid = "无"', '    valid = "无"\n    default = False'),
        encoding="utf-8",
    )
    for arguments, codes in (((), []), (("--extend-select", "ZZ"), ["ZZ101"]), (("--select", "ZZ101"), ["ZZ101"])):
        assert gouji.check(report, "--plugin", path, *arguments).codes == codes


def test_a_last_day_that_the_calendar_lacks_is_refused(gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    for day in ("1月20日", "13-01", "02-29"):
        path = written(tmp_path / "gouji.toml", f'[CON003]\ndepartments = "{day}"\n')
        assert gouji("check", clean).complaints == [f"gouji: {path}:1：CON003 的值不对：'{day}' ≠ MM-DD (01-20)"]

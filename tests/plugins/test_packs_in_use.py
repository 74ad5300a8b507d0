"""Packs in a run: their rules, options and formats used like any other, and what fails in them told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Gouji, written
from tests.plugins.packs import SPEAKS, hook, install, pack, rule, rule_pack


def test_a_pack_that_fails_stops_the_run_with_package_and_version(
    gouji: Gouji, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    pack(site / "zz_broken.py", "raise OSError('没有词表')")
    install(site, "zz-broken", "0.3", "zz_broken")
    monkeypatch.syspath_prepend(site)
    for command in (("check", clean), ("extract", clean), ("rules",), ("plugins",)):
        ran = gouji(*command)
        assert (ran.code, ran.out) == (2, "")
        assert ran.complaints == [
            "gouji: 规则包 zz-broken:rules 0.3：导入 zz_broken 失败：OSError('没有词表')"
            f"（{site / 'zz_broken.py'}:5）；请更新或不用这个包，并告知其作者"
        ]
    assert gouji("check", clean, "--lang", "en").complaints == [
        "gouji: pack zz-broken:rules 0.3: importing zz_broken failed: OSError('没有词表') "
        f"({site / 'zz_broken.py'}:5); update it or do without it, and tell its author"
    ]


def test_what_a_pack_lacks_is_told_with_the_line_that_wants_it(
    gouji: Gouji, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not with a line of Python's own import, or of gouji's."""
    site = tmp_path / "site"
    pack(site / "gouji_zz.py", "import zz_nothing\n")
    install(site, "gouji-zz", "0.3", "gouji_zz")
    monkeypatch.syspath_prepend(site)
    assert f"No module named 'zz_nothing'\")（{site / 'gouji_zz.py'}:5）；" in gouji("check", clean).err


def test_what_a_pack_prints_is_no_part_of_the_output(gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    path = rule_pack(tmp_path / "mine.py", check="print('规则')\nyield self.finding(subject)")
    written(
        path, path.read_text(encoding="utf-8").replace("    return (OnTrial", "    print('钩子')\n    return (OnTrial")
    )
    written(path, "print('模块')\n" + path.read_text(encoding="utf-8"))
    ran = gouji.check(clean, "--plugin", path)
    assert ran.codes == ["ZZ101"]
    assert {"模块", "钩子", "规则"} <= set(ran.err.splitlines())


CRASHES = {
    "raises": ('raise ValueError("第一行\\n第二行")\nyield', "ValueError: 第一行 第二行"),
    "leaves": ("raise SystemExit(0)\nyield", "SystemExit: 0"),
    "recurses": ("yield from self.check(subject)", "RecursionError"),
    "says something else": ('yield "有错"', "TypeError: yielded '有错', which is no finding"),
    "says nothing at all": ("return None", "TypeError"),
    "lacks a value of its message": ("self.message = Text('{no}', '{no}')\nyield self.finding(subject)", "KeyError"),
}


@pytest.mark.parametrize("case", CRASHES)
def test_a_rule_that_crashes_is_told_and_all_else_goes_on(
    case: str, gouji: Gouji, faulty: Path, tmp_path: Path
) -> None:
    check, what = CRASHES[case]
    path = rule_pack(tmp_path / "mine.py", check=check)
    other = faulty.with_name("other.md")
    other.write_bytes(faulty.read_bytes())
    ran = gouji.check(faulty, other, "--plugin", path)
    assert ran.code == 2
    assert ran.findings == [(name, code) for name in ("faulty.md", "other.md") for code in ("BAL004", "SUM003")]
    assert [(note["code"], note["level"], note["path"]) for note in ran.notifications] == [
        ("GJ906", "error", str(faulty)), ("GJ906", "error", str(other)),
    ]  # fmt: skip
    assert len(ran.complaints) == 2
    assert all(line.startswith("gouji: GJ906 ") and "ZZ101" in line and what in line for line in ran.complaints)


def test_a_rule_of_a_pack_is_used_like_any_other(gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    path = rule_pack(tmp_path / "mine.py", check=SPEAKS)
    assert gouji.check(clean, "--plugin", path).codes == ["ZZ101"]
    assert gouji.check(clean, "--plugin", path, "--ignore", "ZZ").codes == []
    (tmp_path / "gouji.toml").write_text('plugins = ["mine.py"]\n', encoding="utf-8")
    assert gouji.check(clean).codes == ["ZZ101"]


def test_the_options_of_a_rule_are_checked(gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    options = """
from dataclasses import dataclass

@dataclass(frozen=True)
class Options:
    words: tuple[str, ...] = ("甲",)
    at_least: int = 3
"""
    text = rule(check="if self.options.at_least > 3:\n    yield self.finding(subject)")
    pack(
        tmp_path / "mine.py",
        options,
        text.replace('valid = "无"', 'valid = "无"\n    Options = Options'),
        hook("rules", "OnTrial"),
    )
    told = {
        "": (0, []),
        "at-least = 4": (0, []),
        "at_leest = 4": (2, ["ZZ101 没有选项“at_leest”；是否指 at_least"]),
        'at-least = "多"': (2, ["ZZ101.at_least 的值不对"]),
        "words = 3": (2, ["ZZ101.words 的值不对"]),
    }
    for line, (code, words) in told.items():
        (tmp_path / "gouji.toml").write_text(f'plugins = ["mine.py"]\n[ZZ101]\n{line}\n', encoding="utf-8")
        ran = gouji.check(clean)
        assert ran.code == code, line
        assert len(ran.complaints) == len(words)
        assert all(word in ran.err for word in words)
        assert code == 2 or ran.codes == (["ZZ101"] if line else [])


FORMATS = {
    "no such module": "zz_no_such_module:format_outcome",
    "no such function": "gouji.formatters.json:format_outcomes",
}


@pytest.mark.parametrize("target", FORMATS.values(), ids=FORMATS)
def test_a_format_that_cannot_be_loaded_is_named(target: str, gouji: Gouji, clean: Path, tmp_path: Path) -> None:
    path = pack(tmp_path / "mine.py", hook("formatters", f"Formatter('wide', Text('宽', 'wide'), {target!r})"))
    ran = gouji("check", clean, "--plugin", path, "--format", "wide")
    assert ran.code == 2
    (line,) = ran.complaints
    assert line.startswith(f"gouji: 输出格式载入失败：wide {target}: ")
    assert gouji("check", clean, "--plugin", path).code == 0


def test_a_format_of_a_pack_is_used_like_any_other(
    gouji: Gouji, faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = "\ndef format_outcome(outcome, view):\n    return f'{sum(outcome.counts.values())} {view.lang}\\n'\n"
    pack(
        tmp_path / "zz_count.py",
        counting,
        hook("formatters", "Formatter('count', Text('数', 'count'), 'zz_count:format_outcome')"),
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert gouji("check", faulty, "--plugin", "zz_count", "--format", "count").out == "2 zh\n"
    assert gouji("check", faulty, "--plugin", "zz_count", "--output", "count=n.txt", "--lang", "en").out == ""
    assert (tmp_path / "n.txt").read_text(encoding="utf-8") == "2 en\n"

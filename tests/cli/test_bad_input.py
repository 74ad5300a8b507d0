"""Whatever is wrong with an input: one line in the user's language, exit code 2, and the rest is still checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.conftest import Gouji, clean_text, faulty_text, written
from tests.plugins.packs import pack, rule_pack

Prepare = Callable[[Path], str]


def file(content: bytes) -> Prepare:
    def prepare(folder: Path) -> str:
        return written(folder / "bad.txt", content).name

    return prepare


def folder(**files: str) -> Prepare:
    def prepare(place: Path) -> str:
        (place / "bad").mkdir()
        for name, text in files.items():
            written(place / "bad" / name.replace("_", "."), text)
        return "bad"

    return prepare


def long_text(place: Path) -> str:
    """50 MB."""
    line = "全年办理政府信息公开申请若干件，均按时答复。\n".encode()
    return written(place / "bad.txt", line * (50_000_000 // len(line) + 1)).name


DAMAGED = clean_text().encode().replace("总计".encode(), b"\xff\xfe\xfd", 1)
DAMAGED_LINE = clean_text().partition("总计")[0].count("\n") + 1
BAD: dict[str, tuple[Prepare, str, str]] = {
    "a missing path": (
        lambda _: "bad.txt",
        "GJ901 bad.txt：没有这个文件或文件夹；请检查路径", "GJ901 bad.txt: no such file or folder; check the path",
    ),
    "an empty file": (file(b""), "GJ902 bad.txt：文件是空的；请确认导出成功", "GJ902 bad.txt: the file is empty; check that"),
    "a file of blanks": (
        file("\ufeff \n\u3000\n".encode()), "GJ902 bad.txt：文件只有空白", "GJ902 bad.txt: the file holds only blanks",
    ),
    "a binary file": (
        file(Random(5).randbytes(5000)), "GJ903 bad.txt：不是文本文件", "GJ903 bad.txt: this is not a text file",
    ),
    "an image": (file(b"\x89PNG\r\n\x1a\n"), "GJ903 bad.txt：是图片，不能直接检查", "GJ903 bad.txt: this is an image"),
    "an archive": (
        file(b"PK\x03\x04" + bytes(50)), "GJ903 bad.txt：是压缩包，不会打开；请解压", "GJ903 bad.txt: this is an archive",
    ),
    "a locked document": (
        file(b"\xd0\xcf\x11\xe0" + bytes(512) + "EncryptedPackage".encode("utf-16-le")),
        "GJ912 bad.txt：文件有打开密码；请取消密码", "GJ912 bad.txt: the file is locked with a password",
    ),
    "a broken encoding": (file(DAMAGED), f"GJ904 bad.txt：第{DAMAGED_LINE}行有字节不合 UTF-8", f"GJ904 bad.txt: line {DAMAGED_LINE} holds"),
    "another encoding": (
        file(clean_text().encode("big5", "ignore")), "GJ904 bad.txt：认不出文件的编码", "GJ904 bad.txt: the encoding",
    ),
    "a text of 50 MB": (
        long_text, "GJ905 bad.txt：文件超过上限 20 MB，未检查", "GJ905 bad.txt: the file is over the limit of 20 MB",
    ),
    "an empty folder": (
        folder(), "GJ907 bad：文件夹里没有可检查的文件（.txt", "GJ907 bad: no file to check in this folder (.txt",
    ),
    "a folder of other files": (
        folder(a_py="print()", b_csv="1,2\n"), "GJ907 bad：文件夹里没有可检查的文件", "GJ907 bad: no file to check",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_input_is_told_in_one_line_and_the_rest_is_checked(
    case: str, gouji: Gouji, faulty: Path, tmp_path: Path
) -> None:
    prepare, zh, en = BAD[case]
    bad = prepare(tmp_path)
    for lang, words in (("zh", zh), ("en", en)):
        ran = gouji.check(bad, faulty, "--lang", lang)
        assert ran.code == 2
        assert [code for name, code in ran.findings if name == faulty.name] == ["BAL004", "SUM003"]
        assert len(ran.complaints) == 1
        assert ran.err.startswith(f"gouji: {words}"), ran.err
        (note,) = ran.notifications
        assert (note["level"], note["path"]) == ("error", bad)
        assert ran.err == f"gouji: {note['code']} {bad}{'：' if lang == 'zh' else ': '}{note['message']}\n"
        assert ran.json["summary"]["files"] == 1
    assert gouji("check", bad, "--fail-on", "never").code == 2


@pytest.mark.parametrize("command", ["extract", "show"])
@pytest.mark.parametrize("case", [case for case in BAD if "folder" not in case])
def test_one_bad_file_is_told_alike_by_every_command(command: str, case: str, gouji: Gouji, tmp_path: Path) -> None:
    prepare, zh, en = BAD[case]
    bad = prepare(tmp_path)
    for lang, words in (("zh", zh), ("en", en)):
        ran = gouji(command, bad, "--lang", lang)
        assert (ran.code, ran.out, len(ran.complaints)) == (2, "", 1)
        assert ran.err.startswith(f"gouji: {words}")


@pytest.mark.parametrize("command", ["extract", "show"])
def test_a_folder_is_not_one_report(command: str, gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    written(tmp_path / "sub" / "a.md", clean_text())
    assert gouji(command, "sub").complaints == ["gouji: sub：是文件夹；请给出一个文件"]
    assert gouji(command, "sub", "--lang", "en").complaints == ["gouji: sub is a folder; give one file"]


def test_a_walk_without_a_report_is_not_clean(gouji: Gouji, tmp_path: Path) -> None:
    for number in range(3):
        written(tmp_path / f"{number}.md", "会议纪要\n\n讨论了三件事。\n")
    ran = gouji.check(".")
    assert (ran.code, ran.json["summary"]["passed_over"], len(ran.complaints)) == (2, 3, 1)
    assert ran.err.startswith("gouji: GJ907 3个文件都不像政府信息公开工作年度报告")
    assert gouji("check", ".", "--lang", "en").err.startswith("gouji: GJ907 none of 3 files looks like")
    written(tmp_path / "report.md", clean_text())
    assert gouji.check(".").code == 0


def test_several_bad_inputs_are_told_one_a_line(gouji: Gouji, faulty: Path, tmp_path: Path) -> None:
    written(tmp_path / "empty.md", b"")
    ran = gouji.check("missing.md", "empty.md", faulty, "also-missing.md")
    assert ran.code == 2
    assert sorted(line.split("：")[0] for line in ran.complaints) == [
        "gouji: GJ901 also-missing.md", "gouji: GJ901 missing.md", "gouji: GJ902 empty.md",
    ]  # fmt: skip
    assert ran.codes == ["BAL004", "SUM003"]


@pytest.mark.parametrize("name", ["x" * 5000, "a/" + "年" * 300, "a" + "/b" * 3000])
@pytest.mark.parametrize("command", ["check", "extract", "show"])
def test_a_name_too_long_for_any_file_is_a_file_that_is_not_there(command: str, name: str, gouji: Gouji) -> None:
    ran = gouji(command, name)
    assert (ran.code, len(ran.complaints)) == (2, 1)
    assert ran.err.startswith(f"gouji: GJ901 {name}：没有这个文件或文件夹")


def test_a_name_that_a_complaint_tells_commands_no_terminal(gouji: Gouji, tmp_path: Path) -> None:
    ran = gouji("check", written(tmp_path / "a\x1b[31m\u2028b.pdf", b"%PDF-1.7\n%%EOF"))
    assert (ran.code, len(ran.complaints), "\x1b" in ran.err) == (2, 1, False)


def broken_configuration(place: Path) -> tuple[str, ...]:
    written(place / "gouji.toml", "select = [")
    return ()


def failing_pack(place: Path) -> tuple[str, ...]:
    return ("--plugin", pack(place / "mine.py", "raise RuntimeError('一\\n二')").name)


def endless_pack(place: Path) -> tuple[str, ...]:
    return ("--plugin", "x" * 5000)


def raising_rule(place: Path) -> tuple[str, ...]:
    return ("--plugin", rule_pack(place / "mine.py", check="raise RuntimeError('一\\n二')\nyield").name)


STOPPING = {
    "a broken configuration": (
        broken_configuration,
        "配置 {}gouji.toml:1：TOML 有误",
        "configuration {}gouji.toml:1: broken",
    ),
    "a pack that fails": (failing_pack, "规则包 mine.py：执行失败：RuntimeError", "pack mine.py: running it failed"),
    "a pack named without end": (endless_pack, f"规则包 {'x' * 60}…：读不出来", f"pack {'x' * 60}…: cannot be read"),
    "a rule that raises": (raising_rule, "GJ906 faulty.md：规则 ZZ101", "GJ906 faulty.md: rule ZZ101"),
}


@pytest.mark.parametrize("case", STOPPING)
def test_what_is_wrong_with_the_run_is_told_in_one_line(case: str, gouji: Gouji, faulty: Path, tmp_path: Path) -> None:
    prepare, zh, en = STOPPING[case]
    options = prepare(tmp_path)
    for lang, words in (("zh", zh), ("en", en)):
        ran = gouji("check", faulty.name, *options, "--lang", lang)
        assert (ran.code, len(ran.complaints)) == (2, 1)
        assert ran.err.startswith(f"gouji: {words.format(f'{tmp_path}/')}"), ran.err


def variants() -> list[tuple[str, bytes]]:
    """A report cut off, with bytes changed, lost, doubled and exchanged; the same in three encodings."""
    found = []
    for encoding in ("utf-8", "gb18030", "utf-16"):
        data = faulty_text().encode(encoding)
        for seed in range(10):
            rng = Random(seed)
            cut = data[: rng.randrange(1, len(data))]
            changed = bytearray(data)
            for _ in range(2**seed % 4099):
                changed[rng.randrange(len(changed))] = rng.randrange(256)
            start, end = sorted(rng.randrange(len(data)) for _ in range(2))
            middle = (start + end) // 2
            for what, hurt in (
                ("cut", cut),
                ("changed", bytes(changed)),
                ("lost", data[:start] + data[end:]),
                ("exchanged", data[:start] + data[middle:end] + data[start:middle] + data[end:]),
            ):
                found.append((f"{encoding}-{seed}-{what}.md", hurt))
    return found


def test_no_damage_makes_it_fail(gouji: Gouji, tmp_path: Path) -> None:
    """GJ908 would be a fault of the program's own, anything raised would come through."""
    for name, data in variants():
        written(tmp_path / "damaged" / name, data)
    outputs = [f"--output={name}={target}" for name, target in (("json", "-"), ("text", "a.txt"), ("sarif", "a.sarif"))]
    ran = gouji("check", *sorted((tmp_path / "damaged").iterdir()), "--jobs", "1", *outputs)
    assert ran.code == 2
    assert {note["code"] for note in ran.notifications} <= {"GJ902", "GJ903", "GJ904"}
    assert len(ran.complaints) == len(ran.notifications) < len(variants()) * 0.9
    for name, _ in variants()[::7]:
        for command in ("extract", "show"):
            assert gouji(command, f"damaged/{name}").code in {0, 2}

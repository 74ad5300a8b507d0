"""gouji as a process of its own: how it is started, what it writes to pipes and poor consoles, many files at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.conftest import FAULT, SETTINGS, Gouji, clean_text, faulty_text, report_text, written
from tests.plugins.packs import rule_pack
from tests.support.drawn import draw
from tests.support.dress import Dress
from tests.support.formats import FORMATS
from tests.support.reports import make_report, plausible

SCRIPT = Path(sys.executable).parent / "gouji"


def surroundings(**environment: str) -> dict[str, str]:
    """The environment without settings for gouji but those given; consoles are in UTF-8 unless they are said to differ."""
    kept = {name: value for name, value in os.environ.items() if name not in (*SETTINGS, "GOUJI_TRACEBACK")}
    return {**kept, "PYTHONIOENCODING": "utf-8", **environment}


def started(*arguments: str | Path, cwd: Path, stdin: bytes = b"", **environment: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd, input=stdin, capture_output=True, check=False, timeout=60, env=surroundings(**environment),
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def module(*arguments: str | Path) -> list[str | Path]:
    return [sys.executable, "-m", "gouji", *arguments]


@pytest.mark.parametrize("program", [[SCRIPT], module()], ids=["script", "module"])
def test_it_starts_either_way(program: list[str | Path], faulty: Path, tmp_path: Path) -> None:
    code, out, err = started(*program, "check", faulty.name, cwd=tmp_path)
    assert (code, err) == (1, b"")
    assert "错误 BAL004" in out.decode()


def test_the_version_is_told_without_loading_anything_else(tmp_path: Path) -> None:
    code, out, err = started(sys.executable, "-X", "importtime", "-m", "gouji", "--version", cwd=tmp_path)
    assert (code, out.split()[0]) == (0, b"gouji")
    loaded = {line.split("|")[-1].strip() for line in err.decode().splitlines()}
    assert {"gouji", "gouji._version"} <= loaded
    assert not {"click", "pydantic", "rich", "pluggy", "gouji.cli", "gouji.text"} & loaded


def test_a_check_loads_no_library_it_does_not_use(clean: Path, tmp_path: Path) -> None:
    code, _, err = started(sys.executable, "-X", "importtime", "-m", "gouji", "check", clean, cwd=tmp_path)
    loaded = {line.split("|")[-1].strip() for line in err.decode().splitlines()}
    assert code == 0
    assert "gouji.binding.bind" in loaded
    assert not {"pydantic", "rich", "sarif_om", "pdfplumber", "multiprocessing", "importlib.metadata"} & loaded


HEAVY = {
    "lxml",
    "openpyxl",
    "pypdfium2_raw",
    "pypdfium2.raw",
    "pdfplumber",
    "pdfminer",
    "docx",
    "rich",
    "multiprocessing",
    "email",
}
# The libraries that reading a format needs; what others need stays on the disk.
NEEDED: dict[str, set[str]] = {
    "txt": set(),
    "md": set(),
    "html": set(),
    "docx": {"lxml"},
    "pdf": {"pypdfium2_raw"},
    "xlsx": {"lxml", "openpyxl"},
}


@pytest.mark.parametrize("format_", NEEDED)
def test_each_format_loads_its_own_libraries_only(format_: str, tmp_path: Path) -> None:
    rng = Random(1)
    truth = plausible(make_report(rng, ("none",), "gb2021"))
    path = written(tmp_path / f"report.{format_}", FORMATS[format_](truth, draw(truth, Dress(), rng), rng))
    code, _, err = started(sys.executable, "-X", "importtime", "-m", "gouji", "check", path, cwd=tmp_path)
    loaded = {line.split("|")[-1].strip() for line in err.decode().splitlines()}
    assert code == 0
    # ctypes, which PDFium is called through, brings nothing else; openpyxl looks for lxml and numpy on its own.
    assert loaded & HEAVY == NEEDED[format_]


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of Unix's")
def test_a_bar_shows_how_far_it_is_on_a_terminal_only(tmp_path: Path) -> None:
    import pty

    for number in range(60):
        written(tmp_path / "many" / f"{number}.md", clean_text())
    ours, theirs = pty.openpty()
    environment = surroundings(TERM="xterm", COLUMNS="100", LANG="C.UTF-8")
    arguments = [str(one) for one in module("check", "many", "--output", "out.json", "--jobs", "2")]
    process = subprocess.Popen(arguments, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:
        pass  # the other end is closed: all is shown
    os.close(ours)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert "检查中" in shown.decode(errors="replace")
    assert b"%" in shown
    code, _, err = started(*module("check", "many", "--output", "out.json"), cwd=tmp_path)
    assert (code, err) == (0, b"")


@pytest.mark.parametrize(("output", "count"), [("json", 10), ("text", 45)])
def test_a_pipe_closed_early_is_no_fault(output: str, count: int, tmp_path: Path) -> None:
    """As by `| head`: nothing is said, nothing is left hanging, and the exit code is the run's."""
    path = written(tmp_path / "faulty.md", faulty_text())
    process = subprocess.Popen(
        [str(one) for one in module("check", *[path] * count, "--format", output, "--jobs", "1")],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings(),
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    assert process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 1


def test_a_console_without_chinese_shows_question_marks(faulty: Path, tmp_path: Path) -> None:
    code, out, err = started(*module("check", faulty, "missing.md"), cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert code == 2
    assert b"BAL004 cell-breaks-identities" in out
    assert b"?" in out
    assert out.isascii()
    assert err.startswith(b"gouji: GJ901 missing.md")
    assert err.count(b"\n") == 1


def test_what_is_for_programs_is_utf_8_on_any_console(faulty: Path, tmp_path: Path) -> None:
    arguments = module("check", faulty.name, "--format", "json")
    plain, poor = (started(*arguments, cwd=tmp_path, PYTHONIOENCODING=name) for name in ("utf-8", "ascii"))
    assert plain == poor
    assert not plain[1].isascii()
    assert plain[1].decode().endswith("\n")
    assert b"\r" not in plain[1]


def test_standard_input_through_a_pipe(tmp_path: Path) -> None:
    for encoding in ("utf-8", "gb18030"):
        data = faulty_text().encode(encoding)
        code, out, err = started(
            *module("check", "-", "--stdin-filename", "草稿.md", "--lang", "en"),
            cwd=tmp_path, stdin=data,
        )  # fmt: skip
        assert (code, err) == (1, b"")
        assert out.decode().startswith("草稿.md")
    code, _, err = started(*module("check", "-", "--lang", "en"), cwd=tmp_path)
    assert (code, err) == (2, b"gouji: GJ902 -: the file is empty; check that the export worked\n")


def test_two_processes_say_what_one_says(gouji: Gouji, tmp_path: Path) -> None:
    """Reports, other files, bad files and a rule that raises for some, over thirty files."""
    for number in range(26):
        written(tmp_path / "many" / f"{number:02}.md", report_text(FAULT if number % 3 else None, seed=number % 5))
    written(tmp_path / "many" / "letter.txt", "会议通知\n")
    written(tmp_path / "many" / "empty.txt", "")
    written(tmp_path / "many" / "broken.txt", clean_text().encode()[:-3] + b"\xff\xff")
    written(tmp_path / "many" / "old.md", "# 青禾市2016年政府信息公开工作年度报告\n\n## 一、概述\n\n工作平稳。\n")
    path = rule_pack(
        tmp_path / "mine.py",
        check="if subject.year == 2020:\n    raise ValueError('二〇二〇')\nyield self.finding(subject)",
    )
    written(tmp_path / "gouji.toml", '[per-file-ignores]\n"*1.md" = ["BAL004"]\n')
    files = ("told.json", "told.sarif")
    outputs = ["--output=text=-", *(f"--output={name}" for name in files)]
    arguments: list[str | Path] = ["check", "many", "--plugin", path, *outputs]
    alone = gouji(*arguments, "--jobs", "1")
    told = [(tmp_path / name).read_bytes() for name in files]
    code, out, err = started(*module(*arguments, "--jobs", "2"), cwd=tmp_path)
    assert (code, out.decode(), err.decode()) == (alone.code, alone.out, alone.err)
    assert [(tmp_path / name).read_bytes() for name in files] == told
    assert code == 2
    assert {line.split()[1] for line in alone.complaints} == {"GJ902", "GJ904", "GJ906", "GJ918"}


def test_a_fault_of_the_program_is_one_line_with_a_way_to_see_it_whole(clean: Path, tmp_path: Path) -> None:
    """A format that raises stands in for one."""
    text = "from gouji import Formatter, Text, hookimpl\ngouji_api = 1\ndef broken(outcome, view):\n    raise KeyError('x')\n"
    text += "@hookimpl\ndef gouji_formatters():\n    return (Formatter('mine', Text('a', 'b'), 'zz_mine:broken'),)\n"
    written(tmp_path / "zz_mine.py", text)
    arguments = module("check", clean, "--plugin", "zz_mine", "--format", "mine", "--lang", "en")
    code, out, err = started(*arguments, cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert (code, out, err.count(b"\n")) == (2, b"", 1)
    assert err.startswith(b"gouji: gouji failed: KeyError: 'x'; run again with GOUJI_TRACEBACK=1")
    code, _, err = started(*arguments, cwd=tmp_path, PYTHONPATH=str(tmp_path), GOUJI_TRACEBACK="1")
    assert code == 1
    assert b"Traceback" in err

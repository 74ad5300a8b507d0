"""A reader that takes its process with it, or hangs where no Python can end it, costs its own file and nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gouji.engine.deadline import within
from gouji.errors import ReadError
from gouji.formats import Limits
from tests.cli.test_processes import module, started, surroundings
from tests.conftest import Gouji, clean_text, faulty_text, report_text, written

# What the file says is what becomes of the process that reads it.
PACK = """
import ctypes, os, signal, sys, time
from gouji import Document, Paragraph, Location, Reader, Source, hookimpl

gouji_api = 1

def read(source: Source) -> Document:
    what = source.data.decode().strip()
    if what == "exit":
        os._exit(3)
    if what == "exit well":
        os._exit(0)
    if what == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "null":
        ctypes.string_at(0)
    if what == "hang":
        open(source.path + ".begun", "w").close()
        ctypes.CDLL(None).sleep(60)
    if what == "hold":
        ctypes.PyDLL(None).sleep(60)
    if what == "loop":
        while True:
            pass
    if what == "leave":
        sys.exit(0)
    return Document(source.path, "text", (Paragraph(what, Location("text", what, 1, 1, 1, 1 + len(what))),))

@hookimpl
def gouji_readers():
    return (Reader("odd", (".odd",), __name__ + ":read"),)
"""
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and sleep are Unix's")
FATES = {
    "exit": ("GJ908", "3"),
    "exit well": ("GJ908", "0"),
    "crash": ("GJ908", "11"),
    "null": ("GJ908", "11"),
    "leave": ("GJ908", "SystemExit"),
    "hang": ("GJ905", "limits.seconds"),
    "hold": ("GJ905", "limits.seconds"),
    "loop": ("GJ905", "limits.seconds"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "pack.py", PACK)
    for number in range(3):
        written(tmp_path / "many" / f"{number}.md", faulty_text() if number else clean_text())
        written(tmp_path / "many" / f"z{number}.md", clean_text())
    return tmp_path


def told(out: bytes | str) -> list[tuple[str, list[str], list[str]]]:
    """Of each file, in order: its name, its findings and its notifications."""
    return [
        (
            Path(run["path"]).name,
            [one["code"] for one in run["findings"]],
            [one["code"] for one in run["notifications"]],
        )
        for run in json.loads(out)["runs"]
    ]


@UNIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_other_files_go_on_in_their_order(jobs: str, folder: Path) -> None:
    for name in FATES:
        written(folder / "many" / f"{name.replace(' ', '-')}.odd", name)
    arguments = module("check", "--plugin", "./pack.py", "many", "--jobs", jobs, "--limit", "seconds=3")
    code, out, err = started(*arguments, "--format", "json", cwd=folder)
    files = told(out)
    assert [name for name, _, _ in files] == sorted(name for name, _, _ in files)
    assert [name for name, found, _ in files if found == ["BAL004", "SUM003"]] == ["1.md", "2.md"]
    assert [name for name, found, notes in files if not found and not notes] == ["0.md", "z0.md", "z1.md", "z2.md"]
    assert code == 2
    complaints = err.decode().splitlines()
    assert len(complaints) == len(FATES)
    for name, (due, words) in FATES.items():
        (line,) = [line for line in complaints if f"/{name.replace(' ', '-')}.odd" in line]
        assert line.startswith(f"gouji: {due} "), line
        assert words in line


@UNIX
def test_a_single_file_that_hangs_is_given_up(folder: Path) -> None:
    path = written(folder / "one.odd", "hang")
    for command in ("check", "extract"):
        code, _, err = started(*module(command, "--plugin", "./pack.py", path, "--limit", "seconds=1"), cwd=folder)
        assert (code, err.decode().count("\n")) == (2, 1)
        assert "GJ905" in err.decode()


@UNIX
@pytest.mark.parametrize("names", [["one"], ["one", "two", "three"]], ids=["alone", "in processes"])
def test_ctrl_c_ends_it_at_once_and_leaves_nothing_running(names: list[str], folder: Path) -> None:
    for name in names:
        written(folder / "slow" / f"{name}.odd", "hang")
    process = subprocess.Popen(
        [str(one) for one in module("check", "--plugin", "./pack.py", "slow")],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings(), start_new_session=True,
    )  # fmt: skip
    while not list((folder / "slow").glob("*.begun")):
        assert process.poll() is None
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.decode().strip()) == (130, b"", "gouji: 已中断")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@UNIX
def test_last_years_reports_go_on_too(folder: Path) -> None:
    for name in ("crash", "hang"):
        written(folder / "then" / f"{name}.odd", name)
    written(folder / "then" / "report.md", report_text(seed=3))
    arguments = module("check", "--plugin", "./pack.py", "--previous", "then", "many/0.md", "--limit", "seconds=3")
    code, _, err = started(*arguments, cwd=folder)
    assert code == 2
    assert [line.split("：")[0] for line in err.decode().splitlines()[:2]] == [
        "gouji: GJ908 then/crash.odd",
        "gouji: GJ905 then/hang.odd",
    ]


def test_many_files_of_one_bad_kind_are_each_told(folder: Path, gouji: Gouji) -> None:
    """More than the processes that work, so that each is replaced several times."""
    for number in range(9):
        written(folder / "bad" / f"{number}.odd", "exit")
    ran = gouji.check("--plugin", "./pack.py", "bad", "--jobs", "2")
    assert [Path(note["path"]).name for note in ran.notifications] == [f"{number}.odd" for number in range(9)]
    assert {note["code"] for note in ran.notifications} == {"GJ908"}


def test_a_step_of_python_is_ended_when_its_time_is_up() -> None:
    ended = []

    def work() -> None:
        try:
            while True:
                pass
        finally:
            ended.append(True)

    with pytest.raises(ReadError) as caught:
        within(Limits(seconds=1), work)
    assert caught.value.code == "GJ905"
    assert ended


def test_what_the_work_raises_comes_through() -> None:
    with pytest.raises(ZeroDivisionError):
        within(Limits(), lambda: 1 // 0)
    assert within(Limits(), lambda: "done") == "done"

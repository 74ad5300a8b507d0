"""The tutorial as written: its files are saved, its commands run in order, and each says what the page says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.conftest import Gouji, written

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_tutorial_does_what_it_says(gouji: Gouji, tmp_path: Path) -> None:
    ran: list[str] = []
    for kind, name, text in _BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if name:
            written(tmp_path / name, text)
        elif kind == "sh":
            for command, said in re.findall(r"^\$ gouji (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE):
                told = gouji(*shlex.split(command))
                assert (told.code in (0, 1), told.err) == (True, ""), command
                assert said.strip() in told.out, command
                ran.append(command)
    assert len(ran) == 12
    rung = ran[ran.index("show 云陵县2021.md") :]
    assert [command.split()[0] for command in rung[:5]] == ["show", "new", "test", "explain", "check"]

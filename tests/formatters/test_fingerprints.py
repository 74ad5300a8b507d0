"""A finding keeps its identity from run to run, whatever else of the report changes; and no two share one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Gouji, faulty_text, report_text, written
from tests.formatters.test_sarif import log


def fingerprints(told: Any) -> list[tuple[str, str]]:
    found = []
    for result in told["runs"][0]["results"]:
        marks = result["partialFingerprints"]
        assert re.fullmatch(r"[0-9a-f]{16}:\d+", marks["primaryLocationLineHash"])
        assert re.fullmatch(r"[0-9a-f]{64}:\d+", marks["goujiFinding/v1"])
        found.append((result["ruleId"], marks["goujiFinding/v1"]))
    assert len(set(found)) == len(found)
    return found


def moved(text: str) -> str:
    """Three lines down."""
    title, _, rest = text.partition("\n")
    return f"{title}\n\n\n\n{rest}"


STILL: dict[str, Callable[[str], str]] = {
    "moved down": moved,
    "another value": lambda text: text.replace("| 123457 |", "| 123499 |"),
    "wider columns": lambda text: text.replace("| 123457 |", "|    123457    |"),
    "another encoding": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("change", STILL)
def test_a_finding_keeps_its_fingerprint(change: str, gouji: Gouji, tmp_path: Path) -> None:
    before = fingerprints(log(gouji, written(tmp_path / "a.md", faulty_text())))
    text = STILL[change](faulty_text())
    assert text != faulty_text()
    assert fingerprints(log(gouji, written(tmp_path / "sub" / "b.md", text))) == before
    assert fingerprints(log(gouji, tmp_path / "sub" / "b.md", "--lang", "en")) == before


def test_other_findings_have_other_fingerprints(gouji: Gouji, tmp_path: Path) -> None:
    texts = [
        faulty_text(),
        report_text({"applications.granted.business": 999_999}),
        faulty_text().replace("2019年", "2020年"),
        faulty_text().replace("岚屏县", "岚屏市"),
    ]
    told = [fingerprints(log(gouji, written(tmp_path / f"{n}.md", text))) for n, text in enumerate(texts)]
    marks = {mark for one in told for mark in one}
    assert len(marks) == sum(map(len, told))
    again = fingerprints(log(gouji, tmp_path / "0.md", written(tmp_path / "copy.md", texts[0])))
    assert [mark.rpartition(":")[2] for _, mark in again] == ["1", "1", "2", "2"]

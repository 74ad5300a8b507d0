"""A finding keeps its identity from run to run, whatever else of the report changes; and no two share one."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conftest import Gouji, faulty_text, report_text, written
from tests.formatters.test_sarif import log
from tests.support.docx import by_library
from tests.support.drawn import draw
from tests.support.dress import Dress
from tests.support.faulted import FORMATS, TWINNED, faulty, in_format


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


def told_in(gouji: Gouji, path: Path, *options: str) -> list[tuple[str, str]]:
    return sorted(fingerprints(log(gouji, path, *options)))


def test_a_report_has_the_same_fingerprints_in_every_format(gouji: Gouji, tmp_path: Path) -> None:
    """Every rule that speaks: two by numbers, one by a part that is missing, one by prose."""
    truth = faulty()
    told = {}
    for format_ in FORMATS:
        path = written(tmp_path / f"{format_}.{format_}", in_format(truth, format_))
        told[format_] = told_in(gouji, path)
    assert {code for code, _ in told["pdf"]} == {"BAL004", "SUM003"}
    assert len({tuple(one) for one in told.values()}) == 1


@pytest.mark.parametrize("format_", TWINNED)
def test_tables_moved_a_page_on_keep_their_fingerprints(format_: str, gouji: Gouji, tmp_path: Path) -> None:
    path = written(tmp_path / f"a.{format_}", in_format(faulty(), format_))
    before, places = told_in(gouji, path), [one["location"] for one in gouji.check(path).json["runs"][0]["findings"]]
    written(path, in_format(faulty(), format_, before=60))
    assert told_in(gouji, path) == before
    moved_places = [one["location"] for one in gouji.check(path).json["runs"][0]["findings"]]
    if format_ in ("pdf", "ofd"):
        assert [one["page"] for one in moved_places] > [one["page"] for one in places]
    assert told_in(gouji, path, "--sarif-anchor", "source") == before


@pytest.mark.parametrize("format_", FORMATS)
def test_another_value_anywhere_leaves_a_finding_its_fingerprint(format_: str, gouji: Gouji, tmp_path: Path) -> None:
    fault = {"applications.granted.natural_person": 123_457}
    path = written(tmp_path / f"a.{format_}", in_format(faulty(cells=fault), format_))
    before = told_in(gouji, path)
    written(path, in_format(faulty(cells={**fault, "disputes.reconsideration.total": 77_777}), format_))
    after = told_in(gouji, path)
    assert len(after) == len(before) + 1
    assert set(before) < set(after)


def test_prose_is_known_by_its_section_and_sentence_without_its_numbers(gouji: Gouji, tmp_path: Path) -> None:
    """Moved, respaced, and with another number in it a sentence is the same; in other words it is another."""
    text = faulty_text().replace("邮编：100000", "邮编：10000", 1)
    assert text != faulty_text()

    def mark(changed: str) -> set[tuple[str, str]]:
        told = log(gouji, written(tmp_path / "a.md", changed), "--select", "CON002")
        return set(fingerprints(told))

    before = mark(text)
    assert len(before) == 1
    assert mark(text.replace("\n本报告根据", "\n编制单位另行说明。\n\n本报告根据", 1)) == before
    assert mark(text.replace("如有疑问，请", "如有疑问， 请")) == before
    assert mark(text.replace("邮编：10000，", "邮编：20001，")) == before
    assert mark(text.replace("如有疑问", "如对本报告有疑问")).isdisjoint(before)


# A sentence that a rule points at, among others.
STORY = (
    "今年以来，各单位按照要求做好公开工作，对公开栏进一步进一步加强指导，收到的申请逐件记入台帐，年底一并归档。"
    "全年公开信息近500条。经统计，全年公开信息512条，其中有关规划的占多数，有关财政的次之，其余分属各类。",
)


@pytest.mark.parametrize("across", [29, 33, 47])
def test_a_text_set_in_other_lines_keeps_its_fingerprints(across: int, gouji: Gouji, tmp_path: Path) -> None:
    """Prose that a converter wraps, at this column or that."""
    text = in_format(replace(faulty(), story=STORY), "md").decode()
    before = told_in(gouji, written(tmp_path / "a.md", text), "--select", "ALL")
    assert {code for code, _ in before} >= {"STY002", "ARI004", "BAL004"}
    lines = text.split("\n")
    place = next(number for number, line in enumerate(lines) if "今年以来" in line)
    lines[place : place + 1] = re.findall(f".{{1,{across}}}", lines[place])
    assert len(lines) > text.count("\n") + 2
    assert told_in(gouji, written(tmp_path / "b.md", "\n".join(lines)), "--select", "ALL") == before


@pytest.mark.parametrize("format_", TWINNED)
def test_pages_of_another_size_keep_the_fingerprints_of_prose(format_: str, gouji: Gouji, tmp_path: Path) -> None:
    """Between formats the same sentence stands in other lines, on other pages."""
    truth = replace(faulty(), story=STORY)
    codes = ("--select", "STY002,ARI004,BAL004,SUM003")
    before = told_in(gouji, written(tmp_path / "a.md", in_format(truth, "md")), *codes)
    assert len(before) >= 4
    path = written(tmp_path / f"a.{format_}", in_format(truth, format_, before=25))
    assert told_in(gouji, path, *codes) == before


def test_missing_parts_are_told_apart(gouji: Gouji, tmp_path: Path) -> None:
    """Both stand at the title; to mend one does not make the other another finding."""

    def without(*numbers: str) -> set[tuple[str, str]]:
        parts = re.split(r"(?m)^(?=## )", faulty_text())
        kept = [part for part in parts if not part.startswith(tuple(f"## {number}、" for number in numbers))]
        assert len(kept) == len(parts) - len(numbers)
        told = log(gouji, written(tmp_path / "a.md", "".join(kept)), "--select", "STR001")
        return set(fingerprints(told))

    both, first, second = without("五", "六"), without("五"), without("六")
    assert len(both) == 2
    assert both == first | second
    assert {mark.rpartition(":")[2] for _, mark in both} == {"1"}


def printed_by_libreoffice(source: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return folder / f"{source.stem}.pdf"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_word_file_printed_to_pdf_by_another_program_keeps_its_fingerprints(gouji: Gouji, tmp_path: Path) -> None:
    """Pages, boxes and line breaks are then LibreOffice's. Rules that ask for more than numbers speak too."""
    nothing = dict.fromkeys(faulty().cells, 0)
    fault = {"applications.granted.natural_person": 57, "disputes.reconsideration.total": 57}
    truth = faulty(cells={**nothing, **fault})
    source = written(tmp_path / "a.docx", by_library(draw(truth, Dress(heading="chinese"), Random(7))))
    before = told_in(gouji, source, "--select", "ALL")
    assert {code for code, _ in before} >= {"BAL004", "SUM003", "CON005", "STR008"}
    printed = printed_by_libreoffice(source, tmp_path)
    assert told_in(gouji, printed, "--select", "ALL") == before
    gouji("baseline", "write", "old.sarif", source, "--select", "ALL")
    assert gouji("check", printed, "--select", "ALL", "--baseline", "old.sarif", "--fail-on-new").code == 0

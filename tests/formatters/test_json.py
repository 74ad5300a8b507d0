"""The JSON of check and extract: a contract with users' scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import gouji as package
from gouji.formatters.shapes import CheckShape, ExtractShape
from tests.conftest import FAULT, Gouji, clean_text, faulty_text, report_text, written

CHECK = ["version", "runs", "notifications", "summary"]
RUN = ["path", "template", "organization", "year", "findings", "notifications", "not_checked"]
FINDING = [
    "code", "name", "severity", "message", "path", "location", "related", "cells", "expected", "actual", "suggestion",
]  # fmt: skip
RELATED = ["role", "message", "cell", "path", "location"]
NOTIFICATION = ["code", "level", "message", "path"]
NOT_CHECKED = ["code", "reason", "cells", "location"]
LOCATION = ["kind", "text", "line", "column", "end_line", "end_column"]
EXTRACT = [
    "path", "template", "year", "organization", "level", "title", "period", "published", "contact", "sections", "cells", "notes",
]  # fmt: skip
STATES = {"present", "blank", "dash", "missing", "unreadable", "ambiguous"}


@pytest.fixture
def checked(gouji: Gouji, tmp_path: Path) -> Any:
    """One of everything: findings with and without cells, what could not be judged, notifications of run and file."""
    written(tmp_path / "faulty.md", faulty_text())
    written(tmp_path / "letter.txt", "会议通知\n")
    written(tmp_path / "gaps.md", clean_text().replace("| 2 | 11 | 402 | 3 | 505 | 7 |", "| 2 | 11 | 3 | 505 | 7 |"))
    written(tmp_path / "empty.md", "")
    ran = gouji.check("faulty.md", "letter.txt", "gaps.md", "empty.md", "missing.md")
    CheckShape.model_validate_json(ran.out)
    return ran.json


def test_check_has_the_keys_of_the_contract_and_no_others(checked: Any) -> None:
    assert list(checked) == CHECK
    assert list(checked["summary"]) == ["files", "findings", "not_checked", "passed_over"]
    assert list(checked["summary"]["findings"]) == ["error", "warning", "note"]
    parts: dict[str, list[Any]] = {"findings": [], "related": [], "notifications": [], "not_checked": []}
    for run in checked["runs"]:
        assert list(run) == RUN
        for name in ("findings", "notifications", "not_checked"):
            parts[name] += run[name]
        parts["related"] += [one for found in run["findings"] for one in found["related"]]
    parts["notifications"] += checked["notifications"]
    for name, keys in zip(parts, (FINDING, RELATED, NOTIFICATION, NOT_CHECKED), strict=True):
        assert parts[name], name
        assert [list(one) for one in parts[name] if [key for key in one if key != "fixes"] != keys] == []
    for one in (*parts["findings"], *parts["related"], *parts["not_checked"]):
        assert list(one["location"]) == LOCATION


def test_check_says_what_it_found_where(checked: Any) -> None:
    assert checked["version"] == package.__version__
    assert [(run["path"], run["template"], run["year"]) for run in checked["runs"]] == [
        ("faulty.md", "gb2019", 2019),
        ("letter.txt", None, None),
        ("gaps.md", "gb2019", 2019),
        ("empty.md", None, None),
    ]
    row = checked["runs"][0]["findings"][0]
    assert (row["code"], row["name"], row["severity"]) == ("BAL004", "cell-breaks-identities", "error")
    assert (row["expected"], row["actual"], row["path"]) == (438, 123457, "faulty.md")
    assert row["cells"] == ["applications.granted.natural_person"]
    assert [(one["role"], one["cell"], one["path"]) for one in row["related"]] == [
        ("identity", "applications.granted.total", "faulty.md"),
        ("identity", "applications.handled_total.natural_person", "faulty.md"),
    ]
    assert [(fix["cell"], fix["value"], fix["location"]) for fix in row["fixes"]] == [
        ("applications.granted.natural_person", 438, row["location"])
    ]
    lines = faulty_text().splitlines()
    total = checked["runs"][0]["findings"][1]
    assert (total["code"], total["cells"][0]) == ("SUM003", "disputes.reconsideration.total")
    assert sorted(total["cells"][1:]) == sorted(one["cell"] for one in total["related"])
    assert {(one["role"], one["path"]) for one in total["related"]} == {("cell", "faulty.md")}
    for place in (row["location"], total["location"], *(one["location"] for one in total["related"])):
        shown = lines[place["line"] - 1][place["column"] - 1 : place["end_column"] - 1]
        assert (place["kind"], place["end_line"], shown) == ("text", place["line"], place["text"])
    letter = checked["runs"][1]["findings"][0]
    assert (letter["code"], letter["cells"], letter["expected"], letter["actual"]) == ("EXT004", [], None, None)


def test_the_summary_counts_what_is_listed(checked: Any) -> None:
    found = [one["severity"] for run in checked["runs"] for one in run["findings"]]
    assert checked["summary"]["findings"] == {level: found.count(level) for level in ("error", "warning", "note")}
    assert checked["summary"]["not_checked"] == sum(len(run["not_checked"]) for run in checked["runs"]) > 0
    assert (checked["summary"]["files"], checked["summary"]["passed_over"]) == (3, 0)
    assert checked["notifications"] == [
        {"code": "GJ901", "level": "error", "message": "没有这个文件或文件夹；请检查路径", "path": "missing.md"}
    ]
    assert [note["code"] for note in checked["runs"][3]["notifications"]] == ["GJ902"]


def test_both_languages_say_the_same_of_the_same_places(gouji: Gouji, faulty: Path) -> None:
    zh, en = (gouji.check(faulty, "--lang", lang).json["runs"][0]["findings"] for lang in ("zh", "en"))
    for one, other in zip(zh, en, strict=True):
        for key in ("code", "name", "severity", "path", "location", "cells", "expected", "actual"):
            assert one[key] == other[key]
        assert one["message"] != other["message"]
        assert one["suggestion"] != other["suggestion"]


def test_numbers_are_json_numbers(gouji: Gouji, tmp_path: Path) -> None:
    """Whole ones whole, amounts with their decimals, none in quotes or with an exponent."""
    ran = gouji("extract", written(tmp_path / "a.md", clean_text()))
    cells = ran.json["cells"]
    assert cells["disclosure.procurement.amount"]["value"] == 53302.1002
    assert cells["applications.received.total"]["value"] == 1776289
    assert cells["disclosure.other_services.change"]["value"] == -600
    assert '"value": 53302.1002,' in ran.out
    assert '"value": 1776289,' in ran.out


@pytest.mark.parametrize("form", ["gb2019", "gb2021"])
def test_extract_has_the_keys_of_the_contract_and_no_others(form: str, gouji: Gouji, tmp_path: Path) -> None:
    ran = gouji("extract", written(tmp_path / "a.md", report_text(form=form)))
    ExtractShape.model_validate_json(ran.out)
    told = ran.json
    assert list(told) == EXTRACT
    assert list(told["contact"]) == ["phone", "email", "address", "postcode", "website"]
    assert list(told["period"]) == ["start", "end"]
    assert (told["path"], told["template"]) == (str(tmp_path / "a.md"), form)
    assert told["sections"] == [1, 2, 3, 4, 5, 6]
    assert len(told["cells"]) == {"gb2019": 198, "gb2021": 200}[form]
    for cell in told["cells"].values():
        assert list(cell) == ["value", "raw", "state", "location"]
        assert list(cell["location"]) == LOCATION


def test_extract_states_the_facts(gouji: Gouji, clean: Path) -> None:
    told = gouji("extract", clean).json
    assert told["title"] == "岚屏县人民政府2019年政府信息公开工作年度报告"
    assert (told["year"], told["organization"], told["level"]) == (2019, "岚屏县人民政府", "county")
    assert told["period"] == {"start": "2019-01-01", "end": "2019-12-31"}
    assert told["contact"] == {
        "phone": "010-00000000",
        "email": "gk@example.cn",
        "address": "滨河路18号",
        "postcode": "100000",
        "website": None,
    }


STATED = {
    "blank": ("| 438 | 5 |", "|  | 5 |", "applications.granted.natural_person", ""),
    "dash": ("| 438 | 5 |", "| — | 5 |", "applications.granted.natural_person", "—"),
    "missing": ("| 政府集中采购 | 4 | 53302.1002 |  |\n", "", "disclosure.procurement.amount", ""),
}


@pytest.mark.parametrize("state", STATED)
def test_a_value_is_null_unless_it_is_present(state: str, gouji: Gouji, tmp_path: Path) -> None:
    """A blank is no zero."""
    old, new, key, raw = STATED[state]
    assert clean_text().count(old) == 1
    cells = gouji("extract", written(tmp_path / "a.md", clean_text().replace(old, new))).json["cells"]
    assert (cells[key]["state"], cells[key]["value"], cells[key]["raw"]) == (state, None, raw)
    assert cells[key]["location"]["text"] or state == "blank"
    for cell in cells.values():
        assert cell["state"] in STATES
        assert (cell["value"] is None) == (cell["state"] != "present")


def test_an_ambiguous_cell_names_its_candidates(gouji: Gouji) -> None:
    folder = Path(__file__).parents[1] / "quirks" / "six-for-seven-either-way"
    cells = gouji("extract", folder / "report.txt").json["cells"].values()
    unsure = [cell for cell in cells if cell["state"] == "ambiguous"]
    assert unsure
    for cell in unsure:
        assert list(cell) == ["value", "raw", "state", "location", "note", "candidates"]
        assert cell["value"] is None
        assert len(cell["candidates"]) > 1


def test_what_is_declined_has_no_cells(gouji: Gouji, tmp_path: Path) -> None:
    told = gouji("extract", written(tmp_path / "letter.txt", "会议通知\n")).json
    assert list(told) == EXTRACT
    assert (told["template"], told["cells"], told["sections"], told["period"]) == (None, {}, [], None)
    assert set(told["contact"].values()) == {None}
    assert len(told["notes"]) == 1


def test_changed_cells_change_nothing_else(gouji: Gouji, tmp_path: Path) -> None:
    clean = gouji("extract", written(tmp_path / "a.md", clean_text())).json
    faulty = gouji("extract", written(tmp_path / "a.md", report_text(FAULT))).json
    changed = {key for key, cell in clean["cells"].items() if cell["value"] != faulty["cells"][key]["value"]}
    assert changed == set(FAULT)
    assert {key: clean[key] for key in EXTRACT if key != "cells"} == {
        key: faulty[key] for key in EXTRACT if key != "cells"
    }

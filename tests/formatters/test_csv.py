"""CSV for spreadsheets: nothing that a report prints is run as a formula, and numbers stay numbers."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from gouji.formatters.csv import COLUMNS, inert
from tests.conftest import Gouji, clean_text, written

FORMULAS = [
    "=1+1", "=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(A1)", " =1", "\t=1", "\n=1", "\r=1",
    "＝1+1", "＠SUM(A1)", "＋1+x", "－2+3", "--=1", '=HYPERLINK("http://example.cn")',
]  # fmt: skip
PLAIN = [
    "",
    "0",
    "-24",
    "+5",
    "－24",
    "-1,200.50",
    "12%",
    "—",
    "无",
    "增8",
    "a=b",
    "第1行",
    "自然人-其他",
    "31（其中修订9件）",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_made_inert(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", [*PLAIN, "-", "－－"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize("raw", ["=1+1", "@SUM(A1)", "+1+cmd", "-2+3", "＝2*3"])
def test_a_cell_of_a_report_cannot_run(raw: str, gouji: Gouji, tmp_path: Path) -> None:
    """Wherever the report's own words go: cells, names, paths."""
    text = clean_text().replace("| 438 |", f"| {raw} |").replace("岚屏县人民政府2019年", f"{raw}县人民政府2019年")
    name = written(tmp_path / f"{raw.replace('*', '')}.md", text).name
    ran = gouji("extract", "--format", "csv", "--", name)
    rows = list(csv.reader(StringIO(ran.out)))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == 199
    assert [row for row in rows if len(row) != len(COLUMNS)] == []
    risky = [cell for row in rows for cell in row if cell.strip()[:1] in tuple("=+-@＝＋－＠")]
    assert [cell for cell in risky if not cell.lstrip("+-").replace(".", "").isdigit()] == []


def test_numbers_and_signs_are_untouched(gouji: Gouji, clean: Path) -> None:
    rows = {row["key"]: row for row in csv.DictReader(StringIO(gouji("extract", clean, "--format", "csv").out))}
    assert (rows["disclosure.other_services.change"]["value"], rows["disclosure.other_services.change"]["raw"]) == (
        "-600", "-600",
    )  # fmt: skip
    assert rows["disclosure.procurement.amount"]["value"] == "53302.1002"


def test_what_breaks_a_line_of_csv_is_quoted(gouji: Gouji, tmp_path: Path) -> None:
    name = 'a, "b".md'
    rows = list(
        csv.DictReader(StringIO(gouji("extract", written(tmp_path / name, clean_text()).name, "--format", "csv").out))
    )
    assert {row["path"] for row in rows} == {name}
    assert {len(row) for row in rows} == {len(COLUMNS)}


@pytest.mark.parametrize(
    ("lang", "row", "column"), [("zh", "（一）予以公开", "自然人"), ("en", "(1) Granted", "natural persons")]
)
def test_names_are_in_the_language_asked_for(lang: str, row: str, column: str, gouji: Gouji, clean: Path) -> None:
    rows = csv.DictReader(StringIO(gouji("extract", clean, "--format", "csv", "--lang", lang).out))
    (found,) = (one for one in rows if one["key"] == "applications.granted.natural_person")
    assert (found["row"], found["column"]) == (row, column)

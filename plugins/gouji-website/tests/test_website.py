"""The pack as installed: two forms of another kind, one right, one wrong, read and checked without a line of Python."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"
RIGHT, WRONG = SAMPLES / "青禾市2023.md", SAMPLES / "霁川县2023.html"


def gouji(*arguments: str | Path) -> str:
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "gouji", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "GOUJI_LANG": "zh"},
    )  # fmt: skip
    assert told.returncode in (0, 1), told.stderr
    return told.stdout


def extracted(path: Path) -> Any:
    """Any: as json.loads gives it."""
    return json.loads(gouji("extract", path))


def test_its_cells_are_read_under_its_own_keys() -> None:
    found = extracted(RIGHT)
    assert (found["template"], found["year"], found["organization"]) == ("website", 2023, "青禾市人民政府")
    values = {key: cell["value"] for key, cell in found["cells"].items()}
    assert len(values) == 32
    assert None not in values.values()
    assert [values[f"publication.{row}.value"] for row in ("total", "overview", "affairs", "catalogue")] == [
        4263, 58, 2905, 1300,
    ]  # fmt: skip
    assert values["interaction.average.days"] == 3.5
    assert [values[f"{table}.total.value"] for table in ("publication", "interpretation", "services")] == [
        4263,
        96,
        88210,
    ]


def test_a_web_page_with_spans_and_a_title_over_two_lines_is_read_too() -> None:
    found = extracted(WRONG)
    assert (found["template"], found["year"], found["organization"]) == ("website", 2023, "霁川县人民政府办公室")
    assert None not in [cell["value"] for cell in found["cells"].values()]
    assert found["cells"]["publication.total.value"]["value"] == 1240


def rows() -> list[list[str]]:
    lines = [
        line for line in RIGHT.read_text(encoding="utf-8").splitlines() if line.startswith("| ") and "---" not in line
    ]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


HEAD = "政府网站工作年度报表\n（2023年度）\n填报单位：青禾市人民政府办公室\n"
SHAPES = {
    "cells between tabs": lambda: "\n".join("\t".join(row) for row in rows()),
    "a cell a line": lambda: "\n\n".join(cell for row in rows() for cell in row if cell),
    "cells between blanks": lambda: "\n".join("    ".join(cell for cell in row if cell) for row in rows()),
    "cells between lone bars": lambda: "\n".join(" | ".join(cell for cell in row if cell) for row in rows()),
    "set in columns": lambda: "\n".join(f"{row[0]:\u3000<14}{row[1]:\u3000<24}{row[2]}" for row in rows()),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_other_shapes_of_the_form_say_the_same(shape: str, tmp_path: Path) -> None:
    path = tmp_path / "form.txt"
    path.write_text(HEAD + SHAPES[shape](), encoding="utf-8")
    found, due = extracted(path), extracted(RIGHT)
    assert (found["year"], found["organization"]) == (2023, "青禾市人民政府办公室")
    assert {key: cell["value"] for key, cell in found["cells"].items()} == {
        key: cell["value"] for key, cell in due["cells"].items()
    }


def test_what_is_right_has_no_finding_and_what_is_wrong_each_its_own() -> None:
    told = json.loads(gouji("check", "--format", "json", RIGHT, WRONG))
    found = {
        Path(run["path"]).name: [(one["code"], one["cells"][0]) for one in run["findings"]] for run in told["runs"]
    }
    assert found == {
        RIGHT.name: [],
        WRONG.name: [("SITE001", "services.total.value"), ("SITE002", "security.problems.value")],
    }


def test_show_and_sarif_know_its_tables() -> None:
    assert "| 总数                   | total" in gouji("show", RIGHT)
    (run,) = json.loads(gouji("check", "--format", "sarif", WRONG))["runs"]
    names = [one["fullyQualifiedName"] for one in run["logicalLocations"]]
    assert "霁川县人民政府办公室2023 > 办事服务 > 总数 > 数值" in names
    assert not any("第0部分" in name for name in names)

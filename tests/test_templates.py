"""The official templates say what the notices say; and every slip in a template file is told with file and line.

Long, since it is for the most part one table of slips.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from gouji.model.template import LAST_YEAR, Template
from gouji.template.load import load_templates
from tests.support.reports import official_templates
from tests.support.small_form import BASED, LEVELS, SMALL, load

BY_ID = {template.id: template for template in official_templates()}


@pytest.mark.parametrize(
    ("form", "cells"),
    [
        ("gb2019", {"disclosure": 22, "applications": 161, "disputes": 15}),
        # 175, and seven of the older form's single row （六）其他处理, which may stand for the three.
        ("gb2021", {"disclosure": 10, "applications": 182, "disputes": 15}),
    ],
)
def test_the_official_forms_have_their_cells(form: str, cells: dict[str, int]) -> None:
    template = BY_ID[form]
    assert {table.key: sum(len(row.columns) for row in table.rows) for table in template.tables} == cells
    replacing = [row.key for table in template.tables for row in table.rows if row.replaces]
    assert replacing == ([] if form == "gb2019" else ["other"])


@pytest.mark.parametrize(
    ("form", "kinds"),
    [
        (
            "gb2019",
            {
                "row_total": 23, "outcome_total": 7, "flow": 7, "dispute_total": 3, "stock_covers_flow": 2,
                "project_stock": 5, "carryover_link": 7, "project_stock_link": 5,
            },
        ),
        (
            "gb2021",
            # The row 总计 of each of 25 rows, and of the one that may stand for three of them.
            {
                "row_total": 26, "outcome_total": 7, "flow": 7, "dispute_total": 3, "prior_stock": 2,
                "carryover_link": 7, "stock_link": 2,
            },
        ),
    ],
)  # fmt: skip
def test_the_official_forms_have_their_identities(form: str, kinds: dict[str, int]) -> None:
    assert Counter(identity.kind for identity in BY_ID[form].identities) == kinds


def test_the_official_forms_have_their_sections_and_years() -> None:
    assert {form: [section.number for section in template.sections] for form, template in BY_ID.items()} == {
        "gb2019": [1, 2, 3, 4, 5, 6],
        "gb2021": [1, 2, 3, 4, 5, 6],
    }
    covered = {form: [year for year in range(2016, 2030) if template.covers(year)] for form, template in BY_ID.items()}
    assert covered == {"gb2019": [2019, 2020], "gb2021": list(range(2021, 2030))}


@pytest.mark.parametrize("template", official_templates(), ids=lambda template: template.id)
def test_an_identity_is_over_cells_of_its_form(template: Template) -> None:
    keys = {
        f"{table.key}.{row.key}.{column}" for table in template.tables for row in table.rows for column in row.columns
    }
    used = {key.removeprefix(LAST_YEAR) for identity in template.identities for _, key in identity.terms}
    assert used - keys == set()
    assert len(keys) == {"gb2019": 198, "gb2021": 207}[template.id]


def test_the_small_template_is_sound(tmp_path: Path) -> None:
    (template,) = load(tmp_path, SMALL)
    assert [identity.scope for identity in template.identities] == ["spring", "summer"]
    assert [level.level for level in template.levels] == ["county", "township"]


def test_a_form_may_start_from_another(tmp_path: Path) -> None:
    _, based = load(tmp_path, SMALL, BASED)
    (table,) = based.tables
    assert [row.key for row in table.rows] == ["spring", "summer", "autumn", "winter"]
    assert [identity.terms[0][1] for identity in based.identities] == ["work.spring.letters", "work.summer.letters"]
    assert [section.heading for section in based.sections] == ["总体情况", "办理情况"]


@pytest.mark.parametrize(("mark", "newline"), [("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n")])
def test_a_template_may_come_from_any_editor(mark: str, newline: str, tmp_path: Path) -> None:
    (tmp_path / "levels.toml").write_text(mark + LEVELS, encoding="utf-8", newline=newline)
    (tmp_path / "small.toml").write_text(mark + SMALL, encoding="utf-8", newline=newline)
    assert load_templates([tmp_path / "small.toml"])[0].id == "small"

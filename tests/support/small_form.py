"""A small form as its file has it, loaded, changed and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.errors import TemplateError
from gouji.model.template import Template
from gouji.template.load import load_templates
from gouji.text import Text

# A whole small template.
SMALL = """\
api = 1
id = "small"
zh = "小表"
en = "Small form"
notice = "测试〔2024〕1号"
years = [2024]
levels = "levels.toml"

[[section]]
number = 1
zh = "总体情况"
en = "Overview"
aliases = ["概述"]

[[section]]
number = 2
zh = "办理情况"
en = "Work done"

[table.work]
section = 2
zh = "办理情况"
en = "Work done"

[table.work.columns]
letters = { zh = "来信", en = "letters", aliases = ["信件"] }
visits = { zh = "来访", en = "visits" }
total = { zh = "合计", en = "total" }

[table.work.groups]
first = { zh = "上半年", en = "First half" }

[table.work.rows]
spring = { zh = "春季", en = "Spring", group = "first" }
summer = { zh = "夏季", en = "Summer", aliases = ["夏天"] }
winter = { zh = "冬季", en = "Winter", columns = ["total"] }

[[identity]]
kind = "row_total"
table = "work"
each = "row"
only = ["spring", "summer"]
equation = "letters + visits = total"
"""


LEVELS = """\
[[level]]
level = "county"
endings = ["县"]

[[level]]
level = "township"
endings = ["镇", "乡"]
"""

BASED = """\
api = 1
id = "based"
base = "small"
zh = "小表（二）"
en = "Small form, two"
notice = "测试〔2025〕2号"
years = [2025]

[table.work.rows]
autumn = { zh = "秋季", en = "Autumn", after = "summer" }
"""


def load(folder: Path, *texts: str) -> tuple[Template, ...]:
    """The templates of these texts, in files one.toml, two.toml … of a folder."""
    (folder / "levels.toml").write_text(LEVELS, encoding="utf-8")
    names = ("one", "two", "three")[: len(texts)]
    for name, text in zip(names, texts, strict=True):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_templates([folder / f"{name}.toml" for name in names])


def refused(folder: Path, *texts: str) -> Text:
    with pytest.raises(TemplateError) as caught:
        load(folder, *texts)
    return caught.value.message


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, (old, text.count(old))
    return text.replace(old, new)


def line_of(text: str, mark: str | int) -> int:
    """The line that holds the mark, which must be one; or the line itself."""
    if isinstance(mark, int):
        return mark
    lines = [number for number, line in enumerate(text.splitlines(), 1) if mark in line]
    assert len(lines) == 1, (mark, lines)
    return lines[0]

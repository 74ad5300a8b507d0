"""Table 3 of the form for 2021 and later as Markdown, every row printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.support.reports import official_templates

HEAD = """
| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
"""


def table_3(rows: Mapping[str, Sequence[int]]) -> str:
    """By the key of a row its natural persons, enterprises and total; zeros in all others."""
    form = next(one for one in official_templates() if one.id == "gb2021").table("applications")
    assert form
    lines = []
    for row in (one for one in form.rows if not one.replaces):
        persons, enterprises, total = rows.get(row.key, (0, 0, 0))
        lines.append(f"| {row.label.zh} | {persons} | {enterprises} | 0 | 0 | 0 | 0 | {total} |\n")
    return HEAD + "".join(lines)

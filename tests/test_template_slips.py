"""Slips in the files of forms are told with file and line, and nothing else comes of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from gouji.errors import TemplateError
from gouji.template.load import load_templates
from tests.support.small_form import BASED, LEVELS, SMALL, changed, line_of, load, refused

# What is done to the small template (old, new), a mark on the line that must be named, and what is said of it.
SLIPS = {
    "a key given twice": (
        'spring = { zh = "春季", en = "Spring", group = "first" }\n',
        'spring = { zh = "春季", en = "Spring" }\nspring = { zh = "早春", en = "Early spring" }\n',
        "早春", "TOML 有误", "broken TOML",
    ),
    "a broken line": ('notice = "测试〔2024〕1号"', "notice = 测试", "notice", "TOML 有误", "broken TOML"),
    "api of another version": ("api = 1", "api = 2", "api = 2", "api 应为 1", "api must be 1"),
    "an unknown key at the top": (
        "notice =", "notise =", "notise", "键 没有“notise”；是否指 notice", "no 'notise'; did you mean notice?",
    ),
    "an unknown key of a section": ('aliases = ["概述"]', 'alias = ["概述"]', "alias =", "是否指 aliases", "mean aliases?"),
    "an unknown key of a table": (
        '[table.work]\nsection = 2', '[table.work]\nsection = 2\nsidebyside = true', "sidebyside",
        "是否指 side_by_side", "mean side_by_side?",
    ),
    "an unknown key of a column": (
        'visits = { zh = "来访", en = "visits" }', 'visits = { zh = "来访", en = "visits", kinds = "count" }', "kinds",
        "visits 没有“kinds”；是否指 kind", "visits: no 'kinds'; did you mean kind?",
    ),
    "an unknown key of a row": (
        'aliases = ["夏天"] }', 'aliases = ["夏天"], colums = ["total"] }', "colums", "是否指 columns", "mean columns?",
    ),
    "an unknown key of a group": (
        'first = { zh = "上半年", en = "First half" }', 'first = { zh = "上半年", en = "First half", parents = "x" }',
        "parents", "是否指 parent", "mean parent?",
    ),
    "an unknown key of an identity": (
        'each = "row"', 'every = "row"', "every", "没有“every”", "no 'every'",
    ),
    "a section given twice": ("number = 2", "number = 1", 16, "第1部分重复", "section 1 is given twice"),
    "a heading claimed twice": (
        'zh = "办理情况"\nen = "Work done"\n\n[table.work]', 'zh = "概述"\nen = "Work done"\n\n[table.work]', 15,
        "标签“概述”已属 1", "label '概述' already belongs to 1",
    ),
    "a column's alias that is another's label": (
        'aliases = ["信件"]', 'aliases = ["来访"]', "visits = {", "标签“来访”已属 letters", "belongs to letters",
    ),
    "a row's alias that is another's": (
        'en = "Spring", group', 'en = "Spring", aliases = ["夏天"], group', "summer = {", "标签“夏天”已属 spring",
        "belongs to spring",
    ),
    "an empty label": ('summer = { zh = "夏季"', 'summer = { zh = " "', "summer = {", "标签为空", "label is empty"),
    "a kind of number that there is not": (
        'total = { zh = "合计", en = "total" }', 'total = { zh = "合计", en = "total", kind = "counts" }', "counts",
        "是否指 count", "mean count?",
    ),
    "a column that there is not": (
        'columns = ["total"]', 'columns = ["totals"]', "totals", "没有“totals”；是否指 total", "mean total?",
    ),
    "a group that there is not": (
        'group = "first"', 'group = "frist"', "frist", "group 没有“frist”；是否指 first", "mean first?",
    ),
    "a row after one that there is not": (
        'aliases = ["夏天"]', 'after = "sprng"', "sprng", "after 没有“sprng”；是否指 spring", "mean spring?",
    ),
    "a row in place of one that there is not": (
        'aliases = ["夏天"]', 'replaces = ["autum"]', "autum", "replaces 没有“autum”", "no 'autum'",
    ),
    "a parent that there is not": (
        'en = "First half"', 'en = "First half", parent = "firts"', "firts", "是否指 first", "mean first?",
    ),
    "a table of no section": ("[table.work]\nsection = 2", "[table.work]\nsection = 7", "section = 7", "没有第7部分", "no section 7"),
    "an identity over no table": ('table = "work"', 'table = "wrok"', "wrok", "table 没有“wrok”；是否指 work", "mean work?"),
    "an identity over no column": (
        "letters + visits = total", "letters + visit = total", "+ visit =", "没有“visit”；是否指 visits", "mean visits?",
    ),
    "an identity over a cell its row lacks": (
        'only = ["spring", "summer"]\n', "", "equation", "没有“work.winter.letters”；是否指", "no 'work.winter.letters'",
    ),
    "an identity in no row": (
        'only = ["spring", "summer"]', 'only = ["spring", "sumer"]', "sumer", "没有“sumer”；是否指 summer", "mean summer?",
    ),
    "an identity each of neither": ('each = "row"', 'each = "rows"', '"rows"', "是否指 row", "mean row?"),
    "half an equation": ("letters + visits = total", "letters + visits", "+ visits", "等式不完整", "not complete"),
    "an equation of signs": ("letters + visits = total", "letters * visits = total", "* visits", "“*”的一边须是整数（第9个字符）", "must be a whole number (character 9)"),
    "years the wrong way round": ("years = [2024]", "years = [2024, 2021]", "years", "应为 [首年]", "[first, last]"),
    "years in words": ("years = [2024]", 'years = ["今年"]', "years", "应为 [首年]", "[first, last]"),
    "no identifier": ('id = "small"\n', "", "api = 1", "缺 id", "id is missing"),
    "no title": ('zh = "小表"\n', "", "api = 1", "缺 zh", "zh is missing"),
    "no label of a section": ('zh = "总体情况"\n', "", 9, "缺 zh", "zh is missing"),
    "no label of a row": ('zh = "夏季", ', "", "summer = {", "缺 zh", "zh is missing"),
    "no equation": ('equation = "letters + visits = total"\n', "", "[[identity]]", "缺 equation", "equation is missing"),
    "a number for a text": ('en = "Small form"', "en = 3", "en = 3", "en 须为字符串", "must be a string"),
    "a text for a number": ("number = 2", 'number = "二"', "二", "number 须为整数", "must be a whole number"),
    "a text for a list": ('aliases = ["概述"]', 'aliases = "概述"', "概述", "aliases 须为列表", "must be a list"),
    "numbers in a list of texts": ('aliases = ["概述"]', "aliases = [1]", "aliases = [1]", "字符串列表", "list of strings"),
    "a text for a row": ('winter = { zh = "冬季", en = "Winter", columns = ["total"] }', 'winter = "冬季"', "winter", "须为表", "be a table"),
    "a base that there is not": ('id = "small"', 'id = "small"\nbase = "smal"', "base", "base 没有“smal”；是否指 small", "mean small?"),
    "itself as base": ('id = "small"', 'id = "small"\nbase = "small"', "base", "循环引用", "refers back to itself: small > small"),
    "no file of levels": ('"levels.toml"', '"level.toml"', "level.toml", "没有文件", "there is no file"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "mark", "zh", "en"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_with_file_and_line(
    old: str, new: str, mark: str | int, zh: str, en: str, tmp_path: Path
) -> None:
    text = changed(SMALL, old, new)
    place = f"{tmp_path / 'one.toml'}:{line_of(text, mark)}: "
    message = refused(tmp_path, text)
    assert message.zh.startswith(place)
    assert message.en.startswith(place)
    assert zh in message.zh
    assert en in message.en


def test_a_file_that_ends_too_early_is_told_with_its_last_line(tmp_path: Path) -> None:
    text = SMALL + "only = [\n"
    message = refused(tmp_path, text)
    assert message.zh.startswith(f"{tmp_path / 'one.toml'}:{len(text.splitlines())}: TOML 有误")


REPLACED = """\
[table.work]
replace = true
section = 2
zh = "办理情况"
en = "Work done"

[table.work.columns]
total = { zh = "合计", en = "total" }

[table.work.rows]
autumn = { zh = "秋季", en = "Autumn" }
"""


BASED_SLIPS = {
    "an identifier given twice": ('id = "based"', 'id = "small"', "id =", "编号“small”与", "'small' is taken by"),
    "a label of the base's": ('zh = "秋季"', 'zh = "夏天"', "autumn", "标签“夏天”已属 summer", "belongs to summer"),
    "an identity left without its column": (
        BASED[BASED.index("[table") :], REPLACED, "api = 1", "没有“letters”", "no 'letters'",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "mark", "zh", "en"), BASED_SLIPS.values(), ids=BASED_SLIPS)
def test_a_slip_over_two_files_is_told_of_the_second(
    old: str, new: str, mark: str, zh: str, en: str, tmp_path: Path
) -> None:
    based = changed(BASED, old, new)
    message = refused(tmp_path, SMALL, based)
    assert message.zh.startswith(f"{tmp_path / 'two.toml'}:{line_of(based, mark)}: ")
    assert zh in message.zh
    assert en in message.en


def test_bases_that_lead_back_are_told(tmp_path: Path) -> None:
    text = changed(SMALL, 'id = "small"', 'id = "small"\nbase = "based"')
    message = refused(tmp_path, text, BASED)
    assert message.zh.startswith(f"{tmp_path / 'one.toml'}:{line_of(text, 'base =')}: base 循环引用")
    assert "small > based > small" in message.en


LEVEL_SLIPS = {
    "an unknown key": ('endings = ["县"]', 'ending = ["县"]', 3, "是否指 endings"),
    "no level": ('level = "township"\n', "", 5, "缺 level"),
    "a text for a list": ('endings = ["县"]', 'endings = "县"', 3, "endings 须为列表"),
    "broken": ('"township"', "township", 6, "TOML 有误"),
}


@pytest.mark.parametrize(("old", "new", "line", "words"), LEVEL_SLIPS.values(), ids=LEVEL_SLIPS)
def test_a_slip_in_the_levels_is_told_of_their_file(old: str, new: str, line: int, words: str, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "levels.toml").write_text(changed(LEVELS, old, new), encoding="utf-8")
    message = refused(tmp_path, SMALL.replace("levels.toml", "sub/levels.toml"))
    assert message.zh.startswith(f"{tmp_path / 'sub' / 'levels.toml'}:{line}: ")
    assert words in message.zh


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value. Any: as TOML gives it."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from leaves(value, (*path, key))


def toml(value: Any) -> str:
    """Any: what TOML can hold, tables set inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(one) for one in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


# Any: whatever TOML can hold.
WRONG: tuple[Any, ...] = (3, -1.5, True, "字", [], [3], [[]], {}, {"zh": "字"})


@pytest.mark.parametrize("path", list(leaves(tomllib.loads(SMALL))), ids=lambda path: ".".join(map(str, path)))
def test_nothing_but_a_template_error_comes_of_wrong_types(path: tuple[Any, ...], tmp_path: Path) -> None:
    refusals = 0
    for wrong in WRONG:
        data = deepcopy(tomllib.loads(SMALL))
        place = data
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = wrong
        text = "\n".join(f"{key} = {toml(value)}" for key, value in data.items())
        try:
            load(tmp_path, text)
        except TemplateError as error:
            refusals += str(error).startswith(str(tmp_path))
    # A text may stand where a text is due, an empty list where a list is; the rest names the file.
    assert refusals >= len(WRONG) - 2


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "small.toml").write_bytes(SMALL.encode("utf-16"))
    with pytest.raises(TemplateError, match=r"small\.toml: cannot be read"):
        load_templates([tmp_path / "small.toml"])

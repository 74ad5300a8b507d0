"""The organization as titles name it."""

from __future__ import annotations

import pytest

from gouji.binding.bind import bind
from gouji.formats import Source
from gouji.readers.text import read
from tests.support.reports import official_templates

TITLES = {
    "云陵县人民政府2020年政府信息公开工作年度报告": "云陵县人民政府",
    "关于印发《鹿汀市青禾区2021年政府信息公开工作年度报告》的通知": "鹿汀市青禾区",
    "云陵县人民政府关于发布《2020年政府信息公开工作年度报告》的公告": "云陵县人民政府",
    "《云陵县人民政府2020年政府信息公开工作年度报告》": "云陵县人民政府",
    "公开指南 2020年政府信息公开工作年度报告": None,
}


@pytest.mark.parametrize("title", TITLES)
def test_the_organization_is_read_from_the_title(title: str) -> None:
    text = f"{title}\n\n一、总体情况\n\n按照规定公开了政府信息。\n\n二、主动公开政府信息情况\n\n"
    report = bind(read(Source("a.txt", text.encode())), official_templates())
    assert report.organization == TITLES[title]

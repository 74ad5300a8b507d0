"""What a page's markup means, one feature at a time."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gouji.errors import ReadError
from gouji.formats import Limits, ReadOptions, Source
from gouji.model.document import Document, Grid, Heading, Paragraph
from gouji.readers.html import read
from tests.quirks.form import shown_at

DEFAULT = Limits()


def document(html: str | bytes, limits: Limits = DEFAULT) -> Document:
    data = html if isinstance(html, bytes) else html.encode()
    return read(Source("report.html", data, ReadOptions(limits)))


def texts(html: str) -> list[str]:
    return [block.text for block in document(html).blocks if not isinstance(block, Grid)]


ROWS = [["规章", "1", "0", "28"], ["行政规范性文件", "4", "1", "36"]]


CLOSED = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS)


PROSE = {
    "breaks end paragraphs": ("甲。<br>乙。<br/>丙", ["甲。", "乙。", "丙"]),
    "a line broken for its width goes on": (f"{'长' * 30}<br>短。", ["长" * 30 + "短。"]),
    "a heading over two lines": (
        "<p>三、收到和处理政府信息公开<br>申请情况</p><p>六、其他需要报告的事项<br>无</p>",
        ["三、收到和处理政府信息公开申请情况", "六、其他需要报告的事项", "无"],
    ),
    "a table of contents is no half of a heading": (
        "<p>六、其他需要报告的事项……7<br>第一部分　总体情况</p>",
        ["六、其他需要报告的事项……7", "第一部分　总体情况"],
    ),
    "an indented line begins anew": (f"{'长' * 30}<br>　　短。", ["长" * 30, "短。"]),
    "paragraphs without ends": ("<p>甲<p>乙<div>丙<p>丁</div>戊", ["甲", "乙", "丙", "丁", "戊"]),
    "a stray end": ("甲</p>乙</b>丙", ["甲", "乙丙"]),
    "an unclosed font": ("<p><font><b>甲<p>乙", ["甲", "乙"]),
    "what is not shown": (
        "<p>甲<span hidden>乙</span><i style='display:none'>丙</i><!-- 丁 --></p><script>戊</script><style>己</style>"
        "<noscript>庚</noscript><iframe>辛</iframe><select><option>壬</select>",
        ["甲"],
    ),
    "a list": ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
    "a numbered list": ("<ol><li>甲<li value=5>乙<li>丙</ol>", ["1.甲", "5.乙", "6.丙"]),
    "a list numbered in Chinese": (
        "<ol style='list-style-type: simp-chinese-informal'><li>总体情况<li>主动公开</ol>",
        ["一、总体情况", "二、主动公开"],
    ),
    "a list of definitions": ("<dl><dt>甲<dd>乙<dt>丙<dd>丁</dl>", ["甲", "乙", "丙", "丁"]),
    "Office's number of an item": (
        "<p><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span><![endif]>总体情况</p>",
        ["一、 总体情况"],
    ),
    "cells that are no cells": (
        "<div style='display:table-row'><span style='display:table-cell'>规章</span>"
        "<span style='display:table-cell'>1</span></div>",
        ["规章", "1"],
    ),
    "kept lines": ("<div style='white-space: pre-wrap'>甲\n乙</div>", ["甲", "乙"]),
    "preformatted": ("<pre>甲\n乙</pre>", ["甲", "乙"]),
}


@pytest.mark.parametrize(("html", "due"), PROSE.values(), ids=PROSE.keys())
def test_paragraphs(html: str, due: list[str]) -> None:
    assert [text.replace("\xa0", " ") for text in texts(f"<body>{html}</body>")] == due


def test_headings() -> None:
    found = document("<h1>报告</h1><h3>一、总体<b>情况</b></h3><h4>全年公开3件。没有收费。</h4><p>无</p>")
    assert [type(block) for block in found.blocks] == [Heading, Heading, Paragraph, Paragraph]
    assert [block.level for block in found.blocks if isinstance(block, Heading)] == [1, 3]


def test_places_within_a_paragraph_are_exact() -> None:
    html = "<p>全年收到\n<b>1</b>28&nbsp;件，<font>答复</font>&ldquo;127件&rdquo;</p>"
    found = document(html)
    paragraph = found.blocks[0]
    assert isinstance(paragraph, Paragraph)
    for word in ("收到", "28", "件", "答复", "127"):
        at = paragraph.text.index(word)
        assert shown_at(found.lines, paragraph.at(at, at + len(word))) == word


PANES = f"<table>{CLOSED * 2}</table>" * 3


REPORT = "<h2>一、总体情况</h2><p>全年公开文件二十八件，都在网上登出。</p><table>" + CLOSED * 2 + "</table>"


@pytest.mark.parametrize(
    ("html", "due"),
    [
        ("<div style='display:none'><p>二、旧文</p></div>" + REPORT, ["一、总体情况"]),
        (f"<div id=js style='display:none'>{REPORT}</div><p>请稍候</p>", ["一、总体情况"]),
        (f"<p>一、总体情况</p><div style='display:none'><p>三、申请</p>{PANES}</div>", ["一、总体情况", "三、申请"]),
    ],
    ids=["hidden beside the text", "a text that a script would show", "panes of tabs"],
)
def test_what_is_hidden(html: str, due: Sequence[str]) -> None:
    assert [text for text in texts(html) if "、" in text] == list(due)


def test_an_empty_element_of_xml_is_empty() -> None:
    html = '<?xml version="1.0"?><html><script src="a.js"/><div hidden=""/><a name="b"/><p>甲</p><td/></html>'
    assert texts(html) == ["甲"]


def test_pictures_are_told() -> None:
    found = document("<p>甲</p><p><img src='b2.png'\n alt=''></p>")
    assert [(place.text[:4], place.line, place.column) for place in found.pictures] == [("<img", 1, 12)]


CHARSETS = {
    "declared and true": ("gb18030", "gb2312"),
    "UTF-8 declared, not true": ("gb18030", "utf-8"),
    "GB2312 declared, UTF-8 in truth": ("utf-8", "gb2312"),
    "nothing declared": ("gb18030", ""),
    "a name that nobody knows": ("gb18030", "chinese"),
    "a mark": ("utf-8-sig", "gbk"),
    "wide": ("utf-16", "unicode"),
    "wide without a mark": ("utf-16-le", "gb2312"),
    "traditional": ("big5", "big5"),
}


@pytest.mark.parametrize(("encoding", "declared"), CHARSETS.values(), ids=CHARSETS.keys())
def test_encodings(encoding: str, declared: str) -> None:
    words = "政府資訊公開年報" if encoding == "big5" else "政府信息公开工作年度报告"
    html = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><body>'
    found = document(f"{html}<p>{words}</p><p>一、甲</p></body></html>".encode(encoding))
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == [words, "一、甲"]


def test_a_few_broken_bytes_spoil_no_page() -> None:
    head = '<meta name="description" content="政府信息公开'.encode("gb18030")[:-1] + b'">'
    found = document(head + f"<p>政府信息公开{'甲' * 4000}</p>".encode("gb18030"))
    assert found.encoding == "gb18030"


def test_a_mixed_page_without_markup_is_a_text() -> None:
    assert [block.text for block in document("一、总体情况\n全年公开3件。").blocks if not isinstance(block, Grid)] == [
        "一、总体情况",
        "全年公开3件。",
    ]


PUBLISHED = {
    "the national standard's": ('<meta name="PubDate" content="2023-01-28 16:05">', "2023-01-28"),
    "an agency's": ('<META content="2023年1月28日" name=publishdate>', "2023年1月28日"),
    "an article's": ("<meta property='article:published_time' content='2023-01-28T08:00:00+08:00'/>", "2023-01-28"),
    "in a line above the text": ("<p>发布时间：2023-01-28 16:05 来源：办公室</p>", "2023-01-28"),
    "not the day of the visit": ("<p>今天是2023年1月28日</p>", None),
    "no date": ('<meta name="PubDate" content="">', None),
}


@pytest.mark.parametrize(("html", "due"), PUBLISHED.values(), ids=PUBLISHED.keys())
def test_the_day_of_publication(html: str, due: str | None) -> None:
    found = document(f"<html>\n{html}\n{REPORT}")
    assert (found.published.text if found.published else None) == due
    if found.published:
        assert shown_at(found.lines, found.published) == due


def test_a_page_of_frames_is_refused_with_a_remedy() -> None:
    with pytest.raises(ReadError, match="frames") as caught:
        document("<html><frameset cols='20%,*'><frame src=a.html><frame src=b.html></frameset></html>")
    assert caught.value.code == "GJ902"


@pytest.mark.parametrize("html", ["", " \n", "<html><body><script>run()</script><div id=app></div></body></html>"])
def test_a_page_that_shows_nothing_is_refused(html: str) -> None:
    with pytest.raises(ReadError) as caught:
        document(html)
    assert caught.value.code == "GJ902"


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "ul><li", "span hidden"])
def test_a_page_nested_too_deep_is_refused(tag: str) -> None:
    with pytest.raises(ReadError) as caught:
        document(f"<{tag}>" * 100_000)
    assert caught.value.code == "GJ905"


def test_fonts_left_open_are_not_nested() -> None:
    assert len(texts("<div>" + "<font size=2><b>甲<br>" * 1000 + "</div>")) == 1000


@pytest.mark.parametrize(("name", "kept"), [("relative-table", True), ("relative", True), ("related-news", False)])
def test_a_name_of_how_an_element_is_placed_is_no_sites_own(name: str, kept: bool) -> None:
    html = f"{REPORT}<div class='{name}'>附：各乡镇另有说明，存于档案室。</div>{REPORT}"
    assert any(text.startswith("附") for text in texts(html)) == kept

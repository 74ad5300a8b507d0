"""What a page's markup means, one feature at a time."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gouji.errors import ReadError
from gouji.formats import Limits, ReadOptions, Source
from gouji.model.document import Document, Grid, Heading, Paragraph
from gouji.readers.html import read
from tests.quirks.form import shown_at, without_markup

DEFAULT = Limits()


def document(html: str | bytes, limits: Limits = DEFAULT) -> Document:
    data = html if isinstance(html, bytes) else html.encode()
    return read(Source("report.html", data, ReadOptions(limits)))


def grids(html: str) -> list[list[list[str]]]:
    blocks = [block for block in document(html).blocks if isinstance(block, Grid)]
    return [[[cell.text for cell in row] for row in grid.rows] for grid in blocks]


def texts(html: str) -> list[str]:
    return [block.text for block in document(html).blocks if not isinstance(block, Grid)]


ROWS = [["规章", "1", "0", "28"], ["行政规范性文件", "4", "1", "36"]]
CLOSED = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS)
OPEN = "".join("<tr>" + "".join(f"<td>{text}" for text in row) for row in ROWS)

TABLES = {
    "as it should be": f"<table><tbody>{CLOSED}</tbody></table>",
    "ends left out": f"<table>{OPEN}</table>",
    "no end of the table": f"<p>表</p><table>{OPEN}",
    "no first row tag": f"<table>{CLOSED[4:]}</table>",
    "capitals": f"<TABLE>{CLOSED}</TABLE>".replace("td>", "TD>").replace("tr>", "TR>"),
    "closed by a div": f"<div><table>{OPEN}</div>",
    "closed by a div, more behind": f"<div><table>{OPEN}</div><h4>二、</h4><p>甲。</p>",
    "a form between table and row": f"<table><form action=x>{CLOSED}</form></table>",
    "stray ends": f"<table></p></div>{CLOSED.replace('</td>', '</p></font></td>')}</table>",
    "another kind of end": f"<table>{CLOSED.replace('</td>', '</th>')}</table>",
    "a quote too many": f"<table>{CLOSED.replace('<td>', '<td width=' + chr(34) * 3 + '>')}</table>",
    "comments between": f"<table>{CLOSED.replace('<td>', '<!-- <td>9</td> --><td>')}</table>",
    "a script between": f"<table>{CLOSED.replace('</tr>', '</tr><script>var a = `<tr><td>9`;</script>', 1)}</table>",
    "hidden rows and cells": "<table>"
    + CLOSED.replace("</tr>", "<td style='display: none'>9</td></tr><tr hidden><td>9</td></tr>")
    + "</table>",
    "a row that only measures": f"<table>{CLOSED}<tr height=0><td></td><td></td><td></td><td></td></tr></table>",
    "without a table tag": f"<p>表</p>{CLOSED}",
    "the body before the head": f"<table><tbody>{CLOSED[CLOSED.index('</tr>') + 5 :]}</tbody>"
    f"<thead>{CLOSED[: CLOSED.index('</tr>') + 5]}</thead></table>",
    "numbers over font tags": "<table>"
    + CLOSED.replace("28", "<font face=宋体>2</font><font>8</font>").replace("36", "<span>3<b>6</b></span>")
    + "</table>",
    "numbers in tables of one cell": "<table>"
    + CLOSED.replace("28", "<table><tr><td>28</td></tr></table>").replace("36", "<table><tr><td>36</table>")
    + "</table>",
    "references": f"<table>{CLOSED.replace('28', '&#50;&#x38;').replace('36', '3&#54')}</table>",
    "blanks about": f"<table>{CLOSED.replace('28', '&nbsp;&ensp;28&#8203;&nbsp').replace('36', chr(10) + '　36 ')}</table>",
    "marks of footnotes": "<table>"
    + CLOSED.replace("28", "28<sup>1</sup>").replace("36", "36<span style='vertical-align: super'>[2]</span>")
    + "</table>",
    "a table that sets out the page": f"<table width=980><tr><td>　</td><td><table>{CLOSED}</table></td></tr></table>",
    "an ordered list as labels": "<table>"
    + CLOSED.replace("规章", "<ol style='list-style: none'><li>规章</li></ol>")
    + "</table>",
    "elements of Office": "<table>"
    + CLOSED.replace("28", "<p class=MsoNormal><span lang=EN-US>28<o:p></o:p></span></p>").replace(
        "规章", "<w:sdt><p>规章</p></w:sdt>"
    )
    + "</table>",
}


@pytest.mark.parametrize("html", TABLES.values(), ids=TABLES.keys())
def test_a_table_however_it_is_marked_up(html: str) -> None:
    assert grids(html) == [ROWS]


@pytest.mark.parametrize("html", TABLES.values(), ids=TABLES.keys())
def test_each_cell_is_where_its_text_is(html: str) -> None:
    found = document(html)
    for grid in (block for block in found.blocks if isinstance(block, Grid)):
        for cell in (cell for row in grid.rows for cell in row):
            shown = shown_at(found.lines, cell.location)
            assert "".join(without_markup(shown or "").split()) == cell.text


CELLS = {
    "two numbers by a break": ("<td>3<br>5</td>", "3\n5"),
    "two numbers in paragraphs": ("<td><p>3</p><p>5</p></td>", "3\n5"),
    "a label over a break": ("<td>本年新<br />制作数量</td>", "本年新\n制作数量"),
    "a label over a line of the source": ("<td>本年新\n    制作数量</td>", "本年新制作数量"),
    "words over a line of the source": ("<td>No\n  data</td>", "No data"),
    "an item's number": ("<td><ol start=2><li>重复申请</li></ol></td>", "2.重复申请"),
    "an item with a number of its own": ("<td><ol><li>2.重复申请</li></ol></td>", "2.重复申请"),
    "nothing but blanks": ("<td>&nbsp;&#12288;<br></td>", ""),
    "a raised number alone": ("<td><sup>28</sup></td>", "28"),
    "an ampersand": ("<td>A&B&amp;C&notathing;</td>", "A&B&C¬athing;"),
}


@pytest.mark.parametrize(("cell", "text"), CELLS.values(), ids=CELLS.keys())
def test_what_a_cell_says(cell: str, text: str) -> None:
    assert grids(f"<table><tr><td>规章</td>{cell}</tr><tr><td>合计</td><td>1</td></tr></table>")[0][0][1] == text


SPANS = {
    "as numbers": ('rowspan="2"', 'colspan="2"', (2, 2)),
    "with a unit": ("rowspan=2px", "colspan='2em'", (2, 2)),
    "nothing": ("rowspan", "colspan=''", (1, 1)),
    "no number": ("rowspan=two", "colspan=-2", (1, 1)),
    "the rest of the table": ("rowspan=0", "colspan=0", (3, 1)),
    "beyond the table": ("rowspan=60000", "colspan=60000", (3, 50)),
}


@pytest.mark.parametrize(("rows", "columns", "due"), SPANS.values(), ids=SPANS.keys())
def test_spans(rows: str, columns: str, due: tuple[int, int]) -> None:
    html = f"<table><tr><td {rows} {columns}>甲<td>1<tr><td>2<td>3<tr><td>4<td>5</table>"
    grid = next(block for block in document(html).blocks if isinstance(block, Grid))
    first = grid.rows[0][0]
    assert (first.row_span, first.column_span) == due
    assert grid.rows[1][0].column == (due[1] if due[0] > 1 else 0)


def test_a_table_of_data_in_a_cell_is_a_table_of_its_own() -> None:
    inner = "<table><tr><td>甲</td><td>8</td></tr><tr><td>乙</td><td>9</td></tr></table>"
    html = f"<table>{CLOSED}<tr><td>注{inner}</td><td>5</td><td>6</td><td>7</td></tr></table>"
    assert grids(html) == [[*ROWS, ["注", "5", "6", "7"]], [["甲", "8"], ["乙", "9"]]]


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


def test_a_table_set_with_blanks() -> None:
    html = "<pre>\n信息内容          制发件数   废止件数\n规章                 1          0\n规范性文件           4         28\n</pre>"
    found = document(html)
    grid = next(block for block in found.blocks if isinstance(block, Grid))
    cell = grid.rows[-1][-1]
    assert (cell.text, cell.location.line, shown_at(found.lines, cell.location)) == ("28", 4, "28")


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


def test_tables_within_tables_are_read_as_deep_as_is_allowed() -> None:
    html = "<table><tr><td>" * 300 + "<p>甲</p>"
    assert [block.text for block in document(html, Limits(depth=10_000)).blocks if isinstance(block, Paragraph)] == [
        "甲"
    ]


def test_fonts_left_open_are_not_nested() -> None:
    assert len(texts("<div>" + "<font size=2><b>甲<br>" * 1000 + "</div>")) == 1000


@pytest.mark.parametrize(("name", "kept"), [("relative-table", True), ("relative", True), ("related-news", False)])
def test_a_name_of_how_an_element_is_placed_is_no_sites_own(name: str, kept: bool) -> None:
    html = f"{REPORT}<div class='{name}'>附：各乡镇另有说明，存于档案室。</div>{REPORT}"
    assert any(text.startswith("附") for text in texts(html)) == kept

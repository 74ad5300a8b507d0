"""A drawn report as a web page: in the markup of one editor or another, within what a site sets around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from random import Random
from typing import NamedTuple

from tests.support.drawn import Block, Drawn, Paragraph, Table
from tests.support.reports import TrueReport

CHARSETS = (
    ("utf-8", "utf-8"), ("utf-8", "gb2312"), ("utf-8", ""), ("gb18030", "gb2312"), ("gb18030", "GBK"),
    ("gb18030", "utf-8"), ("gb18030", ""), ("utf-8-sig", "gbk"), ("utf-16", "unicode"),
)  # fmt: skip
SITES = ("none", "fragment", "divs", "tables", "semantic")
EDITORS = ("plain", "word", "fonts", "inner")


@dataclass(frozen=True, slots=True)
class Markup:
    """`editor` sets cells and paragraphs; `unclosed`: ends that may be left out are; `breaks`: `<br>` ends paragraphs;
    `single`: what spans is repeated empty, one `td` a slot; `upper`: tags in capitals.
    """

    site: str
    editor: str
    unclosed: bool
    breaks: bool
    upper: bool
    charset: tuple[str, str]
    newline: str


class Web(NamedTuple):
    text: str
    data: bytes


def make_markup(rng: Random) -> Markup:
    return Markup(
        site=rng.choice(SITES),
        editor=rng.choice(EDITORS),
        unclosed=rng.random() < 0.3,
        breaks=rng.random() < 0.2,
        upper=rng.random() < 0.2,
        charset=rng.choice(CHARSETS),
        newline=rng.choice(("\n", "\r\n")),
    )


def page(report: TrueReport, blocks: Sequence[Block], markup: Markup, rng: Random) -> Web:
    writer = _Writer(markup, rng)
    body = "".join(writer.block(block) for block in blocks)
    text = _SITES[markup.site](report, body, markup)
    encoding, declared = markup.charset
    text = text.replace("CHARSET", f'<meta charset="{declared}">' if declared else "")
    text = text.replace("\n", markup.newline)
    return Web(text, text.encode(encoding))


class _Writer:
    def __init__(self, markup: Markup, rng: Random) -> None:
        self.markup, self.rng = markup, rng

    def block(self, block: Block) -> str:
        return self._paragraph(block) if isinstance(block, Paragraph) else self._table(block)

    def _tag(self, name: str, attributes: str = "") -> str:
        name = name.upper() if self.markup.upper else name
        return f"<{name}{' ' if attributes else ''}{attributes}>"

    def _paragraph(self, block: Paragraph) -> str:
        text = self._inline(block.text)
        if block.role == "heading" and self.rng.random() < 0.3:
            text = f"{self._tag('strong')}{text}{self._tag('/strong')}"
        if self.markup.breaks:
            return f"{text}{self._tag('br')}\n"
        end = "" if self.markup.unclosed else self._tag("/p")
        return f"{self._tag('p', self.rng.choice(('', 'align=left', _STYLE)))}{text}{end}\n"

    def _inline(self, text: str) -> str:
        """The text, here and there between tags."""
        if self.markup.editor == "plain" or not text:
            return _escaped(text, self.rng)
        cut = self.rng.randrange(len(text) + 1)
        first, second = _escaped(text[:cut], self.rng), _escaped(text[cut:], self.rng)
        if self.markup.editor == "fonts":
            return f"<font size=3><font face=宋体>{first}</font>{second}</font>"
        return f'<span style="font-family:宋体">{first}</span><span lang="EN-US">{second}<o:p></o:p></span>'

    def _table(self, table: Table) -> str:
        rows = "".join(self._row(row) for row in table.rows)
        group = self.rng.choice((("", ""), (self._tag("tbody"), self._tag("/tbody"))))
        return f"{self._tag('table', 'border=1')}{group[0]}\n{rows}{group[1]}{self._tag('/table')}\n"

    def _row(self, row: Sequence[Drawn]) -> str:
        cells = "".join(self._cell(cell) for cell in row)
        return f"{self._tag('tr')}\n{cells}{'' if self.markup.unclosed else self._tag('/tr')}\n"

    def _cell(self, cell: Drawn) -> str:
        spans = [f"rowspan={cell.rows}"] * (cell.rows > 1) + [f'colspan="{cell.columns}"'] * (cell.columns > 1)
        text = self._inline(cell.text) if cell.text.strip() else cell.text.replace("\xa0", "&nbsp;")
        if self.markup.editor == "inner" and cell.role == "value":
            text = f"<table><tr><td>{text}</td></tr></table>"
        elif self.markup.editor != "plain" and self.rng.random() < 0.7:
            text = f"\n  <p align=center>{text}{'' if self.markup.unclosed else '</p>'}\n  "
        end = "" if self.markup.unclosed else self._tag("/td")
        return f"{self._tag('td', ' '.join(spans))}{text}{end}\n"


_STYLE = 'style="text-indent: 2em"'


def _escaped(text: str, rng: Random) -> str:
    text = escape(text, quote=False).replace("\xa0", "&nbsp;")
    if text and rng.random() < 0.1 and text[0].isdigit():
        return f"&#{ord(text[0])};{text[1:]}"
    return text


def _fragment(report: TrueReport, body: str, markup: Markup) -> str:
    return body


def _bare(report: TrueReport, body: str, markup: Markup) -> str:
    return f"<html><head>CHARSET<title></title></head>\n<body>\n{body}</body></html>\n"


def _menu(report: TrueReport) -> str:
    items = ("首页", "政务公开", "办事服务", "互动交流", f"{report.year - 1}年政府信息公开工作年度报告")
    return "".join(f'<li><a href="/{at}.html">{item}</a></li>\n' for at, item in enumerate(items))


def _divs(report: TrueReport, body: str, markup: Markup) -> str:
    return f"""<!DOCTYPE html><html><head>CHARSET<title>门户网站</title>
<script>if (1 < 2) document.write("<p>一、总体情况</p>")</script></head><body>
<div class="top"><a href="/">网站首页</a> <span>2026年11月3日</span></div><ul class="menu">{_menu(report)}</ul>
<div class="main"><div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/nb">年报</a></div>
<table><tr><td>索引号：</td><td>000/2026-1</td><td>发布机构：</td><td>办公室</td></tr>
<tr><td>生成日期：</td><td>2026-01-08</td><td>公开方式：</td><td>主动公开</td></tr></table>
<div class="text">{body}</div><div class="tools"><a href="#">打印</a> <a href="#">关闭</a></div>
<div class="near">下一篇：<a href="/1">柳堰镇人民政府{report.year + 1}年政府信息公开工作年度报告</a></div></div>
<div class="footer"><p>版权所有 电话：0300-9999999 邮编：999999</p></div></body></html>
"""


def _tables(report: TrueReport, body: str, markup: Markup) -> str:
    return f"""<HTML><HEAD>CHARSET</HEAD><BODY><TABLE width=980><TR><TD><A href=/>首页</A> <A href=/a>政务</A></TD></TR></TABLE>
<TABLE width=980><TR><TD width=200><TABLE><TR><TD><UL>{_menu(report)}</UL></TD></TR></TABLE></TD>
<TD><TABLE><TR><TD>当前位置：<A href=/>首页</A></TD></TR><TR><TD>{body}</TD></TR>
<TR><TD align=right>【<A href=#>打印</A>】</TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=980><TR><TD align=center>版权所有<BR>电话：0300-9999999</TD></TR></TABLE></BODY></HTML>
"""


def _semantic(report: TrueReport, body: str, markup: Markup) -> str:
    return f"""<!doctype html><html lang="zh"><head>CHARSET</head><body><header><nav><ul>{_menu(report)}</ul></nav></header>
<main><article>{body}</article><aside><h4>一周热点</h4><ul>{_menu(report)}</ul></aside></main>
<footer>主办单位：办公室 电话：0300-9999999</footer><div hidden>{report.year - 1}年政府信息公开工作年度报告</div></body></html>
"""


_SITES: dict[str, Callable[[TrueReport, str, Markup], str]] = {
    "none": _bare, "fragment": _fragment, "divs": _divs, "tables": _tables, "semantic": _semantic,
}  # fmt: skip

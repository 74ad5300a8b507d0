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
SITES = ("none", "fragment", "divs", "tables", "semantic", "portal", "archive", "app", "print", "calendar")
EDITORS = ("plain", "word", "fonts", "inner", "office", "spaced")


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
        if self.markup.editor == "office":
            return f'<span style="mso-spacerun:yes"></span>{first}<!--[if !supportLists]--><!--[endif]--><b style="mso-bidi-font-weight:normal">{second}</b>'
        if self.markup.editor == "spaced":
            return f"\u3000<span>{first}</span><span>{second}</span>&nbsp;&nbsp;"
        if self.markup.editor == "fonts":
            return f"<font size=3><font face=宋体>{first}</font>{second}</font>"
        return f'<span style="font-family:宋体">{first}</span><span lang="EN-US">{second}<o:p></o:p></span>'

    def _table(self, table: Table) -> str:
        rows = "".join(self._row(row) for row in table.rows)
        group = self.rng.choice((("", ""), (self._tag("tbody"), self._tag("/tbody"))))
        if self.markup.editor == "office":
            widths = (
                "<colgroup>"
                + "<col width=72 style='mso-width-source:userset;width:54pt'>" * table.width
                + "</colgroup>"
            )
            group = widths + group[0], group[1]
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


def _metas(report: TrueReport) -> str:
    title = f"{report.organization}{report.year}年政府信息公开工作年度报告"
    return f"""<meta name="SiteName" content="某某政府网"><meta name="SiteDomain" content="www.example.cn">
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{report.year + 1}-01-28 10:02:33">
<meta name="ContentSource" content="办公室"><meta name="ColumnName" content="政府信息公开年报"><meta name="Url" content="/a.html">
<title>{title}_政府信息公开年报_某某政府网</title>"""


def _portal(report: TrueReport, body: str, markup: Markup) -> str:
    """As content systems of government sites set an article."""
    title = f"{report.organization}{report.year}年政府信息公开工作年度报告"
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>CHARSET{_metas(report)}<style>td {{ border: 1px }} p > b {{}}</style></head>
<body><div id="header"><form action="/s"><input name="q" value="请输入关键字"><select><option>全站</option><option>标题</option></select></form>
<ul class="nav">{_menu(report)}</ul></div>
<div class="weizhi"><span>您当前的位置：</span><a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/zwgk">政务公开</a>&nbsp;&gt;&nbsp;政府信息公开年报</div>
<div class="xl"><div class="xl_tit">{title}</div>
<div class="xl_info"><span>发布时间：{report.year + 1}-01-28 10:02</span><span>来源：办公室</span><span>浏览次数：<script>document.write("<b>12</b>")</script></span>
<span>字体：[<a href="javascript:f(16)">大</a> <a href="javascript:f(14)">中</a> <a href="javascript:f(12)">小</a>]</span></div>
<div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2}}</style>{body}</div>
<div class="fj">附件：<ul><li><a href="/P0.pdf">{title}.pdf</a></li><li><a href="/P1.doc">{title}.doc</a></li></ul></div>
<div class="share"><span>分享到：</span><a href="#">微信</a><a href="#">微博</a></div>
<div class="page"><p>上一篇：<a href="/1">{report.year - 1}年政府信息公开工作年度报告</a></p><p>下一篇：没有了</p></div>
<div class="xgxx"><h3>相关信息</h3><ul>{_menu(report)}</ul></div></div>
<div class="foot"><table><tr><td>主办单位：办公室</td><td>网站标识码：1234567890</td></tr><tr><td>地址：滨河路99号</td><td>电话：0300-9999999</td></tr></table></div>
<!-- <table><tr><td>1</td><td>2</td></tr></table> --></body></html>
"""


def _archive(report: TrueReport, body: str, markup: Markup) -> str:
    """Beside the text a table of the reports of other years, as links."""
    years = "".join(f"<td><a href=/{year}>{year}年</a></td>" for year in range(2008, 2024))
    list_ = "".join(
        f"<li><a href=/{year}.html>{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-2{year % 9}</span></li>"
        for year in range(2015, 2024)
    )
    return f"""<html><head>CHARSET<title>年报</title></head><body bgcolor=#ffffff>
<table width=1000 align=center><tr><td colspan=2><img src=/top.jpg></td></tr><tr><td valign=top width=220>
<table class=left><tr><td>政府信息公开指南<tr><td>政府信息公开制度<tr><td>法定主动公开内容<tr><td>政府信息公开年报</table>
<table><tr>{years}</tr></table></td>
<td valign=top><div class=con>{body}</div></td></tr></table><ul class=list>{list_}</ul>
<center>版权所有 ICP备00000000号 您是第<b>123456</b>位访客</center></body></html>
"""


def _app(report: TrueReport, body: str, markup: Markup) -> str:
    """As a page put together by scripts is saved, elements within elements."""
    inner = f'<div class="article-content"><div data-v-1><section><div>{body}</div></section></div></div>'
    return f"""<!DOCTYPE html><html lang="zh-CN"><head>CHARSET<meta property="og:title" content="年报"></head><body><div id="app"><div data-v-0>
<div role="navigation">{_menu(report)}</div><div class="el-breadcrumb">首页 / 政务公开 / 年报</div>{'<div class="wrap">' * 8}
<svg><text>12</text></svg><template><table><tr><td>9</td></tr></table></template>{inner}
<div style="display:none"><p>一、总体情况</p><table><tr><td>1</td><td>2</td><td>3</td></tr></table></div>{"</div>" * 8}
<div class="back-top">返回顶部</div></div></div><script>window.__DATA__={{"html":"<table><tr><td>7</td></tr></table>"}}</script></body></html>
"""


def _print(report: TrueReport, body: str, markup: Markup) -> str:
    """As the version for printing: nothing but the text, set in a table, with a line above and buttons below."""
    return f"""<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head>CHARSET<title>打印</title></head><body onload="window.print()">
<table border="0" cellpadding="0"><tr><td><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></td></tr>
<tr><td><hr/>{body}<hr/></td></tr><tr><td align="center"><input type="button" value="打印"/><button>关闭</button></td></tr></table></body></html>
"""


def _calendar(report: TrueReport, body: str, markup: Markup) -> str:
    """Beside the text the month's days and what the site counts, both tables of numbers."""
    weeks = "".join(
        "<tr>" + "".join(f"<td>{day}</td>" for day in range(week, week + 7)) + "</tr>" for week in range(1, 29, 7)
    )
    return f"""<html><head>CHARSET</head><body><div class="top"><a href="/">首页</a></div><div class="sidebar"><table class="calendar"><tr><th>日</th>
<th>一</th><th>二</th><th>三</th><th>四</th><th>五</th><th>六</th></tr>{weeks}</table></div><div id="zoom">{body}</div>
<div class="tj"><table><tr><td>栏目</td><td>本月</td><td>本年</td><td>累计</td></tr><tr><td>动态</td><td>12</td><td>345</td><td>6789</td></tr>
<tr><td>公告</td><td>3</td><td>45</td><td>678</td></tr></table></div></body></html>
"""


_SITES: dict[str, Callable[[TrueReport, str, Markup], str]] = {
    "none": _bare, "fragment": _fragment, "divs": _divs, "tables": _tables, "semantic": _semantic,
    "portal": _portal, "archive": _archive, "app": _app, "print": _print, "calendar": _calendar,
}  # fmt: skip

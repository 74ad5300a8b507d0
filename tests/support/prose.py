"""The words of invented reports: titles, preambles and what the six sections say. All sentences are our own."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.support.pages import Chunk, Line, Piece, line
from tests.support.reports import TrueReport

_OVERVIEW = (
    "围绕群众办事需要整理公开内容，把公开要求写进办文流程，做到起草时定属性、印发后即上网。",
    "设在办事大厅的查询点全年开放，来访群众可以在工作人员帮助下查找文件。",
    "对历年文件逐件核对，失效的撤下，仍然有效的标明文号和日期。",
)
_SUBHEADS = (
    "主动公开政府信息情况",
    "依申请公开情况",
    "政府信息管理情况",
    "政府信息公开平台建设情况",
    "监督保障情况",
)
_DETAILS = (
    "全年在门户网站发布各类信息1286条，其中动态信息903条、通知公告383条。",
    "申请由专人登记，收到后当日转办，答复文书统一编号存档。",
    "制作的文件都注明公开属性，不公开的写明理由。",
    "网站设7个专栏，每周检查一次链接，用户留言在5个工作日内回复。",
    "年内组织培训2次，参加人员64人次，公开工作占年度考核的4%。",
)
_PROBLEMS = (
    "从一年的情况看，还有一些不足：一是少数单位更新不勤；二是解读材料偏少，形式单一。",
    "下一步，将逐月通报更新情况，配齐人员，请业务科室自己写解读，并把图表用起来。",
)
_OTHERS = ("无。", "无", "没有其他需要报告的事项。", "本年度未收取信息处理费，没有其他需要报告的事项。")
# From the reports for 2021 on, section six tells of the fee.
_OTHERS_2021 = (
    "本年度未收取信息处理费，没有其他需要报告的事项。",
    "全年未发生收费，无其他事项。",
    "本年度收取信息处理费0元。",
    "没有收取过信息处理费。",
    "全年发出收费通知3件，总金额350元，实际收取信息处理费250元。",
)
_LEADS = ("本年度有关数据如下表。", "具体情况见下表：", "（单位：件）", "单位：件、万元")
_FOOTNOTES = (
    "注：以上数据含所属事业单位，与上年口径一致。",
    "注：表中数据截至12月31日，其中3件为补录。",
    "*按实际受理数填报",
)


def title(report: TrueReport, style: str) -> list[Line]:
    """plain, spaced (blanks around the year), han (the year in Chinese), two (over two lines), marked (#), bold, …"""
    organ, year = report.organization, f"{report.year}年"
    words = "政府信息公开工作年度报告"
    if style == "unnamed":
        return [line(year + words, "title")]
    if style == "yearly":
        return [line(f"{organ}{report.year}年度政府信息公开工作报告", "title")]
    if style == "two":
        return [line(organ, "title"), line(year + words, "title")]
    if style == "late":
        return [line(organ + year, "title"), [], line(words, "title")]
    if style == "spaced":
        year = f" {report.year} 年"
    if style == "han":
        year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(report.year)) + "年"
    if style == "marked":
        return [[Piece("# ", "mark"), Piece(organ + year + words, "title")]]
    if style == "bold":
        return [[Piece("**", "mark"), Piece(organ + year + words, "title"), Piece("**", "mark")]]
    return [line(organ + year + words, "title")]


def chrome(report: TrueReport) -> list[Line]:
    """What a web page sets above a report; its dates are not the report's year."""
    return [
        line("当前位置：首页 > 政务公开 > 年度报告"),
        line(f"发布时间：{report.year + 1}-01-20 09:30 浏览次数：1024"),
    ]


def contents(heads: Sequence[str]) -> list[Line]:
    """A table of contents with page numbers."""
    return [line("目录"), *(line(f"{head}{'…' * 8}{page}") for page, head in enumerate(heads, 2))]


def tail(report: TrueReport) -> list[Line]:
    """Who signed, and when."""
    return [line(report.organization), line(f"{report.year + 1}年1月19日")]


def preamble(report: TrueReport, indent: str) -> Line:
    year = report.year
    return line(
        f"{indent}本报告根据《中华人民共和国政府信息公开条例》的规定，由{report.organization}编制。"
        "全文包括总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，"
        "政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项六个部分。"
        f"所列数据的统计期限为{year}年1月1日至{year}年12月31日。{contact()}"
    )


def contact() -> str:
    return (
        "如有疑问，请与政务公开科联系（地址：滨河路18号，邮编：100000，电话：010-00000000，电子邮箱：gk@example.cn）。"
    )


def overview(report: TrueReport, rng: Random, indent: str) -> list[Line]:
    """The first sentence says whose report it is; sub-headings stand alone, are glued to their text, or are missing."""
    if report.story:
        return [line(indent + text) for text in report.story]
    lines = [
        line(f"{indent}{report.year}年，{report.organization}认真落实政府信息公开的各项要求，{rng.choice(_OVERVIEW)}")
    ]
    style = rng.choice(("own", "glued", "arabic", "none"))
    for place, (head, detail) in enumerate(zip(_SUBHEADS, _DETAILS, strict=True)):
        mark = f"{place + 1}." if style == "arabic" else f"（{'一二三四五'[place]}）"
        if style == "none":
            lines.append(line(indent + detail))
        elif style == "glued":
            lines.append(line(f"{indent}{mark}{head}。{detail}"))
        else:
            lines += [line(indent + mark + head), line(indent + detail)]
    return lines


def problems(rng: Random, indent: str) -> list[Line]:
    if rng.random() < 0.5:
        return [line(indent + text) for text in _PROBLEMS]
    heads = ("（一）存在的主要问题", "（二）改进情况")
    return [line(indent + text) for pair in zip(heads, _PROBLEMS, strict=True) for text in pair]


def others(report: TrueReport, rng: Random, indent: str) -> list[Line]:
    return [line(indent + rng.choice(_OTHERS if report.template.id == "gb2019" else _OTHERS_2021))]


def lead(rng: Random, indent: str) -> list[Line]:
    """A sentence or a unit above a table, now and then."""
    return [line(indent + rng.choice(_LEADS))] if rng.random() < 0.3 else []


def footnote(rng: Random) -> list[Line]:
    """A remark below a table, now and then."""
    return [line(rng.choice(_FOOTNOTES)), []] if rng.random() < 0.2 else []


def paragraphs(lines: Sequence[Line], loose: bool) -> list[Chunk]:
    """Each paragraph by itself, with a blank line behind it where the file is set loosely."""
    return [Chunk([item, []] if loose else [item]) for item in lines]

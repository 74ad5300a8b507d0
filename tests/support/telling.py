"""A report whose overview says what a test wants it to say, bound from Markdown, over tables that add up."""

from __future__ import annotations

from gouji.model.document import Paragraph
from gouji.model.location import Location
from gouji.model.report import Report
from tests.support.reading import read_back

_TABLES = """
## 二、主动公开政府信息情况

| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
|---|---|---|---|
| 规章 | 2 | 2 | 20 |
| 规范性文件 | 5 | 6 | 41 |

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 14 | 2 | 0 | 0 | 0 | 0 | 16 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| （一）予以公开 | 10 | 1 | 0 | 0 | 0 | 0 | 11 |
| （二）部分公开 | 4 | 1 | 0 | 0 | 0 | 0 | 5 |
| （七）总计 | 14 | 2 | 0 | 0 | 0 | 0 | 16 |
| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |

## 四、政府信息公开行政复议、行政诉讼情况

| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 3 | 0 | 0 | 0 | 3 |
| 未经复议直接起诉 | 2 | 0 | 0 | 0 | 2 |
| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |
"""


def telling(*paragraphs: str, organ: str = "云陵县人民政府", year: int = 2020) -> Report:
    """A report with these paragraphs in its overview."""
    prose = "\n\n".join(paragraphs)
    text = f"# {organ}{year}年政府信息公开工作年度报告\n\n## 一、总体情况\n\n{prose}\n{_TABLES}"
    return read_back(text.encode())


def saying(report: Report, text: str) -> Report:
    """The same report with one paragraph as its overview, whatever a reader would have made of it."""
    paragraph = Paragraph(text, Location("text", text, 5, 1, 5, len(text) + 1), ((0, 5, 1),))
    first = report.sections[0]._replace(paragraphs=(paragraph,))
    return report._replace(sections=(first, *report.sections[1:]))

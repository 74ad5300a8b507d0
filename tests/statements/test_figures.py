"""Which figures of the prose may mean which cells, and which are none of the tables'."""

from __future__ import annotations

import pytest

from gouji import figures_of
from tests.support.reading import read_back
from tests.support.telling import saying, telling

# Text, kind, value, the phrase pointed at, the sums' number.
MEANT: dict[str, tuple[str, str, int, str]] = {
    "received": ("全县共收到政府信息公开申请16件。", "received", 16, "收到政府信息公开申请16件"),
    "the number before the noun": ("全年收到16件信息公开申请。", "received", 16, "收到16件信息公开申请"),
    "anybody's": (
        "收到公民、法人和其他组织提交的政府信息公开申请16件。",
        "received",
        16,
        "收到公民、法人和其他组织提交的政府信息公开申请16件",
    ),
    "the noun before the verb": ("政府信息公开申请受理数为16件。", "received", 16, "政府信息公开申请受理数为16件"),
    "the noun named before": ("依申请公开工作平稳，共受理18件。", "received", 18, "受理18件"),
    "in Chinese": ("收到政府信息公开申请十六件。", "received", 16, "收到政府信息公开申请十六件"),
    "carried in": ("政府信息公开申请上年结转2件。", "carried_in", 2, "上年结转2件"),
    "carried in by year": ("政府信息公开申请2019年结转2件。", "carried_in", 2, "2019年结转2件"),
    "carried out": ("政府信息公开申请结转下年度继续办理2件。", "carried_out", 2, "结转下年度继续办理2件"),
    "carried out behind": ("政府信息公开申请16件办结，2件结转下年度。", "carried_out", 2, "2件结转下年度"),
    "handled": ("政府信息公开申请已办结16件。", "handled", 16, "办结16件"),
    "two outcomes": ("政府信息公开申请予以公开及部分公开16件。", "outcome", 16, "予以公开及部分公开16件"),
    "an outcome behind": ("政府信息公开申请中，11件予以公开。", "outcome", 11, "11件予以公开"),
    "an outcome after what was published": (
        "主动公开信息900条，收到申请16件，予以公开11件。",
        "outcome",
        11,
        "予以公开11件",
    ),
    "an outcome after some, of all again": (
        "政府信息公开申请其中涉及征地的8件，共予以公开11件。",
        "outcome",
        11,
        "予以公开11件",
    ),
    "an applicant": ("政府信息公开申请中，自然人14件。", "applicant", 14, "自然人14件"),
    "reconsideration": ("因政府信息公开被申请行政复议3起。", "reconsideration", 3, "行政复议3起"),
    "lawsuits behind": ("政府信息公开引发2例行政诉讼。", "litigation", 2, "2例行政诉讼"),
    "both together": ("政府信息公开行政复议、诉讼共5件。", "disputes", 5, "行政复议、诉讼共5件"),
    "documents": ("全年制定规范性文件5件。", "document", 5, "制定规范性文件5件"),
    "both rows of documents": ("公开规章和规范性文件8件。", "document", 8, "公开规章和规范性文件8件"),
}
NOT_MEANT = {
    "how documents were classed": "制作政府信息900件，主动公开880件，依申请公开17件，不予公开3件。",
    "applicants behind": "新收政府信息公开申请14件来自自然人。",
    "outcomes of some, named before": "政府信息公开申请中，其中申请公开征地信息的8件，予以公开5件，不予公开1件。",
    "outcomes of one channel's": "以邮寄方式收到政府信息公开申请9件，其中予以公开4件，无法提供3件。",
    "one channel": "通过网站收到政府信息公开申请5件。",
    "a part": "收到政府信息公开申请若干，其中受理5件。",
    "a body within": "县政府办公室收到政府信息公开申请5件，办结5件，予以公开3件。",
    "the government alone": "县人民政府收到政府信息公开申请5件。",
    "its following sentences": "县政府办公室收到政府信息公开申请5件。办结5件，予以公开3件。",
    "another year": "2019年收到政府信息公开申请9件。",
    "a part of the year": "上半年收到政府信息公开申请9件。",
    "a difference": "收到政府信息公开申请较上年增加9件。",
    "approximate": "收到政府信息公开申请近20件，约18件办结。",
    "some of them": "受理的3件政府信息公开申请涉及征地。",
    "of one kind": "收到涉及自然资源类政府信息公开申请9件。",
    "of one kind, the number first": "收到9件关于征地的政府信息公开申请。",
    "passed on": "收到市长信箱转办的政府信息公开申请2件。",
    "letters": "收到群众来信43件，办结43件。",
    "proposals": "办理建议提案62件，予以公开9件。",
    "other applications": "受理低保申请120件，办结118件。",
    "in time": "政府信息公开申请按时办结14件。",
    "all applicants": "收到自然人、法人和其他组织来访20件。",
    "an organ that hears cases": "受理行政复议案件120件，审结110件。",
    "cases newly filed": "政府信息公开新增行政复议1件。",
    "documents reviewed": "备案审查规范性文件12件，清理规范性文件30件。",
    "policy papers": "公开政策文件495个，健全规章制度8项。",
    "some reason": "政府信息公开申请中，对征地类申请不予公开1件。",
}


@pytest.mark.parametrize(("text", "kind", "value", "words"), MEANT.values(), ids=MEANT)
def test_a_figure_is_known_by_its_phrase(text: str, kind: str, value: int, words: str) -> None:
    found = [one for one in figures_of(telling(text)) if one.kind == kind]
    assert [(int(one.value), one.words) for one in found] == [(value, words)]
    assert found[0].location.text == words


@pytest.mark.parametrize("text", NOT_MEANT.values(), ids=NOT_MEANT)
def test_what_the_tables_do_not_count_is_no_figure(text: str) -> None:
    assert figures_of(telling(text)) == ()


def test_every_key_is_a_cell_of_the_report() -> None:
    texts = tuple(text for text, *_ in MEANT.values())
    report = telling(*texts)
    found = figures_of(report)
    assert len(found) >= len(texts)
    assert [key for one in found for key in one.keys if report.cell(key) is None] == []


def test_the_reporting_body_itself_is_not_narrower() -> None:
    own = telling("县政府办公室代表县政府受理政府信息公开申请16件。", organ="云陵县人民政府办公室")
    bureau = telling("我局收到政府信息公开申请16件。", organ="云陵县水利局")
    other = telling("县水利局收到政府信息公开申请16件。", organ="云陵县人民政府")
    assert [[one.value for one in figures_of(report)] for report in (own, bureau, other)] == [[16], [16], []]


def test_a_report_of_an_unknown_form_has_no_figures() -> None:
    report = read_back("全县共收到政府信息公开申请16件。".encode())
    assert report.template is None
    assert figures_of(report) == ()


def test_another_overview_over_the_same_tables_is_read_anew() -> None:
    report = telling("共收到政府信息公开申请16件。")
    assert [one.value for one in figures_of(report)] == [16]
    assert [one.value for one in figures_of(saying(report, "共收到政府信息公开申请17件。"))] == [17]


def test_without_title_and_period_no_year_of_the_text_is_the_reports_for_certain() -> None:
    report = telling("2020年收到政府信息公开申请16件。", "依申请公开平稳，收到政府信息公开申请16件。")
    assert len(figures_of(report)) == 2
    assert [one.words for one in figures_of(report._replace(title=None, preamble=()))] == ["收到政府信息公开申请16件"]

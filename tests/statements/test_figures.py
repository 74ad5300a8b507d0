"""Which figures of the prose may mean which cells, and which are none of the tables'. Long, for each wording is a line."""

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
    "the noun alone": ("全年政府信息公开申请16件。", "received", 16, "全年政府信息公开申请16件"),
    "counted in times": ("共收到政府信息公开申请16件次。", "received", 16, "收到政府信息公开申请16件次"),
    "a number of, without a unit": ("收到政府信息公开申请数量为16。", "received", 16, "收到政府信息公开申请数量为16"),
    "none of two kinds": ("政府信息公开行政复议、诉讼均为0件。", "disputes", 0, "行政复议、诉讼均为0件"),
    "new ones and last year's added up": (
        "新收政府信息公开申请16件，上年结转2件，共18件。",
        "received_total",
        18,
        "共18件",
    ),
    "the same in the other order": (
        "上年结转政府信息公开申请2件，本年收到16件，合计18件。",
        "received_total",
        18,
        "合计18件",
    ),
    "outcomes added up": ("政府信息公开申请予以公开11件，其他处理5件，总计16件。", "handled_total", 16, "总计16件"),
    "all of them, divided": ("办理政府信息公开申请18件，其中答复16件，结转下年2件。", "handled", 16, "答复16件"),
    "the year after a chain of others": (
        "近年来依申请公开数量增长，2019年收到9件，2020年收到16件。",
        "received",
        16,
        "收到16件",
    ),
    "the government's own word of answers": ("依申请公开答复16件。", "handled", 16, "依申请公开答复16件"),
    "an outcome by its short name": (
        "政府信息公开申请答复情况：公开和部分公开16件。",
        "outcome",
        16,
        "公开和部分公开16件",
    ),
    "an outcome dealt with as": ("政府信息公开申请中，5件作部分公开处理。", "outcome", 5, "5件作部分公开处理"),
    "an outcome after what lay open already": (
        "答复政府信息公开申请16件，其中“已主动公开范围”1件，“部分公开”5件。",
        "outcome",
        5,
        "部分公开”5件",
    ),
    "a reason": ("政府信息公开申请中，本机关不掌握相关政府信息3件。", "reason", 3, "不掌握相关政府信息3件"),
    "a reason with words of enforcement": (
        "政府信息公开申请中，属于行政执法案卷2件、重复申请1件。",
        "reason",
        2,
        "行政执法案卷2件",
    ),
    "a kind of organization": ("政府信息公开申请中，商业企业2件。", "applicant", 2, "商业企业2件"),
    "how reconsiderations ended": ("政府信息公开行政复议3件，维持3件。", "reconsideration_result", 3, "维持3件"),
    "how lawsuits ended": ("政府信息公开行政诉讼2件，1件尚未审结。", "litigation_result", 1, "1件尚未审结"),
    "cases with the bodies behind": (
        "政府信息公开行政复议3件（县政府办公室1件，县水利局2件）。",
        "reconsideration",
        3,
        "行政复议3件",
    ),
    "two kinds of documents under one verb": ("制定规章2部、规范性文件5件。", "document", 5, "规范性文件5件"),
    "documents standing": ("印发规范性文件5件，截至年底现行有效41件。", "document", 41, "截至年底现行有效41件"),
    "new ones so called": ("全年新增政府信息公开申请16件。", "received", 16, "新增政府信息公开申请16件"),
    "left over from last year": ("政府信息公开申请上年度遗留2件。", "carried_in", 2, "上年度遗留2件"),
    "put off till next year": (
        "政府信息公开申请另有2件依法延期至2021年答复。",
        "carried_out",
        2,
        "2件依法延期至2021年答复",
    ),
    "carried, in or out": ("政府信息公开申请办结16件，结转2件。", "carried_out", 2, "结转2件"),
    "answered, the number first": ("收到政府信息公开申请16件，其中16件已答复。", "handled_part", 16, "16件已答复"),
    "this year's with last year's in brackets": (
        "2020年收到政府信息公开申请16件（2019年：9件），予以公开11件（2019年：7件）。",
        "outcome",
        11,
        "予以公开11件",
    ),
    "outcomes after the applicants": (
        "收到政府信息公开申请16件，其中自然人14件，商业企业2件，均已答复。其中予以公开11件。",
        "outcome",
        11,
        "予以公开11件",
    ),
    "in a list with what comes next": ("政府信息公开申请办结16件、结转下年2件。", "handled", 16, "办结16件"),
    "a reason behind applicants": (
        "收到政府信息公开申请16件，14件来自自然人，2件来自商业企业，其中本机关不掌握2件。",
        "reason",
        2,
        "不掌握2件",
    ),
    "a reason among those of its group": (
        "政府信息公开申请无法提供3件，其中本机关不掌握2件。",
        "reason",
        2,
        "不掌握2件",
    ),
    "behind a colon": ("收到政府信息公开申请：数量16件。", "received", 16, "收到政府信息公开申请：数量16件"),
    "of this year's alone": ("政府信息公开申请当年办结14件，上年结转2件均已办结。", "handled", 14, "办结14件"),
    "after channels in brackets": (
        "收到政府信息公开申请16件（网络9件、信件7件），结转下年2件。",
        "carried_out",
        2,
        "结转下年2件",
    ),
    "not finished": ("政府信息公开申请尚未办结2件。", "carried_out", 2, "未办结2件"),
    "the number of applications": ("政府信息公开申请总数为16件。", "received", 16, "政府信息公开申请总数为16件"),
    "all bodies by kind": (
        "县政府各部门、各乡镇共收到政府信息公开申请16件。",
        "received",
        16,
        "收到政府信息公开申请16件",
    ),
    "still being dealt with": ("政府信息公开申请办结16件，2件尚在办理中。", "carried_out", 2, "2件尚在办理中"),
    "outcomes by their names alone": (
        "办理结果为：予以公开11件，部分公开5件，无法提供0件。",
        "outcome",
        5,
        "部分公开5件",
    ),
    "outcomes among all": ("收到的16件政府信息公开申请中，予以公开11件。", "outcome", 11, "予以公开11件"),
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
    "outcomes among some": "收到的12件政府信息公开申请中，予以公开9件，自然人9件。",
    "applicants of one outcome's": "予以公开11件政府信息公开申请，其中自然人10件。",
    "applicants of another body's": "部门政府信息公开申请9件。其中，自然人7件，商业企业2件。",
    "outcomes of one matter's": "政府信息公开申请涉及交通事故的8件予以公开5件、部分公开3件。",
    "those of one matter answered": "政府信息公开申请涉及征地的9件，其中8件已答复。",
    "dealt with within so many days": "政府信息公开申请5个工作日内办结9件。",
    "applications for reconsideration": "收到政府信息公开类行政复议申请14件，受理9件，不予受理5件。",
    "one kind of applicant's": "政府信息公开申请中，自然人新收14件、商业企业新收2件。",
    "applicants within brackets": "政府信息公开申请各部门9件（自然人7件、商业企业2件）。",
    "outcomes of several parts": "政府信息公开申请价格类2件公开1件、1件部分公开，项目类2件部分公开。",
    "the office of the government alone": "县政府办收到政府信息公开申请9件。",
    "what one got beside what was passed on": "上级转来依申请公开件3件，自行收到4件。",
    "words of the next number": "政府信息公开申请中，转来的3件予以公开2件、部分公开1件。",
    "cases on all matters": "政府信息公开工作规范，行政诉讼案件153件，其中信息公开类占一成。",
    "other applications received, the noun first": "政府信息公开工作规范，劳动仲裁申请受理862件，工伤认定申请办结30件。",
    "outcomes of one kind of applications": "征地类政府信息公开申请46件，予以公开21件，不予公开3件，无法提供18件。",
    "outcomes of one kind, the number first": "拆迁类36件政府信息公开申请，公开16件，部分公开5件，无法提供8件。",
    "outcomes of one subject's": "政府信息公开工作规范，申请公开审批信息3件，予以公开2件，部分公开1件。",
    "other services' applications": "政府信息公开工作规范，受理生育津贴申请862件，办结853件。",
    "cases for other causes": "政府信息公开工作规范，因其他行政行为被复议63件，因行政处罚被诉42件。",
    "documents classed by three names": "审核信息120份，予以公开80份，部分公开20份，不予公开20份。",
    "of each kind": "因政府信息公开发生行政复议、行政诉讼各3件。",
    "answers by kind": "政府信息公开申请中，公开类答复9件，作出公开答复9件，同意公开答复9件。",
    "more years than one": "累计受理政府信息公开申请90件，其中2020年占两成。",
    "two reasons, one of them not the form's": "政府信息公开申请中，信息不存在或本机关不掌握3件。",
    "kinds of organizations together": "政府信息公开申请中，企业、科研机构3件。",
    "results beside others": "政府信息公开行政复议中，维持2件，驳回1件。",
    "results of two kinds": "政府信息公开行政复议案件和行政诉讼案件中，维持4件。",
    "an outcome joined to another name": "政府信息公开申请中，同意或部分公开9件。",
    "documents ended": "现行文件中，宣布失效的和废止规范性文件共7件。",
    "some reason": "政府信息公开申请中，对征地类申请不予公开1件。",
}


@pytest.mark.parametrize(("text", "kind", "value", "words"), MEANT.values(), ids=MEANT)
def test_a_figure_is_known_by_its_phrase(text: str, kind: str, value: int, words: str) -> None:
    found = [one for one in figures_of(telling(text)) if one.kind == kind]
    assert [int(one.value) for one in found if one.words == words] == [value]
    assert [one.location.text for one in found] == [one.words for one in found]


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


@pytest.mark.parametrize(
    ("organ", "name", "own"),
    [
        ("云陵县教育和体育局", "县教体局", True),
        ("云陵市人力资源和社会保障局", "市人社局", True),
        ("云陵市发展和改革委员会", "市发改委", True),
        ("云陵市卫生健康委员会", "本机关", True),
        ("云陵县教育和体育局", "县财政局", False),
        ("云陵县教育和体育局", "县局", False),
        ("云陵县人民政府", "本机关", False),
    ],
)
def test_a_short_name_of_the_reporting_body_is_its_own(organ: str, name: str, own: bool) -> None:
    report = telling(f"{name}收到政府信息公开申请16件。", organ=organ)
    assert [one.value for one in figures_of(report)] == [16] * own


def test_the_areas_number_is_not_its_departments() -> None:
    bureau = telling("全市收到政府信息公开申请90件。", organ="云陵市水利局")
    office = telling("全县收到政府信息公开申请90件，其中县政府办公室16件。", organ="云陵县人民政府办公室")
    for_all = telling("全县收到政府信息公开申请16件。", organ="云陵县人民政府办公室")
    apart = telling(
        "全县收到政府信息公开申请90件，办结83件。其中，县政府及县政府办收到16件。", organ=office.organization or ""
    )
    assert [[one.value for one in figures_of(report)] for report in (bureau, office, apart)] == [[], [], []]
    assert [one.value for one in figures_of(for_all)] == [16]


def test_what_is_one_office_of_many_is_not_all_of_the_department() -> None:
    report = telling("本机关收到政府信息公开申请16件，各直属单位收到3件。", organ="云陵市卫生健康委员会")
    assert figures_of(report) == ()


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

"""One defect for each rule: what is wrong in a report that is good but for it.

A defect is of the figures (`figures`, or `before` of last year's report), of the finished page (`edit`), or a paragraph of
the overview (`tell`, those of tests/support/wrong). The table is its reason to be long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from tests.support import edits, wrong
from tests.support.edits import Edit
from tests.support.facts import Facts
from tests.support.figures import (
    applicants,
    balanced,
    hidden,
    one_row_for_three,
    printed,
    raised,
)
from tests.support.pages import Page
from tests.support.reports import TrueReport

Change = Callable[[TrueReport, Random], TrueReport]
TABLES = ("applications", "cases", "documents")


@dataclass(frozen=True, slots=True)
class Defect:
    """`base` makes a good report such as the defect needs, `fits` says which will do; `about` names the parts of the
    story that would tell the same cells. Without `story` the overview tells no figures. `right` is what makes the page good
    where a good one may be printed either way.
    """

    form: str = ""
    base: Change = lambda report, rng: report
    fits: Callable[[Facts], bool] = lambda told: True
    about: tuple[str, ...] = ()
    tell: Callable[[Facts], str] | None = None
    figures: Change | None = None
    before: Callable[[TrueReport, TrueReport], TrueReport] | None = None
    edit: Edit | None = None
    right: Edit | None = None
    story: bool = True


def figures(change: Change, form: str = "", base: Change = lambda report, rng: report) -> Defect:
    """Wrong figures, of which the story does not tell."""
    return Defect(form=form, base=base, figures=change, about=TABLES)


def page(edit: Edit, form: str = "") -> Defect:
    return Defect(form=form, edit=edit)


def paragraph(*ways: str) -> Defect:
    return Defect(tell=lambda told: told.pick(*ways))


def _of(name: str) -> Change:
    """In the name of another body."""
    return lambda report, rng: replace(report, organization=name)


def _row(row: str) -> str:
    return f"applications.{row}"


def _two_applicants(report: TrueReport, rng: Random) -> TrueReport:
    """People and firms have applied, and firms not for little; nobody else got all he asked for."""
    granted = dict.fromkeys((f"applications.granted.{name}" for name in applicants(report)), 0)
    granted |= {
        _row("granted.natural_person"): rng.randrange(40, 90),
        _row("granted.business"): rng.randrange(1300, 9000),
    }
    carried = {f"applications.{row}.{name}": 0 for row in ("carried_in", "carried_out") for name in applicants(report)}
    return balanced(report, {**granted, **carried})


def _in_next_column(report: TrueReport, rng: Random) -> TrueReport:
    firms, research = _row("granted.business"), _row("granted.research")
    return printed(report, {firms: report.cells[research], research: report.cells[firms]})


def _other_applicant(report: TrueReport, rng: Random) -> TrueReport:
    report = raised(report, _row("received.natural_person"), by=(by := rng.randrange(3, 30)))
    return raised(report, _row("received.business"), by=-by)


def _two_cells(report: TrueReport, rng: Random) -> TrueReport:
    report = raised(report, _row("received.natural_person"), by=rng.randrange(3, 30))
    return raised(report, _row("received.business"), by=rng.randrange(31, 60))


def _row_of_zeros(report: TrueReport, rng: Random) -> TrueReport:
    return printed(report, dict.fromkeys((_row(f"granted.{name}") for name in (*applicants(report), "total")), 0))


def _blank(row: str, column: str) -> Change:
    """A report one cell of which was left out though there is a number: what it crosses cannot be checked."""

    def base(report: TrueReport, rng: Random) -> TrueReport:
        key = _row(f"{row}.{column}")
        return hidden(balanced(report, {key: rng.randrange(40, 90)}), [key])

    return base


def _received_blank(report: TrueReport, rng: Random) -> TrueReport:
    return hidden(_two_applicants(report, rng), [_row("received.business")])


def _regulations(made: int, more: int) -> Change:
    """So many regulations made, and so many older ones."""

    def change(report: TrueReport, rng: Random) -> TrueReport:
        counts = {"made": made, "disclosed": made, "total": made + more, "repealed": 0, "in_force": made + more}
        cells = {f"disclosure.regulations.{name}": count for name, count in counts.items()}
        return printed(report, {key: count for key, count in cells.items() if key in report.cells})

    return change


def _decisions_are_projects(report: TrueReport, rng: Random) -> TrueReport:
    cells: dict[str, int] = {}
    for row in ("licensing", "other_services", "penalties"):
        projects, change = rng.randrange(20, 90), rng.randrange(1, 9)
        numbers = {"previous": projects, "change": change, "decisions": projects + change}
        cells |= {f"disclosure.{row}.{name}": number for name, number in numbers.items()}
    return printed(report, cells)


def _more_disputes_than_requests(report: TrueReport, rng: Random) -> TrueReport:
    requests = sum(report.cells[_row(f"{row}.total")] for row in ("handled_total", "carried_out"))
    return balanced(report, {"disputes.reconsideration.pending": requests + rng.randrange(200, 900)})


def _blank_reconsideration(report: TrueReport, rng: Random) -> TrueReport:
    return hidden(report, [key for key in report.cells if key.startswith("disputes.reconsideration.")])


def _no_reconsideration(report: TrueReport, rng: Random) -> TrueReport:
    names = ("upheld", "corrected", "other", "pending")
    return balanced(report, {f"disputes.reconsideration.{name}": 0 for name in names})


def _disputes(report: TrueReport, rng: Random) -> TrueReport:
    """As many and as different as nobody has two years running."""
    cells = {f"disputes.reconsideration.{name}": n for n, name in enumerate(("upheld", "corrected", "other"), 7)}
    cells |= {"disputes.litigation_direct.upheld": 3, "disputes.litigation_direct.pending": 2}
    return balanced(_two_applicants(report, rng), cells)


def _same_disputes(then: TrueReport, now: TrueReport) -> TrueReport:
    return printed(then, {key: value for key, value in now.cells.items() if key.startswith("disputes.")})


def _few_documents(report: TrueReport, rng: Random) -> TrueReport:
    """Nothing in it is far from what the year before had."""
    documents = {key: n for n, key in enumerate(report.cells, 10) if key.startswith("disclosure.normative_documents.")}
    return printed(_two_applicants(report, rng), documents)


def _carried_otherwise(then: TrueReport, now: TrueReport) -> TrueReport:
    names = [f"{row}.{name}" for row in ("carried_out", "received") for name in ("natural_person", "total")]
    return raised(then, *map(_row, names), by=17)


def _older(form_year: int) -> Change:
    return lambda report, rng: replace(report, year=form_year)


def _added_row(label: str, line: str) -> str:
    return line + "\n" + re.sub(r"(?<=\| )[^|]*\d[^|]*(?= \|)", "12", line.replace(label, "政府公报期数"))


_NO_CONTACT = edits.sub(r"如有疑问，请与[^。]*。", "")
_PENALTIES = "disclosure.penalties"


def _stale(page: Page, report: TrueReport, rng: Random) -> str:
    """Measures to come, set in the report's own year."""
    body = (
        f"少数单位更新不勤，解读材料偏少。\n\n{report.year}年，我们将进一步加强公开工作，配齐人员，按季度通报更新情况。"
    )
    return edits.section(5, body)(page, report, rng)


DEFECTS: Mapping[str, Defect] = {
    code: Defect(about=(one.about,), tell=one.tell, fits=one.fits) for code, one in wrong.DEFECTS.items()
} | {
    "ACT001": figures(lambda r, rng: printed(r, {"disclosure.normative_documents.disclosed": r.cells["disclosure.normative_documents.total"] + rng.randrange(1, 90)}), "gb2019"),
    "ACT002": figures(_decisions_are_projects, "gb2019"),
    "ACT003": figures(lambda r, rng: printed(r, {f"{_PENALTIES}.change": -r.cells[f"{_PENALTIES}.previous"] - rng.randrange(1, 90)}), "gb2019"),
    "ACT004": figures(lambda r, rng: raised(r, "disclosure.normative_documents.made", by=r.cells["disclosure.normative_documents.in_force"] + r.cells["disclosure.normative_documents.repealed"] + rng.randrange(1, 90)), "gb2021"),
    "ACT005": page(edits.cell("disclosure.coercion.decisions", lambda _: "3.5")),
    "ACT006": figures(_regulations(2, 3), base=_of("云陵县人民政府")),
    "ACT007": figures(_regulations(27, 40), base=_of("云岭自治州人民政府")),
    "ACT009": page(edits.first_cell("disclosure.coercion", "若干")),
    "BAL001": figures(lambda r, rng: raised(r, _row("received.natural_person"), by=rng.randrange(3, 30)), base=_received_blank),
    "BAL002": figures(_in_next_column, base=_two_applicants),
    "BAL003": figures(_other_applicant, base=_two_applicants),
    "BAL004": figures(lambda r, rng: raised(r, _row("received.natural_person"), by=rng.randrange(3, 30))),
    "BAL005": figures(_two_cells, base=_two_applicants),
    "BAL006": figures(_row_of_zeros, base=_two_applicants),
    "CON001": page(_NO_CONTACT, "gb2019"),
    "CON002": page(edits.sub("邮编：100000", "邮编：10000")),
    "CON003": Defect(edit=edits.sub("^", "发布时间：{next}-05-20 09:30\n"), base=_of("云陵县人民政府")),
    "CON004": page(edits.sub(r"\Z", "\n{organization}\n\n{year}年1月18日\n")),
    "CON006": page(_NO_CONTACT, "gb2021"),
    "FEE001": page(edits.section(6, "没有其他需要报告的事项。"), "gb2021"),
    "FEE003": page(edits.section(6, "全年发出收费通知1件，收取信息处理费85元。"), "gb2021"),
    "FEE004": Defect(edit=edits.section(6, "全年未发出收费通知，未收取信息处理费。"), form="gb2021", base=lambda r, rng: balanced(r, {_row("other_no_payment.natural_person"): 2}), about=("applications",)),
    "FMT001": figures(lambda r, rng: hidden(r, ["disputes.reconsideration.upheld"]), base=_no_reconsideration),
    "FMT002": figures(lambda r, rng: hidden(r, [key for key, value in r.cells.items() if key.startswith("disputes.reconsideration.") and not value], "dash"), base=_no_reconsideration),
    "FMT003": page(edits.cell(_row("received.total"), lambda text: f"{text}件")),
    "FMT004": page(edits.cell(_row("received.total"), lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")))),
    "FMT005": figures(lambda r, rng: printed(r, {"disclosure.procurement.projects": 11, "disclosure.procurement.amount": rng.randrange(2_000_000, 9_000_000)}), "gb2019"),
    "FMT006": Defect(edit=edits.fee("本年收费金额（单位：万元，保留4位小数）", "98.7"), form="gb2021", right=edits.fee("本年收费金额（单位：万元）", "98.7")),
    "FMT008": figures(_blank_reconsideration, base=lambda r, rng: _no_reconsideration(_two_applicants(r, rng), rng)),
    "PLA001": figures(_more_disputes_than_requests),
    "PLA002": figures(lambda r, rng: printed(r, dict.fromkeys(r.cells, 0))),
    "STR001": page(edits.section(5, None)),
    "STR002": page(edits.heading(3, lambda line: f"{line}\n\n{line}")),
    "STR003": page(edits.heading(3, lambda line: line.replace("三", "五", 1))),
    "STR004": page(edits.topics_numbered_like_sections),
    "STR005": Defect(edit=edits.section(4, "本年度未发生行政复议、行政诉讼。"), about=("cases",)),
    "STR006": page(edits.row(_PENALTIES, lambda label, line: "")),
    "STR007": Defect(edit=edits.section(1, "县政府网站发布各类信息1286条，其中政策解读31条，回应群众关心的问题21次。收到的公开申请由专人登记，当日转办，按时答复，申请人没有提出异议。年内组织培训2次，参加人员64人次。"), story=False),
    "STR009": page(edits.section(5, "暂无。")),
    "STR011": page(edits.sub("六个部分", "五个部分")),
    "STR012": page(edits.sub(r"[^#\s]*?(?=\d{4}年政府信息公开工作年度报告)", "县行政审批局")),
    "STR014": page(edits.sub(r"所列数据的统计期限为[^。]*。", "")),
    "STR015": page(edits.sub("12月31日", "11月30日")),
    "STY001": page(edits.sub("公益", "公溢")),
    "STY002": paragraph("各单位对公开栏进一步进一步加强指导。", "办公室按季度通报通报公开情况，当月改完。"),
    "STY003": page(edits.sub("(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", ",")),
    "STY004": paragraph("收到的申请逐件记入台帐，年底一并归档。", "门户网站支持IPV6访问，年内没有中断。"),
    "SUM001": figures(lambda r, rng: raised(r, _row("granted.research"), by=rng.randrange(3, 30)), base=_blank("refused_third_party", "research")),
    "SUM002": figures(lambda r, rng: raised(r, _row("granted.research"), by=rng.randrange(3, 30)), base=_blank("granted", "legal_services")),
    "SUM003": figures(lambda r, rng: raised(r, "disputes.reconsideration.total", by=rng.randrange(1, 9))),
    "SUM005": figures(lambda r, rng: hidden(r, [_row("granted.total")]), base=_two_applicants),
    "TPL001": Defect("gb2021", figures=_older(2020), story=False),
    "TPL002": figures(lambda r, rng: one_row_for_three(r), "gb2021"),
    "TPL003": page(edits.row(_PENALTIES, _added_row)),
    "TPL004": Defect(edit=edits.label("disclosure.normative_documents", "规范性文件"), form="gb2021", right=edits.label("disclosure.normative_documents", "行政规范性文件")),
    "TPL006": page(edits.sub("本报告根据", "本报告根据国办公开办函〔2019〕60号和"), "gb2021"),
    "XYR001": Defect(before=_carried_otherwise),
    "XYR002": Defect("gb2021", about=("documents",), before=lambda then, now: raised(then, "disclosure.normative_documents.in_force", by=31)),
    "XYR004": Defect(before=_same_disputes, base=_disputes),
    "XYR005": page(_stale),
    "XYR006": Defect(base=_few_documents, before=lambda then, now: printed(then, {f"{_PENALTIES}.decisions": 6 * then.cells[f"{_PENALTIES}.decisions"] + 200}), fits=lambda told: bool(told.document("penalties", "decisions"))),
}  # fmt: skip

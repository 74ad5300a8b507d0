"""Paragraphs with one thing wrong, each under the code of the rule that must speak."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.support.facts import Facts, Fragment


@dataclass(frozen=True, slots=True)
class Defect:
    """A paragraph with one thing wrong; `about` is what the clean story leaves out; `fits` says for which reports."""

    about: str
    tell: Fragment
    fits: Callable[[Facts], bool] = lambda told: True


def _off(told: Facts, *right: int) -> int:
    """A number that none of these is."""
    return max(right) + told.rng.randrange(3, 40)


def _sum_off(told: Facts) -> str:
    parts = [told.some(300) + 100 for _ in range(3)]
    wrong = sum(parts) + told.rng.randrange(1, 20)
    words = told.pick(
        "其中动态{}条、公告{}条、专题{}条", "包括动态{}条、公告{}条、专题{}条", "动态、公告、专题分别为{}条、{}条、{}条"
    )
    return f"全年发布信息{told.n(wrong)}条，{words.format(*(told.n(part) for part in parts))}。"


_SOME = lambda told: bool(told.received and told.handled_total)  # noqa: E731


def _year(told: Facts) -> int:
    return told.report.year


def _not_received(told: Facts) -> str:
    wrong, carried = told.n(_off(told, *told.totals)), told.carried_in
    return told.pick(
        f"全年共收到政府信息公开申请{wrong}件。",
        f"收到依申请公开件{wrong}件次，同比增长12.5%。",
        f"新增政府信息公开申请{wrong}件（{_year(told) - 1}年：{told.some()}件）。",
        f"新收政府信息公开申请{told.received}件，上年结转{carried}件，共{wrong}件。",
        f"近年来申请数量持续增长，{_year(told) - 1}年收到政府信息公开申请{told.some()}件，{_year(told)}年收到{wrong}件。",
    )


def _not_handled(told: Facts) -> str:
    wrong, all_in = told.n(_off(told, *told.totals)), told.received + told.carried_in
    return told.pick(
        f"政府信息公开申请已办结{wrong}件。",
        f"依申请公开答复{wrong}件。",
        f"共办理政府信息公开申请{all_in}件，其中{wrong}件已答复。",
        f"共办理政府信息公开申请{all_in}件，其中答复{wrong}件，结转下年{told.carried_out}件。",
    )


def _not_carried(told: Facts) -> str:
    came, went = told.n(_off(told, told.carried_in)), told.n(_off(told, told.carried_out, told.carried_in))
    return told.pick(
        f"政府信息公开申请上年结转{came}件。",
        f"政府信息公开申请上年度遗留{came}件。",
        f"政府信息公开申请结转下年度继续办理{went}件。",
        f"政府信息公开申请另有{went}件依法延期至{_year(told) + 1}年答复。",
        f"政府信息公开申请中，{went}件尚在办理中。",
        f"政府信息公开申请结转{went}件。",
    )


def _not_outcome(told: Facts) -> str:
    joined = told.granted + told.partially_granted
    return told.pick(
        f"政府信息公开申请中，予以公开{told.n(_off(told, told.granted))}件。",
        f"政府信息公开申请答复情况：公开和部分公开{told.n(_off(told, joined))}件。",
        f"政府信息公开申请中，{told.n(_off(told, told.partially_granted))}件作部分公开处理。",
        f"政府信息公开申请中，属于行政查询事项{told.n(_off(told, told.refused_administrative_query))}件。",
        f"政府信息公开申请中，本机关不掌握相关政府信息{told.n(_off(told, told.unavailable_not_held))}件。",
    )


def _not_applicant(told: Facts) -> str:
    name = told.pick("自然人", "商业企业", "科研机构")
    return f"政府信息公开申请中，{name}{told.n(_off(told, *told.totals))}件。"


def _not_reconsidered(told: Facts) -> str:
    first = told.cases("reconsideration")
    return told.pick(
        f"因政府信息公开被申请行政复议{told.n(_off(told, first))}起。",
        f"因政府信息公开被申请行政复议{told.n(_off(told, first))}起（县水利局{told.some()}起）。",
        f"因政府信息公开被申请行政复议{first}起，维持{told.n(_off(told, told.cases('reconsideration', 'upheld')))}起。",
        f"政府信息公开行政复议中，{told.n(_off(told, told.cases('reconsideration', 'pending')))}起尚未审结。",
    )


def _not_sued(told: Facts) -> str:
    corrected = told.cases("litigation_direct", "corrected") + told.cases(
        "litigation_after_reconsideration", "corrected"
    )
    return told.pick(
        f"因政府信息公开被提起行政诉讼{told.n(_off(told, told.suits))}起。",
        f"因政府信息公开被提起行政诉讼{told.suits}起，其中纠正{told.n(_off(told, corrected))}起。",
    )


def _not_so_ended(told: Facts) -> str:
    """What of the reconsiderations is false in this report, whichever ended otherwise than upheld."""
    ended = {name: told.cases("reconsideration", name) for name in ("corrected", "other", "pending")}
    claims = {"corrected": "纠错率为0", "other": "均维持", "pending": "均已审结"}
    name = told.pick(*(name for name, count in ended.items() if count))
    return f"政府信息公开行政复议案件{told.pick(claims[name], '均获维持')}。"


def _none(told: Facts) -> str:
    return told.pick(
        "全年未收到政府信息公开申请。",
        "本年度没有收到任何信息公开申请。",
        "没有公民、法人和其他组织申请公开政府信息。",
        "依申请公开工作平稳，全年零申请。",
    )


def _not_added_up(told: Facts) -> str:
    parts = [told.some(300) + 100 for _ in range(3)]
    wrong = told.n(sum(parts) + told.rng.randrange(30, 60))
    one, two, three = (told.n(part) for part in parts)
    return told.pick(
        f"账号{wrong}个，其中微信{one}个、微博{two}个、其他{three}个。",
        f"处理咨询{wrong}件（其中重复{told.some(90)}件），内容涉及教育{one}件、医疗{two}件、其他{three}件。",
        f"受理咨询{wrong}件。县水利局{one}件，县审计局{two}件，其他单位{three}件。",
        f"处理咨询{wrong}件，较上年的{told.some()}件有所变化，其中教育{one}件、医疗{two}件、其他{three}件。",
    )


DEFECTS: Mapping[str, Defect] = {
    "NAR001": Defect("applications", _not_received, _SOME),
    "NAR002": Defect("applications", _not_handled, _SOME),
    "NAR003": Defect("applications", _not_carried, _SOME),
    "NAR004": Defect("applications", _not_outcome, _SOME),
    "NAR005": Defect("applications", _not_applicant, _SOME),
    "NAR006": Defect("cases", _not_reconsidered, lambda told: bool(told.cases("reconsideration"))),
    "NAR007": Defect("cases", _not_sued, lambda told: bool(told.suits)),
    "NAR008": Defect("cases", _not_so_ended, lambda told: told.cases("reconsideration") > told.cases("reconsideration", "upheld")),
    "NAR009": Defect("applications", _none, lambda told: bool(told.received)),
    "NAR010": Defect("documents", lambda told: f"全年制定规范性文件{told.n(_off(told, *(int(value) for key, value in told.report.cells.items() if key.startswith('disclosure.normative'))))}件。"),
    "NAR011": Defect("", lambda told: f"行政处罚决定{told.n(_off(told, told.document('penalties', 'decisions')))}件。"),
    "NAR012": Defect("applications", lambda told: f"收到的政府信息公开申请{told.pick('全部办结', '均已办结', '办结率100%')}。", lambda told: bool(told.carried_out)),
    "NAR013": Defect("", lambda told: "全年发布政策解读稿31条。加强统筹协调，全年发布政策解读稿13条。"),
    "ARI001": Defect("whole", lambda told: told.pick(_sum_off(told), _not_added_up(told))),
    "ARI002": Defect("whole", lambda told: told.pick("全年发布信息300条，其中动态100条，占总数的36.2%。", "全年发布信息300条，其中动态100条（36.2%）、公告200条（66.7%）。")),
    "ARI003": Defect("whole", lambda told: "发布信息中，动态占46%，公告占31%，专题占21%。"),
    "ARI004": Defect("whole", lambda told: "全年公开信息近500条。经统计，全年公开信息512条。"),
    "ARI005": Defect("whole", lambda told: "全年发布信息3623条，其中动态1046余条、公告1809条、专题768条。"),
    "ARI006": Defect("whole", lambda told: "今年签约项目22件，履约结束25件。"),
    "ARI008": Defect("whole", lambda told: told.pick("制作图解45个，比上年的40个增加5个，增长15.2%。", "解读50条，较上年减少10条，同比下降20%。")),
    "ARI007": Defect("whole", lambda told: "收到意见20条，其中采纳13条，超七成。"),
}  # fmt: skip

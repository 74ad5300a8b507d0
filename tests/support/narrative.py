"""Prose about a true report's own figures: a grammar of the usual ways to tell them, with every trap that must stay silent.

`make_story` tells a clean report. `DEFECTS` are stories with one thing wrong, each under the code that must speak.
All sentences are our own; no body in them is a real one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

from tests.support.reports import TrueReport

_HAN = "零一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_GROUPS = {
    "予以公开": "granted", "部分公开": "partially_granted", "不予公开": "refused_", "无法提供": "unavailable_",
    "不予处理": "not_processed_", "其他处理": "other",
}  # fmt: skip
_ORGANIZATIONS = ("business", "research", "public_interest", "legal_services", "other_organization")


def han(value: int) -> str:
    """A number below 10 000 in Chinese numerals."""
    if value < 10:
        return _HAN[value]
    told, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            told += ("零" if zero else "") + _HAN[digit] + name
            zero = False
        elif told and value:
            zero = True
    return told.removeprefix("一") if told.startswith("一十") else told


@dataclass(frozen=True, slots=True)
class Facts:
    """What a story may tell of a report. `rng` decides how figures are printed."""

    report: TrueReport
    rng: Random

    def __getattr__(self, name: str) -> int:
        """A row of table 3 by its key: its total."""
        return self.row(name)

    def row(self, key: str, column: str = "total") -> int:
        return int(self.report.cells[f"applications.{key}.{column}"])

    def group(self, stem: str) -> int:
        rows = [row.key for row in self.report.rows(self.report.table("applications")) if row.key.startswith(stem)]
        return sum(self.row(key) for key in rows)

    def organizations(self, key: str) -> int:
        return sum(self.row(key, column) for column in _ORGANIZATIONS)

    def cases(self, row: str, column: str = "total") -> int:
        return int(self.report.cells[f"disputes.{row}.{column}"])

    @property
    def suits(self) -> int:
        return self.cases("litigation_direct") + self.cases("litigation_after_reconsideration")

    def document(self, row: str, column: str) -> int:
        return int(self.report.cells[f"disclosure.{row}.{column}"])

    def n(self, value: int | Decimal) -> str:
        """A number as somebody prints it."""
        style = self.rng.choice(("plain", "plain", "plain", "comma", "wide", "han", "spaced"))
        if style == "comma":
            return f"{value:,}"
        if style == "wide":
            return str(value).translate(_WIDE)
        if style == "han" and value < 10_000 and value not in (0, 2):
            return han(int(value))
        return f" {value} " if style == "spaced" else str(value)

    def pick(self, *ways: str) -> str:
        return self.rng.choice(ways)

    def some(self, most: int = 900) -> int:
        return self.rng.randrange(12, most)

    @property
    def area(self) -> str:
        """How the whole is called, or not called at all."""
        name = self.report.organization
        wide = (
            "全局" if name.endswith("局") else "全委" if name.endswith("委员会") else "全镇" if "镇" in name else "全县"
        )
        return "" if "办公室" in name else self.pick("", wide, wide + "各级")

    @property
    def inner(self) -> str:
        """A body within the area that reports, or beside it, and never the one that reports."""
        return self.pick("县交通运输局", "城关街道") if "办公室" in self.report.organization else "县政府办公室"


Fragment = Callable[[Facts], str]


def _received(told: Facts) -> str:
    got, all_in, done, unit = (
        told.received,
        told.received + told.carried_in,
        told.handled_total,
        told.pick("件", "份", "条", "宗"),
    )
    if not got:
        return told.pick(
            "全年未收到政府信息公开申请。", "本年度没有收到政府信息公开申请。", "收到政府信息公开申请0件。"
        )
    online = told.rng.randrange(got + 1)
    return told.pick(
        f"{told.area}共收到政府信息公开申请{told.n(got)}{unit}，其中网上申请{told.n(online)}{unit}、当面申请{told.n(got - online)}{unit}。",
        f"全年收到{told.n(all_in)}{unit}政府信息公开申请（含上年结转{told.n(told.carried_in)}{unit}）。",
        f"{told.report.year}年1月1日至12月31日，受理依申请公开{told.n(all_in)}{unit}，均在法定期限内予以答复。",
        f"新收政府信息公开申请{told.n(got)}{unit}，连同上年结转的{told.n(told.carried_in)}{unit}，到年底办结{told.n(done)}{unit}。",
        f"受理办理政府信息公开申请{told.n(done)}{unit}，{_change(told, done, unit)}。",
        f"收到公民、法人和其他组织提出的信息公开申请{told.n(got)}{unit}，接近{got + 3}{unit}。",
        f"今年以来，依申请公开工作平稳，{told.area}共受理{told.n(got)}{unit}。",
    )


def _change(told: Facts, now: int, unit: str) -> str:
    """Since last year, with the difference, the number of then, or a rate alone."""
    before = max(1, now + told.rng.randrange(-9, 40))
    way, rate = ("下降", before - now) if before > now else ("增长", now - before)
    rated = f"{way}{share(told, rate, before)}%"
    return told.pick(
        f"较上年的{told.n(before)}{unit}{rated}",
        f"比{told.report.year - 1}年{'减少' if before > now else '增加'}{told.n(abs(now - before))}{unit}，同比{rated}",
        f"同比{way}18.5%",
    )


def _handled(told: Facts) -> str:
    done, out = told.handled_total, told.carried_out
    finished = (
        "政府信息公开申请全部办结。"
        if not out
        else f"政府信息公开申请办结{told.n(done)}件，其余{told.n(out)}件结转下年度继续办理。"
    )
    return told.pick(
        f"办结政府信息公开申请{told.n(done)}件，结转下年度继续办理{told.n(out)}件。",
        f"答复政府信息公开申请{told.n(done)}件，其中按期答复{told.rng.randrange(done + 1)}件。",
        f"上年结转申请{told.n(told.carried_in)}件，转入{told.report.year + 1}年办理{told.n(out)}件。",
        finished,
    )


def _outcomes(told: Facts) -> str:
    values = {name: told.group(stem) for name, stem in _GROUPS.items()}
    names = list(values)
    done = sum(values.values())
    if told.rng.random() < 0.3:
        joined = values["予以公开"] + values["部分公开"]
        rest = "；".join(f"{name}{told.n(values[name])}件" for name in names[2:])
        return f"政府信息公开申请办结{told.n(done)}件，其中予以公开及部分公开{told.n(joined)}件，{rest}。"
    if told.rng.random() < 0.3 and done:
        name = told.rng.choice(names)
        return f"政府信息公开申请共办结{told.n(done)}件，其中{name}{told.n(values[name])}件，占{share(told, values[name], done)}%。"
    if told.rng.random() < 0.4:
        return "政府信息公开申请的办理情况：" + "，".join(f"{told.n(values[name])}件{name}" for name in names) + "。"
    reason = told.pick("因本机关不掌握等原因", "")
    parts = "、".join(f"{reason if name == '无法提供' else ''}{name}{told.n(values[name])}件" for name in names)
    return f"按照条例规定办理政府信息公开申请，{parts}。"


def share(told: Facts, part: int, whole: int) -> str:
    """Rounded or cut off, with up to two digits."""
    digits = told.rng.choice((0, 1, 2))
    way = told.rng.choice((ROUND_DOWN, ROUND_HALF_UP))
    return str((Decimal(part) * 100 / whole).quantize(Decimal(1).scaleb(-digits), way))


def _applicants(told: Facts) -> str:
    rows = told.rng.choice((("received",), ("received", "carried_in"), ("handled_total",)))
    people = sum(told.row(row, "natural_person") for row in rows)
    others = sum(told.organizations(row) for row in rows)
    legal = told.pick("法人或其他组织", "法人和其他组织", "法人及其他组织")
    return told.pick(
        f"政府信息公开申请中，自然人{told.n(people)}件、{legal}{told.n(others)}件。",
        f"政府信息公开申请人以自然人为主，自然人申请{told.n(people)}件，{legal}提出{told.n(others)}件。",
        f"从政府信息公开申请人看，{told.n(people)}件为自然人申请，{told.n(others)}件为{legal}申请。",
    )


def _cases(told: Facts) -> str:
    first, suits, unit = told.cases("reconsideration"), told.suits, told.pick("件", "起", "宗", "例")
    if not first + suits:
        return told.pick(
            "全年未发生因政府信息公开引起的行政复议、行政诉讼。",
            f"政府信息公开行政复议0{unit}，行政诉讼0{unit}。",
            "没有因政府信息公开被申请行政复议、提起行政诉讼的情况。",
        )
    upheld = not any(
        told.cases(row, column)
        for row in ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
        for column in ("corrected", "pending")
    )
    claim = "，均获维持" if upheld else ""
    return told.pick(
        f"因政府信息公开被申请行政复议{told.n(first)}{unit}、被提起行政诉讼{told.n(suits)}{unit}{claim}。",
        f"政府信息公开行政复议、行政诉讼共{told.n(first + suits)}{unit}{claim}，未发生责任追究。",
        f"政府信息公开方面，有{told.n(first)}{unit}行政复议、{told.n(suits)}{unit}行政诉讼。",
        f"涉及政府信息公开的行政诉讼案件{told.n(suits)}{unit}，其中未经复议直接起诉{told.n(told.cases('litigation_direct'))}{unit}，"
        f"复议后起诉{told.n(told.cases('litigation_after_reconsideration'))}{unit}。",
    )


def _documents(told: Facts) -> str:
    new = "in_force" if told.report.template.id == "gb2021" else "total"
    made, standing = (told.document("normative_documents", column) for column in ("made", new))
    rules = told.document("regulations", "made")
    return told.pick(
        f"全年制定规范性文件{told.n(made)}件，公开现行有效规范性文件{told.n(standing)}件。",
        f"印发行政规范性文件{told.n(made)}件，解读政策文件{told.some()}件。",
        f"公开规章、规范性文件共{told.n(rules + made)}件，清理规范性文件{told.some()}件。",
        f"备案审查规范性文件{told.some()}件，公报刊登规范性文件等{told.some()}件，修订规章制度{told.some(40)}项。",
    )


_TRAPS: tuple[Fragment, ...] = (
    lambda told: f"另收到群众来信{told.n(told.some())}余件、咨询{told.n(told.some())}件、热线工单{told.n(told.some())}件，全部办结，办结率100%。",
    lambda told: f"其中，某某科室受理政府信息公开申请{told.n(told.some())}件。{told.inner}收到政府信息公开申请{told.n(told.some())}件，予以公开{told.some()}件，不予公开{told.some()}件。",
    lambda told: f"通过政府网站收到政府信息公开申请{told.n(told.some())}件，通过信函收到申请{told.n(told.some())}件。",
    lambda told: f"办理人大代表建议{told.n(told.some())}件、政协提案{told.n(told.some() + 900)}件，办复率100%，其中予以公开{told.some()}件。",
    lambda told: f"{told.report.year - 1}年收到政府信息公开申请{told.n(told.some())}件，上半年收到政府信息公开申请{told.some()}件。",
    lambda told: f"复议机关全年受理行政复议案件{told.n(told.some())}件，审结{told.n(told.some())}件；办理行政应诉案件{told.n(told.some())}件，零败诉。",
    lambda told: f"上年结转项目{told.n(told.some())}个，结转资金{told.n(told.some())}万元；受理许可申请{told.n(told.some() + 900)}件，办结{told.some()}件。",
    lambda told: f"受理的{told.some()}件政府信息公开申请涉及征地，平均每件用时9个工作日，个别部门未收到政府信息公开申请。",
    lambda told: f"公示行政许可决定{told.n(told.some())}件、行政处罚决定{told.n(told.some())}件，网上办件量{told.some()}万件。",
    lambda told: f"政务公开工作占年度考核的4%，群众满意率{told.some(90)}.6%，网站点击量同比增长{told.some(90)}.27%。",
)  # fmt: skip


def _whole(told: Facts) -> str:
    parts = [told.some() for _ in range(3)]
    whole = sum(parts)
    one, two, three = (told.n(part) for part in parts)
    fifth = whole // 5
    return told.pick(
        f"全年发布信息{told.n(whole)}条，其中动态{one}条、公告{two}条、专题{three}条。",
        f"全年发布信息{told.n(whole)}条，动态、公告、专题分别为{one}条、{two}条、{three}条。",
        f"全年发布信息{told.n(whole + 70)}余条，其中动态{one}条、公告{two}条、专题{three}条。",
        f"全年发布信息{told.n(whole + 9)}条，其中动态{one}条、公告{two}条、专题{three}条等。",
        f"全年发布信息{told.n(whole + 9)}条，主要包括动态{one}条、公告{two}条、专题{three}条。",
        f"全年发布信息{told.n(whole)}条，其中动态{one}条（图解{parts[0] - 3}条、视频3条）、公告{two}条、专题{three}条。",
        f"发布信息{told.n(whole)}条，按栏目分，其中动态{one}条、公告{told.n(whole - parts[0])}条，按渠道分，网站{told.n(whole - fifth)}条、微信{told.n(fifth)}条。",
        f"处理举报{told.n(whole)}件，其中立案{one}件，罚款12万元，移送{two}件，办结{three}件。",
        f"全年培训{told.n(whole)}人次，其中科级{told.n(whole * 2 // 3)}人次、女干部{told.n(whole * 3 // 4)}人次。",
        f"全年发布信息{told.n(whole)}条，其中动态{one}条，占{share(told, parts[0], whole)}%，公告{two}条，占总数的{share(told, parts[1], whole)}%。",
        f"全年发布信息{told.n(whole)}条，其中图解{one}条，占全市同类信息的{told.some(90)}.3%。",
        f"公开信息近{whole + 1}条，经统计共{whole}条。意见{whole}条，采纳{whole // 2 + 1}条，过半。",
    )


def make_story(report: TrueReport, rng: Random, without: Collection[str] = ()) -> tuple[str, ...]:
    """Paragraphs for section one. `without` leaves out what tells the same cells as a defect set in afterwards."""
    told = Facts(report, rng)
    parts: dict[str, Sequence[Fragment]] = {
        "whole": (_whole,),
        "applications": (_received, _handled, _outcomes, _applicants),
        "cases": (_cases,),
        "documents": (_documents,),
    }
    paragraphs = [f"{report.year}年，{report.organization}认真落实政府信息公开的各项要求。"]
    for name, fragments in parts.items():
        if name not in without:
            paragraphs += ["".join(one(told) for one in _sampled(rng, fragments))]
    for trap in rng.sample(_TRAPS, 4):
        paragraphs.insert(rng.randrange(1, len(paragraphs) + 1), trap(told))
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def _sampled(rng: Random, fragments: Sequence[Fragment]) -> list[Fragment]:
    """Some of the fragments in their order, at least one."""
    kept = [one for one in fragments if rng.random() < 0.7]
    return kept or [rng.choice(fragments)]


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


def _totals(told: Facts) -> tuple[int, int, int]:
    return told.received, told.received + told.carried_in, told.handled_total


_SOME = lambda told: bool(told.received and told.handled_total)  # noqa: E731

DEFECTS: Mapping[str, Defect] = {
    "NAR001": Defect("applications", lambda told: f"全年共收到政府信息公开申请{told.n(_off(told, *_totals(told)))}件。", _SOME),
    "NAR002": Defect("applications", lambda told: f"政府信息公开申请已办结{told.n(_off(told, *_totals(told)))}件。", _SOME),
    "NAR003": Defect("applications", lambda told: f"政府信息公开申请上年结转{told.n(_off(told, told.carried_in))}件。", _SOME),
    "NAR004": Defect("applications", lambda told: f"政府信息公开申请中，予以公开{told.n(_off(told, told.group('granted')))}件。", _SOME),
    "NAR005": Defect("applications", lambda told: f"政府信息公开申请中，自然人{told.n(_off(told, *_totals(told)))}件。", _SOME),
    "NAR006": Defect("cases", lambda told: f"因政府信息公开被申请行政复议{told.n(_off(told, told.cases('reconsideration')))}起。", lambda told: bool(told.cases("reconsideration"))),
    "NAR007": Defect("cases", lambda told: f"因政府信息公开被提起行政诉讼{told.n(_off(told, told.suits))}起。", lambda told: bool(told.suits)),
    "NAR008": Defect("cases", lambda told: "政府信息公开行政复议均获维持。", lambda told: bool(told.cases("reconsideration", "pending") or told.cases("reconsideration", "corrected"))),
    "NAR009": Defect("applications", lambda told: told.pick("全年未收到政府信息公开申请。", "本年度没有收到任何信息公开申请。"), lambda told: bool(told.received)),
    "NAR010": Defect("documents", lambda told: f"全年制定规范性文件{told.n(_off(told, *(int(value) for key, value in told.report.cells.items() if key.startswith('disclosure.normative'))))}件。"),
    "NAR011": Defect("", lambda told: f"行政处罚决定{told.n(_off(told, told.document('penalties', 'decisions')))}件。"),
    "NAR012": Defect("applications", lambda told: f"收到的政府信息公开申请{told.pick('全部办结', '均已办结', '办结率100%')}。", lambda told: bool(told.carried_out)),
    "NAR013": Defect("", lambda told: "全年发布政策解读稿31条。加强统筹协调，全年发布政策解读稿13条。"),
    "ARI001": Defect("whole", _sum_off),
    "ARI002": Defect("whole", lambda told: "全年发布信息300条，其中动态100条，占总数的36.2%。"),
    "ARI003": Defect("whole", lambda told: "发布信息中，动态占46%，公告占31%，专题占21%。"),
    "ARI004": Defect("whole", lambda told: "全年公开信息近500条。经统计，全年公开信息512条。"),
    "ARI005": Defect("whole", lambda told: "全年发布信息3623条，其中动态1046余条、公告1809条、专题768条。"),
    "ARI006": Defect("whole", lambda told: "今年签约项目22件，履约结束25件。"),
    "ARI008": Defect("whole", lambda told: told.pick("制作图解45个，比上年的40个增加5个，增长15.2%。", "解读50条，较上年减少10条，同比下降20%。")),
    "ARI007": Defect("whole", lambda told: "收到意见20条，其中采纳13条，超七成。"),
}  # fmt: skip

"""Prose about a true report's own figures: a grammar of the usual ways to tell them, with every trap that must stay silent.

`make_story` tells a clean report. All sentences are our own; no body in them is a real one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from random import Random

from tests.support import clauses
from tests.support.facts import Facts, Fragment, share
from tests.support.reports import TrueReport

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
    lambda told: f"政府信息公开工作中，行政复议机构办理行政复议{told.n(told.some() + 2700)}件，其中维持{told.some()}件、驳回{told.some()}件、撤销{told.some()}件等。",
    lambda told: f"关注人数由年初的1.2万增至1.8万，增长50%；收到建议、留言分别较上年增加{told.some()}件、{told.some()}件，增长30%。",
    lambda told: "没有结转的资金，个别乡镇零申请，没有公民申请公开涉密信息。",
    lambda told: f"{told.inner}收到的{told.some()}件政府信息公开申请中，予以公开{told.some()}件，自然人申请{told.some()}件。",
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
        f"全年发布信息{told.n(whole)}条，较上年的{whole - 7}条增加7条，其中动态{one}条、公告{two}条、专题{three}条。",
        f"处理咨询{told.n(whole)}件（其中重复{whole // 9}件），内容涉及教育{one}件、医疗{two}件、其他{three}件。",
        f"收到咨询{told.n(whole)}件。从提交方式看，网络{one}件、信函{two}件、当面{three}件。按办理结果看，满意{one}件、其他{two}件。",
        f"发布信息{told.n(whole)}条，其中动态{one}条，公告{told.n(whole - parts[0])}条；视频{two}条，图解{three}条。",
        f"全年发布信息{whole}条，其中动态{parts[0]}条（{share(told, parts[0], whole)}%）、公告{parts[1]}条（{share(told, parts[1], whole)}%）。",
        f"受理咨询{told.n(whole)}件。县水利局{one}件，县审计局{two}件，其他单位{three}件。",
        f"公开信息近{whole + 1}条，经统计共{whole}条。意见{whole}条，采纳{whole // 2 + 1}条，过半。",
    )


def make_story(report: TrueReport, rng: Random, without: Collection[str] = ()) -> tuple[str, ...]:
    """Paragraphs for section one. `without` leaves out what tells the same cells as a defect set in afterwards."""
    told = Facts(report, rng)
    parts: dict[str, Sequence[Fragment]] = {
        "whole": (_whole,),
        "applications": (clauses.received, clauses.handled, clauses.outcomes, clauses.applicants),
        "cases": (clauses.cases,),
        "documents": (clauses.documents,),
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

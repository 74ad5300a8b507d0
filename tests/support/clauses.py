"""The usual ways to tell what the tables count: sentences on applications, cases and documents, all of them true.

All sentences are our own; no body in them is a real one. Many ways to say few things are its reason to be long.
"""

from __future__ import annotations

from tests.support.facts import Facts, share

_GROUPS = {
    "予以公开": "granted", "部分公开": "partially_granted", "不予公开": "refused_", "无法提供": "unavailable_",
    "不予处理": "not_processed_", "其他处理": "other",
}  # fmt: skip
_REASONS = {
    "保护第三方合法权益": "refused_third_party", "属于三类内部事务信息": "refused_internal_affairs",
    "属于行政执法案卷": "refused_enforcement_file", "属于行政查询事项": "refused_administrative_query",
    "本机关不掌握相关政府信息": "unavailable_not_held", "补正后申请内容仍不明确": "unavailable_unclear",
    "信访举报投诉类申请": "not_processed_petition", "重复申请": "not_processed_repeated",
}  # fmt: skip
_RESULTS = {"维持": "upheld", "纠正": "corrected", "其他结果": "other", "尚未审结": "pending"}
_COLUMNS = {
    "商业企业": "business",
    "科研机构": "research",
    "社会公益组织": "public_interest",
    "法律服务机构": "legal_services",
}


def received(told: Facts) -> str:
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
        f"新收政府信息公开申请{told.n(got)}{unit}，上年结转{told.n(told.carried_in)}{unit}，共{told.n(all_in)}{unit}。",
        f"近年来依申请公开数量持续增长，{told.report.year - 1}年收到申请{told.some()}{unit}，{told.report.year}年收到申请{told.n(got)}{unit}。",
        f"{told.report.year}年收到依申请公开件{told.n(got)}{unit}（{told.report.year - 1}年：{told.some()}{unit}）。",
        f"截至年底累计受理政府信息公开申请{got + told.some()}{unit}，其中{told.report.year}年{told.n(got)}{unit}。",
        f"收到政府信息公开申请{told.n(got)}{unit}，较上年的{told.some()}{unit}有所变化，其中网上申请{online}{unit}、当面申请{got - online}{unit}。",
        f"新增政府信息公开申请{told.n(got)}{unit}，上年度遗留{told.n(told.carried_in)}{unit}。",
        f"收到政府信息公开申请{got}{unit}，其中自然人申请{told.row('received', 'natural_person')}{unit}（{share(told, told.row('received', 'natural_person'), got)}%）。",
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


def handled(told: Facts) -> str:
    done, out = told.handled_total, told.carried_out
    finished = (
        "政府信息公开申请全部办结。"
        if not out
        else f"政府信息公开申请办结{told.n(done)}件，其余{told.n(out)}件结转下年度继续办理。"
    )
    return told.pick(
        f"办结政府信息公开申请{told.n(done)}件，结转下年度继续办理{told.n(out)}件。",
        f"共办理政府信息公开申请{told.n(done + out)}件，其中答复{told.n(done)}件，结转下年{told.n(out)}件。",
        f"共处理政府信息公开申请{told.n(done + out)}件，其中{told.n(done)}件已答复，{told.n(out)}件尚在办理中。",
        f"政府信息公开申请办结{told.n(done)}件，另有{told.n(out)}件依法延期至{told.report.year + 1}年答复。",
        f"依申请公开答复{told.n(done)}件，其中公开类答复{told.n(told.granted + told.partially_granted)}件，没有超期答复的申请。",
        f"答复政府信息公开申请{told.n(done)}件，其中按期答复{told.rng.randrange(done + 1)}件。",
        f"上年结转申请{told.n(told.carried_in)}件，转入{told.report.year + 1}年办理{told.n(out)}件。",
        finished,
    )


def outcomes(told: Facts) -> str:
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
    if told.rng.random() < 0.2:
        listed = "；".join(f"{name}{told.n(values[name])}件" for name in names)
        return f"办理结果为：{listed}，总计{told.n(done)}件。"
    if told.rng.random() < 0.4:
        return _reasons(told, values)
    if told.rng.random() < 0.4:
        return "政府信息公开申请的办理情况：" + "，".join(f"{told.n(values[name])}件{name}" for name in names) + "。"
    reason = told.pick("因本机关不掌握等原因", "")
    parts = "、".join(f"{reason if name == '无法提供' else ''}{name}{told.n(values[name])}件" for name in names)
    return f"按照条例规定办理政府信息公开申请，{parts}。"


def _reasons(told: Facts, values: dict[str, int]) -> str:
    """Some rows of the form by their names, within their group or among all; answers that are no outcome of the form."""
    name, row = told.rng.choice(list(_REASONS.items()))
    group = next(words for words, stem in _GROUPS.items() if row.startswith(stem))
    return told.pick(
        f"政府信息公开申请{group}{told.n(values[group])}件，其中{name}{told.n(told.row(row))}件。",
        f"政府信息公开申请{group}{told.n(values[group])}件（{name}{told.n(told.row(row))}件），信息不存在或不掌握的{told.some()}件。",
        f"政府信息公开申请{name}的{told.n(told.row(row))}件，公开和部分公开{told.n(values['予以公开'] + values['部分公开'])}件。",
        f"政府信息公开申请予以公开{told.n(told.granted)}件，其中自然人{told.n(told.row('granted', 'natural_person'))}件；申请涉及征地的{told.some()}件予以公开{told.some()}件。",
        f"办结的{told.n(told.handled_total)}件政府信息公开申请中，{told.n(values[group])}件作{group}处理。",
    )


def applicants(told: Facts) -> str:
    rows = told.rng.choice((("received",), ("received", "carried_in"), ("handled_total",)))
    people = sum(told.row(row, "natural_person") for row in rows)
    others = sum(told.organizations(row) for row in rows)
    name, column = told.rng.choice(list(_COLUMNS.items()))
    kind = sum(told.row(row, column) for row in rows)
    legal = told.pick("法人或其他组织", "法人和其他组织", "法人及其他组织")
    return told.pick(
        f"政府信息公开申请中，自然人{told.n(people)}件、{legal}{told.n(others)}件。",
        f"政府信息公开申请人以自然人为主，自然人申请{told.n(people)}件，{legal}提出{told.n(others)}件。",
        f"政府信息公开申请中，{name}{told.n(kind)}件，企业、{name}等{told.some()}件。",
        f"从政府信息公开申请人看，{told.n(people)}件为自然人申请，{told.n(others)}件为{legal}申请。",
    )


def cases(told: Facts) -> str:
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
    each = "各" if first == suits else "、"
    results = "、".join(
        f"{name}{told.n(told.cases('reconsideration', column))}{unit}" for name, column in _RESULTS.items()
    )
    return told.pick(
        f"因政府信息公开被申请行政复议{told.n(first)}{unit}、被提起行政诉讼{told.n(suits)}{unit}{claim}。",
        f"因政府信息公开被申请行政复议{told.n(first)}{unit}，其中{results}；被提起行政诉讼{told.n(suits)}{unit}。",
        f"政府信息公开引起的行政复议{told.n(first)}{unit}（县水利局{told.some()}{unit}、其他单位若干{unit}），行政诉讼{told.n(suits)}{unit}。",
        f"政府信息公开行政复议、行政诉讼各{told.n(first)}{unit}。"
        if each == "各"
        else f"政府信息公开行政诉讼{told.n(suits)}{unit}，一审维持{told.some()}{unit}。",
        f"政府信息公开行政复议、行政诉讼共{told.n(first + suits)}{unit}{claim}，未发生责任追究。",
        f"政府信息公开方面，有{told.n(first)}{unit}行政复议、{told.n(suits)}{unit}行政诉讼。",
        f"涉及政府信息公开的行政诉讼案件{told.n(suits)}{unit}，其中未经复议直接起诉{told.n(told.cases('litigation_direct'))}{unit}，"
        f"复议后起诉{told.n(told.cases('litigation_after_reconsideration'))}{unit}。",
    )


def documents(told: Facts) -> str:
    new = "in_force" if told.report.template.id == "gb2021" else "total"
    made, standing = (told.document("normative_documents", column) for column in ("made", new))
    rules = told.document("regulations", "made")
    if new == "in_force" and told.rng.random() < 0.3:
        ended = told.document("normative_documents", "repealed")
        return f"制发行政规范性文件{told.n(made)}件，废止{told.n(ended)}件，现行有效{told.n(standing)}件。"
    return told.pick(
        f"制定规章{told.n(rules)}件、规范性文件{told.n(made)}件，出台涉企规范性文件{told.some()}件，现行有效{told.some()}件。",
        f"清理历年规范性文件{told.n(told.some())}件，废止{told.some()}件，宣布失效{told.some()}件。",
        f"全年制定规范性文件{told.n(made)}件，公开现行有效规范性文件{told.n(standing)}件。",
        f"印发行政规范性文件{told.n(made)}件，解读政策文件{told.some()}件。",
        f"公开规章、规范性文件共{told.n(rules + made)}件，清理规范性文件{told.some()}件。",
        f"备案审查规范性文件{told.some()}件，公报刊登规范性文件等{told.some()}件，修订规章制度{told.some(40)}项。",
    )

"""A rule's page, made from the rule itself: for docs/rules, `gouji explain` and SARIF help."""

from __future__ import annotations

import json
from dataclasses import Field, fields

from gouji.jurisdictions import PROVINCES
from gouji.model.finding import Finding, Severity
from gouji.plugins import AnyRule
from gouji.text import Lang, Text, show

_SEVERITY = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "note"),
}
_FACTS = {
    "severity": Text("级别", "severity"),
    "templates": Text("适用格式", "forms"),
    "default": Text("默认", "default"),
    "certainty": Text("性质", "kind"),
    "basis": Text("依据", "basis"),
    "jurisdiction": Text("适用地区", "jurisdiction"),
    "only": Text("只用于", "only for"),
}
_HEADS = {
    "message": Text("提示内容（第一个例子的）", "What it says (of the first example)"),
    "remedy": Text("怎样处理", "What to do"),
    "options": Text("选项", "Options"),
    "invalid": Text("会提示的例子（«»内为所指之处）", "Examples it speaks on (what it points at is within «»)"),
    "valid": Text("不提示的例子", "Examples it is silent on"),
}
_EARLIER = Text("+++ 之前是上年的报告。", "What stands before +++ is last year's report.")
_PARTS = Text("&&& 之前是它所汇总的各份报告。", "What stands before each &&& is a report that the last one sums up.")
_MORE = Text("全文和例子：`gouji explain {code}`", "The whole page, with examples: `gouji explain {code}`")
_ALL_FORMS = Text("全部", "all")


def facts(rule: type[AnyRule], lang: Lang) -> list[tuple[str, str]]:
    """Name and value of what is to be known of a rule at a glance."""
    on = "always" if rule.always else "on" if rule.default else "off"
    shown = {
        "always": Text("总是开启", "always on"),
        "on": Text("开启", "on"),
        "off": Text("关闭", "off"),
    }[on]
    certainty = (
        Text("确定（由勾稽关系、法规或格式得出）", "certain (follows from an identity, a law or the form)")
        if rule.certain
        else Text("推断（依据措辞、阈值或惯例）", "heuristic (rests on wording, thresholds or habit)")
    )
    values: dict[str, object] = {
        "severity": _SEVERITY[rule.severity],
        "templates": ", ".join(rule.templates) or _ALL_FORMS,
        "default": shown,
        "certainty": certainty,
        "basis": rule.basis,
    }
    if rule.jurisdiction:
        name = PROVINCES.get(rule.jurisdiction, rule.jurisdiction)
        values["jurisdiction"] = Text(f"{name}（{rule.jurisdiction}）", rule.jurisdiction)
    if only := [*map(str, rule.years or ()), *rule.levels, *rule.organizations]:
        values["only"] = [one for one in only if one != "None"]
    return [(_FACTS[name].pick(lang), show(value, lang)) for name, value in values.items()]


def _option(option: Field[object], lang: Lang) -> str:
    """One that can be set, with what it is otherwise, as TOML has it, and what it is for where that is said."""
    about: Text = option.metadata.get("about", Text("", ""))
    shown = json.dumps(option.default, ensure_ascii=False, default=str)
    return f"- `{option.name.replace('_', '-')}` = `{shown}`{'  ' if about.zh else ''}{about.pick(lang)}"


def rule_page(rule: type[AnyRule], lang: Lang, found: Finding | None = None) -> str:
    """The whole page as Markdown. `found` is what the rule says of its first example: message and remedy with values in
    place of the names that only the rule knows.
    """
    message = found.message if found else rule.message
    remedy = (found and found.suggestion) or rule.remedy
    parts = [f"# {rule.code} {rule.title.pick(lang)}", f"`{rule.name}`", rule.explanation.pick(lang)]
    parts.append("\n".join(f"- {name}{'：' if lang == 'zh' else ': '}{value}" for name, value in facts(rule, lang)))
    parts += [f"## {_HEADS['message'].pick(lang)}", message.pick(lang)]
    parts += [f"## {_HEADS['remedy'].pick(lang)}", remedy.pick(lang)]
    if rule.Options:
        parts.append(f"## {_HEADS['options'].pick(lang)}")
        parts.append("\n".join(_option(option, lang) for option in fields(rule.Options)))
    for kind, examples in (("invalid", rule.invalid), ("valid", rule.valid)):
        parts.append(f"## {_HEADS[kind].pick(lang)}")
        if "\n+++\n" in examples:
            parts.append(_EARLIER.pick(lang))
        if "\n&&&\n" in examples:
            parts.append(_PARTS.pick(lang))
        parts += [f"```markdown\n{example}\n```" for example in split_examples(examples)]
    return "\n\n".join(parts) + "\n"


def split_examples(text: str) -> list[str]:
    """The examples of a rule's `valid` or `invalid`, which lines of === set apart."""
    examples: list[list[str]] = [[]]
    for line in text.strip("\n").split("\n"):
        if line.strip() == "===":
            examples.append([])
        else:
            examples[-1].append(line)
    return ["\n".join(lines).strip("\n") for lines in examples]


def help_markdown(rule: type[AnyRule], lang: Lang) -> str:
    """What a code-scanning page shows beside a finding."""
    listed = "\n".join(f"- {name}{'：' if lang == 'zh' else ': '}{value}" for name, value in facts(rule, lang))
    remedy = f"**{_HEADS['remedy'].pick(lang)}** {rule.remedy.pick(lang)}"
    more = _MORE.fill({"code": rule.code}).pick(lang)
    return f"{rule.explanation.pick(lang)}\n\n{listed}\n\n{remedy}\n\n{more}\n"


def help_text(rule: type[AnyRule], lang: Lang) -> str:
    end = "" if lang == "zh" else " "
    basis = f"{_FACTS['basis'].pick(lang)}{'：' if lang == 'zh' else ': '}{rule.basis}"
    return f"{rule.explanation.pick(lang)}{end}{rule.remedy.pick(lang)}{end}{basis}"

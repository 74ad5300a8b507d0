"""The index of the rules by family, and the matrix of what is to be known of each."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from gouji.formatters.pages import facts
from gouji.model.finding import Severity
from gouji.plugins import AnyRule
from gouji.text import Lang

LANGS: tuple[Lang, Lang] = ("zh", "en")
_FORMS = ("gb2019", "gb2021")


def index_page(rules: Sequence[type[AnyRule]]) -> str:
    """By family; each with its severity and whether it is on by default."""
    lines = [
        "# 规则 · Rules",
        "",
        f"共{len(rules)}条，默认开启{sum(_on(rule) for rule in rules)}条。全部规则的适用格式、性质和依据见 [matrix.md](matrix.md)。",
        "",
        f"{len(rules)} rules, {sum(_on(rule) for rule in rules)} of them on by default. Forms, kind and basis of each are in "
        "[matrix.md](matrix.md).",
        "",
        *_counts(rules),
    ]
    families = dict.fromkeys(rule.__module__.rpartition(".")[0] for rule in rules)
    for package in families:
        lines += ["", f"## {_family(package)}", "", "| | | | | |", "|---|---|---|---|---|"]
        for rule in rules:
            if rule.__module__.rpartition(".")[0] == package:
                severity, default = _both(rule, "severity"), _both(rule, "default")
                link = f"[{rule.code}]({rule.code}.md)"
                lines.append(f"| {link} | {rule.title.zh} | {rule.title.en} | {severity} | {default} |")
    return "\n".join(lines) + "\n"


def matrix_page(rules: Sequence[type[AnyRule]]) -> str:
    """One line a rule: forms, severity, default, certain or heuristic, basis."""
    lines = [
        "# 规则一览 · The rules at a glance",
        "",
        "| 规则 rule | 名称 name | gb2019 | gb2021 | 级别 severity | 默认 default | 性质 kind | 依据 basis |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for rule in rules:
        forms = " | ".join("●" if not rule.templates or form in rule.templates else "" for form in _FORMS)
        kind = "确定 certain" if rule.certain else "推断 heuristic"
        lines.append(
            f"| [{rule.code}]({rule.code}.md) | {rule.title.zh} `{rule.name}` | {forms} | {_both(rule, 'severity')} "
            f"| {_both(rule, 'default')} | {kind} | {rule.basis} |"
        )
    return "\n".join(lines) + "\n"


def _counts(rules: Sequence[type[AnyRule]]) -> list[str]:
    found = Counter((rule.severity, _on(rule)) for rule in rules)
    head = ["| | 默认开启 on | 默认关闭 off |", "|---|---|---|"]
    names = {rule.severity: _both(rule, "severity") for rule in rules}
    return head + [f"| {names[one]} | {found[one, True]} | {found[one, False]} |" for one in Severity if one in names]


def _on(rule: type[AnyRule]) -> bool:
    return rule.default or rule.always


def _both(rule: type[AnyRule], fact: str) -> str:
    place = {"severity": 0, "default": 2}[fact]
    return " ".join(facts(rule, lang)[place][1] for lang in LANGS)


def _family(package: str) -> str:
    """A family's folder says what it is about in the first line of its docstring."""
    return (sys.modules[package].__doc__ or package).strip().splitlines()[0].rstrip(".")

"""gouji test: the examples of rules, tried by the real reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gouji.cli.screen import write
from gouji.cli.settings import packs_of, settings_for
from gouji.formatters.pages import split_examples
from gouji.plugins import AnyRule
from gouji.testing import Slip, check_examples
from gouji.testing.choose import chosen, is_file
from gouji.text import Lang, Text

_RIGHT = Text(
    "相符：正例 {valid} 个不提示，反例 {invalid} 个所提示的正是所标出的 {marks} 处",
    "as they say: {valid} silent, {invalid} flagged exactly where marked ({marks})",
)
_WRONG = Text("不符", "not as they say")
_SUM = Text("{rules} 条规则，{wrong} 条的例子不符", "{rules} rules, {wrong} with examples that are not as they say")
_EXAMPLES = {"valid": Text("正例", "valid"), "invalid": Text("反例", "invalid")}


def run(targets: Sequence[str], **options: Any) -> int:
    """Any: the rest of click's options. Returns the exit code: 1 where an example is not as it says."""
    settings = settings_for(["."], options)
    lang = settings.overall.lang
    named = [target for target in targets if is_file(target)]
    registry = packs_of(settings.overall, named)
    rules = chosen(targets, registry)
    wrong = 0
    for rule in rules:
        slips = list(check_examples(rule, registry))
        wrong += bool(slips)
        write("\n".join([_head(rule, slips, lang), *(_line(slip, lang) for slip in slips)]) + "\n", "-", exact=False)
    write(_SUM.fill({"rules": len(rules), "wrong": wrong}).pick(lang) + "\n", "-", exact=False)
    return int(wrong > 0)


def _head(rule: type[AnyRule], slips: Sequence[Slip], lang: Lang) -> str:
    counts = {"valid": len(split_examples(rule.valid)), "invalid": len(split_examples(rule.invalid))}
    told = _WRONG if slips else _RIGHT.fill({**counts, "marks": rule.invalid.count("«")})
    return (
        f"{rule.code} {rule.title.pick(lang)}：{told.pick(lang)}"
        if lang == "zh"
        else f"{rule.code} {rule.title.en}: {told.en}"
    )


def _line(slip: Slip, lang: Lang) -> str:
    kind, _, number = slip.example.partition(" ")
    return f"    {_EXAMPLES[kind].pick(lang)} {number}  {slip.message.pick(lang)}"

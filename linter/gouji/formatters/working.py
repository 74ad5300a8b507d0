"""How wrong cells were found, step by step, for those who want to follow it."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.identity_rule import changed, stated
from gouji.model.diagnosis import Diagnosis, Fault
from gouji.outcome import Working
from gouji.text import Text

_HEAD = Text("差错定位（用时 {ms} 毫秒）", "error localization ({ms} ms)")
_NOTHING = Text("没有不成立的勾稽", "no identity is violated")
_VERDICTS = {
    "unique": Text("唯一的解释：", "the only explanation:"),
    "likely": Text(
        "解释不止一个，首个全是常见笔误，故取首个：", "several explanations; the first is all common slips, and taken:"
    ),
    "several": Text("解释不止一个，按可能排列：", "several explanations, the likeliest first:"),
    "undetermined": Text("无法确定是哪些格", "which cells are wrong cannot be determined"),
}
_KINDS = {
    "cell": Text("一格填错", "one cell"),
    "exchange": Text("两格对调", "two cells exchanged"),
    "shift": Text("依次错位", "a run moved by one"),
    "row": Text("一行漏填", "a row left out"),
    "cells": Text("数格填错", "several cells"),
    "transfer": Text("两类之间误记", "counted under another kind"),
}


def told(working: Working) -> Iterator[Text]:
    """A line a step; nothing is left out, so that it can be checked by hand."""
    yield _HEAD.fill({"ms": f"{working.milliseconds:.1f}"})
    if not working.diagnoses:
        yield _indented(_NOTHING, 1)
    for number, diagnosis in enumerate(working.diagnoses, 1):
        yield from _group(number, diagnosis)


def _group(number: int, diagnosis: Diagnosis) -> Iterator[Text]:
    count = len(diagnosis.violated)
    yield _indented(Text(f"第{number}组：{count}项不成立", f"group {number}: {count} violated"), 1)
    for one in diagnosis.violated:
        yield _indented(stated(one), 2)
    yield _indented(_VERDICTS[diagnosis.verdict], 2)
    for place, faults in enumerate(diagnosis.explanations, 1):
        for fault in faults:
            yield _indented(_fault(place, fault), 3)


def _fault(place: int, fault: Fault) -> Text:
    kind, count = _KINDS[fault.kind], len(fault.restored)
    steps = [changed(one) for one in fault.changes]
    zh, en = "、".join(one.zh for one in steps), ", ".join(one.en for one in steps)
    return Text(f"{place}. {kind.zh}：{zh}（恢复{count}项）", f"{place}. {kind.en}: {en} (restores {count})")


def _indented(text: Text, depth: int) -> Text:
    space = "  " * depth
    return Text(space + text.zh, space + text.en)

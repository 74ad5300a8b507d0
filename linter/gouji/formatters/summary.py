"""The end of the output for people: what was checked, what was found, and what was not checked and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gouji.formatters.excerpt import Line
from gouji.formatters.regions import regions
from gouji.formatters.view import View
from gouji.model.finding import NOTIFICATIONS, BaselineState, Severity
from gouji.outcome import Outcome
from gouji.text import Lang, Text

# Names and styles.
SEVERITIES = {
    Severity.ERROR: (Text("错误", "error"), "bold red"),
    Severity.WARNING: (Text("警告", "warning"), "bold yellow"),
    Severity.NOTE: (Text("提示", "note"), "bold cyan"),
}
# How findings stand to the baseline.
STATES: dict[BaselineState, Text] = {
    "new": Text("新增", "new"),
    "updated": Text("已变", "updated"),
    "unchanged": Text("未变", "unchanged"),
    "absent": Text("消失", "absent"),
}
_CLEAN = Text("未发现问题", "nothing found")


def summary(outcome: Outcome, view: View) -> Iterator[Line]:
    """One line, and below it a line on the places told, and one for each reason why something was not checked."""
    comma = "，" if view.lang == "zh" else ", "
    yield [
        ("bold", comma.join(one.pick(view.lang) for one in _looked_at(outcome))),
        *_found(outcome.counts, view.lang),
        *(("dim", one.pick(view.lang)) for one in (*_not_shown(outcome), *_by_state(outcome))),
    ]
    if places := regions(outcome):
        yield [("dim", places.pick(view.lang))]
    yield from ([("dim", f"  {one.pick(view.lang)}")] for one in (*_places_unchecked(outcome), *_unread(outcome)))


def _looked_at(outcome: Outcome) -> Iterator[Text]:
    checked = sum(file.read for file in outcome.files)
    paired = sum(file.previous is not None for file in outcome.files)
    yield Text(f"共检查 {checked} 个文件", f"{many(checked, 'file')} checked")
    if unread := len(outcome.files) - checked:
        yield Text(f"{unread} 个未能检查", f"{unread} could not be checked")
    if unread := sum(_is_unread(one.severity, one.path) for one in outcome.notifications):
        yield Text(f"{unread} 个路径未能检查", f"{many(unread, 'path')} could not be checked")
    if skipped := outcome.passed_over:
        yield Text(f"跳过 {skipped} 个非年报文件", f"{skipped} skipped as no report{'s' if skipped > 1 else ''}")
    if paired:
        reports = f"last year's report{'s' if paired > 1 else ''}"
        yield Text(f"{paired} 个与上年报告对照", f"{paired} compared with {reports}")
    if checked and not any(outcome.counts.values()):
        yield _CLEAN


def _found(counts: dict[Severity, int], lang: Lang) -> Iterator[tuple[str, str]]:
    """Findings by severity, as styled pieces."""
    separator = "：" if lang == "zh" else ": "
    for severity, number in counts.items():
        if number:
            name, style = SEVERITIES[severity]
            yield "", separator
            yield style, Text(f"{name.zh} {number}", many(number, name.en)).pick(lang)
            separator = "，" if lang == "zh" else ", "


def _not_shown(outcome: Outcome) -> Iterator[Text]:
    """What is no part of the findings told."""
    if unchecked := sum(len(file.unchecked) for file in outcome.files):
        yield Text(f"；未核对 {unchecked} 处", f"; {unchecked} not checked")
    if outcome.suppressed:
        yield Text(f"；已忽略 {outcome.suppressed} 处", f"; {outcome.suppressed} suppressed")
    if outcome.known:
        known = sum(outcome.known.values())
        counts = Text("（计入退出码，除非用 --fail-on-new）", " (they count for the exit code but for --fail-on-new)")
        more = counts if outcome.fails_by_known else Text("", "")
        yield Text(f"；基线中已有 {known} 处{more.zh}", f"; {known} known from the baseline{more.en}")


def _by_state(outcome: Outcome) -> Iterator[Text]:
    """How many findings are new and so on, where there was a baseline and all are told."""
    counts = Counter(one.state for file in outcome.files for one in file.findings if one.state)
    if outcome.absent:
        counts["absent"] = len(outcome.absent)
    if counts and not outcome.known:
        found = [(name, counts[state]) for state, name in STATES.items() if counts[state]]
        zh, en = (f"{name.zh} {count}" for name, count in found), (f"{count} {name.en}" for name, count in found)
        yield Text(f"；对照基线：{'，'.join(zh)}", f"; against the baseline: {', '.join(en)}")


def _places_unchecked(outcome: Outcome) -> Iterator[Text]:
    """The commonest reason first."""
    reasons: Counter[Text] = Counter()
    for file in outcome.files:
        for (_, reason), count in file.why_unchecked.items():
            reasons[reason] += count
    for reason, count in reasons.most_common():
        yield Text(f"未核对 {count} 处：{reason.zh}", f"{count} not checked: {reason.en}")


def _unread(outcome: Outcome) -> Iterator[Text]:
    files = Counter(one.code for file in outcome.files if not file.read for one in file.notifications)
    paths = Counter(one.code for one in outcome.notifications if _is_unread(one.severity, one.path))
    for counts, zh, en in ((files, "文件", "file"), (paths, "路径", "path")):
        for code, count in sorted(counts.items()):
            why = NOTIFICATIONS[code]
            told = f"{many(count, en)} could not be checked"
            yield Text(f"未能检查 {count} 个{zh}：{code} {why.zh}", f"{told}: {code} {why.en}")


def _is_unread(severity: Severity, path: str) -> bool:
    """Whether a notification of the run itself tells of a path that came to nothing."""
    return severity is Severity.ERROR and bool(path)


def many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"

"""The output for people: by file, each finding with its place, the line it is about, and what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gouji.formatters.excerpt import Line, cut, excerpt
from gouji.formatters.regions import regions
from gouji.formatters.view import View
from gouji.model.finding import NOTIFICATIONS, Finding, Related, Severity, Unchecked
from gouji.model.location import Location
from gouji.outcome import Checked, Outcome
from gouji.text import Text, plain, width

_NAMES = {
    Severity.ERROR: (Text("错误", "error"), "bold red"),
    Severity.WARNING: (Text("警告", "warning"), "bold yellow"),
    Severity.NOTE: (Text("提示", "note"), "bold cyan"),
}
_EXPECTED = Text("应为 {expected}，实为 {actual}", "expected {expected}, found {actual}")
_RELATED = Text("相关：", "see also: ")
_REMEDY = Text("处理：", "remedy: ")
_UNCHECKED = Text("未核对 {code} {place}：{reason}", "not checked: {code} {place}: {reason}")
_CLEAN = Text("未发现问题", "nothing found")
_RELATED_MOST = 5
# Columns: places stand below one another unless their texts are long, and no text goes on for ever.
_RELATED_ALIGNED, _RELATED_WIDEST = 72, 160
# Of a list longer than this, such as every blank cell of a table, the first two are example enough.
_RELATED_MANY = 20
# A file's name or text may hold what would command the terminal.
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\ufffd")


def format_outcome(outcome: Outcome, view: View) -> str:
    """All files with something to say, then a summary; ANSI colors and wrapping only where `view.color`."""
    lines: list[Line] = []
    for file in outcome.files:
        if file.findings or file.unchecked or file.working:
            lines += [*_file(file, view), []]
    if view.statistics:
        from gouji.formatters.statistics import counted

        lines += counted(outcome, view)
    lines += _summary(outcome, view)
    return _rendered(([(style, text.translate(_CONTROLS)) for style, text in line] for line in lines), view)


def _file(file: Checked, view: View) -> Iterator[Line]:
    yield [("bold underline", file.path), ("dim", _about(file) + _beside(file).pick(view.lang))]
    before: Location | None = None
    for finding in file.findings:
        yield from _finding(finding, file, view, again=finding.location == before)
        before = finding.location
    yield from _unchecked(file.unchecked, view)
    if file.working:
        from gouji.formatters.working import told

        yield from ([("dim", "  " + line.pick(view.lang))] for line in told(file.working))


def _about(file: Checked) -> str:
    told = [file.organization, str(file.year) if file.year else None, file.template]
    return "  " + " ".join(one for one in told if one) if any(told) else ""


def _beside(file: Checked) -> Text:
    """With which report of last year this one was compared."""
    return (
        Text(f"  对照上年 {file.previous}", f"  against last year's {file.previous}") if file.previous else Text("", "")
    )


def _unchecked(all_of_them: Sequence[Unchecked], view: View) -> Iterator[Line]:
    """One line for each rule and reason, with the first of its places and how many there are."""
    groups: dict[tuple[str, Text], list[Unchecked]] = {}
    for one in all_of_them:
        groups.setdefault((one.code, one.reason), []).append(one)
    for (code, reason), places in groups.items():
        place = places[0].location.describe()
        if len(places) > 1:
            place = Text(f"{place.zh}等{len(places)}处", f"{place.en} and {len(places) - 1} more")
        values = {"code": code, "place": place, "reason": reason}
        yield [("dim", "  " + _UNCHECKED.fill(values).pick(view.lang))]


def _finding(finding: Finding, file: Checked, view: View, again: bool) -> Iterator[Line]:
    """`again` where the finding before stands at the same place, whose line is then not shown a second time."""
    name, style = _NAMES[finding.severity]
    place = finding.location.describe().pick(view.lang)
    yield [
        ("", "  "),
        (style, name.pick(view.lang)),
        ("bold", f" {finding.code} "),
        ("dim", f"{finding.name}  {place}"),
    ]
    message = finding.message.pick(view.lang)
    yield [("", "    " + message)]
    shown = excerpt(finding, file, view.width)
    if not again:
        yield from shown.lines
    if finding.expected is not None and finding.actual is not None:
        values = {"expected": plain(finding.expected), "actual": plain(finding.actual)}
        if not all(_says(message, number) for number in values.values()):
            yield [("green", "    " + _EXPECTED.fill(values).pick(view.lang))]
    yield from _related([place for place in finding.related if not shown.shows(place)], view)
    if finding.suggestion:
        yield [("dim", f"    {_REMEDY.pick(view.lang)}{finding.suggestion.pick(view.lang)}")]


def _says(message: str, number: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", message) is not None


def _related(related: Sequence[Related], view: View) -> Iterator[Line]:
    """One text a line, before its places; a long list is cut, since those that count come first."""
    places: dict[str, list[str]] = {}
    for one in related:
        at = places.setdefault(one.message.pick(view.lang), [])
        at += {one.location.describe().pick(view.lang)} - set(at)
    if not places:
        return
    shown = _cut(list(places))
    told = [cut(text, _RELATED_WIDEST) for text in shown]
    across = max((width(text) for text in told if width(text) <= _RELATED_ALIGNED), default=0)
    head = _RELATED.pick(view.lang)
    for text, name in zip(told, shown, strict=True):
        pad = " " * (across - width(text))
        yield [("dim", f"    {head}{text}{pad}  {_listed(places[name], view)}")]
        head = " " * width(head)
    if len(shown) < len(places):
        yield [("dim", f"    {head}{_more(len(places) - len(shown)).pick(view.lang)}")]


def _cut(items: list[str]) -> list[str]:
    if len(items) > _RELATED_MANY:
        return items[:2]
    return items if len(items) <= _RELATED_MOST else items[: _RELATED_MOST - 1]


def _listed(places: list[str], view: View) -> str:
    """Places of one text, on its line."""
    shown = _cut(places)
    more = [_more(len(places) - len(shown)).pick(view.lang)] if len(shown) < len(places) else []
    return ("、" if view.lang == "zh" else "; ").join([*shown, *more])


def _more(count: int) -> Text:
    return Text(f"另有{count}处", f"and {count} more")


def _summary(outcome: Outcome, view: View) -> Iterator[Line]:
    counts = outcome.counts
    checked = sum(file.read for file in outcome.files)
    unread = len(outcome.files) - checked
    told = [Text(f"共检查 {checked} 个文件", f"{checked} files checked" if checked != 1 else "1 file checked")]
    if unread:
        told.append(Text(f"{unread} 个未能检查", f"{unread} could not be checked"))
    if outcome.passed_over:
        told.append(
            Text(
                f"跳过 {outcome.passed_over} 个非年报文件",
                f"{outcome.passed_over} skipped as no reports"
                if outcome.passed_over != 1
                else "1 skipped as no report",
            )
        )
    paired = sum(file.previous is not None for file in outcome.files)
    if paired:
        told.append(
            Text(
                f"{paired} 个与上年报告对照",
                f"{paired} compared with last year's report{'s' if paired != 1 else ''}",
            )
        )
    found = [(severity, number) for severity, number in counts.items() if number]
    if checked and not found:
        told.append(_CLEAN)
    pieces: Line = [("bold", ("，" if view.lang == "zh" else ", ").join(one.pick(view.lang) for one in told))]
    for place, (severity, number) in enumerate(found):
        name, style = _NAMES[severity]
        separator = ("：" if view.lang == "zh" else ": ") if place == 0 else ("，" if view.lang == "zh" else ", ")
        pieces += [
            ("", separator),
            (
                style,
                f"{name.pick(view.lang)} {number}"
                if view.lang == "zh"
                else f"{number} {name.en}{'s' if number != 1 else ''}",
            ),
        ]
    unchecked = sum(len(file.unchecked) for file in outcome.files)
    if unchecked:
        more = Text(f"；未核对 {unchecked} 处", f"; {unchecked} not checked")
        pieces.append(("dim", more.pick(view.lang)))
    if outcome.suppressed:
        more = Text(f"；已忽略 {outcome.suppressed} 处", f"; {outcome.suppressed} suppressed")
        pieces.append(("dim", more.pick(view.lang)))
    if outcome.known:
        more = Text(f"；基线中已有 {outcome.known} 处", f"; {outcome.known} known from the baseline")
        pieces.append(("dim", more.pick(view.lang)))
    yield pieces
    if told_places := regions(outcome):
        yield [("dim", told_places.pick(view.lang))]
    yield from _why(outcome, view)


def _why(outcome: Outcome, view: View) -> Iterator[Line]:
    """What was not checked, the commonest reason first."""
    reasons: Counter[Text] = Counter()
    for file in outcome.files:
        for (_, reason), count in file.why_unchecked.items():
            reasons[reason] += count
    for reason, count in reasons.most_common():
        told = Text(f"  未核对 {count} 处：{reason.zh}", f"  {count} not checked: {reason.en}")
        yield [("dim", told.pick(view.lang))]
    unread = Counter(one.code for file in outcome.files if not file.read for one in file.notifications)
    for code, count in sorted(unread.items()):
        told = Text(
            f"  未能检查 {count} 个文件：{code} {NOTIFICATIONS[code].zh}",
            f"  {count} files could not be checked: {code} {NOTIFICATIONS[code].en}",
        )
        yield [("dim", told.pick(view.lang))]


def _rendered(lines: Iterable[Line], view: View) -> str:
    if not view.color:
        return "".join("".join(text for _, text in line).rstrip() + "\n" for line in lines)
    from io import StringIO

    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text as RichText

    out = StringIO()
    console = Console(file=out, force_terminal=True, width=view.width, color_system="standard", legacy_windows=False)
    for line in lines:
        shown = RichText.assemble(*((text, style) for style, text in line))
        indent = len(shown.plain) - len(shown.plain.lstrip(" "))
        console.print(Padding(shown[indent:], (0, 0, 0, indent), expand=False) if shown.plain else "", soft_wrap=False)
    return out.getvalue()

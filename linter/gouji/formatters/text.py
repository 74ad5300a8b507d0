"""The output for people: by file, each finding with its place, the line it is about, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gouji.formatters.view import View
from gouji.model.finding import NOTIFICATIONS, Finding, Related, Severity
from gouji.outcome import Checked, Outcome
from gouji.text import Text, plain, width

# A piece of a line: its style and its characters. Styles are rich's; without color they are left out.
Piece = tuple[str, str]
Line = list[Piece]

_NAMES = {
    Severity.ERROR: (Text("错误", "error"), "bold red"),
    Severity.WARNING: (Text("警告", "warning"), "bold yellow"),
    Severity.NOTE: (Text("提示", "note"), "bold cyan"),
}
_EXPECTED = Text("应为 {expected}，实为 {actual}", "expected {expected}, found {actual}")
_RELATED = Text("相关：", "see also: ")
_REMEDY = Text("处理：", "remedy: ")
_UNCHECKED = Text("未核对 {code}：{count} 处，{reason}", "not checked, {code}: {count}, {reason}")
_CLEAN = Text("未发现问题", "nothing found")
_RELATED_MOST = 5
# A file's name or text may hold what would command the terminal.
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\ufffd")
# The columns before a line of the source, and how narrow that line may be cut.
_GUTTER, _NARROWEST = 13, 30


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
    for finding in file.findings:
        yield from _finding(finding, file, view)
    for (code, reason), count in file.why_unchecked.items():
        yield [("dim", "  " + _UNCHECKED.fill({"code": code, "count": count, "reason": reason}).pick(view.lang))]
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


def _finding(finding: Finding, file: Checked, view: View) -> Iterator[Line]:
    name, style = _NAMES[finding.severity]
    place = finding.location.describe().pick(view.lang)
    yield [
        ("", "  "),
        (style, name.pick(view.lang)),
        ("bold", f" {finding.code} "),
        ("dim", f"{finding.name}  {place}"),
    ]
    yield [("", "    " + finding.message.pick(view.lang))]
    yield from _excerpt(finding, file, max(_NARROWEST, view.width - _GUTTER))
    if finding.expected is not None and finding.actual is not None:
        values = {"expected": plain(finding.expected), "actual": plain(finding.actual)}
        yield [("green", "    " + _EXPECTED.fill(values).pick(view.lang))]
    yield from _related(finding.related, view)
    if finding.suggestion:
        yield [("dim", f"    {_REMEDY.pick(view.lang)}{finding.suggestion.pick(view.lang)}")]


def _related(places: Sequence[Related], view: View) -> Iterator[Line]:
    """One a line, values before the places; a long list is cut, since those that count come first."""
    if not places:
        return
    shown = places if len(places) <= _RELATED_MOST else places[: _RELATED_MOST - 1]
    told = [_clip(place.message.pick(view.lang), 0, 72)[0] for place in shown]
    across = max(map(width, told))
    head = _RELATED.pick(view.lang)
    for text, place in zip(told, shown, strict=True):
        pad = " " * (across - width(text))
        yield [("dim", f"    {head}{text}{pad}  {place.location.describe().pick(view.lang)}")]
        head = " " * width(head)
    if len(shown) < len(places):
        more = Text(f"等共{len(places)}处", f"{len(places)} places in all").pick(view.lang)
        yield [("dim", f"    {head}{more}")]


def _excerpt(finding: Finding, file: Checked, most: int) -> Iterator[Line]:
    """The source line with the place underlined, `most` columns of it; for a cell that stands alone on its line, its row of the table."""
    at = finding.location
    cell = file.cells.get(finding.cells[0]) if finding.cells else None
    if at.line is None or at.column is None or at.line > len(file.lines):
        if cell:
            yield _row([(text, place == cell.place) for place, text in enumerate(cell.row_texts)], cell.row.zh)
        return
    line = file.lines[at.line - 1].rstrip()
    end = at.end_column if at.end_line == at.line and at.end_column else len(line) + 1
    marked = line[at.column - 1 : end - 1]
    if cell and line.strip() == marked.strip():
        yield _row([(text, place == cell.place) for place, text in enumerate(cell.row_texts)], cell.row.zh)
        return
    if not line.strip():
        return
    shown = line.replace("\t", " ")
    clipped, start = _clip(shown, at.column - 1, most)
    gutter = f"    {at.line:>5} │ "
    yield [("dim", gutter), ("", clipped)]
    before = width(clipped[: max(0, at.column - 1 - start)])
    marks = max(1, min(width(marked), most - before))
    yield [("dim", f"    {'':>5} │ "), ("bold red", " " * before + "^" * marks)]


def _row(cells: list[tuple[str, bool]], label: str) -> Line:
    pieces: Line = [("dim", "          │ "), ("", label + " ")]
    for text, marked in cells:
        pieces += [("dim", "| "), ("bold red", f"«{text}» ") if marked else ("", f"{text} ")]
    return pieces


def _clip(text: str, at: int, most: int) -> tuple[str, int]:
    """The part of a long line around offset `at`, and where it begins."""
    if width(text) <= most:
        return text, 0
    start = max(0, at - most // 4)
    while start and width(text[start - 1 :]) <= most - 2:
        start -= 1  # room to spare behind it goes to what stands before
    end = start
    used = 0
    while end < len(text) and used + width(text[end]) <= most - 2:
        used += width(text[end])
        end += 1
    head = "…" if start else ""
    return head + text[start:end] + ("…" if end < len(text) else ""), start - len(head)


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
                f"{outcome.passed_over} files are no reports" if outcome.passed_over != 1 else "1 file is no report",
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

"""The output for people: by file, each finding with its place, the line it is about, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gouji.formatters.excerpt import Line, cut, excerpt
from gouji.formatters.summary import SEVERITIES, STATES, summary
from gouji.formatters.view import View
from gouji.model.finding import Finding, Related, Unchecked
from gouji.model.location import Location
from gouji.outcome import Checked, Outcome
from gouji.text import Text, plain, tame, width

_EXPECTED = Text("应为 {expected}，实为 {actual}", "expected {expected}, found {actual}")
_RELATED = Text("相关：", "see also: ")
_REMEDY = Text("处理：", "remedy: ")
_UNCHECKED = Text("未核对 {code} {place}：{reason}", "not checked: {code} {place}: {reason}")
_RELATED_MOST = 5
# Columns: places stand below one another unless their texts are long, and no text goes on for ever.
_RELATED_ALIGNED, _RELATED_WIDEST = 72, 160
# Of a list longer than this, such as every blank cell of a table, the first two are example enough.
_RELATED_MANY = 20


def format_outcome(outcome: Outcome, view: View) -> str:
    """All files with something to say, then a summary; ANSI colors and wrapping only where `view.color`."""
    lines: list[Line] = []
    for file in outcome.files:
        if file.findings or file.unchecked or file.working:
            lines += [*_file(file, view), []]
    if view.statistics:
        from gouji.formatters.statistics import counted

        lines += counted(outcome, view)
    lines += summary(outcome, view)
    return _rendered(([(style, tame(text)) for style, text in line] for line in lines), view)


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
    name, style = SEVERITIES[finding.severity]
    place = finding.location.describe().pick(view.lang)
    yield [
        ("", "  "),
        (style, name.pick(view.lang)),
        ("bold", f" {finding.code} "),
        ("dim", f"{finding.name}  {place}"),
        ("dim", f"  {STATES[finding.state].pick(view.lang)}" if finding.state else ""),
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

"""A rule's examples, read by the real reader: what the rule flags must equal what «» marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gouji.binding.bind import bind
from gouji.binding.recognize import Forms
from gouji.diagnosis.judge import judged
from gouji.formats import Source
from gouji.formatters.pages import split_examples
from gouji.identity_rule import with_declared, with_stated_faults
from gouji.loading import place_of
from gouji.model.finding import Finding
from gouji.model.report import Report
from gouji.plugins import AnyRule, Registry, load_packs
from gouji.readers.text import read
from gouji.text import Text


class Slip(NamedTuple):
    """An example that does not do what it says. `example` is "valid 1", "invalid 2" …"""

    code: str
    example: str
    message: Text


def check_examples(rule: type[AnyRule], registry: Registry | None = None) -> Iterator[Slip]:
    """Every way in which the rule's examples go wrong; none where all is well. Templates come from the registry,
    else from the packs installed, as they are for the rule's jurisdiction.
    """
    registry = registry or load_packs()
    forms = Forms(registry.templates_for(rule.jurisdiction))
    for kind, examples in (("valid", rule.valid), ("invalid", rule.invalid)):
        for number, text in enumerate(split_examples(examples), 1):
            example = f"{kind} {number}"
            try:
                yield from list(_check(rule, example, text, forms))
            except (Exception, SystemExit) as error:
                yield Slip(rule.code, example, _raised(error))


def _raised(error: BaseException) -> Text:
    """What a rule raised, and where."""
    what, place = f"{type(error).__name__}: {error}", place_of(error)
    zh, en = (f"（{place}）", f" ({place})") if place else ("", "")
    return Text(f"规则出错：{what}{zh}", f"raised {what}{en}")


def shown_finding(rule: type[AnyRule], registry: Registry) -> Finding | None:
    """What the rule says of its first invalid example; None where it says nothing, or fails, which is for its test to tell."""
    try:
        forms = Forms(registry.templates_for(rule.jurisdiction))
        report, _, _ = _read(rule, split_examples(rule.invalid)[0], forms)
        return next((found for found in rule().run(report) if isinstance(found, Finding)), None)
    except Exception:
        return None


def _read(rule: type[AnyRule], marked: str, forms: Forms) -> tuple[Report, str, list[Region]]:
    """An example as the rule sees it, its text without marks, and the places marked."""
    earlier, _, own = marked.rpartition("\n+++\n")
    *parts, own = own.split("\n&&&\n")
    text, marks = unmark(own)
    report = bind(read(Source("example.md", text.encode())), forms)
    if earlier:
        report = report._replace(previous=bind(read(Source("last-year.md", earlier.encode())), forms))
    report = report._replace(parts=tuple(bind(read(Source("part.md", one.encode())), forms) for one in parts))
    checker = rule()
    return with_stated_faults(judged(with_declared(report, [checker])), [checker]), text, marks


def _check(rule: type[AnyRule], example: str, marked: str, forms: Forms) -> Iterator[Slip]:
    report, text, marks = _read(rule, marked, forms)
    checker = rule()
    if not checker.applies(report):
        form = report.template.id if report.template else None
        # Where another level, year or organization is shown, the rule is silent, as a valid example says.
        if marks or form is None or (rule.templates and form not in rule.templates):
            yield Slip(
                rule.code,
                example,
                Text(
                    f"规则不适用于这份报告（识别出的格式 {form}）",
                    f"the rule is not for this report (form recognised: {form})",
                ),
            )
        return
    findings = [found for found in checker.run(report) if isinstance(found, Finding)]
    flagged = [_region(found) for found in findings]
    for region in _without(flagged, marks, text):
        said = next(found.message for found in findings if _region(found) == region)
        yield Slip(
            rule.code,
            example,
            Text(
                f"未标出却有提示：{_quote(text, region)}（{said.zh}）",
                f"flagged, not marked: {_quote(text, region)} ({said.en})",
            ),
        )
    for region in _without(marks, flagged, text):
        yield Slip(
            rule.code,
            example,
            Text(f"标出了却没有提示：{_quote(text, region)}", f"marked, not flagged: {_quote(text, region)}"),
        )


# Line, column, end line, end column, counted from 1, the end exclusive.
Region = tuple[int, int, int, int]


def unmark(marked: str) -> tuple[str, list[Region]]:
    """The text without its marks, and the regions they enclosed."""
    regions: list[Region] = []
    start: tuple[int, int] | None = None
    line, column = 1, 1
    kept = []
    for char in marked:
        if char == "«":
            start = (line, column)
        elif char == "»" and start:
            regions.append((*start, line, column))
            start = None
        else:
            kept.append(char)
            line, column = (line + 1, 1) if char == "\n" else (line, column + 1)
    return "".join(kept), regions


def _region(finding: Finding) -> Region:
    at = finding.location
    return (at.line or 0, at.column or 0, at.end_line or 0, at.end_column or 0)


def _without(some: list[Region], others: list[Region], text: str) -> list[Region]:
    """What is in `some` and not in `others`; an empty cell is the same place wherever the mark stands in it."""
    known = [_trimmed(region, text) for region in others]
    return [region for region in some if _trimmed(region, text) not in known]


def _trimmed(region: Region, text: str) -> Region:
    line, column, end_line, end_column = region
    if (line, column) != (end_line, end_column):
        return region
    before = text.split("\n")[line - 1][: column - 1]
    return (line, len(before.rstrip()) + 1, line, len(before.rstrip()) + 1)


def _quote(text: str, region: Region) -> str:
    line, column, end_line, end_column = region
    lines = text.split("\n")
    stretch = (
        lines[line - 1][column - 1 : end_column - 1 if end_line == line else None] if 0 < line <= len(lines) else ""
    )
    return f"{line}:{column} “{stretch}”"

"""Findings that somebody said to leave out: in the configuration, or by a comment in a text.

A comment `<!-- gouji: ignore CODE reason -->` speaks for its own line and, where it stands alone, for the next line that
is not blank; `<!-- gouji: ignore-file CODE reason -->` for the whole file. Every one needs a reason, and one that has
nothing to leave out is told of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from os.path import realpath
from pathlib import Path
from typing import Any, NamedTuple

from gouji.engine.fingerprint import section_of
from gouji.engine.values import from_here
from gouji.errors import ConfigError
from gouji.model.finding import Finding, Notification, Severity
from gouji.model.report import Report
from gouji.normalize import closest
from gouji.outcome import Checked, Suppressed, Suppression
from gouji.patterns import pattern
from gouji.text import Text

_COMMENT = pattern(r"<!--\s*gouji\s*[:：](?P<told>.*?)-->", re.DOTALL)
_BEGUN = pattern(r"<!--\s*gouji\s*[:：]")
_TOLD = pattern(
    r"\s*(?P<scope>ignore|ignore-file)\s+(?P<codes>[A-Za-z]{2,4}\d{0,3}(?:\s*[,，、]\s*[A-Za-z]{2,4}\d{0,3})*)(?P<reason>\s.*)?",
    re.DOTALL,
)
_KEYS = ("code", "files", "cell", "section", "reason", "until")


class Comment(NamedTuple):
    """A comment for the findings of `codes` on the lines `first` to `last`; `line` is its own."""

    codes: tuple[str, ...]
    line: int
    first: int
    last: int
    reason: str

    def covers(self, finding: Finding) -> bool:
        at = finding.location
        first, last = at.line or 0, at.end_line or at.line or 0
        return is_of(finding.code, self.codes) and first <= self.last and last >= self.first


def read_suppressions(path: Path, value: object) -> tuple[Suppression, ...]:
    """The tables of `[[suppress]]`. Raises ConfigError naming what is missing or wrong."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _wrong(path, "suppress 须写成 [[suppress]]", "suppress must be written as [[suppress]]")
    return tuple(_suppression(path, number, one) for number, one in enumerate(value, 1))


def _suppression(path: Path, number: int, given: Mapping[str, Any]) -> Suppression:
    """Any: what TOML gives; each value is checked here."""
    where = f"[[suppress]] {number}"
    for key in given:
        if key not in _KEYS:
            near = closest(key, _KEYS) or ", ".join(_KEYS)
            raise _wrong(
                path, f"{where} 没有“{key}”；是否指 {near}", f"{where}: unknown key {key!r}; did you mean {near}?"
            )
    kinds = {"section": int, "until": date}
    for key, item in given.items():
        if type(item) is not kinds.get(key, str) or item == "":
            kind = {"section": "整数 a whole number", "until": "日期 a date"}.get(key, "文字 a text").split(" ", 1)
            raise _wrong(path, f"{where} 的 {key} 须为{kind[0]}", f"{where}: {key} must be {kind[1]}")
    for key in ("code", "reason"):
        if not str(given.get(key, "")).strip():
            raise _wrong(path, f"{where} 缺 {key}", f"{where} has no {key}")
    return Suppression(**{**given, "code": given["code"].upper()}, source=f"{from_here(path)} {where}")


def _wrong(path: Path, zh: str, en: str) -> ConfigError:
    return ConfigError(Text(f"配置 {path}：{zh}", f"configuration {path}: {en}"))


def is_of(code: str, prefixes: Sequence[str]) -> bool:
    """Whether a rule's code is one of these, or begins with one; `ALL` is every rule's."""
    return any(prefix == "ALL" or code.startswith(prefix) for prefix in prefixes)


def suppressed(
    checked: Checked, report: Report, asked: Sequence[Suppression], running: Sequence[str], known: Sequence[str]
) -> Checked:
    """What was checked, without what is to be left out. `asked` are those of the configuration for this file, `running`
    the codes of the rules that ran, `known` those of all rules there are.
    """
    comments, notifications = _comments(report, running, known)
    if not asked and not comments and not notifications:
        return checked
    live = [one for one in asked if not _is_over(one) and any(is_of(code, [one.code]) for code in running)]
    counts = dict.fromkeys(live, 0)
    unused = set(comments)
    kept: list[Finding] = []
    left: list[Suppressed] = []
    for finding in checked.findings:
        own = next((one for one in comments if one.covers(finding)), None)
        other = next((one for one in live if _fits(one, finding, report)), None)
        if own:
            unused.discard(own)
            left.append(Suppressed(finding, "inSource", own.reason))
        elif other:
            counts[other] += 1
            left.append(Suppressed(finding, "external", other.reason))
        else:
            kept.append(finding)
    notifications += [_unused_comment(one, report) for one in sorted(unused, key=lambda one: one.line)]
    return checked._replace(
        findings=tuple(kept),
        suppressed=tuple(left),
        suppressions=counts,
        notifications=(*checked.notifications, *notifications),
    )


def today() -> date:
    return date.today()


def _is_over(one: Suppression) -> bool:
    return one.until is not None and one.until < today()


def _fits(one: Suppression, finding: Finding, report: Report) -> bool:
    if not is_of(finding.code, [one.code]):
        return False
    if one.cell and not (finding.cells and fnmatchcase(finding.cells[0], one.cell)):
        return False
    return one.section is None or section_of(finding, report) == one.section


def _comments(report: Report, running: Sequence[str], known: Sequence[str]) -> tuple[list[Comment], list[Notification]]:
    """The comments in a text for rules that ran, and what is wrong with any."""
    lines = report.document.lines
    found: list[Comment] = []
    wrong: list[Notification] = []
    for number, line in enumerate(lines, 1):
        for begun in _BEGUN.finditer(line) if "gouji" in line else ():
            match = _COMMENT.match(line, begun.start())  # on one line, or not understood
            told = _TOLD.fullmatch(match["told"]) if match else None
            reason = (told["reason"] or "").strip() if told else ""
            if match is None or told is None or not reason:
                wrong.append(_not_understood(report.document.path, number, told is not None))
                continue
            codes = tuple(code.strip().upper() for code in re.split("[,，、]", told["codes"]))
            strange = [code for code in codes if not any(is_of(rule, [code]) for rule in known)]
            wrong += [_no_rule(report.document.path, number, code, known) for code in strange]
            first, last = (1, len(lines)) if told["scope"] == "ignore-file" else _covered(lines, number, match)
            if any(is_of(code, codes) for code in running):
                found.append(Comment(codes, number, first, last, reason))
    return found, wrong


def _covered(lines: Sequence[str], number: int, match: re.Match[str]) -> tuple[int, int]:
    line = lines[number - 1]
    if (line[: match.start()] + line[match.end() :]).strip():
        return number, number
    following = (place for place in range(number + 1, len(lines) + 1) if lines[place - 1].strip())
    return number, next(following, number)


def _not_understood(path: str, line: int, is_bare: bool) -> Notification:
    zh, en = ("缺理由", "has no reason") if is_bare else ("看不懂", "is not understood")
    form = "<!-- gouji: ignore 代码 理由 -->"
    text = Text(
        f"第{line}行的忽略注释{zh}，未采用；写法：{form}", f"line {line}: the comment to gouji {en}; write {form}"
    )
    return Notification("GJ917", Severity.WARNING, text, path)


def _no_rule(path: str, line: int, code: str, known: Sequence[str]) -> Notification:
    near = closest(code, known)
    hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
    text = Text(
        f"第{line}行的忽略注释：没有规则 {code}{hint.zh}", f"line {line}: the comment names no rule, {code}{hint.en}"
    )
    return Notification("GJ917", Severity.WARNING, text, path)


def _unused_comment(one: Comment, report: Report) -> Notification:
    codes = ", ".join(one.codes)
    text = Text(
        f"第{one.line}行的忽略注释（{codes}）没有可忽略的问题，可以删去",
        f"line {one.line}: the comment ignores nothing ({codes}) and can go",
    )
    return Notification("GJ915", Severity.WARNING, text, report.document.path)


def seen_whole(
    walked: Iterable[str], asked: Iterable[tuple[Path, Sequence[Suppression]]], running: Sequence[str]
) -> set[Suppression]:
    """Those for rules that ran and of configurations whose folders, which stand before them, were walked whole."""
    tops = [Path(realpath(path)) for path in walked]
    whole = (some for base, some in asked if any(Path(realpath(base)).is_relative_to(top) for top in tops))
    return {one for some in whole for one in some if any(is_of(code, [one.code]) for code in running)}


def on_suppressions(
    asked: Sequence[Suppression], files: Sequence[Checked], whole: Collection[Suppression]
) -> Iterator[Notification]:
    """What is to be said of the configuration's suppressions after a run: those over their date, those without use.
    `whole`: those for whose files the run looked everywhere, so that one without a file is told of, too.
    """
    for one in dict.fromkeys(asked):
        if _is_over(one):
            text = Text(
                f"{one.source}（{one.code}）已于 {one.until} 到期，不再起作用",
                f"{one.source} ({one.code}) ended on {one.until} and leaves out nothing any more",
            )
            yield Notification("GJ916", Severity.WARNING, text)
            continue
        counts = [file.suppressions[one] for file in files if one in file.suppressions]
        if not any(counts) and (counts or one in whole):
            text = Text(
                f"{one.source}（{one.code}）没有可忽略的问题，可以删去",
                f"{one.source} ({one.code}) ignores nothing and can go",
            )
            yield Notification("GJ915", Severity.WARNING, text)

"""The selected rules put to one report."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from functools import partial
from typing import cast

from gouji.engine.budget import OverTime, in_time
from gouji.engine.doubt import moderated
from gouji.engine.fingerprint import marked
from gouji.engine.selection import Selection
from gouji.engine.suppress import suppressed
from gouji.identity_rule import with_stated_faults
from gouji.model.finding import Finding, Notification, Severity, Unchecked
from gouji.model.report import Report
from gouji.outcome import CellView, Checked, ordered
from gouji.plugins import AnyRule
from gouji.text import Text


def checked_by(selection: Selection, report: Report) -> Checked:
    findings: list[Finding] = []
    unchecked: list[Unchecked] = []
    notifications: list[Notification] = []
    path = report.document.path
    rules = selection.rules_for(path)
    report = with_stated_faults(report, rules)
    with redirect_stdout(sys.stderr):  # what a rule prints is no part of the output
        for rule in rules:
            try:
                told = in_time(partial(_told, rule, report))
            except OverTime:
                notifications.append(_over_time(type(rule), path))
                continue
            except (Exception, SystemExit) as error:
                notifications.append(_crashed(type(rule), error, path))
                continue
            unchecked += [one for one in told if isinstance(one, Unchecked)]
            graded = [selection.graded(one) for one in told if isinstance(one, Finding)]
            findings += graded if rule.always else [moderated(one, report) for one in graded]
    checked = Checked(
        path=path,
        read=True,
        findings=marked(report, ordered(findings)),
        unchecked=tuple(unchecked),
        notifications=tuple(notifications),
        lines=report.document.lines,
        template=report.template.id if report.template else None,
        organization=report.organization,
        year=report.year,
        previous=report.previous.document.path if report.previous else None,
        format=report.document.format,
        cells=_views(report, {finding.cells[0] for finding in findings if finding.cells}),
    )
    running = [type(rule).code for rule in rules]
    return suppressed(checked, report, selection.suppressions_for(path), running, selection.known)


def _told(rule: AnyRule, report: Report) -> list[Finding | Unchecked]:
    """What a rule says of a report. Raises whatever the rule raises, and TypeError where it says something else."""
    told: list[object] = list(rule.run(report)) if rule.applies(report) else []
    for one in told:
        if not isinstance(one, Finding | Unchecked):
            raise TypeError(f"yielded {one!r}, which is no finding")
    return cast("list[Finding | Unchecked]", told)


def _views(report: Report, keys: set[str]) -> dict[str, CellView]:
    found = {}
    for key in sorted(keys):
        table = report.table(key.partition(".")[0])
        cell = table.by_key.get(key) if table else None
        if table and cell:
            row = table.row(cell.row.key)
            label, texts, place = cell.column.label, tuple(one.raw for one in row), [one.key for one in row].index(key)
            found[key] = CellView(table.form.section, table.form.label, cell.row.label, label, texts, place)
    return found


def _crashed(rule: type[AnyRule], error: BaseException, path: str) -> Notification:
    what = f"{type(error).__name__}: {error}"
    text = Text(
        f"规则 {rule.code}（{rule.__module__}）出错：{what}；其余规则已照常检查，请告知规则的作者",
        f"rule {rule.code} ({rule.__module__}) failed: {what}; the other rules went on, tell the rule's author",
    )
    return Notification("GJ906", Severity.ERROR, text, path)


def _over_time(rule: type[AnyRule], path: str) -> Notification:
    text = Text(
        f"规则 {rule.code}（{rule.__module__}）超过一条规则的时间上限，已停止；其余规则已照常检查，请告知规则的作者，"
        "确有需要时可设 limits.rule",
        f"rule {rule.code} ({rule.__module__}) took longer than a rule may and was stopped; the other rules went on, tell "
        "the rule's author, or set limits.rule if it must be",
    )
    return Notification("GJ906", Severity.ERROR, text, path)

"""JUnit's XML: a test suite a file, a failed test a finding that counts, so that any CI server lists them."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.formatters.flat import flattened
from gouji.formatters.places import shown_path
from gouji.formatters.view import View
from gouji.formatters.xml import Element
from gouji.model.finding import Finding, Notification
from gouji.outcome import Checked, Outcome, fails
from gouji.text import Text

_CLEAN = Text("未发现问题", "nothing found")
_UNCHECKED = Text("未核对：{reason}", "not checked: {reason}")


def format_outcome(outcome: Outcome, view: View) -> str:
    """Findings below the fail level pass, with their message as output; what could not be judged is skipped."""
    suites = [_suite(shown_path(file.path, view), list(_cases(file, outcome, view))) for file in outcome.files]
    if outcome.notifications:
        suites.append(_suite("gouji", [_error("gouji", one, view) for one in outcome.notifications]))
    total = {
        key: sum(int(suite.tree.get(key, "0")) for suite in suites)
        for key in ("tests", "failures", "errors", "skipped")
    }
    return Element("testsuites", name="gouji", **total).add(*suites).document()


def _suite(name: str, cases: list[Element]) -> Element:
    kinds = [below.tag for case in cases for below in case.tree]
    counts = {
        key: kinds.count(kind) for key, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    }
    return Element("testsuite", name=name, tests=len(cases), **counts).add(*cases)


def _cases(file: Checked, outcome: Outcome, view: View) -> Iterator[Element]:
    path = shown_path(file.path, view)
    yield from (_case(finding, file, outcome, view) for finding in file.findings)
    yield from (_error(path, one, view) for one in file.notifications)
    for (code, reason), count in file.why_unchecked.items():
        told = _UNCHECKED.fill({"reason": reason}).pick(view.lang)
        yield Element("testcase", classname=path, name=f"{code} ({count})").add(Element("skipped", message=told))
    if file.read and not file.findings:
        yield Element("testcase", classname=path, name=_CLEAN.pick(view.lang))


def _case(finding: Finding, file: Checked, outcome: Outcome, view: View) -> Element:
    one = flattened(finding, file, view)
    where = f"{one.path}:{one.place.line}:{one.place.column}"
    counts = not outcome.fail_on_new or finding.state == "new"
    case = Element("testcase", classname=shown_path(file.path, view), name=f"{finding.code} {finding.name} {where}")
    told = f"{where}: {one.message}"
    if counts and fails({finding.severity: 1}, outcome.fail_on):
        return case.add(Element("failure", told, message=one.message, type=finding.severity.value))
    return case.add(Element("system-out", told))


def _error(name: str, one: Notification, view: View) -> Element:
    """A notification: as an error where something could not be checked, else as output."""
    message = one.message.pick(view.lang)
    case = Element("testcase", classname=name, name=one.code)
    if one.severity.value == "error":
        return case.add(Element("error", f"{one.path} {message}".strip(), message=message, type=one.code))
    return case.add(Element("system-out", message))

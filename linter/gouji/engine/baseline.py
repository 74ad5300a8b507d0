"""An earlier run's SARIF log, against which findings are new, unchanged or updated, and what is gone is absent.

Gone is only what this run would have found: not what stands in a file that it did not check, breaks a rule that did not
run, or rests on another report that was not compared.
"""

from __future__ import annotations

import os.path
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from gouji.errors import ConfigError
from gouji.model.finding import BaselineState, Finding, Severity
from gouji.outcome import Absent, Checked, Outcome
from gouji.patterns import pattern
from gouji.text import Text, plain
from gouji.twin import source_of

# What a run of ours calls its tool.
TOOL = "gouji"
_MARK = "goujiFinding/v1"
_NUMBER = pattern(r"\d+(?:\.\d+)?")


class Known(NamedTuple):
    """A result of the baseline: its level and values, to tell whether they are still the same, and how to tell of it."""

    values: tuple[object, ...]
    told: Absent


def read_baseline(path: str) -> dict[str, Known]:
    """The results of a SARIF log by their marks. Raises ConfigError where the file is none that gouji wrote."""
    import json

    try:
        log = json.loads(Path(path).read_bytes())  # as UTF-8 or, where a shell redirected it, as UTF-16
        own = [run for run in log["runs"] if run["tool"]["driver"]["name"] == TOOL]
        results = [result for run in own for result in run.get("results", ())]
        present = [result for result in results if result.get("baselineState") != "absent"]
        found = dict(_known(result) for result in present if _MARK in result.get("partialFingerprints", {}))
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(
            Text(f"基线 {path}：读不出来：{reason}", f"baseline {path}: cannot be read: {reason}")
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ConfigError(Text(f"基线 {path}：不是 SARIF 日志", f"baseline {path}: this is no SARIF log")) from error
    if not own or (present and not found):
        zh, en = "不是 gouji 写的 SARIF", "this was not written by gouji"
        raise ConfigError(Text(f"基线 {path}：{zh}", f"baseline {path}: {en}"))
    return found


def _known(result: Mapping[str, Any]) -> tuple[str, Known]:
    """Any: as JSON gives it; what is missing raises."""
    mark, code = (_text(one) for one in (result["partialFingerprints"][_MARK], result["ruleId"]))
    message = str(result["message"]["text"]).partition("\n")[0]
    properties = result.get("properties", {})
    place = result["locations"][0]["physicalLocation"]
    region = place.get("region", {})
    line, column = _number(region.get("startLine", 1)), _number(region.get("startColumn", 1))
    numbers = (line, column, _number(region.get("endLine", line)), _number(region.get("endColumn", column + 1)))
    severity = Severity(result.get("level", "warning"))
    artifact = place["artifactLocation"]
    values = _values(severity, properties.get("gouji/expected"), properties.get("gouji/actual"), message)
    own = _text(artifact["uri"])
    others = [uri for uri in _related(result) if _file_at(uri) != _file_at(own)]
    base = _text(artifact["uriBaseId"]) if "uriBaseId" in artifact else None
    told = Absent(code, severity, message, own, base, numbers, mark, tuple(dict.fromkeys(others)))
    return mark, Known(values, told)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _related(result: Mapping[str, Any]) -> Iterator[str]:
    for place in result.get("relatedLocations", ()):
        yield _text(place["physicalLocation"]["artifactLocation"]["uri"])


def _values(severity: Severity, expected: str | None, actual: str | None, message: str) -> tuple[object, ...]:
    """The numbers in the message count, in any order, for languages differ in theirs; its words do not."""
    return severity.value, expected, actual, tuple(sorted(Counter(_NUMBER.findall(message)).items()))


def against(outcome: Outcome, baseline: Mapping[str, Known], *, only_new: bool, fail_on_new: bool) -> Outcome:
    """The run with every finding's state; with `only_new` the others are left out and counted."""
    seen = {one.mark for file in outcome.files for one in _all(file)}
    files = tuple(_stated(file, baseline) for file in outcome.files)
    gone = (known.told for mark, known in baseline.items() if mark not in seen)
    checked = {os.path.realpath(file.path) for file in files if file.read}
    codes = {rule.code for rule in outcome.rules}
    compared = checked | {os.path.realpath(file.previous) for file in files if file.previous}
    absent = tuple(
        one
        for one in gone
        if one.code in codes
        and _is_checked_or_no_more(one.uri, checked)
        and all(_file_at(uri) in compared for uri in one.beside)
    )
    known: Counter[Severity] = Counter()
    if only_new:
        known = Counter(one.severity for file in files for one in file.findings if one.state != "new")
        files = tuple(
            file._replace(findings=tuple(one for one in file.findings if one.state == "new")) for file in files
        )
        absent = ()
    return outcome._replace(files=files, absent=absent, known=known, fail_on_new=fail_on_new)


def _is_checked_or_no_more(uri: str, checked: Collection[str]) -> bool:
    path = _file_at(uri)
    return path in checked or not os.path.exists(path)  # noqa: PTH110 (pathlib raises where a name is too long)


def _file_at(uri: str) -> str:
    """The report of a place in it or in its twin."""
    from urllib.parse import unquote, urlsplit
    from urllib.request import url2pathname

    parts = urlsplit(uri)
    path = url2pathname(parts.path) if parts.scheme == "file" else unquote(uri, errors="surrogateescape")
    return os.path.realpath(source_of(Path(path)))


def _all(file: Checked) -> Iterator[Finding]:
    yield from file.findings
    yield from (one.finding for one in file.suppressed)


def _stated(file: Checked, baseline: Mapping[str, Known]) -> Checked:
    def stated(finding: Finding) -> Finding:
        return finding._replace(state=_state(finding, baseline.get(finding.mark)))

    return file._replace(
        findings=tuple(stated(one) for one in file.findings),
        suppressed=tuple(one._replace(finding=stated(one.finding)) for one in file.suppressed),
    )


def _state(finding: Finding, known: Known | None) -> BaselineState:
    if known is None:
        return "new"
    expected, actual = (None if number is None else plain(number) for number in (finding.expected, finding.actual))
    values = [_values(finding.severity, expected, actual, one) for one in finding.message]
    return "unchanged" if known.values in values else "updated"

"""SARIF 2.1.0 for code-scanning pages: one run for all files, regions on the very cell, rules with their help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sarif_om as om

from gouji._version import __version__
from gouji.formatters.pages import help_markdown, help_text
from gouji.formatters.sarif_serialize import serialize
from gouji.formatters.view import View
from gouji.model.finding import NOTIFICATIONS, Finding, Notification
from gouji.model.location import Location
from gouji.normalize import fold
from gouji.outcome import CellView, Checked, Outcome
from gouji.patterns import pattern
from gouji.plugins import AnyRule
from gouji.text import Lang, Text, plain

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_CONTEXT = 3
_DESCRIPTION = 1024
_NUMBER = pattern(r"[+-]?\d[\d,.]*")


def format_outcome(outcome: Outcome, view: View) -> str:
    """The whole log. Two runs over the same files give the same bytes."""
    return serialize(_Log(outcome, view).build())


class _Log:
    """Collects what results refer to by index while they are built. sarif_om has no types, so its objects are Any."""

    def __init__(self, outcome: Outcome, view: View) -> None:
        self.outcome, self.view = outcome, view
        self.lang: Lang = view.lang
        self.rule_index = {rule.code: place for place, rule in enumerate(outcome.rules)}
        self.logical: dict[str, int] = {}
        self.logical_locations: list[Any] = []
        self.seen: Counter[str] = Counter()

    def build(self) -> Any:
        read = [file for file in self.outcome.files if file.read]
        results = [self._result(finding, file, place) for place, file in enumerate(read) for finding in file.findings]
        notifications = [self._notification(one) for one in self.outcome.all_notifications]
        driver = om.ToolComponent(
            name="gouji",
            full_name=f"gouji {__version__}",
            version=__version__,
            semantic_version=__version__,
            language="en" if self.lang == "en" else "zh-CN",
            rules=[self._rule(rule) for rule in self.outcome.rules],
            notifications=[self._kind(code) for code in sorted({one.code for one in self.outcome.all_notifications})],
        )
        extensions = [om.ToolComponent(name=name, version=version or None) for name, version in self.outcome.packs]
        run = om.Run(
            tool=om.Tool(driver=driver, extensions=extensions),
            artifacts=[self._artifact(file) for file in read],
            results=results,
            logical_locations=self.logical_locations,
            invocations=[
                om.Invocation(
                    execution_successful=self.outcome.exit_code != 2,
                    tool_execution_notifications=notifications,
                )
            ],
            column_kind="utf16CodeUnits",
            language="en" if self.lang == "en" else "zh-CN",
        )
        return om.SarifLog(schema_uri=SCHEMA, version="2.1.0", runs=[run])

    def _rule(self, rule: type[AnyRule]) -> Any:
        pascal = "".join(word.capitalize() for word in rule.name.split("-"))
        return om.ReportingDescriptor(
            id=rule.code,
            name=pascal,
            short_description=om.MultiformatMessageString(text=rule.title.pick(self.lang)[:_DESCRIPTION]),
            full_description=om.MultiformatMessageString(text=rule.explanation.pick(self.lang)[:_DESCRIPTION]),
            help=om.MultiformatMessageString(text=help_text(rule, self.lang), markdown=help_markdown(rule, self.lang)),
            default_configuration=om.ReportingConfiguration(level=rule.severity.value),
            properties={
                "precision": "very-high" if rule.certain else "medium",
                "problem.severity": {"error": "error", "warning": "warning", "note": "recommendation"}[rule.severity],
                "tags": [rule.code[:-3], *rule.templates][:10],
            },
        )

    def _kind(self, code: str) -> Any:
        meaning = om.MultiformatMessageString(text=NOTIFICATIONS[code].pick(self.lang))
        return om.ReportingDescriptor(id=code, short_description=meaning, full_description=meaning, help=meaning)

    def _artifact(self, file: Checked) -> Any:
        return om.Artifact(
            location=self._artifact_location(file.path), mime_type=_mime(file.path), roles=["analysisTarget"]
        )

    def _artifact_location(self, path: str, index: int = -1) -> Any:
        uri, base = uri_of(path, self.view.root)
        description = (
            om.Message(text=path.replace("\\", "/"))
            if quote(path, safe="/\\:", errors="surrogateescape") != path
            else None
        )
        return om.ArtifactLocation(uri=uri, uri_base_id=base, index=index, description=description)

    def _result(self, finding: Finding, file: Checked, place: int) -> Any:
        cell = file.cells.get(finding.cells[0]) if finding.cells else None
        message = finding.message.pick(self.lang)
        if finding.related:
            links = "、" if self.lang == "zh" else ", "
            named = links.join(
                f"[{_link(one.message.pick(self.lang))}]({n})" for n, one in enumerate(finding.related, 1)
            )
            message += ("\n相关：" if self.lang == "zh" else "\nRelated: ") + named
        return om.Result(
            rule_id=finding.code,
            rule_index=self.rule_index[finding.code],
            level=finding.severity.value,
            message=om.Message(text=message),
            locations=[self._location(finding.location, file, place, self._logical(file, cell, finding))],
            related_locations=[
                self._location(one.location, file, place, None, n, one.message.pick(self.lang))
                for n, one in enumerate(finding.related, 1)
            ],
            partial_fingerprints=self._fingerprints(finding, file),
            fixes=self._fixes(finding, file, place) or None,
            properties=_properties(finding),
        )

    def _fixes(self, finding: Finding, file: Checked, place: int) -> list[Any]:
        """One fix that puts all numbers in, where the file is text and the cells hold nothing but numbers."""
        if not finding.fixes or not all(_is_replaceable(one.location) for one in finding.fixes):
            return []
        replacements = [
            om.Replacement(
                deleted_region=_region(one.location, file.lines),
                inserted_content=om.ArtifactContent(text=plain(one.value)),
            )
            for one in finding.fixes
        ]
        change = om.ArtifactChange(
            artifact_location=self._artifact_location(file.path, place), replacements=replacements
        )
        told = finding.suggestion.pick(self.lang) if finding.suggestion else ""
        return [om.Fix(description=om.Message(text=told) if told else None, artifact_changes=[change])]

    def _location(
        self, at: Location, file: Checked, index: int, logical: Any, number: int = -1, message: str | None = None
    ) -> Any:
        return om.Location(
            id=number,
            message=om.Message(text=message) if message else None,
            physical_location=om.PhysicalLocation(
                artifact_location=self._artifact_location(at.path or file.path, -1 if at.path else index),
                region=_region(at, () if at.path else file.lines),
                context_region=_context(at, () if at.path else file.lines),
            ),
            logical_locations=[logical] if logical else None,
        )

    def _logical(self, file: Checked, cell: CellView | None, finding: Finding) -> Any:
        """The place in the form: document > section > table > row > cell, each level once in the run's list."""
        names = [(f"{file.organization or ''}{file.year or ''}" or Path(file.path).name, "module")]
        if cell:
            names += [
                (Text(f"第{cell.section}部分", f"section {cell.section}").pick(self.lang), "namespace"),
                (cell.table.pick(self.lang), "namespace"),
                (cell.row.pick(self.lang), "type"),
                (cell.column.pick(self.lang), "member"),
            ]
        full, parent = "", -1
        for name, kind in names:
            full = f"{full} > {name}" if full else name
            if full not in self.logical:
                self.logical[full] = len(self.logical_locations)
                self.logical_locations.append(
                    om.LogicalLocation(name=name, fully_qualified_name=full, kind=kind, parent_index=parent)
                )
            parent = self.logical[full]
        decorated = finding.cells[0] if cell else None
        return om.LogicalLocation(fully_qualified_name=full, index=parent, decorated_name=decorated)

    def _fingerprints(self, finding: Finding, file: Checked) -> dict[str, str]:
        """Never the line, the value, the message or the path, so that an alert stays the same alert when they change."""
        where = "|".join(finding.cells) or fold(finding.location.text)[:120]
        parts = ("gouji/v1", finding.code, file.organization or "", str(file.year or ""), where)
        digest = sha256("\n".join(parts).encode()).hexdigest()
        self.seen[digest] += 1
        number = self.seen[digest]
        return {"primaryLocationLineHash": f"{digest[:16]}:{number}", "goujiFinding/v1": f"{digest}:{number}"}

    def _notification(self, one: Notification) -> Any:
        uri, base = uri_of(one.path, self.view.root) if one.path else ("", None)
        place = om.PhysicalLocation(artifact_location=om.ArtifactLocation(uri=uri, uri_base_id=base))
        return om.Notification(
            message=om.Message(text=one.message.pick(self.lang)),
            level=one.severity.value,
            descriptor=om.ReportingDescriptorReference(id=one.code),
            locations=[om.Location(physical_location=place)] if one.path else None,
        )


def _is_replaceable(at: Location) -> bool:
    """Whether what stands there is a number on one line and nothing else."""
    return at.line is not None and at.line == at.end_line and bool(_NUMBER.fullmatch(at.text))


def _link(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _properties(finding: Finding) -> dict[str, object] | None:
    found: dict[str, object] = {}
    if finding.cells:
        found["gouji/cell"] = finding.cells[0]
    if finding.expected is not None:
        found["gouji/expected"] = plain(finding.expected)
    if finding.actual is not None:
        found["gouji/actual"] = plain(finding.actual)
    return found or None


def _region(at: Location, lines: Sequence[str]) -> Any:
    """Start and end in UTF-16 units; a place without a line is the file's first character."""
    if at.line is None or at.column is None:
        return om.Region(start_line=1, start_column=1, end_line=1, end_column=2)
    end_line, end_column = at.end_line or at.line, at.end_column or at.column
    snippet = _slice(lines, at.line, at.column, end_line, end_column)
    return om.Region(
        start_line=at.line,
        start_column=_utf16(lines, at.line, at.column),
        end_line=end_line,
        end_column=_utf16(lines, end_line, end_column),
        snippet=om.ArtifactContent(text=snippet) if snippet else None,
    )


def _utf16(lines: Sequence[str], line: int, column: int) -> int:
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return column + sum(char > "\uffff" for char in before)


def _slice(lines: Sequence[str], line: int, column: int, end_line: int, end_column: int) -> str:
    if end_line > len(lines):
        return ""
    if line == end_line:
        return lines[line - 1][column - 1 : end_column - 1]
    middle = [*lines[line : end_line - 1]]
    return "\n".join([lines[line - 1][column - 1 :], *middle, lines[end_line - 1][: end_column - 1]])


def _context(at: Location, lines: Sequence[str]) -> Any:
    if at.line is None or not lines:
        return None
    first, last = max(1, at.line - _CONTEXT), min(len(lines), (at.end_line or at.line) + _CONTEXT)
    text = "\n".join(lines[first - 1 : last])
    return om.Region(
        start_line=first,
        start_column=1,
        end_line=last,
        end_column=_utf16(lines, last, len(lines[last - 1]) + 1),
        snippet=om.ArtifactContent(text=text),
    )


def uri_of(path: str, root: str) -> tuple[str, str | None]:
    """A relative, percent-encoded URI below the root with its base; an absolute file URI for what lies elsewhere."""
    absolute = Path(path).absolute()
    try:
        return quote(absolute.relative_to(Path(root).absolute()).as_posix(), safe="/", errors="surrogateescape"), _ROOT
    except ValueError:
        return absolute.as_uri(), None


def _mime(path: str) -> str:
    return "text/markdown" if path.lower().endswith((".md", ".markdown")) else "text/plain"

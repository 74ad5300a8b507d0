"""The whole log: one run for all files, regions on the very cell, in the file or in its text twin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gzip import compress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import sarif_om as om

from gouji.formatters.places import Place, place_of, uri_of
from gouji.formatters.sarif.serialize import Ready, pieces, ready, serialize
from gouji.formatters.sarif.tool import Tool
from gouji.formatters.view import View
from gouji.model.finding import Finding, Notification, Related, Severity
from gouji.model.location import Location
from gouji.outcome import Absent, Checked, Outcome, Suppressed
from gouji.text import Lang, Text, plain
from gouji.twin import sidecar_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_CONTEXT = 3
_NUMBER = re.compile(r"[+-]?\d[\d,.]*")
# More places than this are in the log, but are not all linked from the message.
_MOST_LINKS = 20
# What GitHub keeps of one analysis; the size is that of the upload, packed.
_MOST_RESULTS, _MOST_BYTES = 5_000, 10_000_000
_ORIGINAL = Text("原件", "original document")
_ROOT_TOLD = Text("运行 gouji 的文件夹", "the folder in which gouji ran")
_MIMES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".ofd": "application/ofd",
}


def format_outcome(outcome: Outcome, view: View) -> Iterable[str]:
    """The log in pieces; two runs over the same files give the same bytes. The github profile is cut to what GitHub
    takes.
    """
    if view.profile == "full":
        return pieces(_Log(outcome, view, _entries(outcome, everything=True)).build())
    return (_cut_log(outcome, view),)


def _cut_log(outcome: Outcome, view: View) -> str:
    entries = _entries(outcome, everything=False)
    most = _MOST_RESULTS
    while True:
        kept = _gravest(entries, most)
        text = serialize(_Log(outcome, view, kept, len(entries)).build())
        if (
            len(kept) <= 1
            or len(text) * 3 <= _MOST_BYTES
            or len(compress(text.encode("utf-8", "replace"))) <= _MOST_BYTES
        ):
            return text
        most = len(kept) // 2


class _Entry(NamedTuple):
    """One result to be: a finding of a file, and why it is suppressed where it is."""

    finding: Finding
    file: Checked
    suppressed: Suppressed | None = None


def _entries(outcome: Outcome, *, everything: bool) -> list[_Entry]:
    found = []
    for file in outcome.files:
        found += [_Entry(finding, file) for finding in file.findings]
        if everything:
            found += [_Entry(one.finding, file, one) for one in file.suppressed]
    return found


def _gravest(entries: list[_Entry], most: int) -> list[_Entry]:
    """As many as may stay, errors before warnings before notes, in the order of the run."""
    if len(entries) <= most:
        return entries
    by_rank = sorted(range(len(entries)), key=lambda place: (entries[place].finding.severity.rank, place))
    return [entries[place] for place in sorted(by_rank[:most])]


class _Log:
    """What results refer to by index is collected first; results are built one by one, as they are written.

    sarif_om has no types, so its objects are Any.
    """

    def __init__(self, outcome: Outcome, view: View, entries: list[_Entry], of: int = 0) -> None:
        self.outcome, self.view, self.entries = outcome, view, entries
        self.lang: Lang = view.lang
        self.full = view.profile == "full"
        self.on_twin = view.anchor == "sidecar"
        self.tool = Tool(outcome, view.lang)
        self.notifications = list(outcome.all_notifications)
        if of > len(entries):
            self.notifications.append(_cut(len(entries), of))
        self.artifacts: list[tuple[str, Checked]] = []
        self.places: dict[str, Ready] = {}
        self.logical: dict[str, int] = {}
        self.logical_locations: list[Any] = []
        self.has_suppressed = any(one.suppressed for one in entries)

    def build(self) -> Any:
        for file in self.outcome.files:
            if file.read:
                self._add_artifact(file.path, file)
        for entry in self.entries:
            if self.on_twin and entry.file.twin and sidecar_of(entry.file.path) not in self.places:
                self._add_artifact(sidecar_of(entry.file.path), entry.file)
            self._logical(entry)
        invocation = om.Invocation(
            execution_successful=self.outcome.exit_code != 2,
            tool_execution_notifications=[self._notification(one) for one in self.notifications],
        )
        root = om.ArtifactLocation(description=om.Message(text=_ROOT_TOLD.pick(self.lang)))
        unchecked = sum(len(file.unchecked) for file in self.outcome.files)
        run = om.Run(
            tool=self.tool.build({one.code for one in self.notifications}),
            automation_details=om.RunAutomationDetails(id=self.view.category.strip("/") + "/")
            if self.view.category
            else None,
            artifacts=(self._artifact(path, file) for path, file in self.artifacts),
            results=self._results(),
            logical_locations=self.logical_locations,
            invocations=[invocation],
            original_uri_base_ids={"%SRCROOT%": root},
            taxonomies=self.tool.taxonomies(),
            column_kind="utf16CodeUnits",
            language=self.tool.language,
            properties={"gouji/notChecked": unchecked} if unchecked else None,
        )
        return om.SarifLog(schema_uri=SCHEMA, version="2.1.0", runs=[run])

    def _results(self) -> Iterator[Any]:
        yield from (self._result(entry) for entry in self.entries)
        if self.full:
            yield from (self._absent(one) for one in self.outcome.absent)

    # Artifacts

    def _add_artifact(self, path: str, file: Checked) -> None:
        self.places[path] = ready(self._artifact_location(path, len(self.artifacts)))
        self.artifacts.append((path, file))

    def _artifact(self, path: str, file: Checked) -> Any:
        artifact = self._source(file) if path == file.path else self._twin(file)
        artifact.location = self._artifact_location(path)
        return artifact

    def _source(self, file: Checked) -> Any:
        origin = file.origin
        return om.Artifact(
            mime_type=_mime(file),
            roles=["analysisTarget"],
            encoding=_encoding(origin.encoding) if origin else None,
            hashes={"sha-256": origin.sha256} if origin else None,
            length=origin.length if origin else -1,
        )

    def _twin(self, file: Checked) -> Any:
        text = "\n".join(file.twin.lines) if file.twin else ""
        return om.Artifact(
            mime_type="text/markdown",
            encoding="UTF-8",
            contents=om.ArtifactContent(text=text) if self.full else None,
            properties={"gouji/derivedFrom": uri_of(file.path, self.view.root)[0]},
        )

    def _artifact_location(self, path: str, index: int = -1) -> Any:
        uri, base = uri_of(path, self.view.root)
        told = path.replace("\\", "/")
        description = om.Message(text=told) if quote(told, safe="/:", errors="surrogateescape") != told else None
        return om.ArtifactLocation(uri=uri, uri_base_id=base, index=index, description=description)

    # Results

    def _result(self, entry: _Entry) -> Any:
        finding, file, suppressed = entry
        related = [self._related(one, file, number) for number, one in enumerate(finding.related, 1)]
        if self.on_twin and file.twin:
            related.append(self._original(finding.location, file, len(related) + 1))
        return om.Result(
            rule_id=finding.code,
            rule_index=self.tool.rule_index[finding.code],
            level=finding.severity.value,
            message=om.Message(text=_message(finding, len(related), self.lang)),
            locations=[self._location(finding.location, file, self._logical(entry))],
            related_locations=related,
            partial_fingerprints=_fingerprints(finding.mark),
            baseline_state=finding.state if self.full else None,
            suppressions=self._suppressions(suppressed),
            fixes=self._fixes(finding, file),
            properties=_properties(finding),
        )

    def _absent(self, one: Absent) -> Any:
        region = om.Region(
            start_line=one.region[0], start_column=one.region[1], end_line=one.region[2], end_column=one.region[3]
        )
        place = om.PhysicalLocation(
            artifact_location=om.ArtifactLocation(uri=one.uri, uri_base_id=one.base), region=region
        )
        return om.Result(
            rule_id=one.code,
            rule_index=self.tool.rule_index.get(one.code, -1),
            level=one.severity.value,
            message=om.Message(text=one.message),
            locations=[om.Location(physical_location=place)],
            partial_fingerprints=_fingerprints(one.mark),
            baseline_state="absent",
            suppressions=self._suppressions(None),
        )

    def _suppressions(self, suppressed: Suppressed | None) -> list[Any] | None:
        """An empty list says that a result is not suppressed; the standard wants it where any other result is."""
        if not self.has_suppressed:
            return None
        if suppressed is None:
            return []
        return [om.Suppression(kind=suppressed.kind, state="accepted", justification=suppressed.reason)]

    def _fixes(self, finding: Finding, file: Checked) -> list[Any] | None:
        """One fix that puts all numbers in, where the file is text and the cells hold nothing but numbers."""
        if not finding.fixes or not all(_is_replaceable(one.location) for one in finding.fixes):
            return None
        replacements = [
            om.Replacement(
                deleted_region=_region(place_of(one.location, file, on_twin=False)),
                inserted_content=om.ArtifactContent(text=plain(one.value)),
            )
            for one in finding.fixes
        ]
        change = om.ArtifactChange(artifact_location=self.places[file.path], replacements=replacements)
        told = finding.suggestion.pick(self.lang) if finding.suggestion else ""
        return [om.Fix(description=om.Message(text=told) if told else None, artifact_changes=[change])]

    # Places

    def _location(self, at: Location, file: Checked, logical: Any) -> Any:
        place = place_of(at, file, on_twin=self.on_twin)
        return om.Location(
            physical_location=om.PhysicalLocation(
                artifact_location=self._placed(place.path),
                region=_region(place, at.text if not place.lines else ""),
                context_region=_region(place.context(_CONTEXT)) if place.lines else None,
            ),
            logical_locations=[logical],
        )

    def _related(self, one: Related, file: Checked, number: int) -> Any:
        """Without the text there, which the message tells: cells may be many."""
        place = place_of(one.location, file, on_twin=self.on_twin)
        physical = om.PhysicalLocation(artifact_location=self._placed(place.path), region=_region(place, bare=True))
        return om.Location(id=number, message=om.Message(text=one.message.pick(self.lang)), physical_location=physical)

    def _original(self, at: Location, file: Checked, number: int) -> Any:
        """The document of which the twin is, with the place there in its own terms."""
        names = {
            "page": "page",
            "box": "box",
            "block": "block",
            "table": "table",
            "row": "row",
            "column": "column",
            "sheet": "sheet",
            "cell": "sheetCell",
        }
        found = {f"gouji/{name}": getattr(at, field) for field, name in names.items() if getattr(at, field) is not None}
        return om.Location(
            id=number,
            message=om.Message(text=_ORIGINAL.pick(self.lang)),
            physical_location=om.PhysicalLocation(artifact_location=self.places[file.path]),
            properties=found or None,
        )

    def _placed(self, path: str) -> Any:
        """The artifact, or a file that is none of the run's (last year's report)."""
        if path not in self.places:
            self.places[path] = ready(self._artifact_location(path))
        return self.places[path]

    def _logical(self, entry: _Entry) -> Any:
        """The place in the form: document > section > table > row > cell, each level once in the run's list."""
        finding, file, _ = entry
        cell = file.cells.get(finding.cells[0]) if finding.cells else None
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

    def _notification(self, one: Notification) -> Any:
        uri, base = uri_of(one.path, self.view.root) if one.path else ("", None)
        place = om.PhysicalLocation(artifact_location=om.ArtifactLocation(uri=uri, uri_base_id=base))
        return om.Notification(
            message=om.Message(text=one.message.pick(self.lang)),
            level=one.severity.value,
            descriptor=om.ReportingDescriptorReference(id=one.code),
            locations=[om.Location(physical_location=place)] if one.path else None,
        )


def _cut(kept: int, of: int) -> Notification:
    text = Text(
        f"共 {of} 个结果，超出 GitHub 的上限，只写出最严重的 {kept} 个",
        f"{of} results are more than GitHub takes; only the gravest {kept} are here",
    )
    return Notification("GJ914", Severity.WARNING, text)


def _message(finding: Finding, places: int, lang: Lang) -> str:
    """The message with links to the places by number; the original document, where there is one, is the last."""
    told = [one.message.pick(lang) for one in finding.related]
    links = [f"[{_link(text)}]({number})" for number, text in enumerate(told[:_MOST_LINKS], 1)]
    if len(told) > _MOST_LINKS:
        links.append(Text(f"等共{len(told)}处", f"{len(told)} places in all").pick(lang))
    if places > len(told):
        links.append(f"[{_ORIGINAL.pick(lang)}]({places})")
    message = finding.message.pick(lang)
    if not links:
        return message
    head, separator = ("\n相关：", "、") if lang == "zh" else ("\nRelated: ", ", ")
    return message + head + separator.join(links)


def _link(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _fingerprints(mark: str) -> dict[str, str] | None:
    digest, _, number = mark.partition(":")
    return {"primaryLocationLineHash": f"{digest[:16]}:{number}", "goujiFinding/v1": mark} if mark else None


def _is_replaceable(at: Location) -> bool:
    """Whether what stands there is a number on one line and nothing else."""
    return at.line is not None and at.line == at.end_line and bool(_NUMBER.fullmatch(at.text))


def _properties(finding: Finding) -> dict[str, object] | None:
    cell = finding.cells[0] if finding.cells else None
    found = {
        "gouji/page": finding.location.page,
        "gouji/table": cell.partition(".")[0] if cell else None,
        "gouji/cell": cell,
        "gouji/expected": plain(finding.expected) if finding.expected is not None else None,
        "gouji/actual": plain(finding.actual) if finding.actual is not None else None,
    }
    return {name: value for name, value in found.items() if value is not None} or None


def _region(place: Place, quoted: str = "", *, bare: bool = False) -> Any:
    """All four of start and end, in UTF-16 units, with the text that stands there."""
    column, end_column = place.utf16()
    text = "" if bare else place.text or quoted
    return om.Region(
        start_line=place.line,
        start_column=column,
        end_line=place.end_line,
        end_column=end_column,
        snippet=om.ArtifactContent(text=text) if text else None,
    )


def _mime(file: Checked) -> str:
    ending = Path(file.path).suffix.lower()
    return _MIMES.get(ending) or (
        "text/html" if file.format == "html" else "text/plain" if file.lines else "application/octet-stream"
    )


def _encoding(name: str | None) -> str | None:
    """As IANA has it."""
    return name.upper().replace("_", "-") if name else None

"""The whole log: one run for all files, regions on the very cell, in the file or in its text twin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from gzip import compress
from typing import Any

import sarif_om as om

from gouji.formatters.places import uri_of
from gouji.formatters.sarif.artifacts import Artifacts
from gouji.formatters.sarif.forms import FormTree
from gouji.formatters.sarif.results import Entry, Results
from gouji.formatters.sarif.serialize import pieces, serialize
from gouji.formatters.sarif.tool import Tool
from gouji.formatters.view import View
from gouji.model.finding import Notification, Severity
from gouji.outcome import Outcome
from gouji.text import Text
from gouji.twin import sidecar_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# What GitHub keeps of one analysis; the size is that of the upload, packed.
_MOST_RESULTS, _MOST_BYTES = 5_000, 10_000_000
_ROOT_TOLD = Text("运行 gouji 的文件夹", "the folder in which gouji ran")


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


def _entries(outcome: Outcome, *, everything: bool) -> list[Entry]:
    found = []
    for file in outcome.files:
        found += [Entry(finding, file) for finding in file.findings]
        if everything:
            found += [Entry(one.finding, file, one) for one in file.suppressed]
    return found


def _gravest(entries: list[Entry], most: int) -> list[Entry]:
    """As many as may stay, errors before warnings before notes, in the order of the run."""
    if len(entries) <= most:
        return entries
    by_rank = sorted(range(len(entries)), key=lambda place: (entries[place].finding.severity.rank, place))
    return [entries[place] for place in sorted(by_rank[:most])]


class _Log:
    """What results refer to by index is collected first; results are built one by one, as they are written.

    sarif_om has no types, so its objects are Any.
    """

    def __init__(self, outcome: Outcome, view: View, entries: list[Entry], of: int = 0) -> None:
        self.outcome, self.view, self.entries = outcome, view, entries
        self.tool = Tool(outcome, view)
        self.artifacts, self.tree = Artifacts(view), FormTree(view.lang)
        self.notifications = list(outcome.all_notifications)
        if of > len(entries):
            self.notifications.append(_cut(len(entries), of))

    def build(self) -> Any:
        self._collect()
        root = om.ArtifactLocation(description=om.Message(text=_ROOT_TOLD.pick(self.view.lang)))
        category = self.view.category.strip("/")
        unchecked = sum(len(file.unchecked) for file in self.outcome.files)
        run = om.Run(
            tool=self.tool.build({one.code for one in self.notifications}),
            automation_details=om.RunAutomationDetails(id=f"{category}/") if category else None,
            artifacts=self.artifacts.built(),
            results=self._results(),
            logical_locations=self.tree.locations,
            invocations=[self._invocation()],
            original_uri_base_ids={"%SRCROOT%": root},
            taxonomies=self.tool.taxonomies(),
            column_kind="utf16CodeUnits",
            newline_sequences=["\r\n", "\n", "\r"],
            language=self.tool.language,
            properties={"gouji/notChecked": unchecked} if unchecked else None,
        )
        return om.SarifLog(schema_uri=SCHEMA, version="2.1.0", runs=[run])

    def _collect(self) -> None:
        for file in self.outcome.files:
            if file.read:
                self.artifacts.add(file.path, file)
        for finding, file, _ in self.entries:
            if self.view.anchor == "sidecar" and file.twin:
                self.artifacts.add(sidecar_of(file.path), file)
            self.tree.place(finding, file)

    def _results(self) -> Iterator[Any]:
        any_suppressed = any(one.suppressed for one in self.entries)
        results = Results(self.view, self.artifacts, self.tree, self.tool.rule_index, any_suppressed=any_suppressed)
        yield from map(results.build, self.entries)
        if self.view.profile == "full":
            yield from map(results.absent, self.outcome.absent)

    def _invocation(self) -> Any:
        return om.Invocation(
            execution_successful=self.outcome.exit_code != 2,
            tool_execution_notifications=[self._notification(one) for one in self.notifications],
        )

    def _notification(self, one: Notification) -> Any:
        uri, base = uri_of(one.path, self.view.root) if one.path else ("", None)
        place = om.PhysicalLocation(artifact_location=om.ArtifactLocation(uri=uri, uri_base_id=base))
        return om.Notification(
            message=om.Message(text=one.message.pick(self.view.lang)),
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

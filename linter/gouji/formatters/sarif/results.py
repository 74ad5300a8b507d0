"""Findings as SARIF results, each with its places, its identity, and what would mend it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import sarif_om as om

from gouji.formatters.places import Place, place_of
from gouji.formatters.sarif.artifacts import Artifacts
from gouji.formatters.sarif.forms import FormTree
from gouji.formatters.view import View
from gouji.model.finding import Finding, Related
from gouji.model.location import Location
from gouji.outcome import Absent, Checked, Suppressed
from gouji.text import Lang, Text, plain

_CONTEXT = 3
_NUMBER = re.compile(r"[+-]?\d[\d,.]*")
# More places than this are in the log, but are not all linked from the message.
_MOST_LINKS = 20
_ORIGINAL = Text("原件", "original document")


class Entry(NamedTuple):
    """One result to be: a finding of a file, and why it is suppressed where it is."""

    finding: Finding
    file: Checked
    suppressed: Suppressed | None = None


class Results:
    """Builds results one at a time; `rules` are the places of the rules' descriptions by code, and `any_suppressed`
    whether any result of the log is. sarif_om has no types, so its objects are Any.
    """

    def __init__(
        self, view: View, artifacts: Artifacts, tree: FormTree, rules: dict[str, int], *, any_suppressed: bool
    ) -> None:
        self.artifacts, self.tree, self.rules, self.any_suppressed = artifacts, tree, rules, any_suppressed
        self.lang: Lang = view.lang
        self.full = view.profile == "full"
        self.on_twin = view.anchor == "sidecar"

    def build(self, entry: Entry) -> Any:
        finding, file, suppressed = entry
        related = [self._related(one, file, number) for number, one in enumerate(finding.related, 1)]
        if self.on_twin and file.twin:
            related.append(self._original(finding.location, file, len(related) + 1))
        return om.Result(
            rule_id=finding.code,
            rule_index=self.rules[finding.code],
            level=finding.severity.value,
            message=om.Message(text=_message(finding, len(related), self.lang)),
            locations=[self._location(finding.location, file, self.tree.place(finding, file))],
            related_locations=related,
            partial_fingerprints=_fingerprints(finding.mark),
            baseline_state=finding.state if self.full else None,
            suppressions=self._suppressions(suppressed),
            fixes=self._fixes(finding, file),
            properties=_properties(finding),
        )

    def absent(self, one: Absent) -> Any:
        region = om.Region(
            start_line=one.region[0], start_column=one.region[1], end_line=one.region[2], end_column=one.region[3]
        )
        place = om.PhysicalLocation(
            artifact_location=om.ArtifactLocation(uri=one.uri, uri_base_id=one.base), region=region
        )
        return om.Result(
            rule_id=one.code,
            rule_index=self.rules.get(one.code, -1),
            level=one.severity.value,
            message=om.Message(text=one.message),
            locations=[om.Location(physical_location=place)],
            partial_fingerprints=_fingerprints(one.mark),
            baseline_state="absent",
            suppressions=self._suppressions(None),
        )

    def _suppressions(self, suppressed: Suppressed | None) -> list[Any] | None:
        """An empty list says that a result is not suppressed; the standard wants it where any other result is."""
        if not self.any_suppressed:
            return None
        if suppressed is None:
            return []
        return [om.Suppression(kind=suppressed.kind, state="accepted", justification=suppressed.reason)]

    def _fixes(self, finding: Finding, file: Checked) -> list[Any] | None:
        """One fix that puts all numbers in, where the file is text and the cells hold nothing but numbers."""
        if not finding.fixes or not file.is_text or not all(_is_replaceable(one.location) for one in finding.fixes):
            return None
        replacements = [
            om.Replacement(
                deleted_region=_region(place_of(one.location, file, on_twin=False)),
                inserted_content=om.ArtifactContent(text=plain(one.value)),
            )
            for one in finding.fixes
        ]
        change = om.ArtifactChange(artifact_location=self.artifacts.at(file.path), replacements=replacements)
        told = finding.suggestion.pick(self.lang) if finding.suggestion else ""
        return [om.Fix(description=om.Message(text=told) if told else None, artifact_changes=[change])]

    def _location(self, at: Location, file: Checked, logical: Any) -> Any:
        place = place_of(at, file, on_twin=self.on_twin)
        return om.Location(
            physical_location=om.PhysicalLocation(
                artifact_location=self.artifacts.at(place.path),
                region=_region(place, at.text if not place.lines else ""),
                context_region=_region(place.context(_CONTEXT)) if place.lines else None,
            ),
            logical_locations=[logical],
        )

    def _related(self, one: Related, file: Checked, number: int) -> Any:
        """Without the text there, which the message tells: cells may be many."""
        place = place_of(one.location, file, on_twin=self.on_twin)
        physical = om.PhysicalLocation(
            artifact_location=self.artifacts.at(place.path), region=_region(place, bare=True)
        )
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
            physical_location=om.PhysicalLocation(artifact_location=self.artifacts.at(file.path)),
            properties=found or None,
        )


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

"""What a run comes to, as formatters see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from gouji.divisions import Jurisdiction
from gouji.model.diagnosis import Diagnosis
from gouji.model.finding import Finding, Notification, Severity, Unchecked
from gouji.model.location import Location
from gouji.plugins import AnyRule
from gouji.text import Text

FailOn = Literal["error", "warning", "note", "never"]


class CellView(NamedTuple):
    """A cell that a finding names, with what its row prints: `row_texts`, of which `place` is the cell's own."""

    section: int
    table: Text
    row: Text
    column: Text
    row_texts: tuple[str, ...]
    place: int


class Working(NamedTuple):
    """How the violated identities of a report were explained, and how long that took; kept only where it was asked for."""

    diagnoses: tuple[Diagnosis, ...]
    milliseconds: float


class TwinView(NamedTuple):
    """The text twin of a file that is no text, and where in it the findings' places stand."""

    lines: tuple[str, ...]
    regions: Mapping[Location, Location]


class Origin(NamedTuple):
    """The bytes of a file: their SHA-256 in hexadecimal, how many, and their encoding where they are text."""

    sha256: str
    length: int
    encoding: str | None = None


class Suppression(NamedTuple):
    """Findings to leave out, by the configuration: of rules whose code begins with `code`, in files that match `files`,
    with the first cell `cell` (its key; * and ? as in file names), in `section`; until the end of the day `until`.
    `source` says where it is written.
    """

    code: str
    reason: str
    files: str = "*"
    cell: str = ""
    section: int | None = None
    until: date | None = None
    source: str = ""


class Suppressed(NamedTuple):
    """A finding that somebody said to leave out, where (in the file or outside it), and why."""

    finding: Finding
    kind: Literal["inSource", "external"]
    reason: str


class Checked(NamedTuple):
    """One input after checking. `read` is False where it could not be read; then only `notifications` speak.

    `lines` are the source's lines where it is text. `template`, `organization` and `year` are as bound, `jurisdiction` is there where rules or forms depend on it, `previous` is
    the path of last year's report where it was found. `cells` are the findings' first cells, by key. `suppressed` are no
    part of `findings`; `suppressions` are those of the configuration for this file, with what each left out. `twin` and `origin` are there where an output asked for them.
    """

    path: str
    read: bool
    findings: tuple[Finding, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    notifications: tuple[Notification, ...] = ()
    lines: tuple[str, ...] = ()
    template: str | None = None
    organization: str | None = None
    year: int | None = None
    previous: str | None = None
    format: str = "text"
    cells: Mapping[str, CellView] = {}
    working: Working | None = None
    suppressed: tuple[Suppressed, ...] = ()
    suppressions: Mapping[Suppression, int] = {}
    jurisdiction: Jurisdiction = Jurisdiction()
    twin: TwinView | None = None
    origin: Origin | None = None

    @property
    def is_text(self) -> bool:
        """As a Document has it."""
        return bool(self.lines) and self.format != "mht"

    @property
    def why_unchecked(self) -> dict[tuple[str, Text], int]:
        """How many places a rule could not judge, by its code and the reason."""
        return dict(Counter((one.code, one.reason) for one in self.unchecked))


class Absent(NamedTuple):
    """A result of the baseline that is no more: as it was told there, its URI and region with it. `beside`: the URIs of
    other files that it points to (last year's report).
    """

    code: str
    severity: Severity
    message: str
    uri: str
    base: str | None
    region: tuple[int, int, int, int]
    mark: str
    beside: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """A whole run. `passed_over` counts files of a walk that show no sign of being a report.

    `absent` and `known` are there where the run was held against a baseline: what is gone since, and how many findings
    were left out for being known, by severity. `fail_on_new`: only new findings count for the exit code.
    """

    files: tuple[Checked, ...]
    notifications: tuple[Notification, ...] = ()
    passed_over: int = 0
    fail_on: FailOn = "warning"
    rules: tuple[type[AnyRule], ...] = ()
    packs: tuple[tuple[str, str], ...] = ()
    absent: tuple[Absent, ...] = ()
    known: Mapping[Severity, int] = {}
    fail_on_new: bool = False
    exit_zero: bool = False

    @property
    def suppressed(self) -> int:
        return sum(len(file.suppressed) for file in self.files)

    @property
    def all_notifications(self) -> tuple[Notification, ...]:
        return (*self.notifications, *(one for file in self.files for one in file.notifications))

    @property
    def counts(self) -> dict[Severity, int]:
        found = Counter(finding.severity for file in self.files for finding in file.findings)
        return {severity: found[severity] for severity in Severity}

    @property
    def exit_code(self) -> int:
        """0 nothing at or above the fail level, 1 findings, 2 something could not be checked."""
        if any(one.severity is Severity.ERROR for one in self.all_notifications):
            return 2
        if self.exit_zero:
            return 0
        found = Counter(
            one.severity for file in self.files for one in file.findings if not self.fail_on_new or one.state == "new"
        )
        return int(fails(found, self.fail_on) or self.fails_by_known)

    @property
    def fails_by_known(self) -> bool:
        """Whether what was left out for being known would fail the run by itself."""
        return not self.fail_on_new and fails(self.known, self.fail_on)


def fails(counts: Mapping[Severity, int], fail_on: FailOn) -> bool:
    if fail_on == "never":
        return False
    limit = Severity(fail_on).rank
    return any(number for severity, number in counts.items() if severity.rank <= limit)


def ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """As a reader meets them in the file, then by code."""

    def place(finding: Finding) -> tuple[float, ...]:
        at = finding.location
        box = at.box or (0.0, 0.0, 0.0, 0.0)
        return (at.page or 0, box[1], at.block or at.line or 0, at.row or 0, at.column or 0)

    return tuple(sorted(findings, key=lambda finding: (place(finding), finding.code)))

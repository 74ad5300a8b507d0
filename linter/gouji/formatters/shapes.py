"""The JSON shapes of `check` and `extract`: a contract with users' scripts, published as JSON Schema in docs/schema.

Optional keys of `location` depend on its `kind` and are left out where they do not apply; every other key is there,
null where nothing is known. Numbers are JSON numbers.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from gouji.model.finding import BaselineState

Number = int | float


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class LocationShape(Shape):
    """Where something stands. `text` is what stands there. Lines, columns, pages, blocks and rows count from 1.
    `confidence`, from 0 to 1, is there where it was read by character recognition.
    """

    kind: Literal["text", "pdf", "docx", "sheet"]
    text: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    block: int | None = None
    table: int | None = None
    row: int | None = None
    sheet: str | None = None
    cell: str | None = None
    confidence: float | None = None


class RelatedShape(Shape):
    """A further place of a finding; `cell` is a cell's key."""

    role: str
    message: str
    cell: str | None
    path: str
    location: LocationShape


class FixShape(Shape):
    """A number that a cell should hold; `location` is what it would replace."""

    cell: str
    value: Number
    location: LocationShape


class FindingShape(Shape):
    """One thing wrong with a report; `cells` are keys such as `applications.received.total`, the culprit's first. `fixes`
    are there where numbers can be named that together mend it, `state` where there is a baseline.
    """

    code: str
    name: str
    severity: Literal["error", "warning", "note"]
    message: str
    path: str
    location: LocationShape
    related: tuple[RelatedShape, ...]
    cells: tuple[str, ...]
    expected: Number | None
    actual: Number | None
    suggestion: str | None
    fixes: tuple[FixShape, ...] | None = None
    state: BaselineState | None = None


class NotificationShape(Shape):
    """One thing wrong with the run; `code` is one of docs/notifications.md."""

    code: str
    level: Literal["error", "warning", "note"]
    message: str
    path: str


class UncheckedShape(Shape):
    """Something a rule could not judge."""

    code: str
    reason: str
    cells: tuple[str, ...]
    location: LocationShape


class JurisdictionShape(Shape):
    """Where a report is from. `code`: two letters of ISO 3166-2:CN, null where that is open. `name`: the name in the
    organization that told it, null where the user did. `candidates`: the places of that name where there are several.
    """

    code: str | None
    name: str | None
    candidates: tuple[str, ...]


class RunShape(Shape):
    """One input. `template`, `organization`, `year`: as recognised, null where not. `previous`: the path of last year's
    report it was compared with, left out where there is none. `jurisdiction` is there where rules depend on it and
    something is known of it.
    """

    path: str
    template: str | None
    organization: str | None
    year: int | None
    findings: tuple[FindingShape, ...]
    notifications: tuple[NotificationShape, ...]
    not_checked: tuple[UncheckedShape, ...]
    previous: str | None = None
    jurisdiction: JurisdictionShape | None = None


class CountShape(Shape):
    error: int
    warning: int
    note: int


class SummaryShape(Shape):
    """`files` were read and checked, `passed_over` are files of a walk that are no reports."""

    files: int
    findings: CountShape
    not_checked: int
    passed_over: int


class CheckShape(Shape):
    """What `gouji check --format json` prints; `notifications` are those that belong to no input."""

    version: str
    runs: tuple[RunShape, ...]
    notifications: tuple[NotificationShape, ...]
    summary: SummaryShape


class CellShape(Shape):
    """One cell; `value` is null unless `state` is present. `candidates`: what an ambiguous cell may hold."""

    value: Number | None
    raw: str
    state: Literal["present", "blank", "dash", "missing", "unreadable", "ambiguous"]
    location: LocationShape
    note: str | None = None
    unit: str | None = None
    candidates: tuple[Number, ...] | None = None


class PeriodShape(Shape):
    """ISO dates; null where the printed date does not exist."""

    start: str | None
    end: str | None


class ContactShape(Shape):
    phone: str | None
    email: str | None
    address: str | None
    postcode: str | None
    website: str | None


class ExtractShape(Shape):
    """What `gouji extract FILE --format json` prints; `template` is null and `cells` empty where no form fits.

    `published` is the day of publication that the file itself gives, YYYY-MM-DD.
    """

    path: str
    template: str | None
    year: int | None
    organization: str | None
    level: str | None
    title: str | None
    period: PeriodShape | None
    published: str | None
    contact: ContactShape
    sections: tuple[int, ...]
    cells: dict[str, CellShape]
    notes: tuple[str, ...]

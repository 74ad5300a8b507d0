"""What a rule is: one class with everything known about it, from its legal basis to its own examples.

Subclass `ReportRule`, `TableRule` or `NoteRule`, or `IdentityRule` or `FaultRule` of identity_rule.py; set the class variables; write `check`, a generator
of findings. Whatever is missing stops at import, with the class and the attribute named.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast, get_args

from gouji.equation import EquationError
from gouji.errors import PluginError
from gouji.model.finding import Finding, Fix, Related, Severity, Unchecked
from gouji.model.location import Location
from gouji.model.report import Cell, Level, Note, NoteKind, Report, Table
from gouji.model.template import LAST_YEAR, PART, Template
from gouji.normalize import closest, fold
from gouji.patterns import pattern
from gouji.text import Text, as_text, plain

Subject = TypeVar("Subject")

_CODE = pattern(r"[A-Z]{2,4}\d{3}")
_WORD = pattern(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)")
_MARKED = pattern(r"[^«»]*(?:«[^«»]*»[^«»]*)+|[^«»]*")
_BETWEEN = pattern(r"^\s*===\s*$", re.MULTILINE)
_TEXTS = ("title", "explanation", "message", "remedy")
_REQUIRED = ("code", *_TEXTS, "severity", "basis", "valid", "invalid")


class Located(Protocol):
    """Anything that stands somewhere: a cell, a fact, a paragraph, a section, a table."""

    @property
    def location(self) -> Location: ...


class Rule(ABC, Generic[Subject]):
    """A rule over one kind of subject. Objects of it hold no state.

    `templates`: ids of the forms it is for, empty for all. `default`: on unless deselected (first wave). `certain`:
    follows from an identity, a law or the form; False where it rests on wording, thresholds or habit. `basis`: the
    document and clause. `valid` and `invalid`: Markdown reports, several set apart by lines of `===`; in `invalid`
    «» encloses exactly what is flagged (what has no place of its own is marked on the title). Last year's report may
    stand before the report, set apart by a line of `+++`, and those it sums up, each with a line of `&&&` behind it.
    `jurisdiction`: the two letters of ISO 3166-2:CN where the rule applies, empty for all of China. `years` (first, last
    or None), `levels`, `organizations` (parts of names): the reports it is for, where not all.
    `Options`: a frozen dataclass with a default for every field; a user sets them in the rule's table of the
    configuration, and `check` finds them as `self.options`.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    title: ClassVar[Text]
    explanation: ClassVar[Text]
    severity: ClassVar[Severity]
    basis: ClassVar[str]
    message: ClassVar[Text]
    remedy: ClassVar[Text]
    valid: ClassVar[str]
    invalid: ClassVar[str]
    templates: ClassVar[tuple[str, ...]] = ()
    # The codes it had before; SARIF tells of them, so that what was said of a finding under one is kept.
    formerly: ClassVar[tuple[str, ...]] = ()
    default: ClassVar[bool] = True
    certain: ClassVar[bool] = True
    always: ClassVar[bool] = False
    needs_form: ClassVar[bool] = True
    jurisdiction: ClassVar[str] = ""
    years: ClassVar[tuple[int, int | None] | None] = None
    levels: ClassVar[tuple[str, ...]] = ()
    organizations: ClassVar[tuple[str, ...]] = ()
    # The file and line it is written in, where that is no module; and those of the names that `fit` looks for.
    source: ClassVar[str] = ""
    names_at: ClassVar[str] = ""
    # Whether it names parts of forms, so that the registry has `fit` look whether they are there.
    names_form: ClassVar[bool] = False
    Options: ClassVar[type[Any] | None] = None
    # The values of the message that tell findings at one place apart, where there are any; no numbers.
    parameters: ClassVar[tuple[str, ...]] = ("scope", "section", "table", "row", "column", "kind")
    # What a base class needs besides.
    needs: ClassVar[tuple[str, ...]] = ()

    def __init__(self, options: Any = None) -> None:
        """Any: `options` is an object of the rule's own `Options`, a frozen dataclass; its defaults where None."""
        self.options = options if options is not None or self.Options is None else self.Options()

    @classmethod
    def configured(cls, options: Any) -> Rule[Subject]:
        """The rule as it runs with the configuration's options. Any: as in __init__."""
        return cls(options)

    def __init_subclass__(cls, *, abstract: bool = False, **keywords: Any) -> None:
        """Any: what other base classes take is theirs to say."""
        super().__init_subclass__(**keywords)
        if abstract:
            return
        where = f"{cls.__module__}.{cls.__qualname__}"
        for attribute in (*_REQUIRED, *cls.needs):
            given = getattr(cls, attribute, None)
            if not given or (isinstance(given, str) and not given.strip()):
                raise PluginError(Text(f"规则 {where} 缺 {attribute}", f"rule {where} has no {attribute}"))
        _check_values(cls, where)
        if not isinstance(cast("object", cls.severity), Severity):
            names = " ".join(f"Severity.{severity.name}" for severity in Severity)
            zh, en = f"规则 {where} 的 severity 只能是 {names}", f"rule {where}: severity must be one of {names}"
            raise PluginError(Text(zh, en))
        if not _CODE.fullmatch(cls.code):
            zh = f"规则 {cls.__qualname__} 的代码“{cls.code}”应为二至四个大写字母加三位数字"
            raise PluginError(
                Text(zh, f"rule {cls.__qualname__}: code {cls.code!r} must be two to four capitals and three digits")
            )
        if wrong := mismarked(cls.valid, cls.invalid):
            raise PluginError(Text(f"规则 {where} 的{wrong.zh}", f"rule {where}: {wrong.en}"))
        for attribute in _TEXTS:
            setattr(cls, attribute, as_text(getattr(cls, attribute)))
        cls.name = _WORD.sub("-", cls.__name__).lower()

    @abstractmethod
    def subjects(self, report: Report) -> Iterable[Subject]:
        """What `check` is called with, one after another."""

    @abstractmethod
    def check(self, subject: Subject) -> Iterator[Finding | Unchecked]:
        """Yields what is wrong, and `unchecked(…)` where something could not be judged."""

    def applies(self, report: Report) -> bool:
        if report.template is None and self.needs_form:
            return False
        if report.template and self.templates and report.template.id not in self.templates:
            return False
        return concerns(report, self.levels, self.years, self.organizations)

    @classmethod
    def fit(cls, template: Template) -> None:
        """Raises EquationError where what the rule names is not on the form."""

    def run(self, report: Report) -> Iterator[Finding | Unchecked]:
        for subject in self.subjects(report):
            yield from self.check(subject)

    def finding(
        self,
        at: Located | Location,
        *related: Located | Location,
        expected: Decimal | None = None,
        actual: Decimal | None = None,
        fixes: Iterable[Fix] = (),
        **values: object,
    ) -> Finding:
        """A finding at the first place given; `values` fill the message and the remedy, cells give their keys."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=self.message.fill(values),
            location=_location(at),
            related=tuple(_related(place) for place in related),
            cells=tuple(
                place.key
                for place in (at, *related)
                if isinstance(place, Cell) and not place.key.startswith((LAST_YEAR, PART))
            ),
            expected=expected,
            actual=actual,
            suggestion=self.remedy.fill(values),
            fixes=tuple(fixes),
            about=tuple(
                fold(as_text(value).zh) for name in self.parameters if isinstance(value := values.get(name), str | Text)
            ),
        )

    def unchecked(self, at: Located | Location, reason: Text, *cells: Cell) -> Unchecked:
        return Unchecked(self.code, reason, _location(at), tuple(cell.key for cell in cells))


def _check_values(rule: type[Rule[Any]], where: str) -> None:
    """Raises PluginError for a value with which the rule would never run, or fail when it is set up. Any: as in Rule."""
    if unknown := [level for level in rule.levels if level not in get_args(Level)]:
        names = ", ".join(get_args(Level))
        zh, en = f"规则 {where} 的 levels 没有“{unknown[0]}”", f"rule {where}: no level {unknown[0]!r}"
        raise PluginError(Text(f"{zh}；可用 {names}", f"{en}; there are {names}"))
    if rule.Options is not None and not is_dataclass(rule.Options):
        zh, en = f"规则 {where} 的 Options 须为 dataclass", f"rule {where}: Options must be a dataclass"
        raise PluginError(Text(zh, en))


def mismarked(valid: str, invalid: str) -> Text | None:
    """What is wrong with the marks of examples, whatever the rule says of them; None where nothing is."""
    if "«" in valid or "»" in valid:
        return Text("正例里有«»", "a valid example holds « or »")
    if not _MARKED.fullmatch(invalid):
        return Text("反例里的«»不成对", "« and » in the invalid examples do not pair")
    if not all("«" in example for example in _BETWEEN.split(invalid)):
        return Text("反例没有用«»标出应当提示之处", "an invalid example marks nothing with «»")
    return None


def concerns(
    report: Report, levels: Sequence[str], years: tuple[int, int | None] | None, organizations: Sequence[str]
) -> bool:
    """Whether a report is of one of the levels, years and organizations (parts of names), each empty for all."""
    if levels and report.level not in levels:
        return False
    name = fold(report.organization or "")
    if organizations and not any(fold(one) in name for one in organizations):
        return False
    first, last = years or (0, None)
    return not years or (report.year is not None and first <= report.year <= (last or report.year))


def _location(place: Located | Location) -> Location:
    return place if isinstance(place, Location) else place.location


def _related(place: Located | Location) -> Related:
    if isinstance(place, Cell):
        shown = plain(place.value) if place.value is not None else place.raw
        label = place.label
        text = Text(f"{label.zh}：{shown or '（空）'}", f"{label.en}: {shown or '(blank)'}")
        for role, before in (("last-year", LAST_YEAR), ("part", PART)):
            if place.key.startswith(before):
                return Related(role, text, place.location, place.key.removeprefix(before))
        return Related("cell", text, place.location, place.key)
    location = _location(place)
    return Related("place", as_text(location.text), location)


class ReportRule(Rule[Report], abstract=True):
    """Looks at the report as a whole."""

    def subjects(self, report: Report) -> Iterable[Report]:
        return (report,)


class TableRule(Rule[Table], abstract=True):
    """Looks at each table, or at the one whose key `table` gives."""

    table: ClassVar[str] = ""

    def subjects(self, report: Report) -> Iterable[Table]:
        return [table for table in report.tables if self.table in ("", table.form.key)]

    @classmethod
    def fit(cls, template: Template) -> None:
        if cls.table and template.table(cls.table) is None:
            near = closest(cls.table, [table.key for table in template.tables])
            zh, en = (f"；是否指 {near}", f"; did you mean {near}?") if near else ("", "")
            raise EquationError(f"没有表“{cls.table}”{zh}", f"there is no table {cls.table!r}{en}", -1)


class NoteRule(Rule[Note], abstract=True):
    """Shows the reader's and binding's own notes of the kinds in `kinds`; never deselected."""

    kinds: ClassVar[tuple[NoteKind, ...]]
    needs = ("kinds",)
    always = True
    needs_form = False

    def subjects(self, report: Report) -> Iterable[Note]:
        return [note for note in report.notes if note.kind in self.kinds]

    def check(self, subject: Note) -> Iterator[Finding | Unchecked]:
        found = self.finding(subject, note=subject.message)
        yield Finding(
            found.code, found.name, found.severity, found.message, found.location,
            cells=subject.cells, suggestion=found.suggestion,
        )  # fmt: skip

"""The output for programs: the shapes of `shapes.py`, validated by pydantic on their way out."""

from __future__ import annotations

from decimal import Decimal

from gouji._version import __version__
from gouji.divisions import Jurisdiction
from gouji.formatters import shapes
from gouji.formatters.view import View
from gouji.model.finding import Finding, Fix, Notification, Related
from gouji.model.location import Location
from gouji.model.report import Cell, Contact, Report
from gouji.outcome import Checked, Outcome
from gouji.text import Lang


def format_outcome(outcome: Outcome, view: View) -> str:
    counts = outcome.counts
    return _dump(
        shapes.CheckShape(
            version=__version__,
            runs=tuple(_run(file, view.lang) for file in outcome.files),
            notifications=tuple(_notification(one, view.lang) for one in outcome.notifications),
            summary=shapes.SummaryShape(
                files=sum(file.read for file in outcome.files),
                findings=shapes.CountShape(**{severity.value: number for severity, number in counts.items()}),
                not_checked=sum(len(file.unchecked) for file in outcome.files),
                passed_over=outcome.passed_over,
            ),
        )
    )


def format_report(report: Report, lang: Lang) -> str:
    """One report's facts and cells."""
    period = report.period
    return _dump(
        shapes.ExtractShape(
            path=report.document.path,
            template=report.template.id if report.template else None,
            year=report.year,
            organization=report.organization,
            level=report.level,
            title=report.title.value if report.title else None,
            period=shapes.PeriodShape(
                start=period.start.isoformat() if period.start else None,
                end=period.end.isoformat() if period.end else None,
            )
            if period
            else None,
            published=report.published.value if report.published else None,
            contact=_contact(report.contact),
            sections=tuple(section.number for section in report.sections),
            cells={cell.key: _cell(cell, lang) for cell in report.cells},
            notes=tuple(note.message.pick(lang) for note in report.notes),
        )
    )


def _dump(shape: shapes.Shape) -> str:
    """Keys that must be there stay even where null; those of `location` and the optional ones of a cell do not."""
    import json

    return json.dumps(_pruned(shape), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _pruned(value: object) -> object:
    if isinstance(value, shapes.Shape):
        fields = type(value).model_fields
        items = {name: getattr(value, name) for name in fields}
        return {name: _pruned(one) for name, one in items.items() if one is not None or fields[name].is_required()}
    if isinstance(value, dict):
        return {key: _pruned(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_pruned(one) for one in value]
    return value


def _run(file: Checked, lang: Lang) -> shapes.RunShape:
    return shapes.RunShape(
        path=file.path,
        template=file.template,
        organization=file.organization,
        year=file.year,
        findings=tuple(_finding(finding, file.path, lang) for finding in file.findings),
        notifications=tuple(_notification(one, lang) for one in file.notifications),
        not_checked=tuple(
            shapes.UncheckedShape(
                code=one.code, reason=one.reason.pick(lang), cells=one.cells, location=location(one.location)
            )
            for one in file.unchecked
        ),
        previous=file.previous,
        jurisdiction=_jurisdiction(file.jurisdiction),
    )


def _jurisdiction(found: Jurisdiction) -> shapes.JurisdictionShape | None:
    if not (found.code or found.candidates):
        return None
    return shapes.JurisdictionShape(code=found.code or None, name=found.name or None, candidates=found.candidates)


def _finding(finding: Finding, path: str, lang: Lang) -> shapes.FindingShape:
    return shapes.FindingShape(
        code=finding.code,
        name=finding.name,
        severity=finding.severity.value,
        message=finding.message.pick(lang),
        path=path,
        location=location(finding.location),
        related=tuple(_related(one, path, lang) for one in finding.related),
        cells=finding.cells,
        expected=number(finding.expected),
        actual=number(finding.actual),
        suggestion=finding.suggestion.pick(lang) if finding.suggestion else None,
        fixes=tuple(_fix(one) for one in finding.fixes) or None,
        state=finding.state,
    )


def _fix(fix: Fix) -> shapes.FixShape:
    return shapes.FixShape(cell=fix.cell, value=number(fix.value) or 0, location=location(fix.location))


def _related(one: Related, path: str, lang: Lang) -> shapes.RelatedShape:
    return shapes.RelatedShape(
        role=one.role,
        message=one.message.pick(lang),
        cell=one.cell,
        path=one.location.path or path,
        location=location(one.location),
    )


def _notification(one: Notification, lang: Lang) -> shapes.NotificationShape:
    return shapes.NotificationShape(
        code=one.code, level=one.severity.value, message=one.message.pick(lang), path=one.path
    )


def _cell(cell: Cell, lang: Lang) -> shapes.CellShape:
    return shapes.CellShape(
        value=number(cell.value),
        raw=cell.raw,
        state=cell.state,
        location=location(cell.location),
        note=cell.note.pick(lang) if cell.note else None,
        unit=cell.unit or None,
        candidates=tuple(number(value) or 0 for value in cell.candidates) or None,
    )


def _contact(contact: Contact) -> shapes.ContactShape:
    facts = {name: getattr(contact, name) for name in shapes.ContactShape.model_fields}
    return shapes.ContactShape(**{name: fact.value if fact else None for name, fact in facts.items()})


def location(place: Location) -> shapes.LocationShape:
    return shapes.LocationShape(**{name: getattr(place, name) for name in shapes.LocationShape.model_fields})


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

"""gouji's public interface: what a pack or a script imports. Names load when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji._version import __version__

if TYPE_CHECKING:
    from gouji.formats import Formatter as Formatter
    from gouji.formats import Reader as Reader
    from gouji.formats import Source as Source
    from gouji.formatters.view import View as View
    from gouji.hookspecs import hookimpl as hookimpl
    from gouji.identity_rule import FaultRule as FaultRule
    from gouji.identity_rule import IdentityRule as IdentityRule
    from gouji.model.diagnosis import Fault as Fault
    from gouji.model.document import Document as Document
    from gouji.model.document import Paragraph as Paragraph
    from gouji.model.finding import Finding as Finding
    from gouji.model.finding import Severity as Severity
    from gouji.model.finding import Unchecked as Unchecked
    from gouji.model.location import Location as Location
    from gouji.model.report import AddedColumn as AddedColumn
    from gouji.model.report import AddedValue as AddedValue
    from gouji.model.report import Assessment as Assessment
    from gouji.model.report import Cell as Cell
    from gouji.model.report import Fact as Fact
    from gouji.model.report import Note as Note
    from gouji.model.report import Report as Report
    from gouji.model.report import Section as Section
    from gouji.model.report import StrayRow as StrayRow
    from gouji.model.report import Table as Table
    from gouji.model.template import Template as Template
    from gouji.normalize import enumerator as enumerator
    from gouji.normalize import fold as fold
    from gouji.normalize import narrow as narrow
    from gouji.outcome import Outcome as Outcome
    from gouji.patterns import pattern as pattern
    from gouji.plugins import collect_rules as collect_rules
    from gouji.rule import NoteRule as NoteRule
    from gouji.rule import ReportRule as ReportRule
    from gouji.rule import Rule as Rule
    from gouji.rule import TableRule as TableRule
    from gouji.statements.breakdowns import Breakdown as Breakdown
    from gouji.statements.claims import Claim as Claim
    from gouji.statements.figures import Figure as Figure
    from gouji.statements.figures import figures_of as figures_of
    from gouji.statements.quantities import Quantity as Quantity
    from gouji.statements.quantities import Share as Share
    from gouji.statements.reading import statements_of as statements_of
    from gouji.statements.signature import Signature as Signature
    from gouji.statements.signature import signature_of as signature_of
    from gouji.text import Text as Text
    from gouji.text import plain as plain

_HOMES = {
    "AddedColumn": "gouji.model.report",
    "AddedValue": "gouji.model.report",
    "Assessment": "gouji.model.report",
    "Breakdown": "gouji.statements.breakdowns",
    "Cell": "gouji.model.report",
    "Claim": "gouji.statements.claims",
    "Document": "gouji.model.document",
    "Fact": "gouji.model.report",
    "Fault": "gouji.model.diagnosis",
    "FaultRule": "gouji.identity_rule",
    "Figure": "gouji.statements.figures",
    "Finding": "gouji.model.finding",
    "Formatter": "gouji.formats",
    "IdentityRule": "gouji.identity_rule",
    "Location": "gouji.model.location",
    "Note": "gouji.model.report",
    "NoteRule": "gouji.rule",
    "Outcome": "gouji.outcome",
    "Paragraph": "gouji.model.document",
    "Quantity": "gouji.statements.quantities",
    "Reader": "gouji.formats",
    "Report": "gouji.model.report",
    "ReportRule": "gouji.rule",
    "Rule": "gouji.rule",
    "Section": "gouji.model.report",
    "Severity": "gouji.model.finding",
    "Share": "gouji.statements.quantities",
    "Signature": "gouji.statements.signature",
    "Source": "gouji.formats",
    "StrayRow": "gouji.model.report",
    "Table": "gouji.model.report",
    "TableRule": "gouji.rule",
    "Template": "gouji.model.template",
    "Text": "gouji.text",
    "Unchecked": "gouji.model.finding",
    "View": "gouji.formatters.view",
    "collect_rules": "gouji.plugins",
    "enumerator": "gouji.normalize",
    "figures_of": "gouji.statements.figures",
    "fold": "gouji.normalize",
    "hookimpl": "gouji.hookspecs",
    "narrow": "gouji.normalize",
    "pattern": "gouji.patterns",
    "plain": "gouji.text",
    "signature_of": "gouji.statements.signature",
    "statements_of": "gouji.statements.reading",
}

__all__ = [
    "AddedColumn",
    "AddedValue",
    "Assessment",
    "Breakdown",
    "Cell",
    "Claim",
    "Document",
    "Fact",
    "Fault",
    "FaultRule",
    "Figure",
    "Finding",
    "Formatter",
    "IdentityRule",
    "Location",
    "Note",
    "NoteRule",
    "Outcome",
    "Paragraph",
    "Quantity",
    "Reader",
    "Report",
    "ReportRule",
    "Rule",
    "Section",
    "Severity",
    "Share",
    "Signature",
    "Source",
    "StrayRow",
    "Table",
    "TableRule",
    "Template",
    "Text",
    "Unchecked",
    "View",
    "__version__",
    "collect_rules",
    "enumerator",
    "figures_of",
    "fold",
    "hookimpl",
    "narrow",
    "pattern",
    "plain",
    "signature_of",
    "statements_of",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'gouji' has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found  # a hundred rules import the same few names
    return found

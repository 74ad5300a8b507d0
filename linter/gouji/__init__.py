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
    from gouji.model.report import Assessment as Assessment
    from gouji.model.report import Cell as Cell
    from gouji.model.report import Fact as Fact
    from gouji.model.report import Note as Note
    from gouji.model.report import Report as Report
    from gouji.model.report import Section as Section
    from gouji.model.report import Table as Table
    from gouji.model.template import Template as Template
    from gouji.outcome import Outcome as Outcome
    from gouji.plugins import collect_rules as collect_rules
    from gouji.rule import NoteRule as NoteRule
    from gouji.rule import ReportRule as ReportRule
    from gouji.rule import Rule as Rule
    from gouji.rule import TableRule as TableRule
    from gouji.text import Text as Text

_HOMES = {
    "Assessment": "gouji.model.report",
    "Cell": "gouji.model.report",
    "Document": "gouji.model.document",
    "Fact": "gouji.model.report",
    "Fault": "gouji.model.diagnosis",
    "FaultRule": "gouji.identity_rule",
    "Finding": "gouji.model.finding",
    "Formatter": "gouji.formats",
    "IdentityRule": "gouji.identity_rule",
    "Location": "gouji.model.location",
    "Note": "gouji.model.report",
    "NoteRule": "gouji.rule",
    "Outcome": "gouji.outcome",
    "Paragraph": "gouji.model.document",
    "Reader": "gouji.formats",
    "Report": "gouji.model.report",
    "ReportRule": "gouji.rule",
    "Rule": "gouji.rule",
    "Section": "gouji.model.report",
    "Severity": "gouji.model.finding",
    "Source": "gouji.formats",
    "Table": "gouji.model.report",
    "TableRule": "gouji.rule",
    "Template": "gouji.model.template",
    "Text": "gouji.text",
    "Unchecked": "gouji.model.finding",
    "View": "gouji.formatters.view",
    "collect_rules": "gouji.plugins",
    "hookimpl": "gouji.hookspecs",
}

__all__ = [
    "Assessment",
    "Cell",
    "Document",
    "Fact",
    "Fault",
    "FaultRule",
    "Finding",
    "Formatter",
    "IdentityRule",
    "Location",
    "Note",
    "NoteRule",
    "Outcome",
    "Paragraph",
    "Reader",
    "Report",
    "ReportRule",
    "Rule",
    "Section",
    "Severity",
    "Source",
    "Table",
    "TableRule",
    "Template",
    "Text",
    "Unchecked",
    "View",
    "__version__",
    "collect_rules",
    "hookimpl",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'gouji' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

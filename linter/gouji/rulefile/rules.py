"""The classes that rules of a file become."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from gouji.identity_rule import IdentityRule
from gouji.model.finding import Finding, Unchecked
from gouji.model.report import Report
from gouji.model.template import Template
from gouji.rule import ReportRule, Rule
from gouji.rulefile.checks import Check, Fault


class Adjustable(Rule[Any], abstract=True):
    """A rule with parameters is made anew where the configuration sets them."""

    made: ClassVar[Callable[[Any], type[Rule[Any]]] | None] = None

    @classmethod
    def configured(cls, options: Any) -> Rule[Any]:
        """Any: an object of the rule's own `Options`."""
        same = cls.made is None or cls.Options is None or options == cls.Options()
        return (cls if same or cls.made is None else cls.made(options))(options)


class IdentityOfFile(Adjustable, IdentityRule, abstract=True):
    """An identity, or the words for those of a kind that the template has."""


class CheckOfFile(Adjustable, ReportRule, abstract=True):
    """Anything else asked of a report; what is missing in one place is one finding."""

    checks: ClassVar[tuple[Check, ...]]
    needs = ("checks",)
    names_form = True

    @classmethod
    def fit(cls, template: Template) -> None:
        for check in cls.checks:
            check.fit(template)

    def check(self, subject: Report) -> Iterator[Finding | Unchecked]:
        found: dict[object, list[Fault]] = {}
        for check in self.checks:
            for fault in check.faults(subject):
                if fault.unchecked:
                    yield self.unchecked(subject, fault.detail)
                else:
                    found.setdefault(fault.at, []).append(fault)
        for faults in found.values():
            related = [place for fault in faults for place in fault.related]
            yield self.finding(faults[0].at, *related, detail=[fault.detail for fault in faults])

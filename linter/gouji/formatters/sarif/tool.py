"""The part of a SARIF log that tells of the tool: its rules, what it may say of a run, the clauses the rules rest on."""

from __future__ import annotations

from typing import Any

import sarif_om as om

from gouji._version import __version__
from gouji.formatters.pages import help_markdown, help_text
from gouji.formatters.view import View
from gouji.model.finding import NOTIFICATIONS
from gouji.outcome import Outcome
from gouji.plugins import AnyRule
from gouji.text import Text

_DESCRIPTION = 1024
_MOST_TAGS = 10
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
_BASES = "gouji-basis"
_BASES_TITLE = Text("规则的依据：文件和条款", "What the rules rest on: documents and clauses")


class Tool:
    """Built once a log. sarif_om has no types, so its objects are Any."""

    def __init__(self, outcome: Outcome, view: View) -> None:
        self.outcome, self.lang, self.pages = outcome, view.lang, view.rule_pages
        self.language = "en" if view.lang == "en" else "zh-CN"
        self.rule_index = {rule.code: place for place, rule in enumerate(outcome.rules)}
        self.bases = {basis: place for place, basis in enumerate(sorted({rule.basis for rule in outcome.rules}))}

    def build(self, notified: set[str]) -> Any:
        """`notified`: the codes of the notifications of the run."""
        driver = om.ToolComponent(
            name="gouji",
            full_name=f"gouji {__version__}",
            version=__version__,
            semantic_version=__version__,
            information_uri=f"pkg:pypi/gouji@{__version__}",
            language=self.language,
            rules=[self._rule(rule) for rule in self.outcome.rules],
            notifications=[self._kind(code) for code in sorted(notified)],
            supported_taxonomies=[om.ToolComponentReference(name=_BASES, index=0)] if self.bases else None,
        )
        extensions = [om.ToolComponent(name=name, version=version or None) for name, version in self.outcome.packs]
        return om.Tool(driver=driver, extensions=extensions)

    def taxonomies(self) -> list[Any]:
        """One: every clause that a rule rests on."""
        if not self.bases:
            return []
        taxa = [
            om.ReportingDescriptor(id=f"basis-{place + 1}", short_description=_said(basis))
            for basis, place in self.bases.items()
        ]
        title = _said(_BASES_TITLE.pick(self.lang))
        return [
            om.ToolComponent(
                name=_BASES, version=__version__, short_description=title, language=self.language, taxa=taxa
            )
        ]

    def _rule(self, rule: type[AnyRule]) -> Any:
        basis = self.bases[rule.basis]
        target = om.ReportingDescriptorReference(
            id=f"basis-{basis + 1}", index=basis, tool_component=om.ToolComponentReference(name=_BASES, index=0)
        )
        page = self.pages.replace("{code}", rule.code)
        more = f"\n[{rule.code}]({page})\n" if page else ""
        return om.ReportingDescriptor(
            id=rule.code,
            deprecated_ids=list(rule.formerly) or None,
            help_uri=page or None,
            name="".join(word.capitalize() for word in rule.name.split("-")),
            short_description=_said(rule.title.pick(self.lang)),
            full_description=_said(rule.explanation.pick(self.lang)),
            help=om.MultiformatMessageString(
                text=help_text(rule, self.lang), markdown=help_markdown(rule, self.lang) + more
            ),
            default_configuration=om.ReportingConfiguration(level=rule.severity.value),
            relationships=[om.ReportingDescriptorRelationship(target=target, kinds=["relevant"])],
            properties={
                "precision": "very-high" if rule.certain else "medium",
                "problem.severity": _PROBLEM[rule.severity],
                "tags": [rule.code[:-3], *rule.templates][:_MOST_TAGS],
            },
        )

    def _kind(self, code: str) -> Any:
        meaning = _said(NOTIFICATIONS[code].pick(self.lang))
        return om.ReportingDescriptor(id=code, short_description=meaning, full_description=meaning, help=meaning)


def _said(text: str) -> Any:
    return om.MultiformatMessageString(text=text[:_DESCRIPTION])

"""Which official form a document is on, if any."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.binding.facts import Titles
from gouji.binding.labels import RowLabels
from gouji.binding.lines import Line
from gouji.binding.sections import Head, SectionLabels
from gouji.model.template import ColumnForm, GroupForm, RowForm, TableForm, Template
from gouji.normalize import fold

# A label line is short; longer ones are prose that may mention a form's words.
_LABEL_LONGEST = 60
_REPORT_WORDS = (
    "政府信息公开工作年度报告",
    "信息公开年度报告",
    "信息公开工作年度报告",
    "信息公开工作报告",
    "信息公开年报",
)


class Forms:
    """The templates of a run with what is looked up in them again and again, worked out once."""

    def __init__(self, templates: Sequence[Template]) -> None:
        self.templates = tuple(templates)
        self.sections = {template.id: SectionLabels(template.sections) for template in templates}
        self.signatures = _signatures(templates)
        self.titles = Titles(title for template in templates for title in template.titles)
        # What holds within one report can help to read it.
        self.identities = {
            template.id: tuple(one for one in template.identities if one.is_plain and not one.spans_years)
            for template in templates
        }
        self._rows: dict[tuple[str, ...], RowLabels] = {}

    def names_rows(self, template: Template, printed: str) -> bool:
        """Whether any row's label stands in the document's labels."""
        return any(label in printed for label in self.rows(template, template.tables).exact)

    def rows(self, template: Template, tables: Sequence[TableForm]) -> RowLabels:
        key = (template.id, *(table.key for table in tables))
        if key not in self._rows:
            self._rows[key] = RowLabels(tables, self.identities[template.id])
        return self._rows[key]


def _signatures(templates: Sequence[Template]) -> dict[str, frozenset[str]]:
    """For each template the labels that no other's label contains."""
    labels = {template.id: _labels(template) for template in templates}
    found = {}
    for template in templates:
        others = [label for key, names in labels.items() if key != template.id for label in names]
        found[template.id] = frozenset(
            label for label in labels[template.id] if len(label) >= 4 and not any(label in other for other in others)
        )
    return found


def _labels(template: Template) -> set[str]:
    found: set[str] = set()
    for table in template.tables:
        forms: tuple[ColumnForm | RowForm | GroupForm, ...] = (*table.columns, *table.rows, *table.groups)
        for form in forms:
            found.update(fold(name) for name in (form.label.zh, *form.aliases))
    return found


def printed_labels(lines: Sequence[Line]) -> str:
    """All short words of the document, folded, to look labels up in; halves of wrapped labels stand side by side."""
    atoms = [atom for line in lines for atom in line.atoms if atom.reading.kind == "words"]
    return "".join([atom.folded for atom in atoms if len(atom.text) <= _LABEL_LONGEST])


def rank(forms: Forms, printed: str, year: int | None) -> list[tuple[Template, int]]:
    """The templates with the number of their own labels met, best first; the year breaks ties, then the newest."""
    own = forms.signatures
    scored = [(template, sum(label in printed for label in own[template.id])) for template in forms.templates]
    scored.sort(key=lambda item: (item[1], year is not None and item[0].covers(year), item[0].first_year), reverse=True)
    return scored


def is_on_form(
    template: Template, marks: int, heads: Sequence[Head], rows: int, year: int | None, *, titled: bool
) -> bool:
    """Whether the document is a report on this form at all: tables bound, or the form's sections under its numbers.

    `marks` are labels only this template has, `rows` the rows bound with their labels. Reports of other years need
    the tables: the older formats share some headings.
    """
    covered = titled and year is not None and template.covers(year)
    if rows >= 3 or (rows and (marks >= 2 or covered)):
        return True
    due = len(template.due_sections)
    if not due:
        return False
    numbered = sum(head.candidate.printed == head.form.number for head in heads)
    named = len(heads)
    if year is not None and not template.covers(year) and not marks:
        return False
    return numbered >= max(3, due - 2) or (named >= due - 1 and year is not None)


def is_report_like(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """Whether a file shows any sign of being such a report, of whatever form."""
    if len(heads) >= 2:
        return True
    text = "".join(fold(line.text[:200]) for line in lines[:40])
    return any(fold(word) in text for word in _REPORT_WORDS)

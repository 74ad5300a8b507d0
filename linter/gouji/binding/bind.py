"""Document + templates → Report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from gouji.binding.facts import find_level, find_organization, find_published, find_title, find_year, labelled
from gouji.binding.lines import Line, joined_atoms, lines_of
from gouji.binding.recognize import Forms, is_on_form, is_report_like, printed_labels, rank
from gouji.binding.remarks import remarks
from gouji.binding.sections import Head, find_heads
from gouji.binding.zones import bind_zones, rows_labelled
from gouji.model.document import Document, Grid, Heading, Paragraph
from gouji.model.location import Location
from gouji.model.report import Contact, Fact, Note, Period, Report, Section, Table
from gouji.model.template import SectionForm, Template
from gouji.patterns import pattern
from gouji.statements.contact import stated_contact
from gouji.statements.dates import stated_period
from gouji.text import Text

_DECLINED = Text(
    "不是受支持的年报格式（{known}），未作表格检查；如确为年报，请核对表格和标题是否随文件导出",
    "not on a form gouji knows ({known}), so nothing in it was checked; if it is such a report, see whether tables and "
    "headings came with the export",
)
_NO_REPORT = Text(
    "看不出是政府信息公开工作年度报告，未作检查；请确认选对了文件",
    "this does not look like an annual report on information disclosure; make sure it is the right file",
)


def bind(document: Document, templates: Sequence[Template] | Forms) -> Report:
    """The report a document states, on the template that fits it best; `template` is None where none does."""
    forms = templates if isinstance(templates, Forms) else Forms(templates)
    lines = lines_of(document)
    printed = printed_labels(lines)
    for template, marks in rank(forms, printed, _title_year(lines, forms)):
        if not marks and not forms.names_rows(template, printed) and not find_heads(lines, forms.sections[template.id]):
            continue  # a long text of something else need not be aligned to be declined
        attempt = _attempt(document, lines, template, forms)
        rows = sum(rows_labelled(table) for table in attempt.tables)
        if is_on_form(template, marks, attempt.heads, rows, attempt.year, titled=bool(attempt.title_lines)):
            return _report(attempt, forms)
        if marks:
            break
    return _declined(document, lines, forms)


# So far down a title is looked for where no section is found.
_OPENING = 15


@dataclass(slots=True)
class _Attempt:
    """`opening` are the lines before the first section, among which the title stands."""

    document: Document
    lines: list[Line]
    template: Template
    heads: list[Head]
    tables: list[Table]
    notes: list[Note]
    opening: list[Line]
    title: Fact | None
    title_lines: list[int]

    @property
    def year(self) -> int | None:
        return find_year(self.title, None, ())


def _title_year(lines: Sequence[Line], forms: Forms) -> int | None:
    title, _ = find_title(lines[:30], forms.titles)
    return find_year(title, None, ())


def _attempt(document: Document, lines: list[Line], template: Template, forms: Forms) -> _Attempt:
    heads = find_heads(lines, forms.sections[template.id])
    bound = bind_zones(lines, heads, template, forms)
    opening = lines[: heads[0].candidate.line.index if heads else _OPENING]
    title, title_lines = find_title(opening, forms.titles)
    return _Attempt(document, lines, template, heads, bound.tables, bound.notes, opening, title, title_lines)


def _report(attempt: _Attempt, forms: Forms) -> Report:
    document, lines, template, title = attempt.document, attempt.lines, attempt.template, attempt.title
    preamble = tuple(_paragraphs(line for line in attempt.opening if line.index not in attempt.title_lines))
    sections, notes = _sections(attempt, preamble)
    overview = next((section.paragraphs for section in sections if section.number == 1), ())
    closing = max((section.number for section in template.due_sections), default=0)
    last = next((section.paragraphs for section in sections if section.number == closing), ())
    period = stated_period(chain(preamble, last, _paragraphs(lines)))
    contact = _contact(preamble, last, lines)
    organization = find_organization(title, forms.titles, preamble, overview) or labelled(lines, template.organ_labels)
    year = find_year(title, _year_of(period), overview)
    return Report(
        document=document,
        template=template.as_printed({table.form.key for table in attempt.tables}, {one.number for one in sections}),
        title=title,
        year=year,
        organization=organization,
        level=find_level(organization, template.levels),
        period=period,
        contact=contact,
        sections=tuple(sections),
        tables=tuple(attempt.tables),
        preamble=preamble,
        notes=(*attempt.notes, *notes, *remarks(document, template, sections, attempt.tables, lines)),
        location=title.location if title else lines[0].location,
        published=find_published(document),
    )


def _year_of(period: Period | None) -> int | None:
    return period.start.year if period and period.start else None


def _contact(preamble: Sequence[Paragraph], last: Sequence[Paragraph], lines: Sequence[Line]) -> Contact:
    """From the preamble, the last section and the tail; failing that, from a sentence about this report."""
    contact = stated_contact((*preamble, *last))
    if contact == Contact():
        about = [p for p in _paragraphs(lines) if "报告" in p.text and ("疑问" in p.text or "联系" in p.text)]
        contact = stated_contact(about)
    return contact


_CONTACT_HEAD = pattern(r"(?:电\s*话|地\s*址|邮\s*箱|邮\s*政?\s*编\s*码?|网\s*址)\s*[:：]?$")


def _paragraphs(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """The prose among lines: paragraphs and headings, and words that stand alone in a cell."""
    for line in lines:
        told = [atom for atom in line.atoms if not atom.is_empty]
        if len(told) == 1:
            if isinstance(line.source, Paragraph):
                if told[0].reading.kind != "number":
                    yield line.source
            elif isinstance(line.source, Heading) or told[0].is_label:
                yield joined_atoms(told)
        elif len(told) == 2 and isinstance(line.source, Grid) and _CONTACT_HEAD.search(told[0].text):
            yield joined_atoms(told, "：")


def _sections(attempt: _Attempt, preamble: tuple[Paragraph, ...]) -> tuple[list[Section], list[Note]]:
    lines, heads = attempt.lines, attempt.heads
    sections: list[Section] = []
    for place, head in enumerate(heads):
        end = heads[place + 1].candidate.line.index if place + 1 < len(heads) else len(lines)
        sections.append(_section(head, lines[head.candidate.line.index : end]))
    notes = []
    for form in attempt.template.sections:
        if any(section.number == form.number for section in sections):
            continue
        if lost := _lost_section(form, sections, attempt, preamble):
            sections.append(lost)
            text = Text(
                f"第{form.number}部分“{form.heading}”标题缺失，按内容认定",
                f"the heading of section {form.number} ({form.label.en}) is lost; its content is there",
            )
            notes.append(Note("position", text, lost.location))
    return sorted(sections, key=lambda section: section.number), notes


def _section(head: Head, lines: Sequence[Line]) -> Section:
    candidate = head.candidate
    body = list(_paragraphs(lines[1:]))
    if candidate.rest:
        body.insert(0, candidate.rest)
    return Section(head.form, candidate.heading, candidate.printed, tuple(body), candidate.heading, head.repeats)


def _lost_section(
    form: SectionForm, sections: Sequence[Section], attempt: _Attempt, preamble: tuple[Paragraph, ...]
) -> Section | None:
    """The section whose heading is lost: its table stands there, or prose with its words where it was due."""
    for table in attempt.tables:
        if table.form.section == form.number and table.printed:
            return Section(form, None, None, (), table.location)
    before = [section for section in sections if section.number < form.number]
    stretch = before[-1].paragraphs if before else preamble
    prose = [paragraph for paragraph in stretch if len(paragraph.text) >= 8]
    if form.number == 1 and sum(len(paragraph.text) for paragraph in prose) < 200:
        return None
    for place, paragraph in enumerate(prose):
        tail = "".join(later.text for later in prose[place:])
        if sum(word in paragraph.text for word in form.content) >= 2 or (
            form.number == 1 and sum(word in tail for word in form.content) >= 2
        ):
            at_section = before[-1].number if before else 0
            if _prose_is_own(at_section, attempt):
                return Section(form, None, None, tuple(prose[place:]), paragraph.location)
    return None


def _prose_is_own(section: int, attempt: _Attempt) -> bool:
    """Prose below a section made of a table belongs to what follows it; below a section of prose it may be its own."""
    return section == 0 or any(table.form.section == section for table in attempt.tables)


def _declined(document: Document, lines: Sequence[Line], forms: Forms) -> Report:
    title, _ = find_title(lines[:30], forms.titles)
    templates = forms.templates
    heads = find_heads(lines, forms.sections[templates[0].id]) if templates else []
    like = is_report_like(lines, heads) or title is not None
    known = Text(
        "、".join(template.id for template in templates),
        ", ".join(template.id for template in templates),
    )
    message = _DECLINED.fill({"known": known}) if like else _NO_REPORT
    where = title.location if title else lines[0].location if lines else Location("text", "", 1, 1, 1, 1)
    return Report(
        document=document,
        template=None,
        title=title,
        year=find_year(title, None, ()),
        organization=find_organization(title, forms.titles, (), ()),
        level=None,
        period=None,
        contact=Contact(),
        sections=(),
        tables=(),
        preamble=(),
        notes=(Note("declined" if like else "foreign", message, where),),
        location=where,
        published=find_published(document),
    )

"""What stands printed on the page, for rules about labels and heads rather than about cells."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Location, Report, Table

_LABEL_LONGEST = 60


def short_texts(report: Report) -> Iterator[tuple[str, Location]]:
    """Cells of tables and lines of text that may be a label, a head or a caption, in reading order."""
    for block in report.document.blocks:
        rows = getattr(block, "rows", None)
        if rows is None:
            text = getattr(block, "text", "")
            if len(text) <= _LABEL_LONGEST:
                yield text, block.location
            continue
        for row in rows:
            for cell in row:
                if cell.text and len(cell.text) <= _LABEL_LONGEST:
                    yield cell.text, cell.location


def within_section(report: Report, number: int) -> Iterator[tuple[str, Location]]:
    """The same, from a section's heading (or its table) to the next section."""
    section = report.section(number)
    if section is None:
        return
    start = section.location.order
    end = min((one.location.order for one in report.sections if one.location.order > start), default=(float("inf"),))
    for text, place in short_texts(report):
        if start <= place.order < end:
            yield text, place


def amount_head(report: Report) -> str:
    """The printed head of table 2's amount column with the remarks beside it; empty where it is not there."""
    told = [text for text, _ in within_section(report, 2) if "金额" in text]
    return "".join(told[-1].split()) if told else ""


def section_text(report: Report, number: int) -> str:
    """Everything that stands below a section's heading, in tables too, without spaces."""
    section = report.section(number)
    if section is None or section.heading is None:
        return ""
    start = section.heading.order
    end = min((one.location.order for one in report.sections if one.location.order > start), default=(float("inf"),))
    parts = [paragraph.text for paragraph in section.paragraphs]
    for block in report.document.blocks:
        if start < block.location.order < end:
            parts += [cell.text for row in getattr(block, "rows", ()) for cell in row]
    return "".join("".join(parts).split())


def labels_of(table: Table) -> Iterator[tuple[str, str]]:
    """Every name known of the form's columns, rows and groups, each with the label that the form prints."""
    forms = [(one.label.zh, one.aliases) for one in table.form.columns]
    forms += [(one.label.zh, one.aliases) for one in table.form.rows]
    forms += [(one.label.zh, one.aliases) for one in table.form.groups]
    for label, aliases in forms:
        for name in (label, *aliases):
            yield name, label


def unsure_tables(report: Report) -> set[str]:
    """Keys of the tables of which a note says that they could not be read for certain."""
    return {note.table or note.cells[0].partition(".")[0] for note in report.notes if note.table or note.cells}

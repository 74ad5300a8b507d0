"""What stands printed on the page, for rules about labels and heads rather than about cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gouji import Location, Report, Table, fold

_LABEL_LONGEST = 60
_Order = tuple[float, ...]
# The document last asked about, and where its blocks stand: rules come one after another for the same report.
_kept: tuple[tuple[Any, ...], list[_Order]] | None = None


def short_texts(report: Report) -> Iterator[tuple[str, Location]]:
    """Cells of tables and lines of text that may be a label, a head or a caption, in reading order."""
    for block in report.document.blocks:
        yield from ((text, place) for text, place in _texts(block) if text and len(text) <= _LABEL_LONGEST)


def within_section(report: Report, number: int) -> Iterator[tuple[str, Location]]:
    """The same, from a section's heading (or its table) to the next section."""
    for block in _blocks(report, number):
        yield from ((text, place) for text, place in _texts(block) if text and len(text) <= _LABEL_LONGEST)


def letters_below(report: Report, number: int) -> str:
    """What stands below a section's heading besides sentences, folded and run together: labels that were glued or cut
    over cells and lines among it.
    """
    below = [text for block in list(_blocks(report, number))[1:] for text, _ in _texts(block)]
    return "".join(fold(text) for text in below if not _is_sentence(text))


def _is_sentence(text: str) -> bool:
    return "。" in text or (len(text) > _LABEL_LONGEST and any(mark in text for mark in "，；、"))


def has_blank_row(report: Report, number: int, size: int) -> bool:
    """Whether a section holds a drawn row of at least so many cells, all of them empty."""
    rows = [row for block in _blocks(report, number) for row in getattr(block, "rows", ())]
    return any(len(row) >= size and not any(cell.text.strip() for cell in row) for row in rows)


def section_text(report: Report, number: int) -> str:
    """Everything that stands below a section's heading, in tables too, without spaces."""
    section = report.section(number)
    if section is None or section.heading is None:
        return ""
    parts = [paragraph.text for paragraph in section.paragraphs]
    tables = [block for block in _blocks(report, number) if hasattr(block, "rows")]
    parts += [text for block in tables if block.location.order > section.heading.order for text, _ in _texts(block)]
    return "".join("".join(parts).split())


def amount_head(report: Report) -> str:
    """The printed head of table 2's amount column with the remarks beside it; empty where it is not there."""
    told = [text for text, _ in within_section(report, 2) if "金额" in text]
    return "".join(told[-1].split()) if told else ""


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


def _blocks(report: Report, number: int) -> Iterator[Any]:
    """The document's blocks from a section's heading (or its table) to the next section. Any: whatever kind they are."""
    section = report.section(number)
    if section is None:
        return
    start = section.location.order
    end = min((one.location.order for one in report.sections if one.location.order > start), default=(float("inf"),))
    yield from between(report, start, end)


def between(report: Report, start: _Order, end: _Order) -> Iterator[Any]:
    """The document's blocks from one place on to the next that is none of it. Any: whatever kind they are."""
    global _kept  # noqa: PLW0603
    blocks, kept = report.document.blocks, _kept
    if kept is None or kept[0] is not blocks:
        _kept = kept = (blocks, [block.location.order for block in blocks])
    return (block for block, order in zip(blocks, kept[1], strict=True) if start <= order < end)


def _texts(block: Any) -> Iterator[tuple[str, Location]]:
    """Any: a heading, a paragraph or a grid, whose cells come one by one."""
    rows = getattr(block, "rows", None)
    if rows is None:
        yield block.text, block.location
    else:
        yield from ((cell.text, cell.location) for row in rows for cell in row)

"""What is blank in a report, sorted out once for the rules that speak of blanks (reading rules R1 and R7)."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Assessment, Cell, Figure, Report, Table, figures_of

_EMPTY = ("blank", "dash")


def blank_totals(report: Report) -> list[tuple[Table, list[Cell]]]:
    """By table, the totals that are blank beside a part above zero, or stand above parts that are all blank."""
    found: dict[str, list[Cell]] = {}
    for assessment in report.assessments:
        total = assessment.total
        if total.state not in _EMPTY and not total.value:
            continue  # most are zero, of parts that are
        parts = assessment.parts
        beside = total.state in _EMPTY and any(part.value and part.value > 0 for part in parts)
        above = bool(total.value and total.value > 0) and all(part.state in _EMPTY for part in parts)
        if (beside or above) and len(parts) > 1 and _is_row(assessment):
            found.setdefault(total.key.partition(".")[0], []).append(total)
    return [(table, found[table.form.key]) for table in report.tables if table.form.key in found]


def _is_row(assessment: Assessment) -> bool:
    """Whether it adds up one row of this year's."""
    identity = assessment.identity
    one_row = len({cell.row.key for cell in assessment.cells}) == 1
    return one_row and identity.relation == "=" and not identity.spans_years


def blank_groups(report: Report) -> list[tuple[Table, list[tuple[Cell, ...]]]]:
    """By table, the rows (in tables whose rows stand in blocks of their own head, the blocks) that are blank throughout
    although a blank is not this report's zero: it prints zeros elsewhere, or a sum or the text needs a number there.
    """
    if not _has_blanks(report):
        return []
    needed = {
        cell.key
        for assessment in report.assessments
        if assessment.verdict == "open" and _whole(assessment) and _is_read(assessment)
        for cell in assessment.cells
        if cell.state == "blank"
    }
    found = []
    for table in report.tables:
        groups = [cells for cells in _units(report, table) if all(cell.state == "blank" for cell in cells)]
        zeros = bool(groups) and _prints_zeros(report, table)
        groups = [
            cells
            for cells in groups
            if zeros or all(cell.key in needed for cell in cells) or any(numbers_in_text(report, cells))
        ]
        if groups:
            found.append((table, groups))
    return found


def _has_blanks(report: Report) -> bool:
    return any(cell.state == "blank" for table in report.tables for cell in table.cells)


def _prints_zeros(report: Report, table: Table) -> bool:
    """Whether zeros are printed and not left blank in the table, or, where it shows neither, in those with sums."""
    if _has_sums(report, table):
        if any(cell.value == 0 for cell in table.cells):
            return True
        rows = [cells for _, cells in table.rows()]
        if any(cell.state == "blank" and any(one.value for one in cells) for cells in rows for cell in cells):
            return False
    return any(cell.value == 0 for other in report.tables if _has_sums(report, other) for cell in other.cells)


def numbers_in_text(report: Report, group: tuple[Cell, ...]) -> Iterator[Figure]:
    """Figures of the prose, above zero, that can mean nothing but cells of the group."""
    keys = {cell.key for cell in group}
    return (one for one in figures_of(report) if one.value > 0 and keys.issuperset(one.keys))


def _whole(assessment: Assessment) -> bool:
    """Not so where last year's report is on another form, which lacks the cell that this one goes on from."""
    links = assessment.identity.spans_years
    return not links or len(assessment.cells) == len(assessment.identity.terms)


def _is_read(assessment: Assessment) -> bool:
    """Whether nothing but blanks keeps an identity open: beside a cell that could not be read nothing is known of them."""
    return all(cell.state in ("present", *_EMPTY) for cell in assessment.cells)


def _has_sums(report: Report, table: Table) -> bool:
    """Whether the table's rows add up to a total: tables 3 and 4, not the separate figures of table 2."""
    return any(
        found.identity.table == table.form.key and found.identity.relation == "=" and not found.identity.spans_years
        for found in report.assessments
    )


def _units(report: Report, table: Table) -> Iterator[tuple[Cell, ...]]:
    if _has_sums(report, table):
        for _, cells in table.rows():
            yield cells
        return
    blocks: dict[str | None, list[Cell]] = {}
    for row, cells in table.rows():
        blocks.setdefault(row.group, []).extend(cells)
    for block in blocks.values():
        yield tuple(block)


def harmless_blanks(report: Report) -> list[tuple[Table, list[Cell]]]:
    """By table, the blank cells that may stand for zero: no other rule speaks of them, and every sum holds with 0."""
    if not _has_blanks(report):
        return []
    taken = {cell.key for _, totals in blank_totals(report) for cell in totals}
    taken |= {cell.key for _, groups in blank_groups(report) for cells in groups for cell in cells}
    unsure = [found for found in report.assessments if found.verdict == "open" and _whole(found)]
    taken |= {cell.key for found in unsure for cell in found.cells}
    found = []
    for table in report.tables:
        blanks = [cell for cell in table.cells if cell.state == "blank" and cell.key not in taken]
        if blanks:
            found.append((table, blanks))
    return found

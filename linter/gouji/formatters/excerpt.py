"""What is shown of the source around a finding: its line, underlined, or its row of the table."""

from __future__ import annotations

from typing import NamedTuple

from gouji.model.finding import Finding, Related
from gouji.outcome import CellView, Checked
from gouji.text import width

# A piece of a line: its style and its characters. Styles are rich's; without color they are left out.
Piece = tuple[str, str]
Line = list[Piece]

# Formats whose lines are markup.
_PAGES = ("html", "mht")
# The columns before a line of the source, and how narrow that line may be cut.
_GUTTER, _NARROWEST = 13, 30


class Excerpt(NamedTuple):
    """`cell` is the key of the cell whose row is shown; of line `line` the columns `first` to `last`, both counted in."""

    lines: tuple[Line, ...] = ()
    cell: str = ""
    line: int | None = None
    first: int = 0
    last: int = 0

    def shows(self, place: Related) -> bool:
        """Whether a place can be seen here already, or is a cell of the same row; what argues is more than a place."""
        if place.role == "cell" and place.cell:
            return bool(self.lines) and place.cell.rpartition(".")[0] == self.cell.rpartition(".")[0]
        at = place.location
        here = not at.path and at.line is not None and at.line == self.line
        return place.role == "place" and here and self.first <= (at.column or 0) <= self.last


def excerpt(finding: Finding, file: Checked, columns: int) -> Excerpt:
    """For a cell that stands alone on its line, amid markup or in no line at all, its row; else the line, cut."""
    at = finding.location
    key = _own(finding)
    cell = file.cells.get(key)
    if at.line is None or at.column is None or at.line > len(file.lines):
        return Excerpt((_row(cell),), key) if cell else Excerpt()
    line = file.lines[at.line - 1].rstrip()
    start = at.column - 1
    end = at.end_column - 1 if at.end_line == at.line and at.end_column else len(line)
    marked = line[start:end]
    if cell and (file.format in _PAGES or line.strip() == marked.strip()):
        return Excerpt((_row(cell),), key)
    if not line.strip():
        return Excerpt()
    left = 0
    if file.format in _PAGES:
        line, left = _between_tags(line, start, end)
    most = max(_NARROWEST, columns - _GUTTER)
    clipped, first = _clip(line.replace("\t", " "), start - left, most)
    before = width(clipped[: max(0, start - left - first)])
    marks = max(1, min(width(marked), most - before))
    lines: tuple[Line, ...] = (
        [("dim", f"    {at.line:>5} │ "), ("", clipped)],
        [("dim", f"    {'':>5} │ "), ("bold red", " " * before + "^" * marks)],
    )
    return Excerpt(lines, key, at.line, left + first + 1, left + first + len(clipped))


def _own(finding: Finding) -> str:
    """The cell the finding stands at; a finding in the prose may name cells, but only as related ones."""
    first = finding.cells[0] if finding.cells else ""
    return "" if any(place.cell == first and place.role == "cell" for place in finding.related) else first


def _row(cell: CellView) -> Line:
    pieces: Line = [("dim", "          │ "), ("", cell.row.zh + " ")]
    for place, text in enumerate(cell.row_texts):
        pieces += [("dim", "| "), ("bold red", f"«{text}» ") if place == cell.place else ("", f"{text} ")]
    return pieces


def _between_tags(line: str, start: int, end: int) -> tuple[str, int]:
    """The words around a place without the tags they stand between, and how many characters were left out before."""
    left = line.rfind(">", 0, start) + 1
    right = line.find("<", end)
    return line[left : right if right >= 0 else len(line)], left


def cut(text: str, most: int) -> str:
    """The beginning of a long text."""
    return _clip(text, 0, most)[0]


def _clip(text: str, at: int, most: int) -> tuple[str, int]:
    """The part of a long line around offset `at`, and where it begins."""
    if width(text) <= most:
        return text, 0
    start = max(0, at - most // 4)
    while start and width(text[start - 1 :]) <= most - 2:
        start -= 1  # room to spare behind it goes to what stands before
    end = start
    used = 0
    while end < len(text) and used + width(text[end]) <= most - 2:
        used += width(text[end])
        end += 1
    head = "…" if start else ""
    return head + text[start:end] + ("…" if end < len(text) else ""), start - len(head)

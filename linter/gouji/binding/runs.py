"""Lines cut into runs: the labels that stand together with one stretch of values, and the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gouji.binding.lines import Atom, Line
from gouji.model.document import Grid, Paragraph

# A line with more words than this is prose: it parts runs but labels nothing.
_PROSE = 90
# So many empty cells between words are a row's, left blank, before a remark.
_ROW_OF_BLANKS = 5
# How far above its values a row's label may stand: the lines of a table's head lie between.
_LOOK_BACK = 24


@dataclass(slots=True)
class Run:
    """Labels and the values behind them, from one line or from cells set one a line.

    `filled` and `blanks` count the values printed (numbers and placeholders) and the empty cells; `texts` are the
    labels, folded. `before` and `after` are the texts of the label-only runs around it up to the next values, nearest
    last and first. `joined`: the run goes on in the line of the run before it; `doubled`: it says what that one says.
    """

    lines: list[Line]
    labels: list[Atom] = field(default_factory=list)
    values: list[Atom] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    joined: bool = False
    doubled: bool = False
    prose: bool = False
    filled: int = 0
    blanks: int = 0
    texts: list[str] = field(default_factory=list)

    def close(self) -> None:
        """Counts what was gathered."""
        self.blanks = sum(atom.reading.kind == "empty" for atom in self.values)
        self.filled = len(self.values) - self.blanks
        self.texts = [atom.folded for atom in self.labels if atom.folded]


def runs_of(lines: Iterable[Line]) -> list[Run]:
    """The runs of a stretch of lines, in reading order, each with its surroundings."""
    lines = _without_page_numbers(list(lines))
    runs = _streamed([run for line in lines for run in _cut(line)])
    for run in runs:
        run.close()
    for above, below in pairwise(runs):
        below.doubled = bool(below.texts) and below.filled > 0 and _said(above) == _said(below)
    _surround(runs)
    return runs


def _said(run: Run) -> tuple[list[str], list[str]]:
    return run.texts, [atom.text for atom in run.values]


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """Leaves out whole numbers that stand alone between the rows of a table set otherwise.

    A number right below words without values of their own may be theirs, where rows are set label above values.
    """
    rows = sum(
        isinstance(line.source, Grid) and any(not a.is_label and not a.is_empty for a in line.atoms) for line in lines
    )
    alone = sum(_is_page_number(line) for line in lines if isinstance(line.source, Paragraph))
    if rows < max(1, alone):
        _mark_set_apart(lines)
        return lines
    whole = sum(len(line.atoms) > 1 and line.atoms[0].is_label and not line.atoms[-1].is_label for line in lines)
    kept: list[Line] = []
    for line in lines:
        below_words = bool(kept) and whole < 2 and all(atom.is_label for atom in kept[-1].atoms)
        if below_words or not (isinstance(line.source, Paragraph) and _is_page_number(line)):
            kept.append(line)
        elif kept:
            kept[-1].below = line.atoms[0].folded
    return kept


def _mark_set_apart(lines: list[Line]) -> None:
    """Cells one a line: a whole number further from its neighbours than cells are from each other may be a page's."""
    if len(lines) < 3:
        return
    gaps = [_gap(above, below) for above, below in pairwise(lines)]
    usual = max(set(gaps), key=gaps.count)
    for line, before, after in zip(lines, [usual, *gaps], [*gaps, usual], strict=True):
        if before > usual <= after and _is_page_number(line):
            line.atoms[0].apart = True


def _gap(above: Line, below: Line) -> int:
    """How many lines of the file lie between the beginnings of two lines; 0 where it has no lines."""
    return (below.location.line or 0) - (above.location.end_line or 0)


def _is_page_number(line: Line) -> bool:
    value = line.atoms[0].reading.value
    return len(line.atoms) == 1 and value is not None and 0 < value < 1000 and value == value.to_integral_value()


def _cut(line: Line) -> list[Run]:
    """A line holds one run, or several where words follow values."""
    if len(line.atoms) == 1 and line.atoms[0].is_label and len(line.atoms[0].text) > _PROSE:
        return [Run([line], prose=True)]
    run = Run([line])
    runs = [run]
    for place, atom in enumerate(line.atoms):
        kind = atom.reading.kind
        if kind == "words":
            if run.filled or (run.labels and len(run.values) >= _ROW_OF_BLANKS):
                run = Run([line], joined=True)
                runs.append(run)
            run.values.clear()
            run.labels.append(atom)
        elif not run.labels and not run.filled and _serial(line.atoms, place):
            run.labels.append(atom)
        else:
            run.filled += kind != "empty"
            run.values.append(atom)
    return runs


def _serial(atoms: Sequence[Atom], place: int) -> bool:
    """A number that counts the rows: the first thing on its line, directly before words."""
    atom = atoms[place]
    follows = place + 1 < len(atoms) and atoms[place + 1].is_label
    return atom.reading.kind == "number" and follows and len(atom.folded) <= 2 and not atom.reading.delta


def _streamed(runs: list[Run]) -> list[Run]:
    """Numbers set one a line become one run."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and _lone_number(run) and last.filled and not last.labels and len(last.lines[-1].atoms) == 1:
            last.values += run.values
            last.lines += run.lines
            last.filled += 1
        else:
            merged.append(run)
    return merged


def _lone_number(run: Run) -> bool:
    return not run.labels and len(run.values) == 1 and run.filled == 1 and len(run.lines[0].atoms) == 1


def _surround(runs: list[Run]) -> None:
    for place, run in enumerate(runs):
        if not run.values:
            continue
        for earlier in reversed(runs[max(0, place - _LOOK_BACK) : place]):
            if earlier.prose or earlier.filled or (earlier.values and not earlier.labels):
                break
            run.before[:0] = earlier.texts
        for later in runs[place + 1 : place + 3]:
            if later.prose or later.filled:
                break
            run.after += later.texts

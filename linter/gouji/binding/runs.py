"""Lines cut into runs: the labels that stand together with one stretch of values, and the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gouji.binding.lines import Atom, Line

# A line with more words than this is prose: it parts runs but labels nothing.
_PROSE = 90


@dataclass(slots=True)
class Run:
    """Labels and the values behind them, from one line or from cells set one a line.

    `before` and `after` are the texts of the label-only runs around it up to the next values, nearest last and first;
    `joined` tells that the run goes on in the line of the run before it.
    """

    lines: list[Line]
    labels: list[Atom] = field(default_factory=list)
    values: list[Atom] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    joined: bool = False
    prose: bool = False

    @property
    def filled(self) -> int:
        """How many values are printed: numbers and placeholders."""
        return sum(not atom.is_empty for atom in self.values)

    @property
    def texts(self) -> list[str]:
        return [atom.folded for atom in self.labels if atom.folded]

    @property
    def is_label(self) -> bool:
        return not self.values or (not self.filled and bool(self.labels) and len(self.lines) == 1 and not self.blanks)

    @property
    def blanks(self) -> int:
        return sum(atom.is_empty for atom in self.values)


def runs_of(lines: Iterable[Line]) -> list[Run]:
    """The runs of a stretch of lines, in reading order, each with its surroundings."""
    runs = _streamed([run for line in lines for run in _cut(line)])
    _surround(runs)
    return runs


def _cut(line: Line) -> list[Run]:
    """A line holds one run, or several where words follow values."""
    if len(line.atoms) == 1 and line.atoms[0].is_label and len(line.atoms[0].text) > _PROSE:
        return [Run([line], prose=True)]
    runs = [Run([line])]
    for place, atom in enumerate(line.atoms):
        run = runs[-1]
        if atom.is_label:
            if run.filled:
                run = Run([line], joined=True)
                runs.append(run)
            run.values.clear()
            run.labels.append(atom)
        elif not run.labels and not run.filled and _serial(line.atoms, place):
            run.labels.append(atom)
        else:
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
        if last and _lone_number(run) and all(len(line.atoms) == 1 for line in last.lines) and last.filled and not last.labels:
            last.values += run.values
            last.lines += run.lines
        else:
            merged.append(run)
    return merged


def _lone_number(run: Run) -> bool:
    return not run.labels and len(run.values) == 1 and run.filled == 1 and len(run.lines[0].atoms) == 1


def _surround(runs: list[Run]) -> None:
    for place, run in enumerate(runs):
        if not run.values:
            continue
        for earlier in reversed(runs[max(0, place - 4) : place]):
            if earlier.prose or earlier.filled:
                break
            if earlier.labels:
                run.before.insert(0, "".join(earlier.texts))
        for later in runs[place + 1 : place + 3]:
            if later.prose or later.filled:
                break
            if later.labels:
                run.after.append("".join(later.texts))

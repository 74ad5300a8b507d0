"""What converters make of merged cells: the grid's slots as one converter or another shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Literal

from tests.support.pages import Piece
from tests.support.sheets import Row, Sheet, Slot, matrix

# empty: covered slots are empty cells; repeat: every covered slot repeats its cell; down: only those below it do;
# across: a cell spanning columns is one cell, the slots below a cell are empty; drop: covered slots are not there;
# ragged: one of these, row by row, as text extractors do.
Merge = Literal["empty", "repeat", "down", "across", "drop", "ragged"]
Cells = list[Piece]


def show(slots: Sequence[Slot], merge: Merge, rng: Random, stub: int = 0) -> Cells:
    """One line of the grid."""
    if merge == "ragged":
        return _ragged(slots, stub, rng)
    cells: Cells = []
    for slot in slots:
        if (slot.right and merge in ("across", "drop")) or (slot.down and merge == "drop"):
            continue
        covered = slot.right or slot.down
        kept = not covered or merge == "repeat" or (merge == "down" and slot.down and not slot.right)
        cells.append(slot.piece if kept else Piece(""))
    return cells


def _ragged(slots: Sequence[Slot], stub: int, rng: Random) -> Cells:
    """Empty label cells come and go; the values stay."""
    labels = [slot.piece for slot in slots[:stub] if not slot.right and not slot.down]
    lead = rng.choice((0, 0, 1, stub - len(labels)))
    gap = rng.choice((0, 0, 0, 1))
    values = show(slots[stub:], "across", rng)
    return [Piece("")] * lead + labels + [Piece("")] * (gap if labels else 0) + values


def lines_of(sheet: Sheet, merge: Merge, rng: Random) -> Iterator[Cells]:
    """Every line of a sheet, heads and rows, as cells."""
    for part in sheet.parts:
        head, body = matrix(sheet, part)
        for slots in head:
            yield show(slots, "empty" if merge == "ragged" else merge, rng)
        for slots in body:
            yield show(slots, merge, rng, sheet.stub)


def heads_of(sheet: Sheet) -> Iterator[tuple[list[Cells], Sequence[Row]]]:
    """For writers that have no grid: each part's head as lines of its own words, and its rows."""
    for part in sheet.parts:
        yield [[Piece(span.text, span.role) for span in spans] for spans in part.head], part.rows

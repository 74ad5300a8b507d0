"""The columns of a table that no lines rule: where its numbers and the heads above them stand over each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gouji.normalize import enumerator
from gouji.readers.pages.lines import TextLine
from gouji.readers.pages.pieces import PieceRow, middle
from gouji.readers.pages.slots import Slot

# What cells keep free beside a number, in points, both sides together.
_PADDING = 12.0

# In ems: a word may be cut by a blank as wide as this.
_CUT = 0.75

Span = tuple[float, float]


@dataclass(slots=True)
class Columns:
    """What a table's columns cover sideways, from the left; a table on the next page may go on in them."""

    spans: list[Span] = field(default_factory=list)
    last: list[Slot] = field(default_factory=list)  # the cells of the last row
    label: Slot | None = None  # that row's label

    def at(self, piece: TextLine) -> list[int]:
        reach = _reach(piece)
        return [at for at, (left, right) in enumerate(self.spans) if piece.left < right and left < reach]

    def take(self, piece: TextLine) -> None:
        """The span of a piece becomes a column, or part of those it overlaps."""
        over = self.at(piece)
        left = min([piece.left, *(self.spans[at][0] for at in over)])
        right = max([_reach(piece), *(self.spans[at][1] for at in over)])
        self.spans = sorted([span for at, span in enumerate(self.spans) if at not in over] + [(left, right)])

    def rooms(self, values: Sequence[TextLine]) -> list[float]:
        """How much each column's cells hold at most: as far as its neighbours' middles are away, less what stays free,
        but no less than what stands in columns as wide.
        """
        middles = [(left + right) / 2 for left, right in self.spans]
        gaps = [after - before for before, after in pairwise(middles)]
        wide = [min(gaps[max(0, at - 1) : at + 1], default=1e9) for at in range(len(middles))]
        held = [0.0] * len(wide)
        for piece in values:
            held[self.at(piece)[0]] = max(held[self.at(piece)[0]], piece.right - piece.left)
        return [
            max(
                [
                    own - _PADDING,
                    *(here for other, here in zip(wide, held, strict=True) if abs(other - own) < 0.15 * own),
                ]
            )
            for own in wide
        ]


def _reach(piece: TextLine) -> float:
    """The right end of a piece; even one without any width covers something."""
    return max(piece.right, piece.left + 0.1)


def columns_of(rows: Sequence[PieceRow], before: Columns) -> Columns | None:
    """Those of the page before, where every number stands in one; None where numbers do not stand over each other."""
    values = [piece for row in rows for piece in row.values]
    if not values:
        return None
    goes_on = all(len(before.at(piece)) == 1 for piece in values)
    columns = Columns(list(before.spans) if goes_on else [])
    for piece in values:
        columns.take(piece)
    if any(len({columns.at(piece)[0] for piece in row.values}) < len(row.values) for row in rows):
        return None
    return columns


def heads_of(rows: Sequence[PieceRow], columns: Columns, limit: float) -> list[tuple[TextLine, int]]:
    """The words above a single column, from the lowest; those above none make one. What reaches over several is left,
    with what stands above it.
    """
    found: list[TextLine] = []
    over: list[TextLine] = []
    for row in reversed(rows):
        if len(row.words) == 1 and enumerator(row.words[0].text)[0]:
            break  # the heading of the section
        for piece in _whole(row.words, columns):
            if middle(piece) <= limit:
                continue
            wide = len(columns.at(piece)) > 1 or any(o.left < piece.right and piece.left < o.right for o in over)
            if wide or _is_wider(piece, columns):
                over.append(piece)
            else:
                columns.take(piece)
                found.append(piece)
    return [(piece, columns.at(piece)[0]) for piece in reversed(found)]


def _whole(pieces: Sequence[TextLine], columns: Columns) -> list[TextLine]:
    """Pieces of a line of heads; what stands above no number and close to another piece may be the rest of its word."""
    found: list[TextLine] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and piece.left - last.right < _CUT * piece.size and not (columns.at(piece) and columns.at(last)):
            found[-1] = TextLine(last.page, [*last.runs, *piece.runs])
        else:
            found.append(piece)
    return found


def _is_wider(piece: TextLine, columns: Columns) -> bool:
    """Whether it would not fit between the middles of the columns beside its own."""
    middles = [(left + right) / 2 for left, right in columns.spans]
    before = max((middle for middle in middles if middle < piece.left), default=-1e9)
    after = min((middle for middle in middles if middle > piece.right), default=1e9)
    return bool(columns.at(piece)) and piece.right - piece.left > (after - before) / 2

"""The labels beside the numbers of a table that no lines rule, each of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gouji.normalize import enumerator
from gouji.readers.pages.content import Edge, Run
from gouji.readers.pages.lines import TextLine
from gouji.readers.pages.pieces import PieceRow

# Lines of a label follow each other within so many ems, from the bottom of one to the top of the next.
LEADING = 0.9
# What begins below each other begins at the same place, give or take so many points.
ALIGNED = 2.0


@dataclass(slots=True)
class Label:
    """The lines of one label, and the numbers beside it by column; `doubtful` are columns of which not all may be its."""

    lines: list[TextLine]
    values: dict[int, list[TextLine]] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)

    @property
    def pieces(self) -> list[TextLine]:
        return [piece for pieces in self.values.values() for piece in pieces]

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def left(self) -> float:
        return min((line.left for line in self.lines), default=0.0)

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.lines or self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in self.lines or self.pieces)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def away(self, piece: TextLine) -> float:
        """How far above or below it a piece stands."""
        middle = (piece.top + piece.bottom) / 2
        return max(0.0, self.top - middle, middle - self.bottom)


def labels_of(rows: Sequence[PieceRow], edges: Sequence[Edge]) -> list[Label]:
    """The words beside the numbers, lines of one label put together."""
    starts = [row.words[0].left for row in rows if row.words]
    starts += [piece.left for row in rows for piece in row.words if enumerator(piece.text)[0]]
    labels: list[Label] = []
    reach: dict[int, float] = {}
    pieces = [piece for row in rows for piece in _stub(row, starts)]
    for piece in pieces:
        key = round(piece.left / ALIGNED)
        reach[key] = max(reach.get(key, 0.0), piece.right)
    for piece in pieces:
        size = piece.size
        full = max(reach.get(round(piece.left / ALIGNED) + near, 0.0) for near in (-1, 0, 1))
        for label in reversed(labels):
            last = label.lines[-1]
            if (
                abs(last.left - piece.left) <= ALIGNED
                and last.right > full - 1.3 * size
                and -0.5 * size < piece.top - last.bottom < LEADING * size
                and not enumerator(piece.text)[0]
                and not parted_by(edges, last, piece)
            ):
                label.lines.append(piece)
                break
        else:
            labels.append(Label([piece]))
    return sorted(labels, key=lambda label: label.middle)


def _stub(row: PieceRow, starts: Sequence[float]) -> Iterator[TextLine]:
    """The words of a line, parted only where a label begins on other lines too: letters may be set apart."""
    held: list[Run] = []
    for piece in row.words:
        if held and any(abs(piece.left - start) <= ALIGNED for start in starts):
            yield TextLine(piece.page, held)
            held = []
        held = [*held, *piece.runs]
    if held:
        yield TextLine(row.line.page, held)


def parted_by(edges: Sequence[Edge], above: TextLine, below: TextLine) -> bool:
    high, low = (above.top + above.bottom) / 2, (below.top + below.bottom) / 2
    return any(
        edge.top == edge.bottom and high < edge.top < low and edge.left < above.right and above.left < edge.right
        for edge in edges
    )


def is_group(label: Label, labels: Sequence[Label]) -> bool:
    """Whether labels further right stand beside it: then it is theirs together, and no row of its own."""
    return any(
        other.left > label.left + ALIGNED and other.top < label.bottom and label.top < other.bottom for other in labels
    )


def groups_of(label: Label, labels: Sequence[Label]) -> list[Label]:
    """The label, after those of groups that stand beside it and nearest to it."""
    if not label.lines:
        return []
    groups = [
        other for other in labels if not other.values and other.left < label.left - ALIGNED and is_group(other, labels)
    ]
    rows = [other for other in labels if other.values]
    mine = [
        group for group in groups if label.values and min(rows, key=lambda row: abs(row.middle - group.middle)) is label
    ]
    return [*sorted(mine, key=lambda group: group.left), label]


def groups_joined(labels: Iterable[Label]) -> Iterator[Label]:
    """The lines of a group's label, which may be short, put together."""
    labels = list(labels)
    groups: list[Label] = []
    for label in labels:
        if label.values:
            yield label
            continue
        above = next((group for group in groups if abs(group.left - label.left) <= ALIGNED), None)
        first = label.lines[0]
        if above and first.top - above.bottom < LEADING * first.size and not enumerator(first.text)[0]:
            above.lines += label.lines
            continue
        if is_group(label, labels):
            groups.insert(0, label)
        yield label

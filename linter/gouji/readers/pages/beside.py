"""Numbers given to the labels they stand beside, in a table that no lines rule; wrapped ones put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from gouji.normalize import enumerator
from gouji.readers.pages.columns import Columns
from gouji.readers.pages.content import Edge
from gouji.readers.pages.labels import ALIGNED, LEADING, Label, is_group, parted_by
from gouji.readers.pages.lines import TextLine
from gouji.readers.pages.pieces import PieceRow

# So many columns tell how wide they are; between fewer others may be empty.
_ENOUGH = 4


class _Box(Protocol):
    """What has a height on the page."""

    @property
    def top(self) -> float: ...

    @property
    def bottom(self) -> float: ...


def give(labels: list[Label], rows: Sequence[PieceRow], columns: Columns, edges: Sequence[Edge]) -> None:
    """Gives every number to its label; where none is near, to a row without one."""
    values = [piece for row in rows for piece in row.values]
    top, bottom = min(piece.top for piece in values), max(piece.bottom for piece in values)
    beside = [label for label in labels if label.top < bottom and top < label.bottom]
    own = [label for label in beside if not is_group(label, beside)]
    bare: list[Label] = []
    for at, room in enumerate(columns.rooms(values)):
        for chain in _chains([piece for piece in values if columns.at(piece)[0] == at], room, edges):
            _give_chain(chain, own, bare, at)
    labels += bare
    labels.sort(key=lambda label: label.middle)


def _chains(pieces: Sequence[TextLine], room: float, edges: Sequence[Edge]) -> Iterator[list[TextLine]]:
    """The numbers of a column; those that may be one number, wrapped within its cell, together."""
    chain: list[TextLine] = []
    for piece in sorted(pieces, key=lambda piece: piece.top):
        if chain:
            last = chain[-1]
            near = piece.top - last.bottom < LEADING * piece.size
            if not (near and is_full(last, piece, room)) or parted_by(edges, last, piece):
                yield chain
                chain = []
        chain.append(piece)
    if chain:
        yield chain


def is_full(piece: TextLine, following: TextLine, room: float) -> bool:
    """Whether what follows had no room beside it."""
    first = following.first
    return piece.right - piece.left + 0.9 * (first.right - first.left) > room


def _give_chain(chain: Sequence[TextLine], labels: Sequence[Label], bare: list[Label], at: int) -> None:
    """The pieces to the labels they stand level with: each to its own, or several to one. Where both ways or none fit,
    they go to all that are near, as doubtful.
    """
    if len(chain) > 1:
        for place in (_by_middle, _by_top):
            fitting = list(_cuts(chain, labels, place))
            if len(fitting) == 1:
                for part, label in fitting[0]:
                    label.values.setdefault(at, []).extend(part)
                return
            if fitting:
                break
    near = {id(found): found for piece in chain if (found := _nearest(piece, labels))}
    if not near:
        alone = next((row for row in bare if row.top - chain[-1].bottom < 0 > chain[0].top - row.bottom), None)
        if alone is None:
            alone = Label([])
            bare.append(alone)
        alone.values.setdefault(at, []).extend(chain)
        return
    for beside in near.values():
        beside.values.setdefault(at, []).extend(chain)
        if len(near) > 1:
            beside.doubtful.add(at)


def _nearest(piece: TextLine, labels: Sequence[Label]) -> Label | None:
    level: list[Label] = [label for label in labels if label.away(piece) < piece.size]
    return min(level, key=lambda label: (label.away(piece), -label.left)) if level else None


def _by_middle(part: Sequence[_Box]) -> float:
    return (part[0].top + part[-1].bottom) / 2


def _by_top(part: Sequence[_Box]) -> float:
    return part[0].top


def _cuts(
    chain: Sequence[TextLine], labels: Sequence[Label], place: Callable[[Sequence[_Box]], float]
) -> Iterator[list[tuple[Sequence[TextLine], Label]]]:
    """Every way to cut a chain into parts that are each level with a label of its own."""
    for cut in range(1, len(chain) + 1):
        part = chain[:cut]
        label = _level(part, labels, place)
        if label is None:
            continue
        if cut == len(chain):
            yield [(part, label)]
            continue
        for rest in _cuts(chain[cut:], labels, place):
            if all(other is not label for _, other in rest):
                yield [(part, label), *rest]


def _level(part: Sequence[TextLine], labels: Sequence[Label], place: Callable[[Sequence[_Box]], float]) -> Label | None:
    """The innermost label at the same place, unless the part stands beside another row's as well: no cell does."""
    near = 0.35 * part[0].size
    found = [label for label in labels if abs(place([label]) - place(part)) < near]
    if not found:
        return None
    best = max(found, key=lambda label: label.left)
    others = [label for label in labels if label is not best]
    beside = any(other.top + near < part[-1].bottom and part[0].top + near < other.bottom for other in others)
    return None if beside else best


def _row_above_apart(label: Label) -> Iterator[Label]:
    """No number stands level with the last line of a label alone: then those above are an empty row's."""
    above, last = label.lines[:-1], label.lines[-1:]
    level = all(abs(line.bottom - one.bottom) < 0.35 * one.size for line in last for one in label.pieces)
    if above and label.values and level:
        yield Label(above)
        label = Label(last, label.values, label.doubtful)
    yield label


def rows_apart(labels: Sequence[Label], columns: Columns) -> Iterator[Label]:
    """Labels right below each other that nothing counts are rows of their own where a number had no need to wrap."""
    rooms = columns.rooms([piece for label in labels for piece in label.pieces])
    for label in (part for one in labels for part in _row_above_apart(one)):
        several = [(at, pieces) for at, pieces in label.values.items() if len(pieces) > 1]
        loose = {
            at for at, pieces in several if not all(is_full(piece, more, rooms[at]) for piece, more in pairwise(pieces))
        }
        known = len(rooms) >= _ENOUGH or not enumerator(label.text)[0]
        level = all(
            any(abs(line.bottom - piece.bottom) < 0.35 * piece.size for line in label.lines) for piece in label.pieces
        )
        if len(label.lines) < 2 or not loose or not known or not level:
            label.doubtful |= {at for at, _ in several} if loose else set()
            yield label
            continue
        lines = [Label([line]) for line in label.lines]
        for at, pieces in label.values.items():
            for piece in pieces:
                nearest = min(lines, key=lambda line: abs(line.middle - (piece.top + piece.bottom) / 2))
                nearest.values.setdefault(at, []).append(piece)
        yield from lines


def tails_joined(labels: Sequence[Label], columns: Columns) -> Iterator[Label]:
    """The rest of a row that wrapped is no row: its label is not counted, it has fewer numbers, and one stands below a full one."""
    rooms = columns.rooms([piece for label in labels for piece in label.pieces])
    kept: list[Label] = []
    for label in labels:
        above = next((one for one in reversed(kept) if one.values or abs(one.left - label.left) <= ALIGNED), None)
        if above and _is_tail(above, label, rooms):
            above.lines += label.lines
            for at, pieces in label.values.items():
                if not is_full(above.values[at][-1], pieces[0], rooms[at]):
                    above.doubtful.add(at)
                above.values[at] += pieces
        else:
            kept.append(label)
    return iter(kept)


def _is_tail(above: Label, below: Label, rooms: Sequence[float]) -> bool:
    if not (above.lines and below.lines and below.values and below.values.keys() < above.values.keys()):
        return False
    first = below.lines[0]
    near = abs(above.left - below.left) <= ALIGNED and first.top - above.lines[-1].bottom < LEADING * first.size
    if not near or enumerator(below.text)[0] or not enumerator(above.text)[0]:
        return False
    return any(is_full(above.values[at][-1], pieces[0], rooms[at]) for at, pieces in below.values.items())

"""Tables that no lines rule: columns from where numbers stand over each other, rows from the labels beside them.

Numbers and words keep within their cells, so numbers of one column overlap sideways, and those of two never do. A row
is as high as its label; a number belongs to the label it stands beside. It is long because rows and columns explain
each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from gouji.normalize import enumerator
from gouji.readers.pages.content import Char, Edge
from gouji.readers.pages.grid import NEXT_PAGE, Ruled, Slot
from gouji.readers.pages.lines import NUMERIC, TextLine, parted

# In ems: cells of a print without lines may stand as near to each other as this.
_GAP = 0.3
# Lines of a label follow each other within so many ems, from the bottom of one to the top of the next.
_LEADING = 0.9
_ALIGNED = 2.0
# Letters of a word are set apart by no more ems than this.
_LETTERS = 1.1
_LOOK_AHEAD = 5
_PADDING = 12.0
# So many columns tell how wide they are; between fewer others may be empty.
_ENOUGH = 4
_VALUE = re.compile(r"[+＋\-—–－]?(?:[增减][加少]?)?[\d,，.．]*\d[\d,，.．]*\s*(?:万元|元|[件项条次宗个])?(?:[（(].*)?")

Span = tuple[float, float]


@dataclass(slots=True)
class Columns:
    """What a table's columns cover sideways, from the left; a table on the next page may go on in them."""

    spans: list[Span] = field(default_factory=list)
    last: list[Slot] = field(default_factory=list)  # the cells of the last row

    def at(self, piece: TextLine) -> list[int]:
        return [at for at, (left, right) in enumerate(self.spans) if piece.left < right and left < piece.right]

    def take(self, piece: TextLine) -> None:
        """The span of a piece becomes a column, or part of those it overlaps."""
        over = self.at(piece)
        left = min([piece.left, *(self.spans[at][0] for at in over)])
        right = max([piece.right, *(self.spans[at][1] for at in over)])
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


class _Box(Protocol):
    """What has a height on the page."""

    @property
    def top(self) -> float: ...

    @property
    def bottom(self) -> float: ...


@dataclass(slots=True)
class _Label:
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


@dataclass(slots=True)
class _Row:
    """A line of the page as pieces: `values` are numbers and placeholders, `words` the rest."""

    line: TextLine
    words: list[TextLine]
    values: list[TextLine]


def unruled(
    items: Sequence[Ruled | TextLine], edges: Sequence[Edge], width: float, before: Columns
) -> Iterator[Ruled | TextLine]:
    """The items of a page, lines that make up tables put together; `before` holds the columns of the last table."""
    rows: list[_Row] = []
    for item in [*items, None]:
        row = _row(item, width) if isinstance(item, TextLine) else None
        if row:
            rows.append(row)
            continue
        yield from _blocks(rows, edges, before)
        rows = []
        if item is not None:
            yield item
            before.spans, before.last = [], []


def _middle(piece: TextLine) -> float:
    return (piece.left + piece.right) / 2


def _row(line: TextLine, width: float) -> _Row | None:
    """None for a line of prose."""
    if "。" in line.text:
        return None
    pieces = list(_letters_joined(parted(line, _GAP)))
    if any(piece.right - piece.left > width / 2 for piece in pieces):
        return None
    if line.text == "无":
        return _Row(line, pieces, [])  # of a label set downwards, as 无法提供
    # A number before words numbers them.
    words = max((at for at, piece in enumerate(pieces, 1) if not _is_value(piece)), default=0)
    return _Row(line, pieces[:words], pieces[words:])


def _letters_joined(pieces: Iterable[TextLine]) -> Iterator[TextLine]:
    """Letters set apart, as in 规 章, are one piece."""
    held: TextLine | None = None
    for piece in pieces:
        single = len(piece.chars) == 1 and not _is_value(piece)
        if held and single and piece.left - held.right < _LETTERS * piece.size:
            held = TextLine(held.page, [*held.chars, *piece.chars])
            continue
        if held:
            yield held
        held = piece if single else None
        if not single:
            yield piece
    if held:
        yield held


def _is_value(piece: TextLine) -> bool:
    return bool(NUMERIC.fullmatch(piece.text) or _VALUE.fullmatch(piece.text))


def _blocks(rows: Sequence[_Row], edges: Sequence[Edge], before: Columns) -> Iterator[Ruled | TextLine]:
    """Stretches of heads, then labels and numbers; each may be a table."""
    limits = _limits(rows)
    start, body = 0, False
    for at, row in enumerate(rows):
        head = not row.values and any(_middle(piece) > limits[at] for piece in row.words)
        if head and body:
            yield from _table(rows[start:at], limits[start:at], edges, before)
            start, body = at, False
        body = body or bool(row.values)
    if rows:
        yield from _table(rows[start:], limits[start:], edges, before)


def _limits(rows: Sequence[_Row]) -> list[float]:
    """For each line, where the first number stands in the next lines that have any, up to the next head."""
    found: list[float] = []
    for at in range(len(rows)):
        lefts: list[float] = []
        for row in rows[at:]:
            if row.values:
                lefts.append(row.values[0].left)
            if len(lefts) == _LOOK_AHEAD or (
                lefts and not row.values and any(_middle(piece) > min(lefts) for piece in row.words)
            ):
                break
        found.append(min(lefts, default=found[-1] if found else 0.0))
    return found


def _table(
    rows: Sequence[_Row], limits: Sequence[float], edges: Sequence[Edge], before: Columns
) -> Iterator[Ruled | TextLine]:
    """The rows as a table with what stands around it, or as the lines they are."""
    body_from = next((at for at, row in enumerate(rows) if row.values), len(rows))
    limit = min(limits, default=0.0)
    while body_from and all(_middle(piece) <= limit for piece in rows[body_from - 1].words):
        body_from -= 1
    columns = _columns(rows[body_from:], Columns() if body_from else before)
    if columns is None:
        yield from (row.line for row in rows)
        return
    heads = _heads(rows[:body_from], columns, limit)
    if len(columns.spans) + bool(heads) < 2:
        yield from (row.line for row in rows)
        return
    labels = _labels(rows[body_from:], limit, edges)
    _give(labels, rows[body_from:], columns, edges)
    labels = list(_groups_joined(_rows_apart(labels, columns)))
    told = [at for at, label in enumerate(labels) if label.values]
    goes_on = bool(before.spans) and not body_from and columns.spans == before.spans
    first, last = 0 if heads or goes_on else told[0], told[-1] + 1
    # What stands between the heads and the first number is a row without any; below the last one only if it is counted.
    while last < len(labels) and enumerator(labels[last].text)[0] in ("bracket", "arabic"):
        last += 1
    table = _ruled(labels[first:last], heads, columns, rows[0].line.page)
    if len(table.rows) < 2:
        yield from (row.line for row in rows)
        return
    if len(columns.spans) == len(before.last) and not labels[first].lines:
        _unite(before.last, table.rows.pop(bool(heads)))
    before.spans, before.last = list(columns.spans), table.rows[-1][-len(columns.spans) :]
    used = {id(piece) for piece, _ in heads}
    for row in rows[:body_from]:
        rest = [piece for piece in row.words if id(piece) not in used]
        if rest:
            yield TextLine(row.line.page, [char for piece in rest for char in piece.chars])
    yield from (line for label in labels[:first] for line in label.lines)
    yield table
    yield from (line for label in labels[last:] for line in label.lines)


def _unite(above: Sequence[Slot], below: Sequence[Slot]) -> None:
    """Numbers without a label at the head of a page may be the rest of those at the foot of the page before."""
    for upper, lower in zip(above, below, strict=True):
        down = NEXT_PAGE * (lower.page - upper.page)
        upper.chars += [char._replace(top=char.top + down, bottom=char.bottom + down) for char in lower.chars]
        upper.doubtful = upper.doubtful or bool(lower.chars)


def _columns(rows: Sequence[_Row], before: Columns) -> Columns | None:
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


def _heads(rows: Sequence[_Row], columns: Columns, limit: float) -> list[tuple[TextLine, int]]:
    """The words above a single column, from the lowest; those above none make one. What reaches over several is left,
    with what stands above it.
    """
    found: list[TextLine] = []
    over: list[TextLine] = []
    for row in reversed(rows):
        if len(row.words) == 1 and enumerator(row.words[0].text)[0]:
            break  # the heading of the section
        for piece in (piece for piece in row.words if _middle(piece) > limit):
            wide = len(columns.at(piece)) > 1 or any(o.left < piece.right and piece.left < o.right for o in over)
            if wide or _is_wider(piece, columns):
                over.append(piece)
            else:
                columns.take(piece)
                found.append(piece)
    return [(piece, columns.at(piece)[0]) for piece in reversed(found)]


def _is_wider(piece: TextLine, columns: Columns) -> bool:
    """Whether it would not fit between the middles of the columns beside its own."""
    middles = [(left + right) / 2 for left, right in columns.spans]
    before = max((middle for middle in middles if middle < piece.left), default=-1e9)
    after = min((middle for middle in middles if middle > piece.right), default=1e9)
    return bool(columns.at(piece)) and piece.right - piece.left > (after - before) / 2


def _labels(rows: Sequence[_Row], limit: float, edges: Sequence[Edge]) -> list[_Label]:
    """The words beside the numbers, lines of one label put together."""
    starts = [row.words[0].left for row in rows if row.words]
    starts += [piece.left for row in rows for piece in row.words if enumerator(piece.text)[0]]
    labels: list[_Label] = []
    reach: dict[int, float] = {}
    pieces = [piece for row in rows for piece in _stub(row, starts)]
    for piece in pieces:
        key = round(piece.left / _ALIGNED)
        reach[key] = max(reach.get(key, 0.0), piece.right)
    for piece in pieces:
        size = piece.size
        full = max(reach.get(round(piece.left / _ALIGNED) + near, 0.0) for near in (-1, 0, 1))
        for label in reversed(labels):
            last = label.lines[-1]
            if (
                abs(last.left - piece.left) <= _ALIGNED
                and last.right > full - 1.3 * size
                and -0.5 * size < piece.top - last.bottom < _LEADING * size
                and not enumerator(piece.text)[0]
                and not _parted_by(edges, last, piece)
            ):
                label.lines.append(piece)
                break
        else:
            labels.append(_Label([piece]))
    return sorted(labels, key=lambda label: label.middle)


def _stub(row: _Row, starts: Sequence[float]) -> Iterator[TextLine]:
    """The words of a line, parted only where a label begins on other lines too: letters may be set apart."""
    held: list[Char] = []
    for piece in row.words:
        if held and any(abs(piece.left - start) <= _ALIGNED for start in starts):
            yield TextLine(piece.page, held)
            held = []
        held = [*held, *piece.chars]
    if held:
        yield TextLine(row.line.page, held)


def _parted_by(edges: Sequence[Edge], above: TextLine, below: TextLine) -> bool:
    high, low = (above.top + above.bottom) / 2, (below.top + below.bottom) / 2
    return any(
        edge.top == edge.bottom and high < edge.top < low and edge.left < above.right and above.left < edge.right
        for edge in edges
    )


def _give(labels: list[_Label], rows: Sequence[_Row], columns: Columns, edges: Sequence[Edge]) -> None:
    """Gives every number to its label; where none is near, to a row without one."""
    values = [piece for row in rows for piece in row.values]
    top, bottom = min(piece.top for piece in values), max(piece.bottom for piece in values)
    beside = [label for label in labels if label.top < bottom and top < label.bottom]
    own = [label for label in beside if not _is_group(label, beside)]
    bare: list[_Label] = []
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
            near = piece.top - last.bottom < _LEADING * piece.size
            if not (near and _is_full(last, piece, room)) or _parted_by(edges, last, piece):
                yield chain
                chain = []
        chain.append(piece)
    if chain:
        yield chain


def _is_full(piece: TextLine, following: TextLine, room: float) -> bool:
    """Whether what follows had no room beside it."""
    first = following.chars[0]
    return piece.right - piece.left + 0.9 * (first.right - first.left) > room


def _give_chain(chain: Sequence[TextLine], labels: Sequence[_Label], bare: list[_Label], at: int) -> None:
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
            alone = _Label([])
            bare.append(alone)
        alone.values.setdefault(at, []).extend(chain)
        return
    for beside in near.values():
        beside.values.setdefault(at, []).extend(chain)
        if len(near) > 1:
            beside.doubtful.add(at)


def _nearest(piece: TextLine, labels: Sequence[_Label]) -> _Label | None:
    level: list[_Label] = [label for label in labels if label.away(piece) < piece.size]
    return min(level, key=lambda label: (label.away(piece), -label.left)) if level else None


def _by_middle(part: Sequence[_Box]) -> float:
    return (part[0].top + part[-1].bottom) / 2


def _by_top(part: Sequence[_Box]) -> float:
    return part[0].top


def _cuts(
    chain: Sequence[TextLine], labels: Sequence[_Label], place: Callable[[Sequence[_Box]], float]
) -> Iterator[list[tuple[Sequence[TextLine], _Label]]]:
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


def _level(
    part: Sequence[TextLine], labels: Sequence[_Label], place: Callable[[Sequence[_Box]], float]
) -> _Label | None:
    """The innermost label at the same place, unless the part stands beside another row's as well: no cell does."""
    near = 0.35 * part[0].size
    found = [label for label in labels if abs(place([label]) - place(part)) < near]
    if not found:
        return None
    best = max(found, key=lambda label: label.left)
    others = [label for label in labels if label is not best]
    beside = any(other.top + near < part[-1].bottom and part[0].top + near < other.bottom for other in others)
    return None if beside else best


def _rows_apart(labels: Sequence[_Label], columns: Columns) -> Iterator[_Label]:
    """Labels right below each other that nothing counts are rows of their own where a number had no need to wrap."""
    rooms = columns.rooms([piece for label in labels for piece in label.pieces])
    for label in labels:
        several = [(at, pieces) for at, pieces in label.values.items() if len(pieces) > 1]
        loose = {
            at
            for at, pieces in several
            if not all(_is_full(piece, more, rooms[at]) for piece, more in pairwise(pieces))
        }
        known = len(rooms) >= _ENOUGH or not enumerator(label.text)[0]
        level = all(
            any(abs(line.bottom - piece.bottom) < 0.35 * piece.size for line in label.lines) for piece in label.pieces
        )
        if len(label.lines) < 2 or not loose or not known or not level:
            label.doubtful |= {at for at, _ in several} if loose else set()
            yield label
            continue
        lines = [_Label([line]) for line in label.lines]
        for at, pieces in label.values.items():
            for piece in pieces:
                nearest = min(lines, key=lambda line: abs(line.middle - (piece.top + piece.bottom) / 2))
                nearest.values.setdefault(at, []).append(piece)
        yield from lines


def _groups_joined(labels: Iterable[_Label]) -> Iterator[_Label]:
    """The lines of a group's label, which may be short, put together."""
    labels = list(labels)
    groups: list[_Label] = []
    for label in labels:
        if label.values:
            yield label
            continue
        above = next((group for group in groups if abs(group.left - label.left) <= _ALIGNED), None)
        first = label.lines[0]
        if above and first.top - above.bottom < _LEADING * first.size and not enumerator(first.text)[0]:
            above.lines += label.lines
            continue
        if _is_group(label, labels):
            groups.insert(0, label)
        yield label


def _ruled(labels: Sequence[_Label], heads: Sequence[tuple[TextLine, int]], columns: Columns, page: int) -> Ruled:
    """The table as if lines ruled it."""
    stubs = sorted({round(label.left / _ALIGNED) for label in labels if label.lines})
    stubs = [at for place, at in enumerate(stubs) if not place or at - stubs[place - 1] > 1] or [0]
    lefts = [at * _ALIGNED - _ALIGNED for at in stubs]
    middles = [(left + right) / 2 for left, right in columns.spans]
    bounds = [columns.spans[0][0] - 1, *((a[1] + b[0]) / 2 for a, b in pairwise(columns.spans))]
    ends = [*bounds[1:], columns.spans[-1][1] + 1]
    rows: list[list[Slot]] = []
    if heads:
        rows.append(
            [
                _slot(page, bounds[at], ends[at], [p for p, k in heads if k == at], heads[0][0])
                for at in range(len(middles))
            ]
        )
    for label in labels:
        if not label.values and _is_group(label, labels):
            continue
        row = [
            Slot(
                max(l for l in lefts if l <= other.left + _ALIGNED),
                bounds[0],
                1,
                _chars(other.lines),
                page,
                other.top,
                other.bottom,
            )
            for other in _groups_of(label, labels)
        ]
        anchor = label.lines[0] if label.lines else next(iter(label.values.values()))[0]
        row += [
            _slot(page, bounds[at], ends[at], label.values.get(at, []), anchor, at in label.doubtful)
            for at in range(len(middles))
        ]
        rows.append(row)
    tops = [slot.top for row in rows for slot in row]
    bottoms = [slot.bottom for row in rows for slot in row]
    return Ruled(page, (lefts[0], min(tops), ends[-1], max(bottoms)), sorted({*lefts, *bounds}), rows)


def _slot(
    page: int, left: float, right: float, pieces: Sequence[TextLine], anchor: TextLine, doubtful: bool = False
) -> Slot:
    top = min((piece.top for piece in pieces), default=anchor.top)
    bottom = max((piece.bottom for piece in pieces), default=anchor.bottom)
    return Slot(left, right, 1, _chars(pieces), page, top, bottom, doubtful)


def _chars(lines: Sequence[TextLine]) -> list[Char]:
    return [char for line in lines for char in line.chars]


def _is_group(label: _Label, labels: Sequence[_Label]) -> bool:
    """Whether labels further right stand beside it: then it is theirs together, and no row of its own."""
    return any(
        other.left > label.left + _ALIGNED and other.top < label.bottom and label.top < other.bottom for other in labels
    )


def _groups_of(label: _Label, labels: Sequence[_Label]) -> list[_Label]:
    """The label, after those of groups that stand beside it and nearest to it."""
    if not label.lines:
        return []
    groups = [
        other
        for other in labels
        if not other.values and other.left < label.left - _ALIGNED and _is_group(other, labels)
    ]
    rows = [other for other in labels if other.values]
    mine = [
        group for group in groups if label.values and min(rows, key=lambda row: abs(row.middle - group.middle)) is label
    ]
    return [*sorted(mine, key=lambda group: group.left), label]

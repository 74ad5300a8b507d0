"""Damage as typists, converters and editors do it to a finished text or to the table before it is set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import Literal, NamedTuple

from gouji.text import width
from tests.support.pages import Chunk, Line, Page, Piece, Place, line
from tests.support.reports import TrueReport
from tests.support.sheets import Part, Row, Span

_INTRUDERS = ("事", "申", "公", "3", "0", "|", "\t", "\n", " ", "\u3000", "-", "（", "。")
_FOREIGN = ("政府公报期数", "政府网站数量", "其中：网络申请", "公开查阅点数量", "接受公民来访人次")


class Damaged(NamedTuple):
    """Lines after damage, and the rows (`table.row`) that a reader may lose by it."""

    chunks: list[Chunk]
    rows: set[str]


def with_label_hurt(page: Page, rng: Random) -> tuple[str, set[str]]:
    """One character of a label deleted, replaced, or something set in before it; and the row whose label it is."""
    labels = [place for place in page.places if place.role in ("label", "group", "head") and place.text]
    place = rng.choice(labels)
    at = offset(page.text, place) + rng.randrange(len(place.text))
    kind = rng.choice(("delete", "insert", "replace"))
    new = "" if kind == "delete" else rng.choice(_INTRUDERS)
    return page.text[:at] + new + page.text[at + (kind != "insert") :], {place.key} if place.role == "label" else set()


def offset(text: str, place: Place) -> int:
    """Where a place begins in a text with `\\n` line ends."""
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: place.line - 1]) + place.start - 1


def without(chunks: Sequence[Chunk], piece: Piece, how: Literal["gone", "emptied", "blotted"]) -> list[Chunk]:
    """A cell gone together with the mark that set it apart, emptied, or blotted out with as many blanks."""
    return [Chunk([_line_without(pieces, piece, how) for pieces in chunk.lines], chunk.block) for chunk in chunks]


def _line_without(pieces: Line, piece: Piece, how: str) -> Line:
    if piece not in pieces:
        return pieces
    at = pieces.index(piece)
    if how != "gone":
        text = " " * width(piece.text) if how == "blotted" else ""
        return [*pieces[:at], piece._replace(text=text), *pieces[at + 1 :]]
    if at > 1 and pieces[at - 1].role == "mark":
        return pieces[: at - 1] + pieces[at + 1 :]
    after = at + 1 + (at + 1 < len(pieces) and pieces[at + 1].role == "mark")
    return pieces[:at] + pieces[after:]


def pieces_of(chunks: Sequence[Chunk], role: str) -> list[Piece]:
    return [
        piece for chunk in chunks for pieces in chunk.lines for piece in pieces if piece.role == role and piece.text
    ]


def with_rows_swapped(chunks: Sequence[Chunk], rng: Random) -> Damaged:
    """Two rows of one table change places, labels and all."""
    rows = [at for at, chunk in enumerate(chunks) if chunk.block >= 0 and _is_whole_row(chunk)]
    pairs = [(one, two) for one in rows for two in rows if one < two and chunks[one].block == chunks[two].block]
    found = list(chunks)
    if not pairs:
        return Damaged(found, set())
    one, two = rng.choice(pairs)
    found[one], found[two] = found[two], found[one]
    return Damaged(found, _rows_in(chunks[one]) | _rows_in(chunks[two]))


def _rows_in(chunk: Chunk) -> set[str]:
    return {piece.key.rpartition(".")[0] for pieces in chunk.lines for piece in pieces if piece.role == "value"}


def _is_whole_row(chunk: Chunk) -> bool:
    """Its label, and every value of no other row."""
    labels = {piece.key for pieces in chunk.lines for piece in pieces if piece.role == "label"}
    return len(labels) == 1 and labels == _rows_in(chunk)


def with_line_doubled(chunks: Sequence[Chunk], rng: Random) -> Damaged:
    """A table's row, or any line of its head, stands twice."""
    at = rng.choice([at for at, chunk in enumerate(chunks) if chunk.block >= 0 and chunk.lines])
    return Damaged([*chunks[: at + 1], chunks[at], *chunks[at + 1 :]], _rows_in(chunks[at]))


def with_page_number(chunks: Sequence[Chunk], rng: Random) -> Damaged:
    """A bare number between two rows of a table, with or without blank lines about it."""
    inner = [at for at in range(1, len(chunks)) if chunks[at].block >= 0 and chunks[at].block == chunks[at - 1].block]
    at = rng.choice(inner)
    number = line(str(rng.randrange(1, 30)), "mark")
    told: list[Line] = rng.choice(([[], number, []], [number], [[], number]))
    return Damaged([*chunks[:at], Chunk(told), *chunks[at:]], _rows_in(chunks[at - 1]) | _rows_in(chunks[at]))


def foreign_row(table: str, rng: Random) -> Callable[[str, Part], Part]:
    """A row of the organ's own in one of a table's parts."""
    label = Piece(rng.choice(_FOREIGN), "label")
    place = rng.random()

    def change(key: str, part: Part) -> Part:
        if key != table or not any(row.path for row in part.rows):
            return part
        at = int(place * (len(part.rows) + 1))
        values = tuple(Piece(str(rng.randrange(1, 90))) for _ in part.rows[0].values)
        above = part.rows[at].path[: part.rows[at].above] if at < len(part.rows) else ()
        added = Row((*above, label), values, len(above))
        return Part(part.head, (*part.rows[:at], added, *part.rows[at:]))

    return change


def organizations(truth: TrueReport) -> list[str]:
    return [column.key for column in truth.table("applications").columns[1:-1]]


def subtotal_of(truth: TrueReport, row: str) -> Decimal:
    return sum((truth.cells[f"{row}.{column}"] for column in organizations(truth)), Decimal(0))


def subtotal_column(truth: TrueReport, first: bool) -> Callable[[str, Part], Part]:
    """A column 小计 before or behind the organizations, in the table of applications."""

    def value(row: Row) -> Piece:
        return Piece(str(subtotal_of(truth, row.values[0].key.rpartition(".")[0])))

    def change(key: str, part: Part) -> Part:
        if key != "applications":
            return part
        at = 1 if first else 6
        rows = tuple(Row(row.path, (*row.values[:at], value(row), *row.values[at:]), row.above) for row in part.rows)
        top, middle, below = part.head
        inner = len(organizations(truth))
        wider = tuple(span._replace(columns=inner + 1) if span.columns == inner else span for span in middle)
        named = (Span("小计"), *below) if first else (*below, Span("小计"))
        return Part((top, wider, named), rows)

    return change


def without_section(chunks: Sequence[Chunk], number: int) -> list[Chunk]:
    """A section left out from its heading to the next."""
    found: list[Chunk] = []
    within = 0
    for chunk in chunks:
        heads = [piece.key for pieces in chunk.lines for piece in pieces if piece.role == "heading"]
        within = int(heads[0]) if heads else within
        if within != number:
            found.append(chunk)
    return found


def mangled(data: bytes, rng: Random) -> bytes:
    """Bytes deleted, changed, doubled or moved anywhere."""
    found = bytearray(data)
    for _ in range(rng.choice((1, 2, 8, 40))):
        at = rng.randrange(len(found))
        kind = rng.randrange(4)
        if kind == 0:
            del found[at : at + rng.choice((1, 3, 30))]
        elif kind == 1:
            found[at] = rng.choice((0, 9, 10, 13, 32, 48, 124, 255, rng.randrange(256)))
        elif kind == 2:
            found[at:at] = found[at : at + rng.choice((1, 3, 60))]
        else:
            to = rng.randrange(len(found))
            found[at], found[to] = found[to], found[at]
        if not found:
            return b"\n"
    return bytes(found)


def scrambled(text: str, rng: Random) -> str:
    """Characters deleted, put in, doubled or exchanged anywhere; lines dropped and moved."""
    found = list(text)
    for _ in range(rng.choice((1, 3, 10, 60))):
        at = rng.randrange(len(found))
        kind = rng.randrange(4)
        if kind == 0:
            del found[at : at + rng.choice((1, 2, 20))]
        elif kind == 1:
            found.insert(
                at, rng.choice((*_INTRUDERS, "#", "\r", "\f", "\x00", "𠀀", "\u200b", "１", "二", "、", "<!--", "---"))
            )
        elif kind == 2:
            found[at:at] = found[at : at + rng.choice((1, 5, 80))]
        else:
            found[at] = rng.choice(_INTRUDERS)
        if not found:
            return "\n"
    return "".join(found)

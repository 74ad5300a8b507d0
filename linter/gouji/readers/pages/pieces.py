"""Lines of a page as pieces set apart: words, and the numbers and placeholders behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from gouji.patterns import pattern
from gouji.readers.pages.lines import NUMERIC, TextLine, parted

# In ems: cells of a print without lines may stand as near to each other as this.
_GAP = 0.3
# A number stands further from the word before it than this, if it is set apart at all.
_NEAR = 0.15
_DIGITS = frozenset("0123456789０１２３４５６７８９,，.．")
# Letters of a word are set apart by no more ems than this.
_LETTERS = 1.1
_VALUE = pattern(r"[+＋\-—–－]?(?:[增减][加少]?)?[\d,，.．]*\d[\d,，.．]*\s*(?:万元|元|[件项条次宗个])?(?:[（(].*)?")


@dataclass(slots=True)
class PieceRow:
    """A line of the page as pieces: `values` are numbers and placeholders, `words` the rest."""

    line: TextLine
    words: list[TextLine]
    values: list[TextLine]


def middle(piece: TextLine) -> float:
    return (piece.left + piece.right) / 2


def piece_row(line: TextLine, width: float) -> PieceRow | None:
    """None for a line of prose."""
    if "。" in line.text:
        return None
    pieces = list(_letters_joined(one for piece in parted(line, _GAP) for one in _number_set_off(piece)))
    if any(piece.right - piece.left > width / 2 for piece in pieces):
        return None
    if line.text == "无":
        return PieceRow(line, pieces, [])  # of a label set downwards, as 无法提供
    # A number before words numbers them.
    words = max((at for at, piece in enumerate(pieces, 1) if not _is_value(piece)), default=0)
    return PieceRow(line, pieces[:words], pieces[words:])


def _number_set_off(piece: TextLine) -> Iterator[TextLine]:
    """A number behind a word, and nearer to it than cells usually are, but further than the word's own letters: as in a
    page without lines or styles.
    """
    if piece.runs[-1].text[-1] not in _DIGITS or _is_value(piece):  # 减少75 is one
        yield piece
        return
    chars = piece.chars
    start = len(chars)
    while start and chars[start - 1].text in _DIGITS:
        start -= 1
    gaps = [after.left - before.right for before, after in pairwise(chars[: start + 1])]
    if gaps and start < len(chars) and gaps[-1] > _NEAR * piece.size and gaps[-1] > 2 * max(gaps[:-1], default=0.0):
        yield TextLine(piece.page, chars[:start])
        yield TextLine(piece.page, chars[start:])
    else:
        yield piece


def _letters_joined(pieces: Iterable[TextLine]) -> Iterator[TextLine]:
    """Letters set apart, as in 规 章, are one piece."""
    held: TextLine | None = None
    for piece in pieces:
        single = len(piece.runs) == 1 and not piece.runs[0].starts and not _is_value(piece)
        if held and single and piece.left - held.right < _LETTERS * piece.size:
            held = TextLine(held.page, [*held.runs, *piece.runs])
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

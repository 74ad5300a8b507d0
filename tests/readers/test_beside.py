"""Numbers beside the labels of a table that no lines rule."""

from __future__ import annotations

from gouji.readers.pages.beside import tails_joined
from gouji.readers.pages.columns import Columns
from gouji.readers.pages.content import Run
from gouji.readers.pages.labels import Label
from gouji.readers.pages.lines import TextLine


def line(text: str, left: float, top: float) -> TextLine:
    chars = []
    for char in text:
        wide = 5.0 if char.isascii() else 10.0
        chars.append(Run(char, left, top, left + wide, top + 10, 10.0))
        left += wide
    return TextLine(1, chars)


def joined(below: str) -> list[tuple[str, dict[int, str]]]:
    """Under "3.危", with 12345 and 6, a row with 7 below the 12345."""
    columns = Columns([(100.0, 125.0), (140.0, 165.0)])
    above = Label([line("3.危", 20, 20)], {0: [line("12345", 100, 20)], 1: [line("6", 140, 20)]})
    lower = Label([line(below, 20, 32)], {0: [line("7", 100, 32)]})
    found = tails_joined([above, lower], columns)
    return [
        (one.text, {at: "".join(piece.text for piece in pieces) for at, pieces in one.values.items()}) for one in found
    ]


def test_an_uncounted_line_with_digits_below_a_full_number_goes_on() -> None:
    assert joined("及三安全") == [("3.危及三安全", {0: "123457", 1: "6"})]


def test_a_counted_line_is_a_row_of_its_own() -> None:
    assert len(joined("4.保护")) == 2

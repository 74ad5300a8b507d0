"""Lines of a page as words and numbers set apart, in tables that no lines rule."""

from __future__ import annotations

import pytest

from gouji.readers.pages.content import Run
from gouji.readers.pages.lines import TextLine
from gouji.readers.pages.pieces import piece_row


def row(*words: str, gap: float) -> tuple[list[str], list[str]]:
    """The words and the values of a line of ten points, its words so many points apart."""
    chars, left = [], 20.0
    for word in words:
        for char in word:
            wide = 5.0 if char.isascii() else 10.0
            chars.append(Run(char, left, 20.0, left + wide, 30.0, 10.0))
            left += wide
        left += gap
    found = piece_row(TextLine(1, chars), 500.0)
    assert found
    return [piece.text for piece in found.words], [piece.text for piece in found.values]


@pytest.mark.parametrize("gap", [2.5, 4.0, 30.0])
def test_a_number_behind_its_label_is_set_off(gap: float) -> None:
    """Pages without styles leave a quarter of an em between cells."""
    assert row("行政处罚", "472", gap=gap) == (["行政处罚"], ["472"])


def test_a_number_that_belongs_to_its_word_is_not() -> None:
    assert row("图解2", gap=0) == (["图解2"], [])


def test_a_sign_in_words_is_part_of_its_number() -> None:
    """Word processors leave a little room between ideographs and digits."""
    assert row("减少", "75", gap=2.5) == ([], ["减少75"])

"""How an author prints figures, labels and placeholders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Literal

from gouji.model.template import ColumnForm
from tests.support.pages import Piece
from tests.support.reports import TrueReport

_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
_HALF_BRACKETS = str.maketrans({"（": "(", "）": ")", "“": '"', "”": '"', "：": ":", "，": ","})
_ENUMERATORS = (("1.", "1．"), ("2.", "2、"))
_DASHES = ("-", "—", "/", "无", "－", "——")
_SIGNS = {
    "sign": ("", "-"),
    "plus": ("+", "-"),
    "words": ("增", "减"),
    "longer": ("增加", "减少"),
    "wide": ("＋", "－"),
    "long": ("", "—"),
}


@dataclass(frozen=True, slots=True)
class Hand:
    """`digits`: half or full; `signs`: how a change is signed; `brackets`: full, half, mixed; `spaced`: letters of
    short labels set apart, or long ones cut where a line had ended; `blank`: what an empty cell holds.
    """

    digits: str = "half"
    thousands: bool = False
    signs: str = "sign"
    dash: str = "-"
    brackets: str = "full"
    annotated: bool = False
    units: bool = False
    spaced: Literal["", "letters", "cut"] = ""
    blank: str = ""


def make_hand(rng: Random) -> Hand:
    """Mostly plain."""
    blank = rng.choice(("", "", "\u3000", "&nbsp;"))
    hand = Hand(dash=rng.choice(_DASHES), signs=rng.choice(("sign", "sign", *_SIGNS)), blank=blank)
    if rng.random() < 0.4:
        return hand
    return replace(
        hand,
        digits=rng.choice(("half", "half", "full")),
        thousands=rng.random() < 0.3,
        brackets=rng.choice(("full", "half", "mixed")),
        annotated=rng.random() < 0.2,
        units=rng.random() < 0.2,
        spaced=rng.choice(("", "", "", "letters", "cut")),
    )


def printed(report: TrueReport, hand: Hand, rng: Random, key: str, column: ColumnForm) -> str:
    """A cell as it is printed."""
    hidden = report.hidden.get(key)
    if hidden:
        return hand.dash if hidden == "dash" else hand.blank
    return figure(report.cells[key], column, hand) + remark(report.cells, key, column, hand, rng)


def figure(value: Decimal, column: ColumnForm, hand: Hand) -> str:
    digits = f"{abs(value):,f}" if hand.thousands else f"{abs(value):f}"
    if hand.digits == "full":
        digits = digits.translate(_FULL_WIDTH)
    if column.kind == "change":
        plus, minus = _SIGNS[hand.signs]
        return (minus if value < 0 else plus if value else "") + digits
    return digits


def remark(cells: Mapping[str, Decimal], key: str, column: ColumnForm, hand: Hand, rng: Random) -> str:
    """What an author adds behind a figure: a note in brackets, a unit."""
    if hand.units and column.kind == "amount":
        return rng.choice(("万元", "元"))
    if (
        hand.annotated
        and key.startswith("disclosure.")
        and column.kind == "count"
        and cells[key] > 5
        and rng.random() < 0.5
    ):
        return rng.choice(("（其中修订9件）", "(含转发2件)", "（另有3件到期）"))
    return ""


def worded(piece: Piece, hand: Hand, rng: Random) -> Piece:
    """A label as this hand writes it."""
    text = piece.text
    if hand.brackets == "half" or (hand.brackets == "mixed" and rng.random() < 0.5):
        text = text.translate(_HALF_BRACKETS)
    elif hand.brackets == "mixed":
        for usual, other in _ENUMERATORS:
            text = text.replace(usual, other)
    if hand.spaced == "letters" and 1 < len(text) <= 6:
        text = " ".join(text)
    elif hand.spaced == "cut" and len(text) > 3:
        cut = rng.randrange(2, len(text) - 1)
        text = text[:cut] + " " + text[cut:]
    return piece._replace(text=text)

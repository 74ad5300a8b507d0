"""What one printed token is: a number, a placeholder, nothing, or words (reading rule R3 of the catalogue)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from gouji.normalize import plain
from gouji.patterns import pattern

_MINUS = "-−﹣‐‑"
_LONG_DASH = "—–―ー"
_PLACEHOLDERS = frozenset({"无", "空", "暂无", "无此项", "×", "/", "//", "\\", "\\\\", "n/a", "na"})
# What programs write into a cell that holds nothing.
_NOTHING = frozenset({"nan", "none", "null", "<na>", "nat"})
_ONLY_DASHES = pattern(rf"[{_MINUS}{_LONG_DASH}]+")
_NUMBER = pattern(
    rf"(?P<sign>\+|[{_MINUS}]|[{_LONG_DASH}]{{1,2}}|增加|新增|增|减少|减)?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?"
    r"(?P<unit>万元|亿元|元|[人件项例]次|[件项条个份起宗例次篇期])?"
    r"(?P<bracket>[(\[【{].*)?[.。;]?"
)
# Thousands cut short, as where the rest of the number has wrapped: a number, but which?
_CUT_SHORT = pattern(r"\d{1,3}(?:,\d{3})*,\d{0,2}")
_GROUPED = pattern(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
# Letters and signs that stand for a digit, where every other character of the token is a digit or one of them.
_ALIKE = str.maketrans({"o": "0", "O": "0", "〇": "0", "○": "0", "零": "0", "l": "1", "I": "1", "|": "1"})
_ALIKE_TOKEN = pattern(r"[0-9oOlI〇○零]{1,9}")


class Reading(NamedTuple):
    """`delta`: the sign is a word or a long dash, which only a change cell may have. `parts`: the numbers of a cell that
    holds several; its value is None unless they can only be one number's digits set apart.
    """

    kind: Literal["number", "dash", "empty", "words"]
    value: Decimal | None = None
    unit: str = ""
    delta: bool = False
    alike: bool = False
    parts: tuple[Decimal, ...] = ()


EMPTY = Reading("empty")
DASH = Reading("dash")
WORDS = Reading("words")


@lru_cache(maxsize=4096)
def read_token(raw: str) -> Reading:
    """Reads one cell or one token of a line; spaces inside are thousands marks, or set several numbers apart, as the
    lines of a cell do.
    """
    text = plain(raw).strip(" *_`~'\"$")
    if not text or text.lower() in _NOTHING:
        return EMPTY
    if text.lower() in _PLACEHOLDERS or _ONLY_DASHES.fullmatch(text):
        return DASH
    if " " in text:
        tokens = text.split()
        # No number begins with a zero: the digits of one were set apart.
        whole = "\n" not in raw and all(token.isdecimal() for token in tokens)
        if whole and tokens[0] != "0" and any(len(token) > 1 and token[0] == "0" for token in tokens[1:]):
            return _read("".join(tokens))
        if len(tokens) > 1 and ("\n" in raw or not _GROUPED.fullmatch(text)):
            parts = [read_token(token) for token in tokens]
            if all(part.kind == "number" and part.value is not None for part in parts):
                values = tuple(part.value for part in parts if part.value is not None)
                digits = all(len(token) == 1 for token in tokens) and tokens[0] != "0" and "\n" not in raw
                return Reading("number", _read("".join(tokens)).value if digits else None, parts=values)
        text = text.replace(" ", "")
    return _read(text)


def _read(text: str) -> Reading:
    found = _NUMBER.fullmatch(text)
    if not found:
        if _CUT_SHORT.fullmatch(text):
            return Reading("number")
        if _ALIKE_TOKEN.fullmatch(text):
            return Reading("number", Decimal(text.translate(_ALIKE)), alike=True)
        return WORDS
    value = Decimal(found["digits"].replace(",", "") + (found["fraction"] or ""))
    sign = found["sign"] or ""
    negative = sign[:1] in (*_MINUS, *_LONG_DASH, "减") if sign else False
    delta = bool(sign) and sign[:1] not in ("+", *_MINUS)
    return Reading("number", -value if negative else value, found["unit"] or "", delta)

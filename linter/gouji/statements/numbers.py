"""Numbers as running text writes them: 1,286 and １２８６, 8.2万, 二十三, 两, 3万余; broken over lines or not.

Measured against cn2an and its like, forty lines of our own are less: those packages read a string that is known to be a
number, while what is hard in prose is where a number begins and ends, and where its characters are no number at all
(十四五, 一网通办). They would also cost more start than the rest of a check.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gouji.normalize import narrow
from gouji.patterns import pattern

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_HAN = "零〇一二三四五六七八九十百千万亿两"
# Marks of emphasis between a number and its unit: **12**件.
_EMPHASIS = {ord("*"): " ", ord("`"): " "}
# Stands in the place of a line break, or of a character that does not show, between two digits.
_SEAM = "\x1f"
_BROKEN = pattern(r"(?<=\d)[\n\r\u200b\u2060\u00ad\ufeff]+(?=\d)")
_NUMBER = pattern(
    rf"(?P<digits>\d[\d{_SEAM}]*(?:,\d{{3}}(?!\d))*(?:\.\d+)?)(?P<scale>\s?[十百千万亿]+)?|(?P<han>[{_HAN}]+)"
)
# Longer rows of digits are identifiers, and longer rows of numerals are no numbers either.
_LONGEST = 15


class Number(NamedTuple):
    """A number and where it stands in its text. `decimals` counts the digits behind the point, `grain` is what one of
    the last digit printed is worth: 1.23万 is 12 300 in grains of 100.
    """

    value: Decimal
    start: int
    end: int
    decimals: int
    han: bool
    grain: Decimal = Decimal(1)


def readable(text: str) -> str:
    """The text with every sign in its plain form, position by position, and with numbers joined over line breaks."""
    plain = narrow(text)
    if "*" in plain or "`" in plain:
        plain = plain.translate(_EMPHASIS)
    if _BROKEN.search(text):
        for found in _BROKEN.finditer(text):
            plain = plain[: found.start()] + _SEAM * len(found[0]) + plain[found.end() :]
    return plain


def numbers_in(text: str, original: str) -> list[Number]:
    """Every number of a text made `readable`; `original` tells thousands commas from those that end a clause."""
    found = []
    for match in _NUMBER.finditer(text):
        digits, scale, han = match.groups()
        start, end = match.span()
        if han:
            if value := _han_number(han):
                found.append(Number(value[0], start, end, 0, True, value[1]))
        elif len(digits) <= _LONGEST:
            if digits.isascii() and digits.isdigit() and not scale:
                found.append(Number(Decimal(digits), start, end, 0, False))
            else:
                found += _printed(match, original)
    return found


def _printed(match: re.Match[str], original: str) -> list[Number]:
    digits, start = match["digits"], match.start()
    comma = digits.find(",")
    if comma >= 0 and original[start + comma] == "，" and original[start].isascii():
        # A comma of the sentence: what stands before and behind it are two numbers.
        parts = [(found[0], start + found.start()) for found in re.finditer(r"[^,]+", digits)]
    else:
        parts = [(digits.replace(",", ""), start)]
        digits_end = match.end("digits")
    found = [_number(text, at, at + len(text)) for text, at in parts]
    if len(parts) == 1:
        found[0] = found[0]._replace(end=digits_end)
    if scale := match["scale"]:
        factor = _factor(scale.strip())
        last = found[-1]
        found[-1] = last._replace(value=last.value * factor, end=match.end(), decimals=0, grain=last.grain * factor)
    return found


@lru_cache(maxsize=1024)  # a report has hundreds, most of them the 一 of words
def _han_number(text: str) -> tuple[Decimal, Decimal] | None:
    """Its value and grain: 三万 counts by ten thousand, 三万二 by a thousand is meant no less exactly than 32 000."""
    value = han_value(text)
    return None if value is None else (value, Decimal(_LARGE.get(text[-1], 1)))


def _factor(scale: str) -> Decimal:
    """万 is 10 000, 百万 is 1 000 000."""
    product = Decimal(1)
    for char in scale:
        product *= _SMALL.get(char) or _LARGE[char]
    return product


def _number(text: str, start: int, end: int) -> Number:
    text = text.replace(_SEAM, "")
    decimals = len(text.partition(".")[2])
    return Number(Decimal(text), start, end, decimals, False, Decimal(1).scaleb(-decimals))


def han_value(text: str) -> Decimal | None:
    """二十三, 一百零五, 三千, 两万五 … or digits in a row (二〇二一); None for what is no number."""
    if not text or len(text) > _LONGEST or text[0] in "百千万亿":
        return None
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return Decimal("".join(str(_DIGITS[char]) for char in text)) if "两" not in text else None
    total = section = digit = 0
    last = 10**9
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _SMALL:
            if _SMALL[char] >= last:
                return None
            last = _SMALL[char]
            section += (digit or 1) * last
            digit = 0
        elif char == "亿":
            total, section, digit, last = (total + section + digit) * _LARGE[char], 0, 0, 10**9
        else:
            total, section, digit, last = total + (section + digit) * _LARGE[char], 0, 0, 10**9
    # 两百五 is 250, 三万二 is 32 000.
    tail = digit * (last // 10 if section and last > 10 and digit and text[-2] != "零" else 1)
    if digit and not section and total and text[-2] in _LARGE:
        tail = digit * (_LARGE[text[-2]] // 10)
    return Decimal(total + section + tail)

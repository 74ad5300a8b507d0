"""Automatic numbers, written out: the text of a heading does not hold its 一、 where Word counts for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from gouji.readers.archive import Archive
from gouji.readers.docx.parts import attribute, child, local, part_of
from gouji.readers.docx.styles import Styles

_DIGITS = "〇一二三四五六七八九"
_SILENT = ("bullet", "none")


class Level(NamedTuple):
    """How one level of a list is numbered; `text` holds %1 for the number of the first level, and so on."""

    start: int
    style: str
    text: str


class Numbering:
    def __init__(self, archive: Archive, parts: list[tuple[str, str]], styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        root = part_of(archive, parts, "numbering")
        if root is not None:
            self._take(root)

    def _take(self, root: etree._Element) -> None:
        drafts = {attribute(one, "abstractNumId"): _levels(one) for one in root if local(one) == "abstractNum"}
        for one in root:
            if local(one) == "num":
                draft = attribute(child(one, "abstractNumId"), "val")
                levels = dict(drafts.get(draft, {}))
                restarts = False
                for override in (part for part in one if local(part) == "lvlOverride"):
                    level = _number(attribute(override, "ilvl"), 0)
                    levels |= _levels(override)
                    start = attribute(child(override, "startOverride"), "val")
                    if start.isdigit() and level in levels:
                        levels[level] = levels[level]._replace(start=int(start))
                        restarts = True
                name = attribute(one, "numId")
                self._lists[name] = (name if restarts else f"draft {draft}", levels)

    def before(self, paragraph: etree._Element) -> str:
        """The number that stands before a paragraph, and counts it; empty where there is none."""
        found = self._styles.numbering(paragraph)
        if found is None or found[0] not in self._lists:
            return ""
        counter, levels = self._lists[found[0]]
        level = found[1]
        if level not in levels:
            return ""
        counts = self._counts.setdefault(counter, {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if levels[level].style in _SILENT:
            return ""

        def written(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            own = levels.get(at, levels[level])
            return _write(counts.get(at, own.start), own.style)

        return re.sub(r"%(\d)", written, levels[level].text)


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        _number(attribute(one, "ilvl"), 0): Level(
            _number(attribute(child(one, "start"), "val"), 1),
            attribute(child(one, "numFmt"), "val") or "decimal",
            attribute(child(one, "lvlText"), "val"),
        )
        for one in element
        if local(one) == "lvl"
    }


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() else otherwise


def _write(number: int, style: str) -> str:
    return _STYLES.get(style, str)(number)


def _chinese(number: int) -> str:
    """一 to 九十九; beyond that digit by digit."""
    if not 0 < number < 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    found = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        found += letters * (number // value)
        number %= value
    return found


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26)


def _circled(number: int) -> str:
    return chr(0x245F + number) if 0 < number <= 20 else str(number)


_STYLES: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "chineseLegalSimplified",
            "japaneseCounting",
            "taiwaneseCounting",
        ),
        _chinese,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital"), _chinese),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalFullWidth": lambda number: str(number).translate({48 + n: 0xFF10 + n for n in range(10)}),
    "ideographEnclosedCircle": _chinese,
}

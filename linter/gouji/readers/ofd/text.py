"""Text objects to characters: each at its origin, as wide as it advances (GB/T 33190-2016, 11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, hypot, radians, sin
from typing import NamedTuple

from lxml import etree

from gouji.readers.elements import local
from gouji.readers.faults import damaged
from gouji.readers.ofd.package import number, numbers
from gouji.readers.pages.chars import BLANKS
from gouji.readers.pages.content import FALL, RISE, Run
from gouji.readers.pages.matrix import Matrix
from gouji.text import width

# The baseline divides a character's box so (as in the reader of PDF).
_BROAD = frozenset("mwMW@%&")
_DEFAULT_SIZE = 10.5 * 25.4 / 72

Step = tuple[float, float]


class Glyph(NamedTuple):
    """A character on the page, and which way its baseline runs there."""

    char: Run
    along: Step


class _Set(NamedTuple):
    """How an object sets its text; angles clockwise. `stretch` is its HScale."""

    size: float
    stretch: float
    reading: float
    turned: float
    matrix: Matrix


def glyphs(item: etree._Element, matrix: Matrix, where: str) -> Iterator[Glyph]:
    """The characters of a TextObject that print something; `matrix` maps the object's space to the page in points."""
    setting = _Set(
        _size(item, where),
        abs(number(item.get("HScale"), 1.0, where)) or 1.0,
        radians(number(item.get("ReadDirection"), 0.0, where)),
        radians(number(item.get("CharDirection"), 0.0, where)),
        matrix,
    )
    if not setting.size:
        return
    x = y = 0.0
    transforms: list[etree._Element] = []
    for one in item:
        if local(one) == "CGTransform":
            transforms.append(one)  # they stand before the TextCode they are for
        elif local(one) == "TextCode":
            x, y = number(one.get("X"), x, where), number(one.get("Y"), y, where)
            text = _printed(one)
            shares, count = _shares(len(text), transforms, where)
            yield from _placed(text, shares, _steps(one, text, setting, count, where), (x, y), setting)
            transforms = []


def _size(item: etree._Element, where: str) -> float:
    """Of the font. A writer that leaves it out, or spells it with a small letter, is found in use."""
    boundary = numbers(item.get("Boundary"), where)
    high = boundary[3] if len(boundary) == 4 and boundary[3] > 0 else _DEFAULT_SIZE
    return abs(number(item.get("Size") or item.get("size"), min(high, _DEFAULT_SIZE), where))


def _printed(code: etree._Element) -> str:
    """Its characters; line breaks about them are the XML's."""
    text = str(code.xpath("string()")) if len(code) else code.text or ""
    return text.strip() if "\n" in text else text


def _steps(code: etree._Element, text: str, setting: _Set, count: int, where: str) -> list[Step]:
    """From the origin of each glyph to the next. Without any, as wide as the characters are likely to be."""
    across, down = (_deltas(code.get(name), count - 1, where) for name in ("DeltaX", "DeltaY"))
    if not across and not down:
        heading = cos(setting.reading), sin(setting.reading)
        upright = abs(heading[0]) > 0.5
        wide = (_ems(char) * setting.stretch if upright else 1.0 for char in text)
        return [(em * setting.size * heading[0], em * setting.size * heading[1]) for em in wide]
    return list(zip(_filled(across, count - 1), _filled(down, count - 1), strict=True))


def _deltas(text: str | None, most: int, where: str) -> list[float]:
    """Offsets, `g n d` being n times d; no more than there are glyphs to move."""
    words = (text or "").replace(",", " ").split()
    found: list[float] = []
    at = 0
    while at < len(words) and len(found) < most:
        if words[at] != "g":
            found += numbers(words[at], where)
            at += 1
            continue
        if len(words) < at + 3 or not words[at + 1].isdecimal():
            raise damaged(f"{where}: {' '.join(words[at : at + 3])[:40]}")
        found += numbers(words[at + 2], where) * min(int(words[at + 1][:9]), most - len(found))
        at += 3
    return found


def _filled(deltas: list[float], count: int) -> list[float]:
    """The last one goes on where there are too few; none means no movement."""
    return deltas + [deltas[-1] if deltas else 0.0] * (count - len(deltas))


def _shares(count: int, transforms: Sequence[etree._Element], where: str) -> tuple[list[float], int]:
    """Which glyph each character is, and how many there are: offsets count glyphs, and a ligature is one for several
    characters.
    """
    if not transforms:
        return [float(at) for at in range(count)], count
    found: list[float] = []
    glyph = 0
    begins = {int(number(one.get("CodePosition"), 0.0, where)): one for one in transforms}
    while len(found) < count:
        one = begins.get(len(found))
        codes = made = 1
        if one is not None:
            codes = min(max(1, int(number(one.get("CodeCount"), 1.0, where))), count - len(found))
            # A glyph more than there are characters could only be a part of one of them.
            made = min(max(1, int(number(one.get("GlyphCount"), 1.0, where))), 2 * codes)
        found += [glyph + place * made / codes for place in range(codes)]
        glyph += made
    return found, glyph


def _placed(text: str, shares: Sequence[float], steps: Sequence[Step], origin: Step, setting: _Set) -> Iterator[Glyph]:
    places = [origin]
    for dx, dy in steps:
        places.append((places[-1][0] + dx, places[-1][1] + dy))
    last = len(places) - 1
    # No step follows the last character: it is as wide as one of its kind before it.
    alike = len(text) > 1 and bool(steps) and _ems(text[-1]) == _ems(text[-2])
    steps = [*steps, steps[-1] if alike else (0.0, 0.0)]
    for char, share in zip(text, shares, strict=True):
        at = min(int(share), last)
        step = steps[at]
        part = share - int(share)
        if ord(char) > 32 and ord(char) not in BLANKS:
            yield _glyph(char, places[at][0] + part * step[0], places[at][1] + part * step[1], step, setting)


def _glyph(char: str, x: float, y: float, step: Step, setting: _Set) -> Glyph:
    """A box as high as the font on the baseline: as wide as the step to the next, or as such a character usually is
    where that is less (what the step goes beyond is a gap).
    """
    along = cos(setting.turned), sin(setting.turned)
    wide = _ems(char) * setting.size * setting.stretch
    advance = step[0] * along[0] + step[1] * along[1]
    if advance > 0.01 * wide:
        wide = min(wide, advance)
    corners = [
        setting.matrix.at(
            x + along[0] * right + along[1] * up * setting.size,
            y + along[1] * right - along[0] * up * setting.size,
        )
        for right in (0.0, wide)
        for up in (-FALL, RISE)
    ]
    xs, ys = [one for one, _ in corners], [one for _, one in corners]
    zero, one = setting.matrix.at(0, 0), setting.matrix.at(*along)
    rise = setting.matrix.at(along[1] * setting.size, -along[0] * setting.size)
    size = hypot(rise[0] - zero[0], rise[1] - zero[1])
    return Glyph(Run(char, min(xs), min(ys), max(xs), max(ys), size), (one[0] - zero[0], one[1] - zero[1]))


def _ems(char: str) -> float:
    """How wide a character usually is: Chinese ones and their signs an em, others by their kind."""
    if width(char) == 2 or not char.isascii():
        return 1.0
    return 0.85 if char in _BROAD else 0.7 if char.isupper() else 0.5

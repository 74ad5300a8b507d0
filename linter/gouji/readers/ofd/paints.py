"""Whether an object shows: its visibility, and what it is painted with, by itself or by its drawing parameters."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from gouji.readers.elements import child
from gouji.readers.ofd.structure import Resources

# How far drawing parameters may refer to each other.
_DEEPEST = 12
_WHITE = 250
_OFF = ("false", "0")

Paint = Literal["unsaid", "clear", "white", "ink"]


def is_seen(item: etree._Element) -> bool:
    """Not switched off, and not transparent through and through."""
    return item.get("Visible") not in _OFF and not _is_clear(item)


def paint(item: etree._Element, kind: Literal["FillColor", "StrokeColor"], resources: Resources, param: str) -> Paint:
    """What an object is filled or stroked with; "unsaid" where neither it nor its parameters give a color."""
    color = _color(item, kind, resources, param)
    if color is None:
        return "unsaid"
    if _is_clear(color):
        return "clear"
    value = color.get("Value")
    if not value or len(color):
        return "ink"  # a palette's color, a shading, a pattern
    channels = [_channel(word) for word in value.replace(",", " ").split()]
    if len(channels) == 4:  # CMYK
        return "white" if max(channels) <= 255 - _WHITE else "ink"
    return "white" if min(channels, default=0) >= _WHITE else "ink"


def _color(item: etree._Element, kind: str, resources: Resources, param: str) -> etree._Element | None:
    found = child(item, kind)
    for _ in range(_DEEPEST):
        if found is not None or not param:
            break
        owner = resources.params.get(param)
        found = child(owner, kind)
        param = str(owner.get("Relative") or "") if owner is not None else ""
    return found


def _is_clear(element: etree._Element) -> bool:
    alpha = (element.get("Alpha") or "").strip()
    return bool(alpha) and not alpha.strip("0.")


def _channel(word: str) -> int:
    """Decimal, or hexadecimal behind #; what is neither counts as dark."""
    try:
        return int(word[1:], 16) if word.startswith("#") else round(float(word))
    except (ValueError, OverflowError):
        return 0

"""What an element's attributes say, read once for each wording: pages repeat few of them a thousand times."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from gouji.patterns import pattern

_ATTRIBUTE = pattern(r"([^\s\"'>/=][^\s>/=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_HIDES = pattern(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_STRIKES = pattern(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_KEEPS_LINES = pattern(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_DISPLAYS = pattern(r"display\s*:\s*(table-row|table-cell|table|block|flex|grid|list-item)", re.IGNORECASE)
_RAISES = pattern(r"vertical-align\s*:\s*(?:super|sub)", re.IGNORECASE)
_UNNUMBERED = pattern(r"list-style[\w-]*\s*:[^;]*none", re.IGNORECASE)


class Look(NamedTuple):
    """How an element's own style has it shown; `display` where it is set to one of `_DISPLAYS`."""

    hidden: bool = False
    struck: bool = False
    keeps_lines: bool = False
    raised: bool = False
    unnumbered: bool = False
    display: str = ""


_PLAIN = Look()


@lru_cache(maxsize=2048)
def attributes(raw: str) -> dict[str, str]:
    """By name in lower case; of a name given twice the first counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(raw):
        name, *values = match.groups()
        found.setdefault(name.lower(), unescape(next((value for value in values if value), "")))
    return found


@lru_cache(maxsize=2048)
def look(raw: str) -> Look:
    if not raw:
        return _PLAIN
    told = attributes(raw)
    style = told.get("style", "")
    hidden = ("hidden" in told and told["hidden"].lower() != "until-found") or bool(_HIDES.search(style))
    display = _DISPLAYS.search(style)
    return Look(
        hidden,
        bool(_STRIKES.search(style)),
        bool(_KEEPS_LINES.search(style)),
        bool(_RAISES.search(style)),
        bool(_UNNUMBERED.search(style)),
        display[1].lower() if display else "",
    )


@lru_cache(maxsize=512)
def span(raw: str, name: str) -> int | None:
    """A row or column span: its leading digits, as browsers read it; None where there are none."""
    digits = re.match(r"\s*\+?(\d{1,9})", attributes(raw).get(name, ""))
    return int(digits[1]) if digits else None

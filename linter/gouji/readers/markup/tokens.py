"""Markup to tags and texts, each with its place.

The standard library's parser costs three times as much, and changes from one Python to the next in how it reads
scripts, comments and Office's `<![if …]>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gouji.patterns import pattern

# A quoted value may hold `>`; a quote anywhere else (`width="50"">`) may not, as in a browser. `cut`: a tag without its
# `>`, which reaches to the end of the file.
_TAG = pattern(
    r"<(?:(?:(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|=)*+)"
    r"|(?!!--)[!?/][^>]*+)(?:>|(?P<cut>\Z))|!--(?:-?>|.*?(?:--!?>|\Z)))",
    re.DOTALL,
)
# So many of those are passed over one by one; each costs a look to the end.
_MOST_CUT = 50
# An end of the file in the middle of a tag.
_CUT_SHORT = pattern(r"<[a-zA-Z/!?][^<>]*\Z")
# What these hold is no markup, and nothing a reader of the page sees; a `title` is for the window.
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript")
}


class Tag(NamedTuple):
    """`name` is in lower case; `attributes` as written; `start` and `end` are offsets in the source.

    `inner`: where the raw content of such an element ends, at its end tag; else `end`.
    """

    name: str
    closes: bool
    attributes: str
    start: int
    end: int
    inner: int


Token = Tag | tuple[int, int]


def tokens(source: str, *, xml: bool = False) -> Iterator[Token]:
    """Tags, and texts as (start, end). `xml`: a `/` before the `>` ends any element."""
    at = look = broken = 0
    endless: set[str] = set()
    while found := _TAG.search(source, look):
        if found["cut"] is not None:
            broken += 1
            look = found.start() + 1 if broken < _MOST_CUT else len(source)
            continue
        if found.start() > at:
            yield at, found.start()
        at = look = found.end()
        if not (name := found["name"]):
            continue
        name, closes, attributes = name.lower(), bool(found["close"]), found["attributes"]
        inner = at
        raw = name in _RAW and not closes and not (xml and attributes.endswith("/"))
        # Without an end tag only the tag is passed over: more is kept than a browser would.
        if raw and name not in endless:
            ending = _RAW[name].search(source, at)
            if ending:
                inner = ending.start()
            else:
                endless.add(name)
        yield Tag(name, closes, attributes, found.start(), at, inner)
        at = look = inner
    if at < len(source):
        cut = _CUT_SHORT.search(source, at)
        end = cut.start() if cut else len(source)
        if end > at:
            yield at, end

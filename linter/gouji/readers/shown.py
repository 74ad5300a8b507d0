"""What of a text's lines shows: comments, tags around words, escapes and frames are left out, every character in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gouji.patterns import pattern
from gouji.readers.lines import GOES_ON, UNSEEN

_BREAK = pattern(
    r"<br\s*/?>|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|#160|#x0*a0|#12288|#x3000|#8203|#x200b);", re.IGNORECASE
)
# What converters leave of a document's looks: tags around words, and the same as Markdown's spans: [words]{.class}.
_AROUND_WORDS = pattern(
    r"</?(?:span|font|u|b|i|em|strong|small|big|mark|ins|a|o:p)(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE
)
_SPAN = pattern(r"\[([^\[\]]{0,2000})\](\{[#.\w][^{}]{0,2000}\})")
_BEHIND_SPAN = pattern(r".+", re.DOTALL)
_DEEPEST_SPAN = 4
# A mark of a footnote, words struck out, and what other programs left of Office's own marks.
_NO_TEXT = pattern(
    r"(?<=\d)<sup>\s*[\[(（［]?[\d*①-⑳注]{1,3}[\])）］]?\s*</sup>|<(del|s|strike)>[^<>]{0,400}</\1>|~~[^~\n|]{1,400}~~"
    r'|(?:<\?)?xml:namespace prefix ?= ?"?\w{1,5}"? ns ?= ?"[^"<>\n]{0,80}"\s*/?>?|if !(?:support[A-Za-z]{1,30}|vml|mso)|(?<![A-Za-z])endif(?![A-Za-z])',
    re.IGNORECASE,
)
_ESCAPE = pattern(r"\\(?=[.\-_*()\[\]#+!|~`>])")
# Markdown's mark of a quotation.
_QUOTED = pattern(r"^ {0,3}(?:> ?)+(?=\S)", re.MULTILINE)
# The rule above and below a frame around text.
_FRAME = pattern(r"[ \u200b]*\+[-=]{10,}\+[ \u200b]*")
_SIDES = pattern(r"([ \u200b]*)\|(.*)\|([ \u200b]*)")
# Fewer lines may be a table of one column.
_FRAMED = 12
_DEEPEST_FRAME = 3


def shown_lines(lines: Sequence[str]) -> list[str]:
    """The lines without comments, tags around words and escapes; what shows nothing takes their place, so that every
    character keeps its own.
    """
    text = "\n".join(lines)
    if "<!--" in text:
        text = _without_comments(text)
    if "+----" in text:
        text = _without_frames(text)
    if "<" in text or "~~" in text or "xml:namespace" in text or "endif" in text:
        text = _AROUND_WORDS.sub(_unseen, _NO_TEXT.sub(_unseen, text))
    if "<" in text or "&" in text:
        text = _BREAK.sub(_unseen, text)
    if "\n>" in text or text.startswith(">"):
        text = _QUOTED.sub(_unseen, text)
    if "]{" in text:
        text = _without_spans(text)
    if "\\" in text:
        text = _ESCAPE.sub(UNSEEN, text)
    return text.split("\n")


def _without_frames(text: str) -> str:
    """Without the frames that converters draw around the text of a page that is laid out by tables."""
    lines = text.split("\n")
    for _ in range(_DEEPEST_FRAME):
        rules = [at for at, line in enumerate(lines) if _FRAME.fullmatch(line)]
        for start, end in pairwise(rules):
            inner = [_SIDES.fullmatch(line) for line in lines[start + 1 : end]]
            if lines[start].strip() == lines[end].strip() and len(inner) >= _FRAMED and all(inner):
                told = [f"{found[1]}{UNSEEN}{found[2]}{UNSEEN}{found[3]}" for found in inner if found]
                lines[start + 1 : end] = told
                lines[start], lines[end] = (UNSEEN * len(lines[at]) for at in (start, end))
    return "\n".join(lines)


def _unseen(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", UNSEEN, found[0]).replace(UNSEEN + "\n", GOES_ON + "\n")


def _without_spans(text: str) -> str:
    for _ in range(_DEEPEST_SPAN):
        text = _SPAN.sub(lambda found: UNSEEN + found[1] + UNSEEN + _BEHIND_SPAN.sub(_unseen, found[2]), text)
    return text


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += text[at:start], re.sub(r"[^\n]", " ", text[start : end + 3])
        at = end + 3
    return "".join([*pieces, text[at:]])

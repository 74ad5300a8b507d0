"""A page's bytes to text: by its mark, by what it declares, by what its bytes allow; a declaration may be wrong."""

from __future__ import annotations

import re

from gouji.errors import ReadError
from gouji.patterns import pattern
from gouji.readers.decode import decode

_DECLARED = pattern(rb"<(?:meta\b|\?xml\b)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_WITHIN = 8192
# What browsers take the names for: gb2312 and gbk are read as the larger set, which contains them.
_ALIASES = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "gb18030", "hz-gb-2312"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cp950"), "big5hkscs"),
}
# Words that such a page holds in one spelling or the other, by which wrong readings are told from right ones.
_WORDS = ("政府", "信息", "公开", "公開", "報告", "报告")
_CHINESE = ("gb18030", "big5hkscs")
# A page may hold a few broken bytes, as where a description was cut in the middle of a character.
_FEW = 2000


def decode_page(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises ReadError GJ903 (not text) or GJ904 (encoding broken or unknown)."""
    declared = _declared(data)
    try:
        text, encoding = decode(data)
    except ReadError:
        if found := _mended(data, declared):
            return found
        raise
    if encoding != "gb18030" or _is_chinese(text):
        return text.removeprefix("\ufeff"), encoding
    for name in dict.fromkeys((declared, *_CHINESE)):
        if (other := _decoded(data, name)) and _is_chinese(other):
            return other, name
    return text, encoding


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data, 0, _WITHIN)
    name = found[1].decode("ascii", errors="ignore").lower() if found else ""
    return _ALIASES.get(name, name)


def _decoded(data: bytes, encoding: str) -> str:
    """Empty where the bytes are no text in that encoding, or nobody knows it."""
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return ""


def _is_chinese(text: str) -> bool:
    return any(word in text for word in _WORDS)


def _mended(data: bytes, declared: str) -> tuple[str, str] | None:
    """The text with what few bytes are broken shown as such; None where they are many, or it is no Chinese page."""
    for name in dict.fromkeys(("utf-8", declared, *_CHINESE)):
        try:
            text = data.decode(name, errors="replace")
        except (LookupError, ValueError):
            continue
        if _is_chinese(text) and text.count("\ufffd") <= 1 + len(text) // _FEW and "\x00" not in text:
            return text, name
    return None

"""Comparing printed Chinese: what is the same to a reader is made the same to the machine."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from gouji.patterns import pattern

# Substitutes that typists and converters use for a character of the forms' labels, and that NFKC leaves alone.
_ALIKE = {"它": "他", "〇": "零", "○": "零"}


# Radicals that stand for the simplified character they look like, where NFKC has none or the traditional one.
_RADICALS = dict(
    zip(
        "⺁⺃⺄⺅⺇⺉⺋⺌⺍⺎⺐⺒⺓⺔⺖⺗⺘⺙⺛⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺨⺩⺫⺭⺮⺰⺳⺶⺷⺸⺹⺺⺼⺽⺾⺿⻀⻁⻂⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾",
        "厂乚乙亻几刂㔾小小尢尣巳幺彑忄㣺扌攵无月歺母民氵氺灬爪爫丬犭王目礻竹纟罒羊羊羋耂肀月臼艹艹艹虎衤西见角讠贝足车辶辶辶阝長镸长门阝雨青韦页风飞食食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜龟龟户",
        strict=True,
    )
)


class _Ordinary(dict[int, "str | None"]):
    """Radicals and compatibility forms of ideographs as the ordinary ideographs; everything else as it is."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _RADICALS:
            char = _RADICALS[char]
        elif 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F:
            char = unicodedata.normalize("NFKC", char)
        self[code] = char
        return char


_ORDINARY = _Ordinary()


def ordinary(text: str) -> str:
    """Text as converters should have written it: some take ideographs for the radicals that look like them."""
    return text if text.isascii() else text.translate(_ORDINARY)


class _Folding(dict[int, "str | None"]):
    """A translation table that fills itself: letters and digits in their plainest form, everything else dropped."""

    def __missing__(self, code: int) -> str | None:
        plain = unicodedata.normalize("NFKC", ordinary(chr(code))).lower()
        kept = "".join(_ALIKE.get(char, char) for char in plain if unicodedata.category(char)[0] in "LN")
        self[code] = kept or None
        return self[code]


_FOLDING = _Folding()


# Labels and what stands in cells are asked for again and again; running text is not kept folded.
_SHORT = 48


def fold(text: str) -> str:
    """Letters and digits only, without width, case, spaces, punctuation, brackets or markup."""
    return _folded(text) if len(text) <= _SHORT else text.translate(_FOLDING)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return text.translate(_FOLDING)


class _Plaining(dict[int, "str | None"]):
    """NFKC a character at a time, every kind of space one space, invisible characters dropped."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        plain = unicodedata.normalize("NFKC", char)
        if char in "\t\n\r\v\f" or unicodedata.category(char) == "Zs":
            plain = " "
        elif unicodedata.category(char) in ("Cf", "Cc"):
            plain = ""
        self[code] = plain or None
        return self[code]


_PLAINING = _Plaining()


def plain(text: str) -> str:
    """Full-width letters, digits and signs as ordinary ones, spaces unified, invisible characters dropped."""
    return text.translate(_PLAINING)


class _Narrowing(dict[int, str]):
    """As `plain`, but one character for one, so that offsets stay true."""

    def __missing__(self, code: int) -> str:
        value = _PLAINING[code] or " "
        self[code] = value if len(value) == 1 else chr(code)
        return self[code]


_NARROWING = _Narrowing()


def narrow(text: str) -> str:
    """`plain` with the length kept: what has no single plain character stays, the invisible becomes a space."""
    return _narrowed(text) if len(text) <= _PARAGRAPH else text.translate(_NARROWING)


# One report's paragraphs, which binding, statements and rules ask for one after another; a file's whole text in one
# piece is not kept.
_PARAGRAPH = 2000


@lru_cache(maxsize=256)
def _narrowed(text: str) -> str:
    return text.translate(_NARROWING)


_NUMERALS = "一二三四五六七八九十"
# 一、 （一） 1. (1) 第一部分 Ⅰ. and the like, before a label or a heading.
_ENUMERATOR = pattern(
    rf"\s*(?:第\s*(?P<part>[{_NUMERALS}]{{1,3}}|\d{{1,2}})\s*(?:部分|章|节)\s*[、.．,，:：]?"
    rf"|[（(]\s*(?P<bracket>[{_NUMERALS}]{{1,3}}|\d{{1,2}})\s*[)）]\s*[、.．]?"
    rf"|(?P<chinese>[{_NUMERALS}]{{1,3}})\s*(?:[、.．,，:：]|\s(?=\S))"
    rf"|(?P<arabic>\d{{1,2}})\s*[、.．,，](?!\d))\s*"
)
_CIRCLED = {chr(0x3220 + n): n + 1 for n in range(10)}


@lru_cache(maxsize=8192)
def enumerator(text: str) -> tuple[str, int | None, int]:
    """The mark before a heading or label: (style, number, length of the mark).

    Style is "part", "bracket", "chinese", "arabic" or "" where there is none (then number None, length 0).
    """
    start = len(text) - len(text.lstrip())
    if number := _CIRCLED.get(text[start : start + 1]):
        return "bracket", number, start + 1
    found = _ENUMERATOR.match(text)
    if not found or found.lastgroup is None:
        return "", None, 0
    return found.lastgroup, numeral(found[found.lastgroup]), found.end()


def numeral(text: str) -> int | None:
    """一 to 九十九 or digits; None for anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not text or any(char not in _NUMERALS for char in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return None
    high = (_NUMERALS.index(tens) + 1 if tens else 1) if ten else 0
    return high * 10 + (_NUMERALS.index(ones) + 1 if ones else 0)


Masks = dict[str, int]


def masks(label: str) -> Masks:
    """For each character of `label`, the bits of its positions: the pattern side of `misfit`."""
    found: Masks = {}
    for position, char in enumerate(label):
        found[char] = found.get(char, 0) | 1 << position
    return found


def misfit(label: Masks, length: int, text: str) -> int:
    """The fewest edits that turn the label into some stretch of `text` (Myers 1999, bit-parallel, free ends)."""
    ones = (1 << length) - 1
    top = 1 << (length - 1)
    positive, negative, score = ones, 0, length
    best = length
    for char in text:
        equal = label.get(char, 0)
        vertical = equal | negative
        equal = (((equal & positive) + positive) ^ positive) | equal | negative
        plus = negative | ~(equal | positive) & ones
        minus = positive & equal
        if plus & top:
            score += 1
        elif minus & top:
            score -= 1
        plus = plus << 1 & ones
        minus = minus << 1 & ones
        positive = minus | ~(vertical | plus) & ones
        negative = plus & vertical
        best = min(best, score)
    return best


def likeness(label: str, text: str) -> float:
    """How much of `label` stands somewhere in `text`, from 0 to 1; a text cut short counts by what it keeps."""
    if not label or not text:
        return 0.0
    found = 1 - misfit(masks(label), len(label), text) / len(label)
    if len(text) < len(label) and len(text) >= 4:
        kept = 1 - misfit(masks(text), len(text), label) / len(text)
        found = max(found, kept * (0.6 + 0.4 * len(text) / len(label)))
    return found


def closest(word: str, known: Sequence[str]) -> str | None:
    """The known name that `word` was probably meant to be; None where none is near."""
    if not known:
        return None
    import difflib

    # Of two Chinese characters one may be wrong.
    cutoff = 0.6 if word.isascii() or len(word) > 3 else 0.5
    near = difflib.get_close_matches(word, known, n=1, cutoff=cutoff)
    return near[0] if near else None

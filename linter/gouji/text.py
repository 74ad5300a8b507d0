"""Texts that users read, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple
from unicodedata import east_asian_width

Lang = Literal["zh", "en"]

_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], "\ufffd")


class Text(NamedTuple):
    """One text in Chinese and English; `{name}` marks a place that `fill` fills."""

    zh: str
    en: str

    def pick(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.zh

    def fill(self, values: Mapping[str, object]) -> Text:
        """Raises KeyError where a place has no value."""
        return Text(
            zh=self.zh.format_map({name: show(value, "zh") for name, value in values.items()}),
            en=self.en.format_map({name: show(value, "en") for name, value in values.items()}),
        )


def same(text: str) -> Text:
    """A text that reads alike in both languages (a code, a path, a quotation)."""
    return Text(text, text)


def as_text(value: Text | str) -> Text:
    return value if isinstance(value, Text) else same(value)


def show(value: object, lang: Lang) -> str:
    """A value as users read it: numbers without exponent or needless zeros, texts in the language asked for."""
    if isinstance(value, Text):
        return value.pick(lang)
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, tuple | list):
        return ("、" if lang == "zh" else ", ").join(show(item, lang) for item in value)
    return str(value)


def plain(value: Decimal) -> str:
    """`Decimal("1.50E+2")` is `150`."""
    return f"{value.normalize():f}" if value else "0"


def width(text: str) -> int:
    """Columns on a terminal: Chinese characters and full-width signs take two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def tame(text: str) -> str:
    """A text as one line of the screen may hold it: a file's name, or its words, must command no terminal."""
    return text.translate(_CONTROLS)

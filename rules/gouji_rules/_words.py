"""The pack's word lists: data files, each entry with its source; and numbers in words."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from gouji import Text

_ORDINALS = "零一二三四五六七八九"
_DATA = Path(__file__).parent / "data"


def ordinal(number: int) -> Text:
    """A section's number as the form writes it, below ten."""
    return Text(_ORDINALS[number], str(number))


@cache
def read_list(name: str) -> dict[str, Any]:
    """Any: as written in the file."""
    with (_DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


class Entry(NamedTuple):
    """A wrong word, the right one, longer words in which the same characters stand rightly, and the source."""

    wrong: str
    right: str
    unless: tuple[str, ...]
    source: str


@cache
def lexicon() -> tuple[Entry, ...]:
    return tuple(
        Entry(item["wrong"], item["right"], tuple(item.get("unless", ())), item["source"])
        for item in read_list("lexicon")["entry"]
    )

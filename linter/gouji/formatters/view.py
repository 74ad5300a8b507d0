"""How an output is to look."""

from __future__ import annotations

from typing import NamedTuple

from gouji.text import Lang


class View(NamedTuple):
    """`color` and `width` are the terminal's; without color nothing is wrapped. `root` is where relative paths start."""

    lang: Lang = "zh"
    color: bool = False
    width: int = 100
    root: str = "."

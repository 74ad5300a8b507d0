"""How an output is to look."""

from __future__ import annotations

from typing import Literal, NamedTuple

from gouji.text import Lang

Anchor = Literal["sidecar", "source"]
Profile = Literal["full", "github"]


class View(NamedTuple):
    """`color` and `width` are the terminal's; without color nothing is wrapped. `root` is where relative paths start.

    `anchor`: whether findings in what is no text are placed in its text twin or in the file as a whole. `sidecars`: the
    twins were written beside their files. `profile` and `category` are for SARIF: what a reader of it takes, and under
    what name it keeps the results apart from other runs; `rule_pages` is where the rules' pages are, {code} in it standing
    for a rule's code. `statistics`: findings counted by rule at the end.
    """

    lang: Lang = "zh"
    color: bool = False
    width: int = 100
    root: str = "."
    anchor: Anchor = "sidecar"
    sidecars: bool = False
    profile: Profile = "full"
    category: str = ""
    rule_pages: str = ""
    statistics: bool = False
